/** Named columns from the shapes that data comes in, whatever they hold. Nothing is copied that is a column already. */
import { badOption, show } from "../../engine/errors.ts";

export interface Column {
  readonly name: string;
  readonly values: ArrayLike<unknown>;
  /** The keys of a Map: they name the rows. */
  readonly isIndex?: boolean;
}

export interface Columns {
  readonly length: number;
  readonly columns: readonly Column[];
}

const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null && !isList(value) && !(value instanceof Date) && !(value instanceof Set);

/** @throws AppError `bad-option` when the data has no shape that a chart can be made of */
export function columnsOf(name: string, data: unknown): Columns {
  if (data === undefined || data === null) return { length: 0, columns: [] };
  if (isList(data)) return fromList(data);
  if (data instanceof Map) return fromMap(data);
  if (data instanceof Set) return fromList([...data]);
  if (isRecord(data)) return fromArrow(data) ?? fromSource(name, data) ?? fromColumns(data);
  throw badOption(name, `the data cannot be ${show(data)}`, "Pass numbers, a list of records, an object of columns or a Map.");
}

function fromList(list: ArrayLike<unknown>): Columns {
  if (ArrayBuffer.isView(list)) return { length: list.length, columns: [{ name: "value", values: list }] };
  const rows = Array.from(list);
  if (rows.length > 0 && rows.every(isList)) return fromRows(rows);
  if (rows.some(isRecord)) return fromRecords(rows);
  return { length: rows.length, columns: [{ name: "value", values: rows }] };
}

function fromRows(rows: readonly ArrayLike<unknown>[]): Columns {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { length: rows.length, columns: Array.from({ length: width }, (_, i) => ({ name: String(i), values: rows.map((row) => row[i]) })) };
}

function fromRecords(rows: readonly unknown[]): Columns {
  const columns = new Map<string, unknown[]>();
  rows.forEach((row, at) => {
    if (!isRecord(row)) return;
    for (const name in row) {
      let values = columns.get(name);
      if (!values) columns.set(name, (values = Array.from({ length: rows.length })));
      values[at] = Reflect.get(row, name);
    }
  });
  return { length: rows.length, columns: Array.from(columns, ([name, values]) => ({ name, values })) };
}

function fromMap(map: ReadonlyMap<unknown, unknown>): Columns {
  const index: Column = { name: "", values: [...map.keys()], isIndex: true };
  const { columns } = fromList([...map.values()]);
  return { length: map.size, columns: [index, ...columns] };
}

/** A table of Apache Arrow: its columns are read as they are. */
function fromArrow(data: object): Columns | undefined {
  if (!("schema" in data) || !("getChild" in data) || typeof data.getChild !== "function") return undefined;
  const { schema, getChild } = data;
  if (!isRecord(schema) || !("fields" in schema) || !Array.isArray(schema.fields)) return undefined;
  const columns = schema.fields.map(({ name }: { name: string }): Column => ({ name, values: vectorValues(getChild.call(data, name)) }));
  return { length: columns[0]?.values.length ?? 0, columns };
}

/** Vectors of numbers without gaps give the array that they lie in; of others each value is asked for. */
function vectorValues(vector: unknown): ArrayLike<unknown> {
  if (!isRecord(vector)) return [];
  if ("nullCount" in vector && vector.nullCount === 0 && "toArray" in vector && typeof vector.toArray === "function") {
    const values: unknown = vector.toArray();
    if (values instanceof Float64Array || values instanceof Float32Array || values instanceof Int32Array) return values;
  }
  // SAFETY: what an iterator of a foreign object gives is looked at like any other value.
  return Symbol.iterator in vector ? Array.from(vector as Iterable<unknown>) : [];
}

/** What has `toArray()`, or `toArrow()` that gives such. */
function fromSource(name: string, data: object): Columns | undefined {
  if ("toArray" in data && typeof data.toArray === "function") return columnsOf(name, data.toArray());
  return "toArrow" in data && typeof data.toArrow === "function" ? columnsOf(name, data.toArrow()) : undefined;
}

function fromColumns(data: object): Columns {
  const columns = Object.entries(data).map(([name, values]): Column => ({ name, values: isList(values) ? values : values instanceof Set ? [...values] : [values] }));
  return { length: Math.max(0, ...columns.map(({ values }) => values.length)), columns };
}
