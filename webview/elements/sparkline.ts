const width = 100;
const height = 32;
/** Room for the line's own width at the top and at the bottom. */
const inset = 1;

/** Paths of a small chart without axes, in a box of 100 × 32. Values that are no numbers leave gaps. */
export function sparkline(kind: "line" | "bar" | "area", values: readonly number[]): { line?: string; area?: string } {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return {};
  // Bars and areas stand on zero; a line uses the whole height for what changes.
  const least = Math.min(...known, kind === "line" ? Infinity : 0);
  const most = Math.max(...known, kind === "line" ? -Infinity : 0);
  const y = (value: number): number => round(height - inset - ((value - least) / (most - least || 1)) * (height - 2 * inset));
  if (kind === "bar") return { area: bars(values, y) };
  const x = (i: number): number => round((i / Math.max(1, values.length - 1)) * width);
  const points = values.flatMap((value, i) => (Number.isFinite(value) ? [[x(i), y(value)] as const] : []));
  const line = points.map(([px, py], i) => `${i === 0 ? "M" : "L"}${px} ${py}`).join("");
  if (kind === "line") return { line };
  return { line, area: `${line}L${points.at(-1)?.[0] ?? 0} ${y(0)}L${points[0]?.[0] ?? 0} ${y(0)}Z` };
}

function bars(values: readonly number[], y: (value: number) => number): string {
  const slot = width / values.length;
  return values
    .map((value, i) => (Number.isFinite(value) ? `M${round(i * slot + slot * 0.1)} ${y(0)}V${y(value)}h${round(slot * 0.8)}V${y(0)}Z` : ""))
    .join("");
}

const round = (n: number): number => Math.round(n * 100) / 100;
