import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

/** What an app of one call draws, and the message of its error card. */
async function drawn(call: string): Promise<{ value: unknown; props: Readonly<Record<string, unknown>>; refusal: string | undefined }> {
  const app = await appOf(`st.${call};`).run();
  const [chart] = app.elements;
  const refusal = app.exception[0]?.message;
  // One app at a time runs in the test's own thread.
  await app.dispose();
  if (!chart) throw new Error("nothing was drawn");
  return { value: chart.value, props: chart.props, refusal };
}

/** The rows and the properties of a chart. */
async function chartOf(call: string): Promise<{ value: unknown; props: Readonly<Record<string, unknown>> }> {
  const { refusal, ...chart } = await drawn(call);
  expect(refusal).toBeUndefined();
  return chart;
}

const refusalOf = async (call: string): Promise<string | undefined> => (await drawn(call)).refusal;

describe("the data of a chart", () => {
  it("may be numbers, columns, rows, records, a Map, or what has toArray()", async () => {
    const rows = [{ x: 0, value: 3 }, { x: 1, value: 5 }];
    expect((await chartOf("lineChart([3, 5])")).value).toEqual(rows);
    expect((await chartOf("lineChart(new Float32Array([3, 5]))")).value).toEqual(rows);
    expect((await chartOf("lineChart(new Set([3, 5]))")).value).toEqual(rows);
    expect((await chartOf("lineChart({ toArray: () => [3, 5] })")).value).toEqual(rows);
    expect((await chartOf("lineChart([[3, 1], [5, 2]])")).value).toEqual([{ x: 0, 0: 3, 1: 1 }, { x: 1, 0: 5, 1: 2 }]);
    expect((await chartOf("lineChart({ a: [3, 5], b: new Uint8Array([1, 2]) })")).value).toEqual([{ x: 0, a: 3, b: 1 }, { x: 1, a: 5, b: 2 }]);
    expect((await chartOf("lineChart([{ a: 3 }, { a: 5, b: 2n }])")).value).toEqual([{ x: 0, a: 3, b: null }, { x: 1, a: 5, b: 2 }]);
    expect((await chartOf('barChart(new Map([["one", 3], ["two", 5]]))')).value).toEqual([{ x: "one", value: 3 }, { x: "two", value: 5 }]);
  });

  it("may be a table of Apache Arrow", async () => {
    const vector = (values: string): string => `{ nullCount: 0, toArray: () => ${values}, *[Symbol.iterator]() { yield* ${values}; } }`;
    const table = `{ schema: { fields: [{ name: "day" }, { name: "n" }] }, getChild: (name) => name === "n" ? ${vector("new Float64Array([1, 2])")} : ${vector('["2024-01-01", "2024-01-02"]')} }`;
    expect((await chartOf(`lineChart(${table})`)).value).toEqual([{ x: new Date("2024-01-01"), n: 1 }, { x: new Date("2024-01-02"), n: 2 }]);
  });

  it("may be nothing at all", async () => {
    for (const call of ["lineChart()", "barChart([])", 'areaChart([], { x: "a", y: "b", color: "c" })', "scatterChart(null)"]) expect((await chartOf(call)).value).toEqual([]);
  });

  it("is taken at the call: what happens to it later does not show", async () => {
    const app = await appOf("const data = [1, 2]; st.lineChart(data); data[0] = 9;").run();
    expect(app.elements[0]?.value).toEqual([{ x: 0, value: 1 }, { x: 1, value: 2 }]);
  });
});

describe("the axis", () => {
  it("is the first column of texts or dates when none is named, and the rest is drawn", async () => {
    const { value, props } = await chartOf('lineChart([{ n: 1, city: "Oslo" }, { n: 2, city: "Bergen" }])');
    expect(value).toEqual([{ x: "Oslo", n: 1 }, { x: "Bergen", n: 2 }]);
    expect(props).toMatchObject({ kind: "category", yLabel: "n" });
    expect(props["xLabel"]).toBeUndefined();
  });

  it("ascends, and leaves out rows without a position", async () => {
    const { value, props } = await chartOf('lineChart({ t: [3, null, 1, 2], a: [30, 0, 10, 20] }, { x: "t" })');
    expect(value).toEqual([{ x: 1, a: 10 }, { x: 2, a: 20 }, { x: 3, a: 30 }]);
    expect(props).toMatchObject({ kind: "number", xLabel: "t", yLabel: "a" });
  });

  it("holds moments for Dates and ISO texts, and days that are the same everywhere", async () => {
    expect((await chartOf("lineChart({ t: [new Date(5000)], a: [1] })")).value).toEqual([{ x: new Date(5000), a: 1 }]);
    expect((await chartOf('lineChart({ t: ["2024-02-03T04:05:06Z"], a: [1] })')).value).toEqual([{ x: new Date("2024-02-03T04:05:06Z"), a: 1 }]);
    expect((await chartOf('lineChart({ t: ["2024-02-03"], a: [1] })')).props).toMatchObject({ kind: "time", utc: true });
    expect((await chartOf('lineChart({ t: ["2024-02-03", "spring"], a: [1, 2] })')).props).toMatchObject({ kind: "category" });
  });

  it("has the labels that are given, or none", async () => {
    expect((await chartOf('lineChart({ t: [1], a: [1] }, { x: "t", xLabel: "", yLabel: "€" })')).props).toMatchObject({ xLabel: "", yLabel: "€" });
  });
});

describe("series", () => {
  const sales = '[{ m: 1, v: 3, kind: "p" }, { m: 1, v: 4, kind: "q" }, { m: 2, v: 5, kind: "p" }]';

  it("come from the values of a column, each with its own positions", async () => {
    const { value, props } = await chartOf(`lineChart(${sales}, { x: "m", y: "v", color: "kind" })`);
    expect(value).toEqual([{ x: 1, p: 3, q: 4 }, { x: 2, p: 5 }]);
    expect(props).toMatchObject({ colorLabel: "kind" });
  });

  it("have the colours that are given: of the theme, in hexadecimal, as numbers", async () => {
    const colors = async (color: string): Promise<unknown> => (await chartOf(`lineChart({ a: [1], b: [2] }, { color: ${color} })`)).props["series"];
    expect(await colors('"green"')).toMatchObject([{ color: "green" }, { color: "green" }]);
    expect(await colors('["#f00", [0, 128, 255, 0.5]]')).toMatchObject([{ color: "#ff0000" }, { color: "#0080ff80" }]);
  });

  it("of points may have a colour of their own in the data, shades for numbers, and sizes", async () => {
    expect((await chartOf('scatterChart([{ x: 1, y: 2, c: "#00f" }, { x: 2, y: 3, c: "#0f0" }], { x: "x", y: "y", color: "c" })')).props).toMatchObject({ series: [{ name: "y", color: "#0000ff" }, { name: "y", color: "#00ff00" }] });
    expect((await chartOf('scatterChart({ x: [1], y: [2], n: [3] }, { x: "x", y: "y", color: "n", size: "n" })')).props).toMatchObject({ colorLabel: "n", sizeLabel: "n", series: [{ shade: expect.any(String), size: expect.any(String) }] });
    expect((await chartOf("scatterChart([1], { size: 8 })")).props).toMatchObject({ series: [{ size: 8 }] });
  });
});

describe("bars", () => {
  const data = '[{ c: "b", v: 1 }, { c: "a10", v: 5 }, { c: "a9", v: 3 }, { c: "b", v: 2 }]';
  const names = async (options: string): Promise<unknown> => (await chartOf(`barChart(${data}, { x: "c", y: "v", ${options} })`)).value;

  it("stand in the order of their names, numbers in them by size, and those of one name add up", async () => {
    expect(await names("")).toEqual([{ x: "a9", v: 3 }, { x: "a10", v: 5 }, { x: "b", v: 3 }]);
  });

  it("stand as in the data, or by a column", async () => {
    expect(await names("sort: false")).toEqual([{ x: "b", v: 3 }, { x: "a10", v: 5 }, { x: "a9", v: 3 }]);
    expect(await names('sort: "-v"')).toMatchObject([{ x: "a10" }, { x: "b" }, { x: "a9" }]);
    expect(await names('sort: "v"')).toMatchObject([{ x: "b" }, { x: "a9" }, { x: "a10" }]);
    expect((await chartOf('barChart({ n: [1, 2], v: [3, 9] }, { x: "n", sort: "-v" })')).value).toEqual([{ x: "2", v: 9 }, { x: "1", v: 3 }]);
  });

  it("are stacked, unless they are to stand side by side or one in front of the other", async () => {
    const stacked = async (option: string): Promise<unknown> => (await chartOf(`barChart([1], { stack: ${option} })`)).props["stack"];
    expect([await stacked("null"), await stacked("true"), await stacked("false"), await stacked('"layered"'), await stacked('"normalize"')]).toEqual(["zero", "zero", "beside", "layered", "normalize"]);
    expect((await chartOf("areaChart([1], { stack: false })")).props["stack"]).toBeUndefined();
  });
});

describe("a long series", () => {
  it("of 10,000 rows travels whole", async () => {
    const { props, value } = await chartOf("lineChart({ a: Array.from({ length: 10_000 }, (_, i) => i), b: new Float64Array(10_000), c: new Float64Array(10_000) })");
    expect(props["total"]).toBeUndefined();
    expect(value).toHaveLength(10_000);
  });

  it("of a million rows travels as what pixels can show, with its extremes", async () => {
    const { props, value } = await chartOf("lineChart(Float64Array.from({ length: 1_000_000 }, (_, i) => i === 123_456 ? 77 : i === 654_321 ? -77 : Math.sin(i)))");
    expect(props["total"]).toBe(1_000_000);
    expect(value).toEqual(expect.arrayContaining([{ x: 0, value: 0 }, { x: 123_456, value: 77 }, { x: 654_321, value: -77 }, { x: 999_999, value: Math.sin(999_999) }]));
    expect(Array.isArray(value) && value.length).toBeLessThan(20_000);
  });

  it("of points travels as what pixels can show", async () => {
    const { props, value } = await chartOf('scatterChart({ x: Float64Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 10_007), y: Float64Array.from({ length: 300_000 }, (_, i) => (i * 104_729) % 9973) }, { x: "x" })');
    expect(props["total"]).toBe(300_000);
    expect(Array.isArray(value) && value.length).toBeLessThanOrEqual(60_000);
    expect(Array.isArray(value) && value.length).toBeGreaterThan(4000);
  });
});

describe("what makes no sense is refused with the fix", () => {
  it.each([
    ['lineChart({ a: [1] }, { x: "b" })', 'x names no column "b"'],
    ['lineChart({ a: ["1", "2"] }, { y: "a" })', 'y must be a column of numbers, and "a" holds "1"'],
    ['lineChart({ a: ["x"] })', "the data has no column of numbers to draw"],
    ["lineChart(5)", "the data cannot be 5"],
    ['lineChart({ a: [1] }, { color: "blau" })', 'color cannot be "blau"'],
    ['lineChart({ a: [1], b: [1] }, { color: ["red"] })', "color lists 1 colours for 2 columns"],
    ['lineChart({ a: [1], b: [1], c: ["x"] }, { color: "c" })', "a column for color goes with one column for y"],
    ["lineChart([1], { y: [] })", "y must be the name of a column or a list of such"],
    ["barChart([1], { sort: 3 })", "sort must be true or false"],
    ["areaChart([1], { stack: 1 })", "stack cannot be 1"],
    ["scatterChart([1], { size: -1 })", "size must be a column or a diameter in pixels"],
    ['lineChart({ id: Array.from({ length: 300 }, (_, i) => "n" + i), v: Array(300).fill(1) }, { y: "v", color: "id" })', 'the column "id" for color has 300 different values'],
  ])("%s", async (call, message) => {
    expect(await refusalOf(call)).toContain(message);
  });
});
