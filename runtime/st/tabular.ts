/** Tables from the shapes that data comes in: records, columns, rows, Map, and what has `toArray()` (Apache Arrow and others). */
import { badOption, show } from "../engine/errors.ts";
import type { ElementData } from "../protocol/element.ts";
import { toJson } from "./json.ts";

type TableData = Extract<ElementData, { type: "table" }>;
type Cell = string | number | boolean | null;
type Kind = TableData["columns"][number]["kind"];

/** Anything that can be shown as a table. */
export type Tabular =
  | readonly object[]
  | readonly (readonly unknown[])[]
  | { readonly [column: string]: ArrayLike<unknown> }
  | ReadonlyMap<unknown, unknown>
  | { toArray(): readonly unknown[] }
  | { toArrow(): { toArray(): readonly unknown[] } };

/** A list of records that is clearly meant as a table. */
export function isTabular(value: unknown): value is Tabular {
  if (Array.isArray(value)) return value.length > 0 && value.every((row) => isRecord(row) && Object.keys(row).length > 0);
  return rowsOf(value) !== undefined;
}

/** The rows of what has `toArray()`, or `toArrow()` that gives such. */
function rowsOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("toArray" in value && typeof value.toArray === "function") return [...value.toArray()];
  return "toArrow" in value && typeof value.toArrow === "function" ? rowsOf(value.toArrow()) : undefined;
}

/** @throws AppError `bad-option` when the value has none of the shapes of `Tabular` */
export function toTable(value: unknown): TableData {
  if (value === undefined || value === null) return { type: "table", columns: [], rows: [] };
  const rows = rowsOf(value);
  if (rows) return toTable(rows);
  if (value instanceof Map) return withIndex(fromRows([...value].map(([key, item]) => (isRecord(item) ? { "": key, ...item } : { "": key, value: item }))));
  if (Array.isArray(value)) return value.every((row) => Array.isArray(row)) && value.length > 0 ? fromLists(value) : fromRows(value);
  if (isRecord(value)) return fromColumns(value);
  throw badOption("table", `the data cannot be ${show(value)}`, "Pass a list of records, an object of columns, a list of rows or a Map.");
}

/** The first column names the rows. */
function withIndex(table: TableData): TableData {
  return { ...table, columns: table.columns.map((column, i) => (i === 0 ? { ...column, index: true } : column)) };
}

export function withoutIndex(table: TableData): TableData {
  if (table.columns[0]?.index !== true) return table;
  return { ...table, columns: table.columns.slice(1), rows: table.rows.map((row) => row.slice(1)) };
}

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Map) && !(value instanceof Set);

function fromRows(rows: readonly unknown[]): TableData {
  const names = new Set<string>();
  for (const row of rows) if (isRecord(row)) for (const name of Object.keys(row)) names.add(name);
  if (names.size === 0 && rows.length > 0) return build(["value"], rows.map((row) => [row]));
  const columns = [...names];
  return build(columns, rows.map((row) => columns.map((name) => (isRecord(row) ? Reflect.get(row, name) : undefined))));
}

function fromLists(rows: readonly (readonly unknown[])[]): TableData {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return build(Array.from({ length: width }, (_, i) => String(i)), rows.map((row) => Array.from({ length: width }, (_, i) => row[i])));
}

function fromColumns(columns: object): TableData {
  const entries = Object.entries(columns).map(([name, column]): [string, unknown[]] => [name, typeof column === "object" && column !== null && "length" in column ? Array.from(column) : [column]]);
  const height = Math.max(0, ...entries.map(([, column]) => column.length));
  return build(entries.map(([name]) => name), Array.from({ length: height }, (_, i) => entries.map(([, column]) => column[i])));
}

function build(names: readonly string[], values: readonly (readonly unknown[])[]): TableData {
  return {
    type: "table",
    columns: names.map((name, i) => ({ name, kind: kindOf(values, i) })),
    rows: values.map((row) => row.map(cellOf)),
  };
}

function kindOf(rows: readonly (readonly unknown[])[], column: number): Kind {
  let kind: Kind | undefined;
  for (const row of rows) {
    const value = row[column];
    if (value === undefined || value === null) continue;
    const own: Kind = typeof value === "number" || typeof value === "bigint" ? "number" : typeof value === "boolean" ? "boolean" : value instanceof Date ? "date" : "text";
    if (kind !== undefined && kind !== own) return "text";
    kind = own;
  }
  return kind ?? "text";
}

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  return typeof value === "object" ? JSON.stringify(toJson(value)) : String(value);
}
