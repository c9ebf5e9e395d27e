/** What a chart of `st.lineChart` and its kin is made of, as it passes to the page. */
import type { Color } from "./color.ts";
import type { Json } from "./json.ts";

/**
 * Numbers as base64 of little-endian 64-bit floats: exact, smaller than their JSON, and nothing to parse.
 * What is missing is NaN.
 */
export type Packed = string;

/** A colour of the theme by its name, or `#rrggbb(aa)`. */
export type ChartColor = Exclude<Color, "rainbow"> | `#${string}`;

export interface ChartSeries {
  name: string;
  /** Default: the series colour of its place. */
  color?: ChartColor;
  /** Its own positions, where the series of a chart do not share them. */
  x?: Packed;
  y: Packed;
  /** Of points: the values that their sizes show, or one diameter in pixels. */
  size?: Packed | number;
  /** Of points: the values that their colours show. */
  shade?: Packed;
}

/** Numbers, milliseconds, or indexes into `categories`. */
export type ChartKind = "number" | "time" | "category";

export interface Chart {
  kind: ChartKind;
  /** The positions that the series share. Absent: 0, 1, 2, … */
  x?: Packed;
  categories?: string[];
  /** Of times: they are days, not moments, and the same everywhere. */
  utc?: boolean;
  xLabel?: string;
  yLabel?: string;
  /** What the series are the values of. */
  colorLabel?: string;
  sizeLabel?: string;
  series: ChartSeries[];
  stack?: "zero" | "normalize" | "center" | "layered" | "beside";
  horizontal?: boolean;
  /** How many points the data has, when a part of them stands for all. */
  total?: number;
}

/** A column of a table that the page reads row by row. */
export type PackedColumn = { name: string } & (
  | { kind: "number" | "time"; numbers: Packed }
  /** Each value is a place in `texts`; NaN for none. */
  | { kind: "text"; numbers: Packed; texts: string[] }
  | { kind: "any"; values: Json[] }
);

export interface PackedTable {
  length: number;
  columns: PackedColumn[];
}

const bytesOfNumber = 8;

export function unpack(packed: Packed): Float64Array {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length - (text.length % bytesOfNumber));
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return new Float64Array(bytes.buffer);
}

/** The rows of a table. Times are milliseconds. */
export function unpackRows({ length, columns }: PackedTable): Record<string, Json>[] {
  const rows = Array.from({ length }, (): Record<string, Json> => ({}));
  for (const column of columns) {
    const read = reader(column);
    rows.forEach((row, i) => (row[column.name] = read(i)));
  }
  return rows;
}

function reader(column: PackedColumn): (row: number) => Json {
  if (column.kind === "any") return (row) => column.values[row] ?? null;
  const numbers = unpack(column.numbers);
  if (column.kind === "text") return (row) => column.texts[numbers[row] ?? Number.NaN] ?? null;
  return (row) => {
    const value = numbers[row];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
}
