/**
 * Which rows of a table are in sight, for rows of one height. Chromium makes no element higher than 33,554,428 px, so the
 * box that scrolls is lower than all rows together when these are too many: then one pixel of scrolling is several.
 */

/** Higher than that the box never is. A height that scrolls one to one is better, so it is not much lower than it must be. */
const mostPx = 30_000_000;
/** Rows drawn beyond what is in sight, on both sides. */
const spare = 6;

export interface RowWindow {
  /** Height of the box that scrolls. */
  height: number;
  /** The first row that is drawn, and the one after the last. */
  from: number;
  to: number;
  /** Where the row `from` begins in the box. */
  top: number;
}

/** `viewHeight` is what the rows have, without the header. */
export function rowWindow(rows: number, rowHeight: number, viewHeight: number, scrollTop: number): RowWindow {
  const all = rows * rowHeight;
  const height = Math.min(all, mostPx);
  const virtualTop = toVirtual(scrollTop, all, height, viewHeight);
  const from = Math.max(0, Math.floor(virtualTop / rowHeight) - spare);
  const to = Math.min(rows, Math.ceil((virtualTop + viewHeight) / rowHeight) + spare);
  return { height, from, to, top: from * rowHeight - virtualTop + scrollTop };
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
