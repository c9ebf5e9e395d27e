/** What counts as a table, and tables small enough to travel as a whole. */
import { Buffers } from "../data/buffers.ts";
import { cellAt, type Column } from "../data/column.ts";
import { isRecord, takeTable } from "../data/take-table.ts";
import { badTable } from "../engine/errors.ts";
import type { ElementData } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";

type TableData = Extract<ElementData, { type: "table" }>;
type Cell = TableData["rows"][number][number];

/** Anything that can be shown as a table. */
export type Tabular =
  | readonly object[]
  | readonly (readonly unknown[])[]
  | { readonly [column: string]: ArrayLike<unknown> }
  | ReadonlyMap<unknown, unknown>
  | { toArray(): readonly unknown[] }
  | { toArrow(): { toArray(): readonly unknown[] } };

/** What is clearly meant as a table: a list of records, or what says of itself that it gives rows. */
export function isTabular(value: unknown): value is Tabular {
  if (Array.isArray(value)) return value.length > 0 && value.every((row) => isRecord(row) && Object.keys(row).length > 0);
  if (typeof value !== "object" || value === null) return false;
  return ("toArray" in value && typeof value.toArray === "function") || ("toArrow" in value && typeof value.toArrow === "function");
}

/** @throws AppError `bad-option` when the value has none of the shapes of `Tabular` */
export function toTable(value: unknown): TableData {
  const table = takeTable(value, new Buffers());
  if (!table) throw badTable("table", value);
  const { columns, rows } = table;
  return {
    type: "table",
    columns: columns.map(({ name, kind, index }) => ({ name, kind: kind === "json" || kind === "list" ? "text" : kind, ...(index && { index }) })),
    rows: Array.from({ length: rows }, (_, row) => columns.map((column) => plainCell(column, cellAt(column, row)))),
  };
}

/** Moments as ISO text, lists and objects as JSON. */
function plainCell(column: Column, cell: Json): Cell {
  if (typeof cell === "object" && cell !== null) return JSON.stringify(cell);
  return column.kind === "date" && typeof cell === "number" ? new Date(cell).toISOString() : cell;
}

export function withoutIndex(table: TableData): TableData {
  if (table.columns[0]?.index !== true) return table;
  return { ...table, columns: table.columns.slice(1), rows: table.rows.map((row) => row.slice(1)) };
}
