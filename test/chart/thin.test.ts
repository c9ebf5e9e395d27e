import { describe, expect, it } from "vitest";
import { keptPoints, keptRows, pick } from "../../runtime/st/chart/thin.ts";
import { pixelRows } from "../../webview/elements/chart/pixel-rows.ts";

const numbers = (length: number, of: (i: number) => number): Float64Array => Float64Array.from({ length }, (_, i) => of(i));

/** Which pixels a line through the rows covers, column by column: its least and greatest value there. */
function covered(xs: Float64Array, ys: Float64Array, columns: number): string[] {
  const span = xs.at(-1) ?? 1;
  const found = Array.from({ length: columns }, () => [Infinity, -Infinity] as [number, number]);
  xs.forEach((x, i) => {
    const column = found[Math.min(columns - 1, Math.floor((x / span) * columns))];
    const y = ys[i] ?? 0;
    if (column) [column[0], column[1]] = [Math.min(column[0], y), Math.max(column[1], y)];
  });
  return found.map(String);
}

describe("a line", () => {
  it("through the kept rows reaches as far up and down in every bucket as through all", () => {
    const ys = numbers(50_000, (i) => Math.sin(i / 700) * ((i * 7919) % 101));
    const xs = numbers(50_000, (i) => i);
    const rows = keptRows(xs, [ys], 100);
    expect(rows?.length).toBeLessThanOrEqual(400);
    expect(covered(pick(xs, rows ?? new Uint32Array()), pick(ys, rows ?? new Uint32Array()), 100)).toEqual(covered(xs, ys, 100));
  });

  it("keeps its first and its last row, and a gap", () => {
    const ys = numbers(10_000, (i) => (i > 4000 && i < 4100 ? Number.NaN : i % 7));
    const rows = keptRows(undefined, [ys], 200) ?? new Uint32Array();
    expect([rows[0], rows.at(-1)]).toEqual([0, 9999]);
    expect(pick(ys, rows).some(Number.isNaN)).toBe(true);
  });

  it("of few rows keeps them all", () => {
    expect(keptRows(undefined, [numbers(400, (i) => i)], 100)).toBeUndefined();
  });

  it("shares its rows with those of the other series", () => {
    const rows = keptRows(undefined, [numbers(1000, (i) => (i === 501 ? 9 : 0)), numbers(1000, (i) => (i === 502 ? 9 : 0))], 10) ?? new Uint32Array();
    expect([rows.includes(501), rows.includes(502)]).toEqual([true, true]);
  });

  it("stands unevenly: what is crowded is thinned, what is sparse is kept", () => {
    const xs = numbers(5000, (i) => (i < 4990 ? i / 1000 : (i - 4989) * 1000));
    const rows = keptRows(xs, [numbers(5000, (i) => i % 13)], 500) ?? new Uint32Array();
    expect([...rows].filter((row) => row >= 4990)).toHaveLength(10);
    expect(rows.length).toBeLessThan(20);
  });
});

describe("points", () => {
  it("on the same spot are one, and what is missing is none", () => {
    const xs = numbers(9000, (i) => i % 3);
    const ys = numbers(9000, (i) => (i % 2 === 0 ? 1 : i === 1 ? Number.NaN : 2));
    expect(keptPoints(xs, ys, 100)).toHaveLength(6);
  });

  it("that fill everything are thinned until there are few enough", () => {
    const rows = keptPoints(numbers(100_000, (i) => (i * 7919) % 10_007), numbers(100_000, (i) => (i * 104_729) % 9973), 5000);
    expect(rows?.length).toBeLessThanOrEqual(5000);
    expect(rows?.length).toBeGreaterThan(1000);
  });
});

describe("rows for pixels", () => {
  it("are four for a column at most, ascending, with its extremes", () => {
    const ys = numbers(10_000, (i) => (i === 5555 ? 99 : Math.sin(i)));
    const rows = Array.from(pixelRows(numbers(10_000, (i) => i), ys, (x) => x / 20, 1));
    expect(rows.length).toBeLessThanOrEqual(2000);
    expect(rows).toContain(5555);
    expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  });

  it("are all where there is room", () => {
    expect(Array.from(pixelRows(numbers(3, (i) => i), numbers(3, (i) => i), (x) => x * 100, 1))).toEqual([0, 1, 2]);
  });
});
