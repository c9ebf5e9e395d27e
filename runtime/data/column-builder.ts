/** Columns from lists of any values. */
import { toJson } from "../st/json.ts";
import type { Buffers } from "./buffers.ts";
import type { BooleanColumn, Column, DateColumn, NumberColumn, TextColumn } from "./column.ts";
import type { ReadColumn } from "./record-reader.ts";
import { TextBuilder } from "./text-column.ts";
import { isTypedArray, sharedCopy } from "./typed-array.ts";

type Named = Pick<Column, "name" | "index">;

const dayMs = 86_400_000;
const largestBigint = 2n ** 63n - 1n;
const smallestBigint = -(2n ** 63n);

const isNone = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The column that values make: of one kind where they agree. */
export function columnOf(named: Named, values: ArrayLike<unknown>, buffers: Buffers): Column {
  if (isTypedArray(values)) return { ...named, kind: "number", values: sharedCopy(values, (bytes) => buffers.take(bytes)) };
  return ofOneKind(named, values, buffers) ?? mixed(named, values, buffers);
}

export function columnOfRead(named: Named, read: ReadColumn, buffers: Buffers): Column {
  if ("values" in read) return columnOf(named, read.values, buffers);
  return { ...named, kind: "number", values: read.numbers, ...nullsAt(read.gaps, read.numbers.length, buffers) };
}

/** Undefined when the values are not what the first of them is. */
function ofOneKind(named: Named, values: ArrayLike<unknown>, buffers: Buffers): Column | undefined {
  const first = firstOf(values);
  if (typeof first === "number") return numbers(named, values, buffers);
  if (typeof first === "bigint") return bigints(named, values, buffers) ?? numbers(named, values, buffers);
  if (typeof first === "boolean") return booleans(named, values, buffers);
  if (first instanceof Date) return dates(named, values, buffers);
  return first === undefined || typeof first === "string" ? texts(named, values, buffers) : undefined;
}

function firstOf(values: ArrayLike<unknown>): unknown {
  for (let i = 0; i < values.length; i++) if (!isNone(values[i])) return values[i];
  return undefined;
}

function numbers(named: Named, values: ArrayLike<unknown>, buffers: Buffers): NumberColumn | undefined {
  const shared = new Float64Array(buffers.take(values.length * 8), 0, values.length);
  const gaps: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === "number") shared[i] = value;
    else if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) shared[i] = Number(value);
    else if (!isNone(value)) return abandon(shared, buffers);
    else {
      gaps.push(i);
      shared[i] = Number.NaN;
    }
  }
  return { ...named, kind: "number", values: shared, ...nullsAt(gaps, values.length, buffers) };
}

function bigints(named: Named, values: ArrayLike<unknown>, buffers: Buffers): NumberColumn | undefined {
  const shared = new BigInt64Array(buffers.take(values.length * 8), 0, values.length);
  const gaps: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === "bigint" && value <= largestBigint && value >= smallestBigint) shared[i] = value;
    else if (!isNone(value)) return abandon(shared, buffers);
    else {
      gaps.push(i);
      shared[i] = 0n;
    }
  }
  return { ...named, kind: "number", values: shared, ...nullsAt(gaps, values.length, buffers) };
}

function booleans(named: Named, values: ArrayLike<unknown>, buffers: Buffers): BooleanColumn | undefined {
  const shared = new Uint8Array(buffers.take(values.length), 0, values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!isNone(value) && typeof value !== "boolean") return abandon(shared, buffers);
    shared[i] = isNone(value) ? 2 : Number(value);
  }
  return { ...named, kind: "boolean", values: shared };
}

function dates(named: Named, values: ArrayLike<unknown>, buffers: Buffers): DateColumn | undefined {
  const shared = new Float64Array(buffers.take(values.length * 8), 0, values.length);
  let areDays = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!isNone(value) && !(value instanceof Date)) return abandon(shared, buffers);
    const ms = isNone(value) ? Number.NaN : value.getTime();
    shared[i] = ms;
    if (ms % dayMs !== 0 && !Number.isNaN(ms)) areDays = false;
  }
  return { ...named, kind: "date", values: shared, ...(areDays && { days: true }) };
}

function texts(named: Named, values: ArrayLike<unknown>, buffers: Buffers): TextColumn | undefined {
  const builder = new TextBuilder(values.length, buffers);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!isNone(value) && typeof value !== "string") return abandon(builder.codes, buffers);
    builder.set(i, value);
  }
  return builder.finish(named, "text", false);
}

/** Objects, lists, or values of several kinds: each as JSON. */
function mixed(named: Named, values: ArrayLike<unknown>, buffers: Buffers): TextColumn {
  const builder = new TextBuilder(values.length, buffers);
  let [lists, objects] = [0, 0];
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const json = isNone(value) ? null : toJson(value);
    if (json !== null) count++;
    if (Array.isArray(json)) lists++;
    else if (typeof json === "object" && json !== null) objects++;
    builder.set(i, json === null ? null : JSON.stringify(json));
  }
  return builder.finish(named, lists === count ? "list" : lists + objects > 0 ? "json" : "text", true);
}

function nullsAt(gaps: readonly number[], rows: number, buffers: Buffers): Pick<NumberColumn, "nulls"> {
  if (gaps.length === 0) return {};
  const nulls = new Uint8Array(buffers.take(rows), 0, rows).fill(0);
  for (const row of gaps) nulls[row] = 1;
  return { nulls };
}

function abandon(view: ArrayBufferView<SharedArrayBuffer>, buffers: Buffers): undefined {
  buffers.giveBack(view.buffer);
}
