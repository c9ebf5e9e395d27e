import { describe, expect, it } from "vitest";
import { panned, zoomed } from "../../webview/elements/chart/zoom-span.ts";

describe("zooming", () => {
  it("keeps the position under the pointer where it is", () => {
    expect(zoomed([0, 100], [0, 100], 2, 50)).toEqual([25, 75]);
    expect(zoomed([0, 100], [0, 100], 2, 0)).toEqual([0, 50]);
    expect(zoomed([50, 100], [0, 100], 2, 75)).toEqual([62.5, 87.5]);
  });

  it("ends at the whole, and before numbers show their steps", () => {
    expect(zoomed([25, 75], [0, 100], 0.5, 50)).toBeUndefined();
    expect(zoomed([0, 60], [0, 100], 0.5, 0)).toBeUndefined();
    expect(zoomed([0, 0.01], [0, 100], 2, 0)).toEqual([0, 0.01]);
  });

  it("takes a position out of sight for the nearest edge", () => {
    expect(zoomed([50, 100], [0, 100], 2, -10)).toEqual([50, 75]);
  });
});

describe("panning", () => {
  it("stays within the whole", () => {
    expect(panned([20, 40], [0, 100], 10)).toEqual([30, 50]);
    expect(panned([20, 40], [0, 100], -50)).toEqual([0, 20]);
    expect(panned([20, 40], [0, 100], 500)).toEqual([80, 100]);
  });

  it("shows data that has become shorter as far as it goes", () => {
    expect(panned([20, 40], [0, 10], 0)).toEqual([0, 10]);
    expect(panned([20, 40], [0, 30], 0)).toEqual([10, 30]);
  });
});
