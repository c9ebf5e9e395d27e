/**
 * Reads lists of records into columns. A loop over names reads slowly, because every place in the code meets every name;
 * a function written for exactly these names reads 1,000,000 records of 5 numbers in 30 ms instead of 60 to 400 (measured).
 */
import { compileFunction } from "node:vm";
import type { Buffers } from "./buffers.ts";

/** A column as it was read: numbers already where they stay, and the rows that have none; anything else as it is. */
export type ReadColumn = { numbers: Float64Array<SharedArrayBuffer>; gaps: number[] } | { values: unknown[] };

/** Reads until a column of numbers meets something else: the place of that column, or -1 at the end. */
type Reader = (rows: readonly unknown[], columns: readonly ReadColumn[]) => number;

const keptReaders = 200;
const readers = new Map<string, Reader>();

export function readRecords(rows: readonly unknown[], names: readonly string[], buffers: Buffers): ReadColumn[] {
  const columns = names.map((name): ReadColumn => (beginsWithNumber(rows, name) ? { numbers: new Float64Array(buffers.take(rows.length * 8), 0, rows.length), gaps: [] } : { values: [] }));
  for (;;) {
    const odd = readerFor(names, columns)(rows, columns);
    const column = columns[odd];
    if (!column) return columns;
    if ("numbers" in column) buffers.giveBack(column.numbers.buffer);
    columns[odd] = { values: [] };
    for (const other of columns) if ("gaps" in other) other.gaps.length = 0;
  }
}

/** The names of all records, in the order in which they are met. */
export function namesOf(rows: readonly unknown[]): string[] {
  const names = new Set<string>();
  let known: readonly string[] = [];
  for (const row of rows) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) continue;
    const keys = Object.keys(row);
    if (isSameList(keys, known)) continue;
    known = keys;
    for (const key of keys) names.add(key);
  }
  return [...names];
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function beginsWithNumber(rows: readonly unknown[], name: string): boolean {
  for (const row of rows) {
    const value: unknown = typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined;
    if (value !== undefined && value !== null) return typeof value === "number";
  }
  return false;
}

function readerFor(names: readonly string[], columns: readonly ReadColumn[]): Reader {
  const key = JSON.stringify(names.map((name, i) => [name, "numbers" in (columns[i] ?? {})]));
  const known = readers.get(key);
  if (known) return known;
  if (readers.size >= keptReaders) readers.clear();
  const reader = writeReader(names, columns);
  readers.set(key, reader);
  return reader;
}

function writeReader(names: readonly string[], columns: readonly ReadColumn[]): Reader {
  const isNumber = (i: number): boolean => "numbers" in (columns[i] ?? {});
  const head = names.map((_, i) => (isNumber(i) ? `const n${i} = columns[${i}].numbers, g${i} = columns[${i}].gaps;` : `const v${i} = columns[${i}].values;`));
  const body = names.map((name, i) => {
    const read = `row[${JSON.stringify(name)}]`;
    return isNumber(i) ? `v = ${read}; if (typeof v === "number") n${i}[i] = v; else if (v == null) { n${i}[i] = NaN; g${i}.push(i); } else return ${i};` : `v${i}[i] = ${read};`;
  });
  // SAFETY: the text holds the names as string literals and nothing else that is not ours; it is a Reader by construction.
  return compileFunction(`${head.join("")} const none = {}; let v; for (let i = 0; i < rows.length; i++) { const row = rows[i] ?? none; ${body.join("")} } return -1;`, ["rows", "columns"]) as Reader;
}
