/** `st.write`: shows anything, each value in the way that suits it. `st.writeStream`: text that arrives piece by piece. */
import { types } from "node:util";
import { currentEngine } from "../engine/current.ts";
import { exceptionElement } from "../engine/exception.ts";
import type { ElementData } from "../protocol/element.ts";
import { describe } from "./describe.ts";
import { diagramsIn } from "./diagrams.ts";
import { type Drawer, draw, type Place, placeOf, reserve } from "./handle.ts";
import { toJson } from "./json.ts";
import { aText } from "./checks.ts";
import { optionsOf, textOf } from "./options.ts";
import { areSecrets } from "./secrets.ts";
import { holding, takeDataset } from "./dataset.ts";
import { gridOf } from "./grid.ts";
import { plotlyElements } from "./plotly.ts";
import { isTabular } from "./tabular.ts";
import { vegaElements } from "./vega.ts";
import { isAsyncIterable, isPromise, streamInto } from "./stream-writer.ts";

/** Nothing, or a promise where something has to be waited for. */
export type Written<V extends readonly unknown[]> = 0 extends 1 & V[number] ? void : [Extract<V[number], PromiseLike<unknown> | AsyncIterable<unknown>>] extends [never] ? void : Promise<void>;

/** Anything that text can come out of, piece by piece, while the script waits. */
export type TextStream<T = unknown> = AsyncIterable<T> | ReadableStream<T> | { readonly textStream: AsyncIterable<T> } | Response | PromiseLike<AsyncIterable<T> | ReadableStream<T> | { readonly textStream: AsyncIterable<T> } | Response>;

export interface StreamOptions {
  /** Stands at the end of the text as long as it grows. */
  cursor?: string;
}

export interface WriteElements {
  /**
   * Shows values one below the other: text as Markdown, numbers as code, errors with their stack, lists of records and
   * objects of columns as tables, specifications of Vega-Lite and figures of Plotly as charts, other objects as JSON trees, functions and classes with what their source says, generators
   * and streams as they arrive, promises when they are settled. Texts that follow each other make one paragraph.
   * @example
   * st.write("The answer is", 42);
   * st.write([{ name: "Ada", born: 1815 }]);
   * await st.write(fetchAnswer());
   */
  write<V extends readonly unknown[]>(...values: V): Written<V>;
  /**
   * Shows text as it arrives, and gives back the whole. Takes generators, iterables, `ReadableStream`, and the streams of
   * language models as they come (AI SDK, OpenAI, Anthropic and their like). What is not text is shown as `st.write` does;
   * the result is then a list. What waits is to be awaited.
   * @example
   * const answer = await st.writeStream(streamText({ model, prompt }));
   */
  writeStream(stream: Iterable<string> | (() => Iterable<string>), options?: StreamOptions): string;
  writeStream(stream: TextStream<string> | (() => TextStream<string>), options?: StreamOptions): Promise<string>;
  writeStream(stream: Iterable<unknown> | (() => Iterable<unknown>), options?: StreamOptions): string | unknown[];
  writeStream(stream: TextStream | (() => TextStream), options?: StreamOptions): Promise<string | unknown[]>;
}

export const writeElements: WriteElements & ThisType<Drawer> = {
  write<V extends readonly unknown[]>(...values: V) {
    // SAFETY: there is something to wait for exactly when a promise or an async iterable is among the values.
    return write(this[placeOf]("write"), values) as Written<V>;
  },
  writeStream(stream: unknown, options?: StreamOptions) {
    const { cursor = "" } = optionsOf("writeStream", options, { cursor: aText });
    // SAFETY: whether the result is to be awaited, and whether it is text alone, follows from the stream as the overloads say.
    return streamInto(this[placeOf]("writeStream"), stream, { cursor, writeOther: writeChunk }) as never;
  },
};

/** Draws the values from `place` on. A promise when one of them has to be waited for. */
export function write(place: Place, values: readonly unknown[]): Promise<void> | undefined {
  let words: string[] = [];
  const later: Promise<unknown>[] = [];
  const say = (): void => {
    if (words.length > 0) drawText(place, words.join(" "));
    words = [];
  };
  for (const value of values) {
    const word = wordFor(value);
    if (word !== undefined) {
      words.push(word);
      continue;
    }
    say();
    const settling = writeOne(place, value);
    if (settling) later.push(settling);
  }
  say();
  return later.length > 0 ? place.scope.run.waitFor(Promise.all(later).then(() => undefined)) : undefined;
}

const writeChunk = (place: Place, value: unknown): void => void write(place, [value]);

function writeOne(place: Place, value: unknown): Promise<unknown> | undefined {
  if (isStream(value)) {
    const result = streamInto(place, value, { cursor: "", writeOther: writeChunk });
    return result instanceof Promise ? result : undefined;
  }
  if (typeof value === "object" && value !== null && isPromise(value)) return writeLater(reserve(place), value);
  drawValue(place, value);
  return undefined;
}

/** What a promise gives stands where the promise was written. */
async function writeLater(place: Place, promise: PromiseLike<unknown>): Promise<void> {
  const value = await promise;
  currentEngine().enter("write", place.scope.life);
  await write(place, [value]);
}

/** What comes piece by piece: generators, iterators, async iterables, streams of models. Collections are shown as what they hold. */
function isStream(value: unknown): boolean {
  if (types.isGeneratorFunction(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  if ("textStream" in value || isAsyncIterable(value)) return true;
  if (!(Symbol.iterator in value) || Array.isArray(value) || ArrayBuffer.isView(value)) return false;
  // Iterators have `forEach` too, as collections do.
  return "next" in value || !("forEach" in value || "toJSON" in value || isTabular(value));
}

/** How a value reads within a sentence, or undefined when it is shown as an element of its own. */
function wordFor(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
    case "bigint":
    case "undefined":
    case "symbol":
      return `\`${String(value)}\``;
    default:
      if (value === null) return "`null`";
      if (value instanceof Date) return `\`${Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString()}\``;
      return undefined;
  }
}

function tableFor(place: Place, value: unknown): ElementData {
  const dataset = takeDataset("write", place, value, { headOnly: true });
  return holding([dataset], { type: "dataframe", ...gridOf("write", dataset, {}, place) });
}

function drawText(place: Place, text: string): void {
  const body = textOf(text);
  draw(place, { type: "markdown", body, diagrams: diagramsIn(body, place.container.page.media) });
}

function drawValue(place: Place, value: unknown): void {
  const { script } = currentEngine();
  if (areSecrets(value)) draw(place, { type: "json", body: toJson(value) });
  else if (value instanceof Error) draw(place, exceptionElement(value, script));
  else if (typeof value === "function") draw(place, describe(value, script));
  else if (isVegaLite(value)) vegaElements.vegaLiteChart.call(at(place), value);
  else if (isPlotly(value)) plotlyElements.plotlyChart.call(at(place), value);
  else if (isTabular(value) || isColumns(value)) draw(place, tableFor(place, value));
  else draw(place, { type: "json", body: toJson(value) });
}

/** Other functions of `st`, called on a place that is taken already. */
const at = (place: Place): Drawer => ({ [placeOf]: () => place });

/** A specification that names its language, or that has what every one has: marks and what they are drawn from. */
function isVegaLite(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  if (typeof value["$schema"] === "string") return /\bvega-lite\b/.test(value["$schema"]);
  const isView = ("mark" in value && "encoding" in value) || ["layer", "hconcat", "vconcat", "concat"].some((views) => Array.isArray(value[views]));
  return isView && isRecord(value["data"]);
}

const isPlotly = (value: unknown): value is { data: object[]; layout: object } =>
  isRecord(value) && Array.isArray(value["data"]) && value["data"].every(isRecord) && isRecord(value["layout"]);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** An object of columns that is clearly meant as a table: equally long lists of plain values, at least two of them or one of numbers. */
function isColumns(value: unknown): value is Record<string, ArrayLike<unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const columns: unknown[] = Object.values(value);
  if (columns.length < 2 && !columns.some(isTyped)) return false;
  const [first] = columns;
  const length = isList(first) ? first.length : 0;
  return length > 0 && columns.every((column) => isList(column) && column.length === length && (isTyped(column) || Array.from(column).every(isPlain)));
}

const isTyped = (value: unknown): boolean => ArrayBuffer.isView(value) && "length" in value;
const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || isTyped(value);
const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null || value instanceof Date;
