/**
 * The rows that a line needs in each column of pixels: the first, the least, the greatest, the last. Through them it
 * covers the same pixels as through all. Where there are no more than a few in each column, all.
 */
export function pixelRows(xs: Float64Array, ys: Float64Array, along: (x: number) => number, pixel: number): ArrayLike<number> {
  const length = xs.length;
  const columnOf = (row: number): number => Math.floor(along(xs[row] ?? 0) / pixel);
  if (length <= Math.abs(columnOf(length - 1) - columnOf(0)) * 4 || length < 256) return Uint32Array.from({ length }, (_, i) => i);
  const rows: number[] = [];
  let start = 0;
  while (start < length) {
    const column = columnOf(start);
    let end = start;
    let [least, greatest, missing] = [-1, -1, -1];
    for (; end < length && columnOf(end) === column; end++) {
      const y = ys[end] ?? Number.NaN;
      if (Number.isNaN(y)) missing = end;
      else {
        if (least < 0 || y < (ys[least] ?? y)) least = end;
        if (greatest < 0 || y > (ys[greatest] ?? y)) greatest = end;
      }
    }
    const kept = new Set([start, least, greatest, missing, end - 1]);
    rows.push(...[...kept].filter((row) => row >= 0).sort((a, b) => a - b));
    start = end;
  }
  return rows;
}
