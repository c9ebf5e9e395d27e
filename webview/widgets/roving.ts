const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Where a key goes in a group of `count` that is one stop of the Tab key, or undefined when the key does not move: arrows
 * by one and around the end, Home and End to the ends.
 */
export function roveTo(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const by = steps[key];
  return by === undefined ? undefined : (from + by + count) % count;
}
