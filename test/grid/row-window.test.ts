import { expect, test } from "vitest";
import { rowWindow, scrollTopFor } from "../../webview/elements/dataframe/row-window.ts";
import { random } from "../lib/random.ts";

/** Where a row stands on the screen, below the top of the view. */
const yOf = (row: number, window: ReturnType<typeof rowWindow>, scrollTop: number, rowHeight: number): number => window.top + (row - window.origin) * rowHeight - scrollTop;

test("the rows in sight are drawn, and hardly more", () => {
  const next = random(1);
  for (let i = 0; i < 2000; i++) {
    const rows = next(5_000_000) + 1;
    const rowHeight = 20 + next(40);
    const view = 50 + next(900);
    const { height } = rowWindow(rows, rowHeight, view, 0);
    const scrollTop = next(Math.max(1, height - view + 1));
    const window = rowWindow(rows, rowHeight, view, scrollTop);
    expect(window.height).toBeLessThan(33_554_428);
    expect(window.to - window.from).toBeLessThan(view / rowHeight + 16);
    if (window.from > 0) expect(yOf(window.from, window, scrollTop, rowHeight)).toBeLessThanOrEqual(0);
    if (window.to < rows) expect(yOf(window.to, window, scrollTop, rowHeight)).toBeGreaterThanOrEqual(view);
  }
});

test("the first row stands at the top and the last at the bottom, however many there are", () => {
  for (const rows of [30, 1_000_000, 100_000_000]) {
    const { height } = rowWindow(rows, 24, 240, 0);
    expect(yOf(0, rowWindow(rows, 24, 240, 0), 0, 24)).toBe(0);
    const end = rowWindow(rows, 24, 240, height - 240);
    expect(end.to).toBe(rows);
    expect(yOf(rows - 1, end, height - 240, 24)).toBeCloseTo(240 - 24, 3);
  }
});

test("a row that is gone to is in sight, and one that is in sight moves nothing", () => {
  const next = random(2);
  for (const rows of [100, 3_000_000]) {
    for (let i = 0; i < 500; i++) {
      const { height } = rowWindow(rows, 24, 240, 0);
      const before = next(height - 240);
      const row = next(rows);
      const scrollTop = scrollTopFor(row, rows, 24, 240, before);
      const y = yOf(row, rowWindow(rows, 24, 240, scrollTop), scrollTop, 24);
      expect(y).toBeGreaterThanOrEqual(-0.01);
      expect(y).toBeLessThanOrEqual(240 - 24 + 0.01);
      expect(scrollTopFor(row, rows, 24, 240, scrollTop)).toBeCloseTo(scrollTop, 3);
    }
  }
});

test("in a high box rows are placed from one nearby, and those that stay in sight stay where they are", () => {
  const low = rowWindow(100_000, 24, 240, 1_000_000);
  expect([low.isHigh, low.origin, low.top]).toEqual([false, 0, 0]);
  const high = rowWindow(1_000_000, 24, 240, 20_000_000);
  expect(high.isHigh).toBe(true);
  expect((high.to - high.origin) * 24).toBeLessThan(20_000);
  const next = rowWindow(1_000_000, 24, 240, 20_000_024);
  expect([next.from - high.from, next.origin - high.origin, next.top - high.top]).toEqual([1, 0, 0]);
});
