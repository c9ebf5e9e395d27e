import { expect, test } from "vitest";
import { buildChart } from "../../runtime/st/chart/build.ts";
import { frameOf, type Measure } from "../../webview/elements/chart/frame.ts";
import { modelOf } from "../../webview/elements/chart/model.ts";

/** Letters of 7 pixels. */
const measure: Measure = (text) => text.length * 7;
const bars = (values: readonly number[], horizontal = false) => modelOf({ type: "barChart", ...buildChart({ type: "barChart", data: values, stack: "zero", horizontal }) });
const marksOf = (values: readonly number[], width: number): string[] => frameOf(bars(values), width, 200, measure).xTicks.map(({ text }) => text);

test.each([260, 420, 840])("each of a few bars is marked, and nothing between them, at %d pixels", (width) => {
  expect(marksOf([3, 5, 4, 8], width)).toEqual(["0", "1", "2", "3"]);
});

test("of many bars as many are marked as have room", () => {
  const marks = marksOf(Array.from({ length: 200 }, (_, i) => i), 260);
  expect(marks.length).toBeGreaterThan(2);
  expect(marks.length).toBeLessThan(8);
});

test("lying bars are marked one below the other", () => {
  expect(frameOf(bars([3, 5, 4, 8], true), 260, 200, measure).xTicks.map(({ text }) => text)).toEqual(["0", "1", "2", "3"]);
});
