/** What is chosen of an `OptionList`: how the script names it, how the page does, and what is left of it when the options change. */
import { badOption } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";
import { type OptionList, placeOfOption } from "./option-list.ts";

/** One option, or none. On the wire: a list of its place. */
export function oneAmong<T>(name: string, among: OptionList<T>, given: unknown, required: boolean) {
  const initial = given === undefined || given === null ? null : among.at(placeOfOption(name, "default", given, among));
  return {
    initial: initial ?? null,
    initialKey: String(among.indexOf(initial)),
    accept: (value: unknown): T | null | undefined => (value === null ? null : among.at(among.indexOf(value))),
    decode(wire: Json): T | null | undefined {
      if (!Array.isArray(wire) || wire.length > 1) return undefined;
      const [only] = wire;
      if (only === undefined) return required ? undefined : null;
      return among.at(among.placeOf(only));
    },
    place: (value: unknown): number[] => [among.indexOf(value)].filter((place) => place >= 0),
    valueHint: `Set null or one of the options: ${among.few}.`,
  };
}

interface Limits {
  most?: number | undefined;
  /** Texts of the person's count too. */
  acceptsNew?: boolean | undefined;
  /** The page cannot take the last one back. */
  required?: boolean | undefined;
}

/** Several options, in the order in which they were chosen, each once. On the wire: places and texts. */
export function severalAmong<T>(name: string, among: OptionList<T>, given: unknown, { most = Infinity, acceptsNew = false, required = false }: Limits = {}) {
  const added = (value: unknown): string | undefined => (acceptsNew && typeof value === "string" && value.trim() !== "" ? value : undefined);
  const at = (place: number, value: unknown): T | string | undefined => (place < 0 ? added(value) : among.all[place]);
  const read = (value: unknown): T | string | undefined => at(among.indexOf(value), value);
  const places = (value: readonly unknown[]): (number | string)[] =>
    value.map((one) => {
      const place = among.indexOf(one);
      return place < 0 ? String(one) : place;
    });
  const initial = unique(defaultsOf(given, among).map((one) => read(one) ?? among.at(placeOfOption(name, "default", one, among))));
  if (initial.length > most) throw badOption(name, `default has ${initial.length} options, more than maxSelections (${most})`, "Raise maxSelections, or leave some out.");
  /** All of it, or nothing. */
  const whole = (found: (T | string | undefined)[]): (T | string)[] | undefined => {
    const known = unique(found);
    return found.includes(undefined) || known.length > most ? undefined : known;
  };
  return {
    initial,
    initialKey: JSON.stringify(places(initial)),
    accept: (value: unknown) => (isList(value) ? whole([...value].map(read)) : undefined),
    /** Options that are gone are no longer chosen; the others stay. */
    keep: (value: unknown) => (isList(value) ? unique([...value].map(read)) : undefined),
    decode: (wire: Json) => (Array.isArray(wire) && !(required && wire.length === 0) ? whole(wire.map((one) => at(among.placeOf(one), one))) : undefined),
    places,
    valueHint: `Set a list of ${most === Infinity ? "" : `at most ${most} `}options: ${among.few}.`,
  };
}

const isList = (value: unknown): value is unknown[] | Set<unknown> => Array.isArray(value) || value instanceof Set;
const unique = <T>(values: readonly (T | undefined)[]): T[] => [...new Set(values.filter((value) => value !== undefined))];

/** A list of defaults; one alone counts as a list of it. */
function defaultsOf<T>(given: unknown, among: OptionList<T>): unknown[] {
  if (given === undefined || given === null) return [];
  return isList(given) && among.indexOf(given) < 0 ? [...given] : [given];
}
