/** The rows of a table as a person wants to see them: sorted, and only those that a search finds. */
import type { RowView } from "../protocol/requests.ts";
import type { Column, Table } from "./column.ts";
import { radixSort } from "./radix-sort.ts";
import { markMatches } from "./search.ts";
import { sortKeys } from "./sort-keys.ts";

/** Row numbers in the order of the view, or undefined when it is the table's own. Rows without a value come last. */
export function rowOrder(table: Table, { sort, search = "", without = [] }: RowView): Uint32Array<ArrayBuffer> | undefined {
  const found = search.trim() === "" && without.length === 0 ? undefined : foundRows(table, search.trim(), without);
  const column = sort && table.columns.find(({ name }) => name === sort.column);
  if (!sort || !column) return found;
  return sorted(column, found ?? Uint32Array.from({ length: table.rows }, (_, row) => row), sort.descending);
}

function foundRows(table: Table, query: string, without: readonly number[]): Uint32Array<ArrayBuffer> {
  const marks = new Uint8Array(table.rows).fill(query === "" ? 1 : 0);
  if (query !== "") for (const column of table.columns) markMatches(column, query, marks);
  for (const row of without) if (row < marks.length) marks[row] = 0;
  const rows = new Uint32Array(marks.reduce((sum, mark) => sum + mark, 0));
  let count = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] === 1) rows[count++] = row;
  return rows;
}

function sorted(column: Column, rows: Uint32Array, descending: boolean): Uint32Array<ArrayBuffer> {
  const { keys, hasValue } = sortKeys(column);
  if (descending) for (const part of [keys.high, keys.low]) if (part) for (let i = 0; i < part.length; i++) part[i] = ~(part[i] ?? 0);
  const full = new Uint32Array(rows.length);
  const empty: number[] = [];
  let count = 0;
  for (const row of rows) {
    if (hasValue(row)) full[count++] = row;
    else empty.push(row);
  }
  full.set(radixSort(full.subarray(0, count), keys));
  full.set(empty, count);
  return full;
}
