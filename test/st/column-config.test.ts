/** What `st.columnConfig` says of a column is what the page draws it by. */
import { describe, expect, it } from "vitest";
import { columnConfigs as columns } from "../../runtime/st/column-config.ts";

const look = { label: "Dee", help: "Why", width: "small", pinned: true } as const;
const aligned = { ...look, alignment: "right" } as const;
const editable = { disabled: true, required: true } as const;
const [early, late] = [new Date("2025-01-01T00:00:00Z"), new Date("2025-12-31T00:00:00Z")];

describe("a column has what it was given", () => {
  it("column", () => {
    expect(columns.column({ label: "Dee", help: "Why", width: 80, pinned: true, alignment: "right", disabled: true, required: true })).toEqual({ type: undefined, settings: { ...aligned, ...editable, width: 80 } });
  });

  it("textColumn", () => {
    const given = columns.textColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: "x", maxChars: 5, validate: /^x/ });
    expect(given).toEqual({ type: "text", settings: { ...aligned, ...editable, default: "x", maxChars: 5, validate: "^x" } });
  });

  it("linkColumn", () => {
    const given = columns.linkColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: "https://a", maxChars: 50, validate: "^https", displayText: "Open" });
    expect(given).toEqual({ type: "link", settings: { ...aligned, ...editable, default: "https://a", maxChars: 50, validate: "^https", displayText: "Open" } });
  });

  it("numberColumn", () => {
    const given = columns.numberColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: 5, format: "euro", minValue: 0, maxValue: 9, step: 0.01 });
    expect(given).toEqual({ type: "number", settings: { ...aligned, ...editable, default: 5, format: "euro", minValue: 0, maxValue: 9, step: 0.01 } });
  });

  it("checkboxColumn", () => {
    const given = columns.checkboxColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: true });
    expect(given).toEqual({ type: "checkbox", settings: { ...aligned, ...editable, default: true } });
  });

  it("dateColumn", () => {
    const given = columns.dateColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: early, format: "DD.MM.YYYY", minValue: early, maxValue: late, step: 7 });
    expect(given).toEqual({ type: "date", settings: { ...aligned, ...editable, default: early.getTime(), format: "DD.MM.YYYY", minValue: early.getTime(), maxValue: late.getTime(), step: 7 } });
  });

  it("timeColumn", () => {
    const given = columns.timeColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: early, format: "HH:mm", minValue: early, maxValue: late, step: 60 });
    expect(given).toEqual({ type: "time", settings: { ...aligned, ...editable, default: early.getTime(), format: "HH:mm", minValue: early.getTime(), maxValue: late.getTime(), step: 60 } });
  });

  it("datetimeColumn", () => {
    const given = columns.datetimeColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: early, format: "distance", minValue: early, maxValue: late, step: 60, timezone: "Europe/Oslo" });
    expect(given).toEqual({ type: "datetime", settings: { ...aligned, ...editable, default: early.getTime(), format: "distance", minValue: early.getTime(), maxValue: late.getTime(), step: 60, timezone: "Europe/Oslo" } });
  });

  it("selectboxColumn", () => {
    const given = columns.selectboxColumn({ label: "Dee", help: "Why", width: "small", pinned: true, disabled: true, required: true, default: 2, options: [1, 2], formatFunc: (n) => `No. ${n}` });
    expect(given).toEqual({ type: "selectbox", settings: { ...look, ...editable, default: 2, options: [{ value: 1, label: "No. 1" }, { value: 2, label: "No. 2" }] } });
  });

  it("multiselectColumn", () => {
    const given = columns.multiselectColumn({ label: "Dee", help: "Why", width: "small", pinned: true, disabled: true, required: true, default: ["a"], options: ["a", "b"], acceptNewOptions: true, color: ["red", "blue"], formatFunc: (text) => text.toUpperCase() });
    expect(given).toEqual({ type: "multiselect", settings: { ...look, ...editable, default: ["a"], acceptNewOptions: true, options: [{ value: "a", label: "A", color: "red" }, { value: "b", label: "B", color: "blue" }] } });
  });

  it("listColumn", () => {
    const given = columns.listColumn({ label: "Dee", help: "Why", width: "small", pinned: true, disabled: true, required: true, default: ["a"] });
    expect(given).toEqual({ type: "list", settings: { ...look, ...editable, default: ["a"] } });
  });

  it("markdownColumn", () => {
    const given = columns.markdownColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", disabled: true, required: true, default: "*a*" });
    expect(given).toEqual({ type: "markdown", settings: { ...aligned, ...editable, default: "*a*" } });
  });

  it("progressColumn", () => {
    const given = columns.progressColumn({ label: "Dee", help: "Why", width: "small", pinned: true, format: "percent", minValue: 0, maxValue: 100, step: 1, color: "green" });
    expect(given).toEqual({ type: "progress", settings: { ...look, format: "percent", minValue: 0, maxValue: 100, step: 1, color: "green" } });
  });

  it("lineChartColumn, areaChartColumn and barChartColumn", () => {
    const settings = { ...look, minValue: 0, maxValue: 9, color: "blue" };
    expect(columns.lineChartColumn({ label: "Dee", help: "Why", width: "small", pinned: true, yMin: 0, yMax: 9, color: "blue" })).toEqual({ type: "lineChart", settings });
    expect(columns.areaChartColumn({ label: "Dee", help: "Why", width: "small", pinned: true, yMin: 0, yMax: 9, color: "blue" })).toEqual({ type: "areaChart", settings });
    expect(columns.barChartColumn({ label: "Dee", help: "Why", width: "small", pinned: true, yMin: 0, yMax: 9, color: "blue" })).toEqual({ type: "barChart", settings });
  });

  it("imageColumn, audioColumn, videoColumn and jsonColumn", () => {
    expect(columns.imageColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right" })).toEqual({ type: "image", settings: aligned });
    expect(columns.audioColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right" })).toEqual({ type: "audio", settings: aligned });
    expect(columns.videoColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right" })).toEqual({ type: "video", settings: aligned });
    expect(columns.jsonColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right" })).toEqual({ type: "json", settings: aligned });
  });

  it("buttonColumn", () => {
    const onClick = (): void => {};
    const given = columns.buttonColumn({ label: "Dee", help: "Why", width: "small", pinned: true, alignment: "right", type: "primary", onClick, key: "go" });
    expect(given).toEqual({ type: "button", settings: { ...aligned, kindOfButton: "primary" }, button: { onClick, key: "go" } });
  });
});

it("a column takes its options from what can be read once", () => {
  const once = function* (): Generator<string> {
    yield* ["a", "b"];
  };
  expect(columns.selectboxColumn({ options: once(), default: "b" }).settings).toMatchObject({ default: "b", options: [{ value: "a" }, { value: "b" }] });
});

describe("a column that makes no sense is an error", () => {
  it.each([
    [() => columns.numberColumn({ minValue: 9, maxValue: 0 }), "st.columnConfig.numberColumn: minValue (9) is above maxValue (0)."],
    [() => columns.dateColumn({ minValue: late, maxValue: early }), "st.columnConfig.dateColumn: minValue (2025-12-31T00:00:00.000Z) is above maxValue (2025-01-01T00:00:00.000Z)."],
    [() => columns.progressColumn({ minValue: 5, maxValue: 5 }), "st.columnConfig.progressColumn: minValue (5) must be below maxValue (5)."],
    [() => columns.lineChartColumn({ yMin: 9, yMax: 0 }), "st.columnConfig.lineChartColumn: yMin (9) must be below yMax (0)."],
    [() => columns.numberColumn({ step: 0 }), "st.columnConfig.numberColumn: step must be above 0, not 0."],
    [() => columns.numberColumn({ default: 10, maxValue: 9 }), "st.columnConfig.numberColumn: default (10) is not between minValue (undefined) and maxValue (9)."],
    [() => columns.textColumn({ maxChars: 0 }), "st.columnConfig.textColumn: maxChars must be a whole number above 0, not 0."],
    [() => columns.selectboxColumn({ options: ["a", "b"], default: "c" }), 'st.columnConfig.selectboxColumn: default ("c") is not among the options.'],
    [() => columns.multiselectColumn({ options: ["a", "b"], default: ["a", "c"] }), 'st.columnConfig.multiselectColumn: default ("c") is not among the options.'],
    [() => columns.datetimeColumn({ timezone: "Mars/Olympus" }), 'st.columnConfig.datetimeColumn: timezone cannot be "Mars/Olympus".'],
  ])("%s", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: "bad-option", message }));
  });
});
