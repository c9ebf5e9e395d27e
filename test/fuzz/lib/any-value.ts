/** Anything that may stand where something of ours is expected: what JSON can say, and a few things that it cannot. */

export function value(next: (n: number) => number, depth = 0): unknown {
  const plain: unknown[] = [null, undefined, true, false, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e308, "", "x", "${workspaceFolder}", "${", "../../etc", "a\0b", "node", "run", "ask", "type", "\ud800", 1n, Symbol("s"), () => 1, new Date(Number.NaN)];
  const kind = next(depth > 2 ? 3 : 6);
  if (kind < 3) return plain[next(plain.length)];
  if (kind === 3) return Array.from({ length: next(4) }, () => value(next, depth + 1));
  return Object.fromEntries(Array.from({ length: next(4) }, () => [["a", "b", "", "__proto__", "version", "script", "address", "page", "query", "toString"][next(10)] ?? "", value(next, depth + 1)]));
}
