/** Rows of numbers in the order that a chart draws them. */
import type { Measured } from "./measure.ts";

/** The rows that have a position; ascending by it where `sorted`. Undefined: all, as they stand. */
export function drawnRows(xs: Float64Array, sorted: boolean): Uint32Array | undefined {
  let inOrder = true;
  let missing = 0;
  let last = -Infinity;
  for (const x of xs) {
    if (Number.isNaN(x)) missing++;
    else if (x < last) inOrder = false;
    else last = x;
  }
  if (missing === 0 && (inOrder || !sorted)) return undefined;
  const rows = new Uint32Array(xs.length - missing);
  let next = 0;
  xs.forEach((x, row) => {
    if (!Number.isNaN(x)) rows[next++] = row;
  });
  if (sorted && !inOrder) rows.sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || a - b);
  return rows;
}

/** Rows with the same position as one, their values added up, ascending by position. Undefined: there are none such. */
export function addUp(xs: Float64Array, series: readonly Float64Array[]): { xs: Float64Array; series: Float64Array[] } | undefined {
  const places = new Map<number, number[]>();
  let inOrder = true;
  xs.forEach((x, row) => {
    const rows = places.get(x);
    if (rows) rows.push(row);
    else places.set(x, [row]);
    if (row > 0 && x < (xs[row - 1] ?? x)) inOrder = false;
  });
  if (places.size === xs.length && inOrder) return undefined;
  const groups = [...places].sort(([a], [b]) => a - b);
  return {
    xs: Float64Array.from(groups, ([x]) => x),
    series: series.map((ys) => Float64Array.from(groups, ([, rows]) => sum(ys, rows))),
  };
}

/** NaN when nothing is there to add. */
function sum(ys: Float64Array, rows: readonly number[]): number {
  let total = Number.NaN;
  for (const row of rows) {
    const y = ys[row] ?? Number.NaN;
    if (!Number.isNaN(y)) total = Number.isNaN(total) ? y : total + y;
  }
  return total;
}

/** Categories in another order: `order` lists the old places. */
export function reorder(measured: Measured, order: readonly number[]): Measured {
  const places = new Float64Array(order.length);
  order.forEach((old, place) => (places[old] = place));
  const names = measured.categories ?? [];
  return { ...measured, numbers: measured.numbers.map((old) => places[old] ?? Number.NaN), categories: order.map((old) => names[old] ?? "") };
}
