/** Data with a person's edits in it, in the shape in which it was passed. */
import { isArrowTable } from "./arrow.ts";
import { cellAt, type Column, type Table } from "./column.ts";
import { type Edits, keptRows } from "./edits.ts";
import { isRecord } from "./take-table.ts";
import { isTypedArray, type TypedArray } from "./typed-array.ts";

type Row = { readonly [column: string]: unknown };

/** Rows and columns that nobody edited are those of `data` themselves; what was edited is a copy. */
export function editedData(data: unknown, table: Table, edits: Edits): unknown {
  const kept = keptRows(edits, table.rows);
  const names = table.columns.map(({ name }) => name);
  if (data instanceof Map) return editedMap(data, kept, edits);
  if (isTypedArray(data)) return editedColumn(data, "value", kept, edits);
  if (typeof data === "object" && data !== null && isArrowTable(data)) return editedRows(recordsOf(table), kept, edits, names);
  if (isRecord(data) && !(Symbol.iterator in data) && !("toArray" in data) && !("toArrow" in data)) {
    return Object.fromEntries(Object.entries(data).map(([name, column]) => [name, editedColumn(column, name, kept, edits)]));
  }
  const rows = rowsOf(data) ?? recordsOf(table);
  const isPlain = table.columns.length === 1 && names[0] === "value" && !rows.some(isRecord);
  if (isPlain) return editedColumn(rows, "value", kept, edits);
  return rows.length > 0 && rows.every((row) => Array.isArray(row)) ? editedLists(rows, kept, edits, names.length) : editedRows(rows, kept, edits, names);
}

function rowsOf(data: unknown): readonly unknown[] | undefined {
  if (Array.isArray(data)) return data;
  if (typeof data !== "object" || data === null || !("toArray" in data) || typeof data.toArray !== "function") return undefined;
  return [...data.toArray()];
}

function editedRows(rows: readonly unknown[], kept: readonly number[], edits: Edits, names: readonly string[]): unknown[] {
  const old = kept.map((row) => {
    const cells = edits.editedRows[row];
    const before = rows[row];
    if (!cells) return before;
    // The copy of an instance is one of the same class.
    return typeof before === "object" && before !== null ? Object.assign(Object.create(Object.getPrototypeOf(before)), before, cells) : { ...cells };
  });
  return [...old, ...edits.addedRows.map((row) => completed(row, names))];
}

const completed = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

function editedLists(rows: readonly (readonly unknown[])[], kept: readonly number[], edits: Edits, width: number): unknown[][] {
  const listOf = (before: readonly unknown[], cells: Row | undefined): unknown[] => Array.from({ length: width }, (_, i) => (cells && String(i) in cells ? cells[String(i)] : before[i]) ?? null);
  return [...kept.map((row) => listOf(rows[row] ?? [], edits.editedRows[row])), ...edits.addedRows.map((row) => listOf([], row))];
}

function editedColumn(column: unknown, name: string, kept: readonly number[], edits: Edits): unknown {
  // SAFETY: what has been taken as a column has a length or can be iterated.
  const values = isTypedArray(column) ? column : Array.from(column as Iterable<unknown>);
  const cells = [...kept.map((row) => valueAt(values[row], edits.editedRows[row], name)), ...edits.addedRows.map((row) => row[name] ?? null)];
  return isTypedArray(column) ? sameType(column, cells) : cells;
}

const valueAt = (before: unknown, cells: Row | undefined, name: string): unknown => (cells && name in cells ? cells[name] : before);

function sameType(column: TypedArray, cells: readonly unknown[]): unknown {
  const isBig = column instanceof BigInt64Array || column instanceof BigUint64Array;
  const numbers = cells.map((cell) => (isBig ? BigInt(Math.trunc(Number(cell ?? 0))) : cell === null || cell === undefined ? Number.NaN : Number(cell)));
  // SAFETY: every typed array is made from a list of its own kind of numbers.
  const Kind = column.constructor as new (values: readonly unknown[]) => unknown;
  return new Kind(numbers);
}

function editedMap(data: ReadonlyMap<unknown, unknown>, kept: readonly number[], edits: Edits): Map<unknown, unknown> {
  const entries = [...data];
  const old = kept.map((row): [unknown, unknown] => {
    const [key, value] = entries[row] ?? [];
    const { "": newKey = key, ...cells } = edits.editedRows[row] ?? {};
    if (Object.keys(cells).length === 0) return [newKey, value];
    return [newKey, isRecord(value) ? { ...value, ...cells } : cells["value"]];
  });
  return new Map([...old, ...edits.addedRows.map(({ "": key, ...cells }): [unknown, unknown] => [key, Object.keys(cells).join() === "value" ? cells["value"] : cells])]);
}

/** A table as records; moments as dates. */
export function recordsOf({ rows, columns }: Table): Row[] {
  return Array.from({ length: rows }, (_, row) => Object.fromEntries(columns.map((column) => [column.name, valueOf(column, row)])));
}

function valueOf(column: Column, row: number): unknown {
  const cell = cellAt(column, row);
  if (column.kind === "date" && typeof cell === "number") return new Date(cell);
  if (column.kind !== "number" || typeof cell !== "string") return cell;
  return column.values instanceof BigInt64Array || column.values instanceof BigUint64Array ? BigInt(cell) : Number(cell);
}
