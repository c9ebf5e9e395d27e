/**
 * Takes a table from the shapes that data comes in: records, columns, lists, Map, Apache Arrow, and what can be iterated.
 * Everything is copied: what the script does to its data later does not show.
 */
import { ArrowColumns, isArrowTable } from "./arrow.ts";
import type { Buffers } from "./buffers.ts";
import { arraysOf, type Column, type NumberArray, type Table } from "./column.ts";
import { columnOf, columnOfRead } from "./column-builder.ts";
import { namesOf, readRecords } from "./record-reader.ts";
import { isListLength, isSameArray, isTypedArray, sharedCopy, type TypedArray } from "./typed-array.ts";

/** The name of the only column of a list of plain values. */
const valueName = "value";

/**
 * The table that `data` means, or `before` itself when nothing in it differs. Undefined for what has none of the shapes.
 * Unchanged columns of numbers cost one comparison of memory (1,000,000 × 5: 3 ms), everything else is read in any case.
 * `copy` copies columns of numbers where there are no others.
 */
export function takeTable(data: unknown, buffers: Buffers, before?: Table, copy: Copy = (source) => sharedCopy(source, (bytes) => buffers.take(bytes))): Table | undefined {
  const numbers = numbersOf(data);
  if (numbers && before && isUnchanged(numbers, before)) return before;
  if (numbers) return { rows: numbers[0]?.[1].length ?? 0, columns: numbers.map(([name, values]) => ({ name, kind: "number", values: copy(values) })) };
  const columns = columnsOf(data, buffers);
  if (!columns) return undefined;
  const table = { rows: Math.max(0, ...columns.map(lengthOf)), columns };
  if (!before || !isSameTable(table, before)) return table;
  returnTable(table, buffers);
  return before;
}

/** The memory of a table that nobody reads any more. */
export function returnTable(table: Table, buffers: Buffers): void {
  for (const column of table.columns) for (const view of arraysOf(column)) buffers.giveBack(view.buffer);
}

type Copy = (source: TypedArray) => NumberArray;
type Numbers = [name: string, values: TypedArray][];

/** Columns by name, when all of them are typed arrays of one length. */
function numbersOf(data: unknown): Numbers | undefined {
  if (!isRecord(data) || isArrowTable(data) || givesRows(data)) return undefined;
  const entries: [string, unknown][] = Object.entries(data);
  const numbers: Numbers = [];
  for (const [name, values] of entries) {
    if (!isTypedArray(values) || values.length !== (numbers[0]?.[1] ?? values).length) return undefined;
    numbers.push([name, values]);
  }
  return numbers.length > 0 ? numbers : undefined;
}

/** Compared where they lie. */
function isUnchanged(numbers: Numbers, before: Table): boolean {
  return numbers.length === before.columns.length && numbers.every(([name, values], i) => {
    const column = before.columns[i];
    return column?.kind === "number" && column.name === name && !column.index && !column.nulls && isSameArray(values, column.values);
  });
}

export function isSameTable(a: Table, b: Table): boolean {
  return a.rows === b.rows && a.columns.length === b.columns.length && a.columns.every((column, i) => isSameColumn(column, b.columns[i]));
}

function isSameColumn(a: Column, b: Column | undefined): boolean {
  if (!b || a.name !== b.name || a.kind !== b.kind || a.index !== b.index || Reflect.get(a, "isJson") !== Reflect.get(b, "isJson")) return false;
  const [ours, theirs] = [arraysOf(a), arraysOf(b)];
  return ours.length === theirs.length && ours.every((view, i) => isSameArray(view, theirs[i] ?? new Uint8Array()));
}

/** What becomes a table may become it by becoming something else first, but not for ever. */
const mostSteps = 5;

function columnsOf(data: unknown, buffers: Buffers, steps = 0): Column[] | undefined {
  if (data === undefined || data === null) return [];
  if (data instanceof Map) return [columnOf({ name: "", index: true }, [...data.keys()], buffers), ...fromRows([...data.values()], buffers)];
  if (Array.isArray(data)) return fromRows(data, buffers);
  if (isTypedArray(data)) return [columnOf({ name: valueName }, data, buffers)];
  if (typeof data !== "object") return undefined;
  if (isArrowTable(data)) return new ArrowColumns(data).read(buffers);
  if ("toArray" in data && typeof data.toArray === "function") return fromGiven(data.toArray(), buffers);
  if (isIterable(data)) return fromRows([...data], buffers);
  if ("toArrow" in data && typeof data.toArrow === "function") return steps < mostSteps ? columnsOf(data.toArrow(), buffers, steps + 1) : undefined;
  return isRecord(data) ? fromColumns(data, buffers) : undefined;
}

/** It says of itself that it consists of rows: what else it has are no columns. */
const givesRows = (data: object): boolean => isIterable(data) || ["toArray", "toArrow"].some((name) => typeof Reflect.get(data, name) === "function");

/** Rows that data says it consists of. Undefined when they are none. */
const fromGiven = (rows: unknown, buffers: Buffers): Column[] | undefined => (isIterable(rows) ? fromRows([...rows], buffers) : undefined);

/** What comes out is looked at one by one. */
const isIterable = (value: unknown): value is Iterable<unknown> => typeof value === "object" && value !== null && typeof Reflect.get(value, Symbol.iterator) === "function";

function fromRows(rows: readonly unknown[], buffers: Buffers): Column[] {
  if (rows.length === 0) return [];
  if (rows.every(isList)) return fromLists(rows, buffers);
  const names = namesOf(rows);
  if (names.length === 0) return [columnOf({ name: valueName }, rows, buffers)];
  return readRecords(rows, names, buffers).map((read, i) => columnOfRead({ name: names[i] ?? "" }, read, buffers));
}

function fromLists(rows: readonly ArrayLike<unknown>[], buffers: Buffers): Column[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, i) => columnOf({ name: String(i) }, rows.map((row) => row[i]), buffers));
}

function fromColumns(columns: object, buffers: Buffers): Column[] {
  const lists = Object.entries(columns).map(([name, column]) => [name, listOf(column)] as const);
  const rows = Math.max(0, ...lists.map(([, list]) => list.length));
  return lists.map(([name, list]) => columnOf({ name }, list.length === rows ? list : Array.from({ length: rows }, (_, i) => list[i]), buffers));
}

/** A list by its length, and by its last item: much has a length that is no list. */
const isArrayLike = (value: object): value is ArrayLike<unknown> => "length" in value && isListLength(value.length) && (value.length === 0 || value.length - 1 in value);

const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || isTypedArray(value);

function listOf(column: unknown): ArrayLike<unknown> {
  if (isList(column)) return column;
  if (typeof column !== "object" || column === null) return [column];
  if (isIterable(column)) return [...column];
  return isArrayLike(column) ? Array.from(column) : [column];
}

const lengthOf = (column: Column): number => ("codes" in column ? column.codes.length : column.values.length);

export const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Map) && !(value instanceof Set) && !ArrayBuffer.isView(value);
