/** `bind: "query-params"`: a widget's value and a name in the address are one. */
import { currentEngine } from "../engine/current.ts";
import { badOption } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";

/** What a widget's element says of its value: enough to write it as text, and to read it again. */
interface Shown {
  /** In its wire form. */
  value?: unknown;
  /** Labels, for a value that is an index or a list of such. */
  options?: unknown;
  /** Of a number that is a moment, in milliseconds: `date`, `time`, `datetime`. */
  kind?: unknown;
}

/** What a binding has to know of its widget. */
export interface Bound<V> {
  type: string;
  key: string | undefined;
  isSecret: boolean;
  initial: V;
  element(value: V): object;
  decode(wire: Json): V | undefined;
}

/** The value that the address gives a widget now, if it has something new to say. */
export function readBound<V>(bound: Bound<V>): { value: V } | undefined {
  const name = nameOf(bound);
  const news = currentEngine().pages.news(name);
  if (news === undefined) return undefined;
  const { initial } = bound;
  for (const wire of wiresOf(news, bound.element(initial))) {
    const value = bound.decode(wire);
    if (value !== undefined) return { value };
  }
  // What makes no sense is passed over; a name that is not there any more means the default.
  return news.length === 0 ? { value: initial } : undefined;
}

/** The address follows the widget. The default is not written: it would only make the address longer. */
export function writeBound<V>(bound: Bound<V>, value: V): void {
  const texts = textsOf(bound.element(value));
  const isDefault = JSON.stringify(texts) === JSON.stringify(textsOf(bound.element(bound.initial)));
  // Nothing is a value too, when the default is something.
  currentEngine().pages.bind(nameOf(bound), isDefault ? [] : texts.length === 0 ? [""] : texts);
}

function nameOf({ type, key, isSecret }: Pick<Bound<unknown>, "type" | "key" | "isSecret">): string {
  if (isSecret) throw badOption(type, "what is secret cannot stand in an address", "Leave out bind.");
  if (key === undefined) throw badOption(type, "bind needs a key, which is the name in the address", 'Write { bind: "query-params", key: "name" }.');
  return key;
}

/** A value as it stands in an address. */
export function textsOf({ value, options, kind }: Shown): string[] {
  const labels: unknown[] = Array.isArray(options) ? options : [];
  const textOf = (one: unknown): string[] => {
    if (typeof one === "number" && labels.length > 0) return typeof labels[one] === "string" ? [labels[one]] : [];
    if (typeof one === "number" && isMoment(kind)) return [textOfMoment(one)];
    return one === null || one === undefined || typeof one === "object" ? [] : [String(one)];
  };
  return Array.isArray(value) ? value.flatMap(textOf) : textOf(value);
}

/** What the texts may mean, the likeliest first. The widget decides. */
export function wiresOf(texts: readonly string[], { value, options, kind }: Shown): Json[] {
  const labels: unknown[] = Array.isArray(options) ? options : [];
  const readings: ((text: string) => Json | undefined)[] = [
    (text) => (labels.includes(text) ? labels.indexOf(text) : undefined),
    (text) => (isMoment(kind) ? momentOf(text) : undefined),
    (text) => ({ true: true, false: false })[text],
    (text) => (labels.length === 0 && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined),
    (text) => (text === "" && typeof value !== "string" ? null : text),
  ];
  const isNothing = texts.length === 1 && texts[0] === "";
  if (texts.length === 0) return [];
  return readings.flatMap((read) => {
    if (!Array.isArray(value)) return read(texts.at(-1) ?? "") ?? (isNothing && read === readings.at(-1) ? [null] : []);
    const all = isNothing ? [] : texts.map(read);
    return all.includes(undefined) ? [] : [all.map((one) => one ?? null)];
  });
}

type Moment = "date" | "time" | "datetime";
const isMoment = (kind: unknown): kind is Moment => kind === "date" || kind === "time" || kind === "datetime";

/** Whatever a slider shows of it, it holds a whole moment. A day is one that begins at midnight. */
function textOfMoment(ms: number): string {
  return new Date(ms).toISOString().replace(/T00:00:00\.000Z$|(:00)?\.000Z$|Z$/, "");
}

function momentOf(text: string): number | undefined {
  const ms = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text);
  return /^\d{4}-\d\d-\d\d/.test(text) && Number.isFinite(ms) ? ms : undefined;
}
