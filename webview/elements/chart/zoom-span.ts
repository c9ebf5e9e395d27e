import type { Span } from "./model.ts";

/** Beyond, numbers of 64 bits would show their steps. */
const most = 10_000;

/** The span that shows `factor` times as large what it shows now, with `around` in its place; `undefined` for the whole. */
export function zoomed([least, greatest]: Span, whole: Span, factor: number, around: number): Span | undefined {
  const length = Math.max((greatest - least) / factor, (whole[1] - whole[0]) / most);
  if (length >= whole[1] - whole[0]) return undefined;
  const share = (Math.min(Math.max(around, least), greatest) - least) / (greatest - least);
  const begin = least + share * (greatest - least - length);
  return panned([begin, begin + length], whole, 0);
}

/** The span moved by a distance, but not out of the whole. */
export function panned([least, greatest]: Span, [first, last]: Span, distance: number): Span {
  const length = Math.min(greatest - least, last - first);
  const begin = Math.min(Math.max(least + distance, first), last - length);
  return [begin, begin + length];
}
