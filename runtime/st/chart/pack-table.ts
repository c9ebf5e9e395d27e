import type { PackedColumn, PackedTable } from "../../protocol/chart.ts";
import { toJson } from "../json.ts";
import type { Column, Columns } from "./columns.ts";
import { amounts, asCategories } from "./measure.ts";
import { pack } from "./pack.ts";

/** A table as it passes to the page. */
export const packTable = ({ length, columns }: Columns): PackedTable => ({ length, columns: columns.map((column, i) => packColumn(column, length, i)) });

/** The keys of a Map have no name of their own. */
function packColumn({ name: own, values }: Column, length: number, place: number): PackedColumn {
  const name = own === "" ? (place === 0 ? "index" : `column ${place}`) : own;
  const numbers = amounts(values, length);
  if (numbers) return { name, kind: "number", numbers: pack(numbers) };
  const given = Array.from(values).filter((value) => value !== null && value !== undefined);
  if (given.every((value) => value instanceof Date)) return { name, kind: "time", numbers: pack(Array.from(values, (value) => (value instanceof Date ? value.getTime() : Number.NaN))) };
  if (given.some((value) => typeof value !== "string")) return { name, kind: "any", values: Array.from(values, (value) => toJson(value)) };
  const { numbers: places, categories: texts = [] } = asCategories(values, length);
  return { name, kind: "text", numbers: pack(places), texts };
}
