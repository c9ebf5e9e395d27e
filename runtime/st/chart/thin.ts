/**
 * Which rows of a long series a chart needs. Of each bucket (narrower than a pixel) the first, the last, the least and
 * the greatest value: a line through them covers the same pixels as a line through all (M4, Jugel et al. 2014).
 */

/** Rows to keep, ascending, or undefined when all are. `xs` ascends; absent, the rows stand at 0, 1, 2, … */
export function keptRows(xs: Float64Array | undefined, series: readonly Float64Array[], buckets: number): Uint32Array | undefined {
  const length = series[0]?.length ?? 0;
  if (length <= buckets * 4) return undefined;
  const ends = bucketEnds(xs, length, buckets);
  const kept = new Uint8Array(length);
  for (const ys of series) markExtremes(ys, ends, kept);
  return Uint32Array.from(rowsOf(kept));
}

/** Where each bucket ends (exclusive). */
function bucketEnds(xs: Float64Array | undefined, length: number, buckets: number): Uint32Array {
  const ends = new Uint32Array(buckets);
  const first = xs?.[0] ?? 0;
  const span = (xs?.[length - 1] ?? length - 1) - first;
  let row = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const limit = first + (span * (bucket + 1)) / buckets;
    if (!xs) row = Math.min(length, Math.ceil(limit));
    else while (row < length && (xs[row] ?? 0) < limit) row++;
    ends[bucket] = bucket === buckets - 1 ? length : row;
  }
  return ends;
}

function markExtremes(ys: Float64Array, ends: Uint32Array, kept: Uint8Array): void {
  let start = 0;
  for (const end of ends) {
    if (end > start) markBucket(ys, start, end, kept);
    start = end;
  }
}

/** A gap is kept as one missing value. */
function markBucket(ys: Float64Array, start: number, end: number, kept: Uint8Array): void {
  let least = -1;
  let greatest = -1;
  let first = -1;
  let last = -1;
  let missing = -1;
  for (let row = start; row < end; row++) {
    const y = ys[row] ?? Number.NaN;
    if (Number.isNaN(y)) {
      missing = row;
      continue;
    }
    if (first < 0) first = least = greatest = row;
    last = row;
    if (y < (ys[least] ?? y)) least = row;
    if (y > (ys[greatest] ?? y)) greatest = row;
  }
  for (const row of [first, last, least, greatest, missing]) if (row >= 0) kept[row] = 1;
}

function* rowsOf(kept: Uint8Array): Iterable<number> {
  for (let row = 0; row < kept.length; row++) if (kept[row] === 1) yield row;
}

/** Of points that would stand on the same spot of a grid, the first one. Ever coarser, until at most `most` are left. */
export function keptPoints(xs: Float64Array | undefined, ys: Float64Array, most: number): Uint32Array | undefined {
  if (ys.length <= most) return undefined;
  const x = rangeOf(xs ?? Float64Array.of(0, ys.length - 1));
  const y = rangeOf(ys);
  for (let cells = 2048; ; cells /= 2) {
    const seen = new Uint8Array(cells * cells);
    const kept: number[] = [];
    for (let row = 0; row < ys.length; row++) {
      const column = Math.floor((((xs ? xs[row] : row) ?? 0) - x.least) * (cells - 1) / x.span);
      const line = Math.floor(((ys[row] ?? 0) - y.least) * (cells - 1) / y.span);
      const cell = line * cells + column;
      // Comparisons with NaN are false: what is missing is left out.
      if (!(cell >= 0) || seen[cell] === 1) continue;
      seen[cell] = 1;
      kept.push(row);
    }
    if (kept.length <= most) return Uint32Array.from(kept);
  }
}

function rangeOf(numbers: Float64Array): { least: number; span: number } {
  let least = Infinity;
  let greatest = -Infinity;
  for (const n of numbers) {
    if (n < least) least = n;
    if (n > greatest) greatest = n;
  }
  return { least, span: greatest - least || 1 };
}

export const pick = (numbers: Float64Array, rows: Uint32Array): Float64Array => Float64Array.from(rows, (row) => numbers[row] ?? Number.NaN);
