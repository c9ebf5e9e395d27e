import { describe, expect, it } from "vitest";
import { momentText, numberFormat, timeFormat, valueText } from "../../webview/elements/chart/format.ts";
import { niceDomain, numberTicks, timeTicks } from "../../webview/elements/chart/ticks.ts";

describe("the marks of a number axis", () => {
  it.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-3, 3, 3, [-2, 0, 2]],
    [0.1, 0.35, 5, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]],
    [1e6, 5e6, 4, [1e6, 2e6, 3e6, 4e6, 5e6]],
    [7, 7, 4, [7]],
  ])("from %d to %d are round", (least, greatest, count, expected) => {
    expect(numberTicks(least, greatest, count).values).toEqual(expected);
  });

  it("have no rounding errors, and no minus before zero", () => {
    expect(numberTicks(-0.3, 0.3, 6).values).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
    expect(Object.is(numberTicks(-1, 1, 2).values[1], 0)).toBe(true);
  });

  it("are inside the domain that is widened to them", () => {
    expect(niceDomain(3, 97, 5)).toEqual([0, 100]);
    expect(niceDomain(-4, 97, 5)).toEqual([-50, 100]);
  });

  it.each([
    [0.05, 0.2, 0.15, "0.15"], [1, 10, 7, "7"], [1000, 9000, 3000, "3,000"], [20_000, 90_000, 40_000, "40K"], [500_000, 2e6, 1.5e6, "1.5M"],
    [1e6, 2e9, 5e8, "0.500B"], [2e-6, 8e-6, 4e-6, "4E-6"], [1e15, 5e15, 0, "0"], [1, 5, 0, "0"], [0.5, 2, 1, "1.0"],
  ])("of step %d up to %d say %d as %s", (step, greatest, value, text) => {
    expect(numberFormat(step, greatest)(value)).toBe(text);
  });
});

describe("the marks of a time axis", () => {
  const utc = (text: string): number => Date.parse(`${text}Z`);
  const shown = (from: string, to: string, count: number): string[] => {
    const { values, unit } = timeTicks(utc(from), utc(to), count, true);
    return values.map(timeFormat(unit, true));
  };

  it.each([
    ["2024-01-01T00:00:00", "2024-01-01T00:00:00.010", 5, ["00:00.000", "00:00.002", "00:00.004", "00:00.006", "00:00.008", "00:00.010"]],
    ["2024-01-01T10:00:03", "2024-01-01T10:00:21", 4, ["10:00:05", "10:00:10", "10:00:15", "10:00:20"]],
    ["2024-01-01T21:00:00", "2024-01-02T04:00:00", 3, ["21:00", "Jan 2", "03:00"]],
    ["2023-12-28T00:00:00", "2024-01-03T00:00:00", 4, ["Dec 29", "Dec 31", "2024", "Jan 3"]],
    ["2024-01-01T00:00:00", "2024-02-29T00:00:00", 5, ["2024", "Jan 15", "Feb 1", "Feb 15"]],
    ["2023-11-01T00:00:00", "2024-03-01T00:00:00", 4, ["Nov", "Dec", "2024", "Feb", "Mar"]],
    ["1990-06-01T00:00:00", "2024-06-01T00:00:00", 4, ["2000", "2010", "2020"]],
  ])("from %s to %s are round", (from, to, count, expected) => {
    expect(shown(from, to, count)).toEqual(expected);
  });

  it("are the days of the place where they are looked at, unless days are meant", () => {
    const { values } = timeTicks(new Date(2024, 2, 5, 13).getTime(), new Date(2024, 2, 8, 1).getTime(), 3, false);
    expect(values.map((t) => new Date(t).getHours())).toEqual([0, 0, 0]);
  });
});

describe("a value in full", () => {
  it.each([[1234.5678, "1,234.57"], [1_234_567.891, "1,234,567.89"], [0.000012345, "1.235E-5"], [0, "0"], [-2.5, "-2.5"], [Number.NaN, "no value"]])("%d is %s", (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it("of a moment has the time of day, of a day has none", () => {
    expect(momentText(Date.UTC(2024, 1, 3), true)).toBe("Feb 3, 2024");
    expect(momentText(new Date(2024, 1, 3, 4, 5).getTime(), false)).toBe("Feb 3, 2024, 04:05");
    expect(momentText(new Date(2024, 1, 3, 4, 5, 6).getTime(), false)).toBe("Feb 3, 2024, 04:05:06");
  });
});
