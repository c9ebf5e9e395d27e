/** Tables of Apache Arrow, known by their shape: no library of ours reads them, whatever version the script uses. */
import type { Buffers } from "./buffers.ts";
import type { Column } from "./column.ts";
import { columnOf } from "./column-builder.ts";
import { isListLength, isTypedArray } from "./typed-array.ts";

interface ArrowVector {
  readonly length: number;
  readonly nullCount?: number;
  get(index: number): unknown;
  toArray(): unknown;
}

export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type?: { readonly typeId?: number } }[] };
  getChildAt(index: number): ArrowVector | null;
}

/** Of Arrow's types: those whose values are milliseconds and mean a moment. */
const dateType = 8;
const timestampType = 10;
const numberTypes = new Set([2, 3]);

export function isArrowTable(value: object): value is ArrowTable {
  if (!("getChildAt" in value) || typeof value.getChildAt !== "function" || !("numRows" in value) || !("schema" in value)) return false;
  const { schema } = value;
  return typeof schema === "object" && schema !== null && "fields" in schema && Array.isArray(schema.fields) && Array.from(schema.fields).every(isField);
}

const isField = (field: unknown): boolean => typeof field === "object" && field !== null && "name" in field && typeof field.name === "string";

const isVector = (vector: ArrowVector | null | undefined): vector is ArrowVector =>
  typeof vector === "object" && vector !== null && isListLength(vector.length) && typeof vector.get === "function" && typeof vector.toArray === "function";

export class ArrowColumns {
  readonly #table: ArrowTable;

  constructor(table: ArrowTable) {
    this.#table = table;
  }

  read(buffers: Buffers): Column[] {
    return this.#table.schema.fields.map(({ name, type }, i) => columnOf({ name }, this.#values(this.#table.getChildAt(i), type?.typeId ?? 0), buffers));
  }

  #values(vector: ArrowVector | null, typeId: number): ArrayLike<unknown> {
    if (!isVector(vector)) return [];
    // Numbers without gaps lie there as a typed array already.
    if (numberTypes.has(typeId) && vector.nullCount === 0) {
      const numbers = vector.toArray();
      if (isTypedArray(numbers) && numbers.length === vector.length) return numbers;
    }
    const isMoment = typeId === dateType || typeId === timestampType;
    return Array.from({ length: vector.length }, (_, row) => {
      const value = vector.get(row);
      return isMoment && (typeof value === "number" || typeof value === "bigint") ? new Date(Number(value)) : value;
    });
  }
}
