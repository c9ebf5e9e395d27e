/** Room of one number, without its digits, and of a digit, in px. */
const around = 12;
const digit = 8;
const arrows = 60;

/** How many numbers have room beside the arrows. Three at least say something; else none. */
export function fitting(width: number, pages: number): number {
  if (width === 0) return pages;
  const one = Math.max(26, around + digit * String(pages).length) + 2;
  const count = Math.floor((width - arrows) / one);
  return count < 3 ? 0 : count;
}

/**
 * The numbers to show: about `most` of them, the first, the last and those around the current one. What is left out in
 * between is a negative number, another one for each gap.
 */
export function pagesShown(current: number, pages: number, most: number): number[] {
  if (most <= 0) return [];
  if (pages <= most) return range(1, pages);
  // Below that there is no room for the ends.
  if (most < 5) return range(Math.min(Math.max(1, current - Math.floor(most / 2)), pages - most + 1), most);
  const inside = most - 2;
  // Near an end there is no gap on that side.
  if (current < inside) return [...range(1, inside), -1, pages];
  if (current > pages - inside + 1) return [1, -1, ...range(pages - inside + 1, inside)];
  const middle = most - 4;
  return [1, -1, ...range(current - Math.floor((middle - 1) / 2), middle), -2, pages];
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
