/** What a cell reads as. */
import type { Json } from "../../../runtime/protocol/json.ts";
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import { formatNumber } from "../../widgets/format-number.ts";
import { momentText } from "./moments.ts";

const plainNumber = new Intl.NumberFormat("en", { maximumFractionDigits: 4, useGrouping: false });

/** The text of a value as its column shows it; empty when there is none. */
export function textOfCell(value: Json, column: GridColumn): string {
  if (value === null) return "";
  switch (column.type) {
    case "date":
    case "time":
    case "datetime":
      return typeof value === "number" ? momentText(value, column) : String(value);
    case "number":
    case "progress":
      return typeof value === "number" ? numberText(value, column) : anyText(value);
    case "selectbox":
      return labelOf(value, column);
    case "multiselect":
      return listOf(value).map((one) => labelOf(one, column)).join(", ");
    case "link":
      return linkText(anyText(value), column.displayText);
    default:
      return anyText(value);
  }
}

function numberText(value: number, column: GridColumn): string {
  if (column.format !== undefined) return formatNumber(value, column.format, column.step ?? 1);
  if (column.type === "progress") return progressText(value, column);
  return plainNumber.format(value);
}

/** Between 0 and 1 a share, as in Streamlit. */
function progressText(value: number, { maxValue = 1 }: GridColumn): string {
  return maxValue === 1 ? `${Math.round(value * 100)}%` : plainNumber.format(value);
}

export function labelOf(value: Json, { options }: GridColumn): string {
  return options?.find((option) => option.value === value)?.label ?? anyText(value);
}

/** A list, or one value as a list of one. */
export const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : value === null ? [] : typeof value === "string" ? value.split(",").map((part) => part.trim()) : [value]);

export function anyText(value: Json): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(anyText).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function linkText(url: string, displayText: string | undefined): string {
  if (displayText === undefined) return url;
  try {
    const found = new RegExp(displayText, "u").exec(url)?.[1];
    return found === undefined ? (/[(\\[]/.test(displayText) ? url : displayText) : decodeURI(found);
  } catch {
    // Not a regular expression: it is the text itself.
    return displayText;
  }
}

/** The numbers of a small chart. */
export function seriesOf(value: Json): number[] {
  return listOf(value).map((one) => (typeof one === "number" ? one : Number(one ?? Number.NaN)));
}

/** How full a progress bar is, from 0 to 1. */
export function shareOf(value: Json, { minValue = 0, maxValue }: GridColumn): number {
  const most = maxValue ?? (typeof value === "number" && Math.abs(value) > 1 ? 100 : 1);
  return typeof value === "number" ? Math.min(1, Math.max(0, (value - minValue) / (most - minValue || 1))) : 0;
}
