/**
 * Which rows of a table are in sight, for rows of one height. Chromium makes no element higher than 33,554,428 px, so the
 * box that scrolls is lower than all rows together when these are too many: then one pixel of scrolling is several.
 */

/** Higher than that the box never is. A height that scrolls one to one is better, so it is not much lower than it must be. */
const mostPx = 30_000_000;
/**
 * Chromium paints with 32-bit floats, which have halves of pixels up to here. In higher boxes rows stand in a layer of their own, at small
 * distances from a row nearby: else their lines and texts would be off by up to two pixels, each in its own way.
 */
const exactPx = 4_000_000;
/** Rows from one such row to the next: those in sight mostly stay where they are when the person scrolls. */
const stretch = 500;
/** Rows drawn beyond what is in sight, on both sides. */
const spare = 6;

export interface RowWindow {
  /** Height of the box that scrolls. */
  height: number;
  /** The first row that is drawn, and the one after the last. */
  from: number;
  to: number;
  /** The row that the others are placed from, and where it begins in the box. */
  origin: number;
  top: number;
  /** The box is so high that the rows need a layer of their own. */
  isHigh: boolean;
}

/** `viewHeight` is what the rows have, without the header. */
export function rowWindow(rows: number, rowHeight: number, viewHeight: number, scrollTop: number): RowWindow {
  const all = rows * rowHeight;
  const height = Math.min(all, mostPx);
  const virtualTop = toVirtual(scrollTop, all, height, viewHeight);
  const from = Math.max(0, Math.floor(virtualTop / rowHeight) - spare);
  const to = Math.min(rows, Math.ceil((virtualTop + viewHeight) / rowHeight) + spare);
  const isHigh = height > exactPx;
  const origin = isHigh ? from - (from % stretch) : 0;
  return { height, from, to, origin, top: origin * rowHeight - virtualTop + scrollTop, isHigh };
}

/** Where to scroll so that `row` is in sight, as little as possible. */
export function scrollTopFor(row: number, rows: number, rowHeight: number, viewHeight: number, scrollTop: number): number {
  const all = rows * rowHeight;
  const height = Math.min(all, mostPx);
  const virtualTop = toVirtual(scrollTop, all, height, viewHeight);
  const above = row * rowHeight;
  const below = above + rowHeight - viewHeight;
  const wanted = above < virtualTop ? above : below > virtualTop ? below : virtualTop;
  if (wanted === virtualTop) return scrollTop;
  return all === height ? wanted : (wanted / (all - viewHeight)) * (height - viewHeight);
}

function toVirtual(scrollTop: number, all: number, height: number, viewHeight: number): number {
  if (all === height) return scrollTop;
  return Math.min(1, scrollTop / (height - viewHeight)) * (all - viewHeight);
}
