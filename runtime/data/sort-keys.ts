/** What a column is sorted by: numbers whose bits are in the order of the values. */
import { type Column, type NumberColumn, type TextColumn, textCount, textOf } from "./column.ts";
import type { Keys } from "./radix-sort.ts";

/** The keys of a column's rows, and which rows have a value at all. */
export interface SortKeys {
  readonly keys: Keys;
  hasValue(row: number): boolean;
}

/** Up to so many different texts are ordered as the person's language does it; beyond, by their letters in lower case. */
const collatedTexts = 20_000;

export function sortKeys(column: Column): SortKeys {
  switch (column.kind) {
    case "number":
      return numberKeys(column);
    case "date":
      return { keys: floatKeys(column.values), hasValue: (row) => !Number.isNaN(column.values[row] ?? Number.NaN) };
    case "boolean":
      return { keys: { high: Uint32Array.from(column.values) }, hasValue: (row) => column.values[row] !== 2 };
    default:
      return textKeys(column);
  }
}

function numberKeys({ values, nulls }: NumberColumn): SortKeys {
  const isNull = (row: number): boolean => nulls?.[row] === 1;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return { keys: bigintKeys(values), hasValue: (row) => !isNull(row) };
  const floats = values instanceof Float64Array ? values : Float64Array.from(values);
  return { keys: floatKeys(floats), hasValue: (row) => !isNull(row) && !Number.isNaN(floats[row] ?? Number.NaN) };
}

/** A float's bits are in order when the sign of positive ones, and all bits of negative ones, are turned over. */
function floatKeys(values: Float64Array): Keys {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const upper = bits[2 * i + 1] ?? 0;
    // 0 and -0 are the same.
    const isNegative = upper >>> 31 === 1 && values[i] !== 0;
    high[i] = isNegative ? ~upper : (upper & 0x7fff_ffff) | 0x8000_0000;
    low[i] = isNegative ? ~(bits[2 * i] ?? 0) : (bits[2 * i] ?? 0);
  }
  return { high, low };
}

function bigintKeys(values: BigInt64Array | BigUint64Array): Keys {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const sign = values instanceof BigInt64Array ? 0x8000_0000 : 0;
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    high[i] = (bits[2 * i + 1] ?? 0) ^ sign;
    low[i] = bits[2 * i] ?? 0;
  }
  return { high, low };
}

function textKeys(column: TextColumn): SortKeys {
  const ranks = ranksOf(column);
  const high = new Uint32Array(column.codes.length);
  for (let row = 0; row < high.length; row++) high[row] = ranks[column.codes[row] ?? -1] ?? 0;
  return { keys: { high }, hasValue: (row) => (column.codes[row] ?? -1) >= 0 };
}

/** The place of each different text among all of them; the same place for those that are equal in this order. */
function ranksOf({ texts, isJson }: TextColumn): Uint32Array {
  const count = textCount(texts);
  const stored = Array.from({ length: count }, (_, code) => textOf(texts, code));
  const compare = isJson ? byJson(stored) : count <= collatedTexts ? byLanguage(stored) : byLetters(stored);
  const codes = Array.from({ length: count }, (_, code) => code).sort(compare);
  const ranks = new Uint32Array(count);
  codes.forEach((code, i) => {
    const before = codes[i - 1];
    ranks[code] = before !== undefined && compare(before, code) === 0 ? (ranks[before] ?? 0) : i;
  });
  return ranks;
}

type Compare = (a: number, b: number) => number;

function byLanguage(texts: readonly string[]): Compare {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return (a, b) => compare(texts[a] ?? "", texts[b] ?? "");
}

function byLetters(texts: readonly string[]): Compare {
  const lower = texts.map((text) => text.toLowerCase());
  return (a, b) => {
    const [x = "", y = ""] = [lower[a], lower[b]];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}

/** Numbers by their value come first, then everything else by its text. */
function byJson(stored: readonly string[]): Compare {
  const values = stored.map((text): unknown => JSON.parse(text));
  const byText = byLanguage(values.map((value, i) => (typeof value === "string" ? value : (stored[i] ?? ""))));
  return (a, b) => {
    const [x, y] = [values[a], values[b]];
    if (typeof x === "number" && typeof y === "number") return x - y;
    return typeof x === "number" ? -1 : typeof y === "number" ? 1 : byText(a, b);
  };
}
