/**
 * Columns of a table, in shared memory: the main thread fills them once, the link thread and its worker read them while
 * the script runs. A table with a million rows is a few buffers, whoever holds it.
 */
import type { Json } from "../protocol/json.ts";

export type NumberArray =
  | Float64Array<SharedArrayBuffer>
  | Float32Array<SharedArrayBuffer>
  | Int32Array<SharedArrayBuffer>
  | Uint32Array<SharedArrayBuffer>
  | Int16Array<SharedArrayBuffer>
  | Uint16Array<SharedArrayBuffer>
  | Int8Array<SharedArrayBuffer>
  | Uint8Array<SharedArrayBuffer>
  | Uint8ClampedArray<SharedArrayBuffer>
  | BigInt64Array<SharedArrayBuffer>
  | BigUint64Array<SharedArrayBuffer>;

/** Different texts, back to back: text `i` lies between the offsets `i` and `i + 1`. One byte a letter where that is enough. */
export interface Texts {
  readonly letters: Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer>;
  readonly offsets: Uint32Array<SharedArrayBuffer>;
}

interface Named {
  readonly name: string;
  /** Names the rows: the keys of a `Map`. */
  readonly index?: true;
}

export interface NumberColumn extends Named {
  readonly kind: "number";
  readonly values: NumberArray;
  /** 1 where there is no value; absent when there is one everywhere. */
  readonly nulls?: Uint8Array<SharedArrayBuffer>;
}

export interface BooleanColumn extends Named {
  readonly kind: "boolean";
  /** 0, 1, or 2 for no value. */
  readonly values: Uint8Array<SharedArrayBuffer>;
}

/** Milliseconds, NaN for no value. */
export interface DateColumn extends Named {
  readonly kind: "date";
  readonly values: Float64Array<SharedArrayBuffer>;
  /** Every value is midnight in UTC: days, as `new Date("2024-05-01")` gives them, without a time or a zone. */
  readonly days?: true;
}

/** Each different text once: `codes` are places in `texts`, -1 for no value. */
export interface TextColumn extends Named {
  readonly kind: "text" | "json" | "list";
  readonly codes: Int32Array<SharedArrayBuffer>;
  readonly texts: Texts;
  /** The texts are JSON: lists, objects, or values of several kinds in one column. */
  readonly isJson?: true;
}

export type Column = NumberColumn | BooleanColumn | DateColumn | TextColumn;
export type ColumnKind = Column["kind"];

/** A table as it was when the script handed it over. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** The value of a cell, as the page gets it: dates in milliseconds, and as text what JSON has no number for. */
export function cellAt(column: Column, row: number): Json {
  switch (column.kind) {
    case "number":
      return column.nulls?.[row] === 1 ? null : numberCell(column.values[row]);
    case "boolean":
      return column.values[row] === 2 ? null : column.values[row] === 1;
    case "date": {
      const ms = column.values[row] ?? Number.NaN;
      return Number.isNaN(ms) ? null : ms;
    }
    default: {
      const text = textAt(column, row);
      return text === null || column.isJson !== true ? text : JSON.parse(text);
    }
  }
}

export const rowAt = (columns: readonly Column[], row: number): Json[] => columns.map((column) => cellAt(column, row));

function numberCell(value: number | bigint | undefined): Json {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === undefined) return null;
  return Number.isFinite(value) ? value : String(value);
}

/** The text of a cell as it is stored. */
export function textAt({ codes, texts }: TextColumn, row: number): string | null {
  const code = codes[row] ?? -1;
  return code < 0 ? null : textOf(texts, code);
}

/** Letters of one `fromCharCode`: more would not fit on the stack. */
const lettersAtOnce = 8192;

export function textOf({ letters, offsets }: Texts, code: number): string {
  const from = offsets[code] ?? 0;
  const to = offsets[code + 1] ?? from;
  if (to - from <= lettersAtOnce) return String.fromCharCode(...letters.subarray(from, to));
  const parts: string[] = [];
  for (let at = from; at < to; at += lettersAtOnce) parts.push(String.fromCharCode(...letters.subarray(at, Math.min(to, at + lettersAtOnce))));
  return parts.join("");
}

/** How many different texts there are. */
export const textCount = ({ offsets }: Texts): number => offsets.length - 1;

/** The views of a column's shared memory. */
export function arraysOf(column: Column): ArrayBufferView<SharedArrayBuffer>[] {
  if (column.kind === "number") return column.nulls ? [column.values, column.nulls] : [column.values];
  if (column.kind === "boolean" || column.kind === "date") return [column.values];
  return [column.codes, column.texts.letters, column.texts.offsets];
}
