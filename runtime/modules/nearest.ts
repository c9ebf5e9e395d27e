/** The candidate that a mistyped name most likely means; `undefined` when none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = candidate.toLowerCase() === camel.toLowerCase() ? 0 : editDistance(name, candidate);
    if (distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best !== undefined && best.distance <= Math.floor((name.length + 1) / 4) ? best.candidate : undefined;
}

/** Letters to insert, remove, replace or swap with their neighbour. */
function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let index = 0; index < left.length; index++) {
    const next = [index + 1];
    for (let at = 0; at < right.length; at++) {
      const replaced = (row[at] ?? 0) + Number(left[index] !== right[at]);
      const isSwap = at > 0 && index > 0 && left[index] === right[at - 1] && left[index - 1] === right[at];
      const swapped = isSwap ? (before[at - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
