/** How wide columns are, and which of them are in sight. */
import type { Json } from "../../../runtime/protocol/json.ts";
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import { listOf, textOfCell } from "./cell-text.ts";

const namedWidths = { small: 75, medium: 200, large: 400 };
const leastPx = 48;
const mostPx = 320;
/** Room for padding, for sort arrow and menu, for the edges of a chip. */
const paddingPx = 22;
const headerPx = 36;
const chipPx = 18;

/** How wide a text is, in px. */
export type Measure = (text: string) => number;
/** Columns drawn beyond what is in sight, in px. */
const sparePx = 200;

export interface Placed {
  column: GridColumn;
  /** Place among the columns that are shown. */
  index: number;
  left: number;
  width: number;
}

/** Width of a column by what is in its first rows, unless the script or the person says otherwise. */
export function widthOf(column: GridColumn, head: readonly (readonly Json[])[], own: number | undefined, measure: Measure): number {
  if (own !== undefined) return Math.max(leastPx, own);
  if (typeof column.width === "number") return Math.max(leastPx, column.width);
  if (column.width !== undefined) return namedWidths[column.width];
  if (["progress", "lineChart", "areaChart", "barChart"].includes(column.type)) return 140;
  const px = head.reduce((most, row) => Math.max(most, contentPx(row[column.at] ?? null, column, measure)), 0);
  return Math.min(mostPx, Math.max(leastPx, px + paddingPx, Math.ceil(measure(column.label ?? column.name)) + headerPx));
}

function contentPx(value: Json, column: GridColumn, measure: Measure): number {
  const px = measure(textOfCell(value, column));
  const chips = column.type === "list" || column.type === "multiselect" ? listOf(value).length : column.type === "button" ? 1 : 0;
  return Math.ceil(px + chips * chipPx);
}

/** Kinds of columns that gain nothing by more room: they take it only when nobody else does. */
const compact = new Set(["number", "checkbox", "date", "time", "datetime", "button"]);

/** Columns side by side, pinned ones first. Those that nobody gave a width share what is left of `room`, texts before numbers. */
export function placeColumns(columns: readonly GridColumn[], widths: readonly number[], isFixed: readonly boolean[], room: number): Placed[] {
  const spare = Math.max(0, Math.floor(room - widths.reduce((sum, width) => sum + width, 0)));
  const free = columns.flatMap((_, index) => (isFixed[index] ? [] : [index]));
  const willing = free.filter((index) => !compact.has(columns[index]?.type ?? ""));
  const takers = willing.length > 0 ? willing : free;
  const share = Math.floor(spare / Math.max(1, takers.length));
  let left = 0;
  return columns.map((column, index) => {
    const isTaker = takers.includes(index);
    const width = (widths[index] ?? leastPx) + (isTaker ? share + (index === takers.at(-1) ? spare - share * takers.length : 0) : 0);
    const placed = { column, index, left, width };
    left += width;
    return placed;
  });
}

/** The pinned columns and those in sight of the others. */
export function columnsInSight(placed: readonly Placed[], pinned: number, scrollLeft: number, viewWidth: number): Placed[] {
  return placed.filter(({ left, width }, i) => i < pinned || (left + width > scrollLeft - sparePx && left < scrollLeft + viewWidth + sparePx));
}
