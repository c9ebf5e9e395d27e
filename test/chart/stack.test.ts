import { describe, expect, it } from "vitest";
import { align, stack } from "../../webview/elements/chart/stack.ts";

const layer = (xs: number[], ys: number[]): { xs: Float64Array; ys: Float64Array } => ({ xs: Float64Array.from(xs), ys: Float64Array.from(ys) });
const reaches = (layers: ReturnType<typeof layer>[], mode: "zero" | "normalize" | "center"): [number, number][][] => stack(layers, mode).map(({ lows, highs }) => Array.from(lows, (low, i) => [low, highs[i] ?? 0]));

describe("stacked series", () => {
  it("begin where the ones below end", () => {
    const xs = Float64Array.of(0, 1);
    expect(reaches([{ xs, ys: Float64Array.of(1, 2) }, { xs, ys: Float64Array.of(3, 4) }], "zero")).toEqual([[[0, 1], [0, 2]], [[1, 4], [2, 6]]]);
  });

  it("go down where they are below zero", () => {
    expect(reaches([layer([0], [2]), layer([0], [-3]), layer([0], [4]), layer([0], [-1])], "zero")).toEqual([[[0, 2]], [[0, -3]], [[2, 6]], [[-3, -4]]]);
  });

  it("meet by position, not by row", () => {
    expect(reaches([layer([0, 1], [1, 1]), layer([1], [5])], "zero")).toEqual([[[0, 1], [0, 1]], [[1, 6]]]);
  });

  it("leave out what is missing", () => {
    expect(reaches([layer([0], [Number.NaN]), layer([0], [5])], "zero")).toEqual([[[0, Number.NaN]], [[0, 5]]]);
  });

  it("are parts of the whole, or stand around the middle", () => {
    expect(reaches([layer([0], [1]), layer([0], [3])], "normalize")).toEqual([[[0, 0.25]], [[0.25, 1]]]);
    expect(reaches([layer([0], [1]), layer([0], [3])], "center")).toEqual([[[-2, -1]], [[-1, 2]]]);
    expect(reaches([layer([0], [0])], "normalize")).toEqual([[[0, 0]]]);
  });

  it("of areas are given a value at each position of the others", () => {
    const [a, b] = align([layer([0, 2], [1, 2]), layer([1], [5])]);
    expect([a?.xs, a?.ys, b?.ys].map((list) => Array.from(list ?? []))).toEqual([[0, 1, 2], [1, 0, 2], [0, 5, 0]]);
  });
});
