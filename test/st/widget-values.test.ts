import { describe, expect, it } from "vitest";
import { appOf, newProbe } from "../engine/lib/app.ts";

/** What a call returns at first. */
async function valueOf(call: string): Promise<unknown> {
  const probe = newProbe();
  const app = await appOf(`probe.log.push(${call});`).run();
  expect(app.exception).toEqual([]);
  return probe.log[0];
}

describe("the first value of", () => {
  it.each([
    [`st.button("w")`, false],
    [`st.checkbox("w")`, false],
    [`st.checkbox("w", { value: true })`, true],
    [`st.toggle("w", { value: true })`, true],
    [`st.radio("w", ["a", "b"])`, "a"],
    [`st.radio("w", ["a", "b"], { index: 1 })`, "b"],
    [`st.radio("w", ["a", "b"], { index: null })`, null],
    [`st.radio("w", [])`, null],
    [`st.radio("w", new Set([1, 2]))`, 1],
    [`st.selectbox("w", ["a", "b"])`, "a"],
    [`st.selectbox("w", new Map([["k", 1]]))`, "k"],
    [`st.selectbox("w", ["a", "b"], { index: 1, formatFunc: (o) => o.toUpperCase() })`, "b"],
    [`st.selectbox("w", ["a"], { index: null })`, null],
    [`st.selectbox("w", [{ id: 1, name: "x" }], { formatFunc: (o) => o.name })`, { id: 1, name: "x" }],
    [`st.selectbox("w", (function* () { yield 3; })())`, 3],
    [`st.slider("w")`, 0],
    [`st.slider("w", { minValue: 2, maxValue: 5 })`, 2],
    [`st.slider("w", { value: 7 })`, 7],
    [`st.slider("w", { value: 0.5 })`, 0.5],
    [`st.slider("w", { value: [20, 80] })`, [20, 80]],
    [`st.slider("w", { value: [80, 20] })`, [20, 80]],
    [`st.slider("w", { value: new Date(86400000) })`, new Date(86_400_000)],
    [`st.slider("w", { value: [new Date(0), new Date(1000)] })`, [new Date(0), new Date(1000)]],
    [`st.slider("w", { minValue: new Date(0), maxValue: new Date(1000) })`, new Date(0)],
    [`st.textInput("w")`, ""],
    [`st.textInput("w", { value: "x" })`, "x"],
    [`st.textInput("w", { value: null })`, null],
    [`st.textArea("w")`, ""],
    [`st.textArea("w", { value: "a\\nb" })`, "a\nb"],
    [`st.textArea("w", { value: null })`, null],
    [`st.numberInput("w")`, 0],
    [`st.numberInput("w", { minValue: 3 })`, 3],
    [`st.numberInput("w", { minValue: -3, value: "min" })`, -3],
    [`st.numberInput("w", { maxValue: -3 })`, -3],
    [`st.numberInput("w", { value: 1.5 })`, 1.5],
    [`st.numberInput("w", { value: null })`, null],
    [`st.menuButton("w", ["a", "b"])`, null],
    [`st.linkButton("w", "https://example.com", { onClick: "rerun" })`, false],
    [`st.multiselect("w", ["a", "b"])`, []],
    [`st.multiselect("w", ["a", "b"], { default: ["b", "a", "b"] })`, ["b", "a"]],
    [`st.multiselect("w", ["a", "b"], { default: "b" })`, ["b"]],
    [`st.multiselect("w", [[1], [2]], { default: [[2]] })`, [[2]]],
    [`st.multiselect("w", ["a"], { default: ["x", "a"], acceptNewOptions: true })`, ["x", "a"]],
    [`st.multiselect("w", [{ id: 1 }], { default: [{ id: 1 }], formatFunc: (o) => o.id })`, [{ id: 1 }]],
    [`st.pills("w", ["a", "b"])`, null],
    [`st.pills("w", ["a", "b"], { default: "b" })`, "b"],
    [`st.pills("w", ["a", "b"], { required: true })`, null],
    [`st.pills("w", ["a", "b"], { selectionMode: "multi" })`, []],
    [`st.pills("w", [[1], [2]], { default: [2] })`, [2]],
    [`st.segmentedControl("w", [1, 2], { selectionMode: "multi", default: new Set([2]) })`, [2]],
    [`st.segmentedControl("w", [1, 2], { selectionMode: "multi", default: 2 })`, [2]],
    [`st.selectSlider("w", { options: ["x", "y"] })`, "x"],
    [`st.selectSlider("w", { options: ["x", "y"], value: "y" })`, "y"],
    [`st.selectSlider("w", { options: ["x", "y", "z"], value: ["z", "y"] })`, ["y", "z"]],
    [`st.selectSlider("w", { options: [[1, 2], [3, 4]], value: [3, 4] })`, [3, 4]],
    [`st.feedback()`, null],
    [`st.feedback({ options: "stars", default: 4 })`, 4],
    [`st.pagination(3)`, 1],
    [`st.pagination(3, { default: 3 })`, 3],
    [`st.dateInput("w", { value: "2025-01-31" })`, new Date(2025, 0, 31)],
    [`st.dateInput("w", { value: new Date(2025, 0, 31, 15, 30) })`, new Date(2025, 0, 31)],
    [`st.dateInput("w", { value: null })`, null],
    [`st.dateInput("w", { value: [] })`, []],
    [`st.dateInput("w", { value: ["2025-02-01"] })`, [new Date(2025, 1, 1)]],
    [`st.dateInput("w", { value: ["2025-02-01", "2025-01-01"] })`, [new Date(2025, 0, 1), new Date(2025, 1, 1)]],
    [`st.dateInput("w", { maxValue: "2001-01-01" })`, new Date(2001, 0, 1)],
    [`st.timeInput("w", { value: "8:45" })`, { hour: 8, minute: 45, second: 0 }],
    [`st.timeInput("w", { value: { hour: 8 } })`, { hour: 8, minute: 0, second: 0 }],
    [`st.timeInput("w", { value: new Date(2025, 0, 31, 15, 30, 5) })`, { hour: 15, minute: 30, second: 5 }],
    [`st.timeInput("w", { value: null })`, null],
    ["`${st.timeInput('w', { value: '8:45' })}`", "08:45"],
    [`st.datetimeInput("w", { value: "2025-01-31T08:45" })`, new Date(2025, 0, 31, 8, 45)],
    [`st.datetimeInput("w", { value: "2025-01-31T08:45Z" })`, new Date(Date.UTC(2025, 0, 31, 8, 45))],
    [`st.datetimeInput("w", { value: new Date(2025, 0, 31, 8, 45, 12, 345) })`, new Date(2025, 0, 31, 8, 45, 12)],
    [`st.datetimeInput("w", { value: null })`, null],
  ])("%s", async (call, expected) => {
    expect(await valueOf(call)).toEqual(expected);
  });
});

describe("a value that a person enters", () => {
  it.each([
    ["checkbox", `st.checkbox("w")`, true, true],
    ["toggle", `st.toggle("w", { value: true })`, false, false],
    ["radio", `st.radio("w", ["a", "b"])`, "b", "b"],
    ["radio", `st.radio("w", ["a", null])`, null, null],
    ["radio", `st.radio("w", ["a"], { index: null })`, "a", "a"],
    ["radio", `st.radio("w", [1, 2])`, 2, 2],
    ["radio", `st.radio("w", [true, false])`, false, false],
    ["selectbox", `st.selectbox("w", ["a", "b"])`, "b", "b"],
    ["selectbox", `st.selectbox("w", [{ n: "x" }, { n: "y" }], { formatFunc: (o) => o.n })`, "y", { n: "y" }],
    ["selectbox", `st.selectbox("w", [{ n: "x" }, { n: "y" }], { formatFunc: (o) => o.n })`, { n: "y" }, { n: "y" }],
    ["selectbox", `st.selectbox("w", ["a"], { acceptNewOptions: true })`, "mine", "mine"],
    ["selectbox", `st.selectbox("w", ["a", "b"], { index: null, acceptNewOptions: true })`, "b", "b"],
    ["slider", `st.slider("w")`, 42, 42],
    ["slider", `st.slider("w", { value: [1, 2] })`, [30, 3], [3, 30]],
    ["slider", `st.slider("w", { value: new Date(0), maxValue: new Date(5000) })`, new Date(1000), new Date(1000)],
    ["textInput", `st.textInput("w")`, "Ada", "Ada"],
    ["textInput", `st.textInput("w", { value: null })`, "x", "x"],
    ["textInput", `st.textInput("w", { maxChars: 3 })`, "abc", "abc"],
    ["textInput", `st.textInput("w", { validate: /^a/i })`, "Abc", "Abc"],
    ["textArea", `st.textArea("w")`, "a\nb", "a\nb"],
    ["numberInput", `st.numberInput("w")`, 2.5, 2.5],
    ["numberInput", `st.numberInput("w", { value: 1 })`, 3, 3],
    ["numberInput", `st.numberInput("w", { value: null })`, 3, 3],
    ["multiselect", `st.multiselect("w", ["a", "b", "c"])`, ["c", "a"], ["c", "a"]],
    ["multiselect", `st.multiselect("w", ["a"], { acceptNewOptions: true })`, ["mine", "a"], ["mine", "a"]],
    ["multiselect", `st.multiselect("w", [{ n: "x" }, { n: "y" }], { formatFunc: (o) => o.n })`, ["y"], [{ n: "y" }]],
    ["pills", `st.pills("w", ["a", "b"])`, "b", "b"],
    ["pills", `st.pills("w", ["a", "b"], { default: "a" })`, null, null],
    ["pills", `st.pills("w", ["a", "b"], { selectionMode: "multi" })`, ["b", "a"], ["b", "a"]],
    ["segmentedControl", `st.segmentedControl("w", [1, 2])`, 2, 2],
    ["selectSlider", `st.selectSlider("w", { options: ["x", "y", "z"] })`, "z", "z"],
    ["selectSlider", `st.selectSlider("w", { options: ["x", "y", "z"], value: ["x", "y"] })`, ["z", "y"], ["y", "z"]],
    ["dateInput", `st.dateInput("w")`, "2025-01-31", new Date(2025, 0, 31)],
    ["dateInput", `st.dateInput("w")`, new Date(2025, 0, 31, 20), new Date(2025, 0, 31)],
    ["dateInput", `st.dateInput("w", { value: ["2025-01-01", "2025-01-05"] })`, ["2025-01-03"], [new Date(2025, 0, 3)]],
    ["dateInput", `st.dateInput("w", { value: [] })`, ["2025-01-03", "2025-01-02"], [new Date(2025, 0, 2), new Date(2025, 0, 3)]],
    ["timeInput", `st.timeInput("w")`, "20:15", { hour: 20, minute: 15, second: 0 }],
    ["timeInput", `st.timeInput("w")`, { hour: 20, minute: 15 }, { hour: 20, minute: 15, second: 0 }],
    ["datetimeInput", `st.datetimeInput("w")`, "2025-01-31T08:45", new Date(2025, 0, 31, 8, 45)],
    ["datetimeInput", `st.datetimeInput("w")`, new Date(2025, 0, 31, 8, 45), new Date(2025, 0, 31, 8, 45)],
  ] as const)("in %s: %s becomes %j", async (type, call, entered, expected) => {
    const probe = newProbe();
    const app = await appOf(`probe.log.push(${call});`).run();
    await app[type]("w").setValue(entered).run();
    expect(probe.log.at(-1)).toEqual(expected);
    expect(app[type]("w").value).toEqual(expected);
    await app.run();
    expect(probe.log.at(-1)).toEqual(expected);
  });

  it.each([
    ["textInput", `st.textInput("w", { value: "a", maxChars: 3 })`, "abcd", "a"],
    ["textInput", `st.textInput("w", { value: "b", validate: "^b" })`, "a", "b"],
    ["textInput", `st.textInput("w", { value: "b" })`, 3, "b"],
    ["slider", `st.slider("w", { value: 5 })`, 101, 5],
    ["slider", `st.slider("w", { value: 5 })`, "7", 5],
    ["slider", `st.slider("w", { value: [5, 6] })`, [7], [5, 6]],
    ["slider", `st.slider("w", { value: 5 })`, [6, 7], 5],
    ["numberInput", `st.numberInput("w", { value: 5, maxValue: 6 })`, 7, 5],
    ["numberInput", `st.numberInput("w", { value: 5 })`, 5.5, 5],
    ["numberInput", `st.numberInput("w", { value: 5 })`, null, 5],
    ["checkbox", `st.checkbox("w")`, 1, false],
    ["multiselect", `st.multiselect("w", ["a", "b", "c"], { default: ["a"], maxSelections: 2 })`, ["a", "b", "c"], ["a"]],
    ["pills", `st.pills("w", ["a", "b"], { default: "a", required: true })`, null, "a"],
    ["pills", `st.pills("w", ["a", "b"], { default: "a", required: true, selectionMode: "multi" })`, [], ["a"]],
    ["selectSlider", `st.selectSlider("w", { options: ["x", "y"], value: ["x", "y"] })`, ["x"], ["x", "y"]],
    ["dateInput", `st.dateInput("w", { value: "2025-01-31", maxValue: "2025-02-01" })`, "2025-02-02", new Date(2025, 0, 31)],
    ["dateInput", `st.dateInput("w", { value: "2025-01-31" })`, "2025-02-31", new Date(2025, 0, 31)],
    ["dateInput", `st.dateInput("w", { value: "2025-01-31" })`, null, new Date(2025, 0, 31)],
    ["dateInput", `st.dateInput("w", { value: ["2025-01-31"] })`, [], [new Date(2025, 0, 31)]],
    ["timeInput", `st.timeInput("w", { value: "08:00" })`, "25:00", { hour: 8, minute: 0, second: 0 }],
    ["timeInput", `st.timeInput("w", { value: "08:00" })`, null, { hour: 8, minute: 0, second: 0 }],
    ["datetimeInput", `st.datetimeInput("w", { value: "2025-01-31T08:45", minValue: "2025-01-31T08:00" })`, "2025-01-31T07:59", new Date(2025, 0, 31, 8, 45)],
  ] as const)("in %s: %s refuses %j", async (type, call, entered, expected) => {
    const app = await appOf(`${call};`).run();
    await app[type]("w").setValue(entered).run();
    expect(app[type]("w").value).toEqual(expected);
  });

  it.each([
    ["selectbox", `st.selectbox("w", ["a", "b"], { index: null })`, "b", null],
    ["radio", `st.radio("w", ["a", "b"], { index: null })`, "b", null],
    ["numberInput", `st.numberInput("w", { value: null })`, 3, null],
    ["textInput", `st.textInput("w", { value: null })`, "x", ""],
    ["pills", `st.pills("w", ["a", "b"])`, "b", null],
    ["dateInput", `st.dateInput("w", { value: null })`, "2025-01-31", null],
    ["timeInput", `st.timeInput("w", { value: null })`, "08:45", null],
    ["datetimeInput", `st.datetimeInput("w", { value: null })`, "2025-01-31T08:45", null],
  ] as const)("can be taken back where the default is empty: %s", async (type, call, entered, empty) => {
    const app = await appOf(`${call};`).run();
    await app[type]("w").setValue(entered).run();
    await app[type]("w").setValue(empty).run();
    expect(app[type]("w").value).toBeNull();
  });

  it("of an object option is the object of the run that reads it", async () => {
    const probe = newProbe();
    const app = await appOf(`
const options = [{ n: "x" }, { n: "y" }];
probe.log.push(options.includes(st.selectbox("w", options, { formatFunc: (o) => o.n })));
`).run();
    await app.selectbox("w").select("y").run();
    expect(probe.log).toEqual([true, true]);
  });

  it("is not changed by what the script does to it", async () => {
    const app = await appOf(`
const range = st.slider("range", { value: [1, 9] });
range[0] = 100; range.push(7);
const date = st.slider("date", { value: new Date(0) });
date.setFullYear(1999);
st.multiselect("cities", ["a", "b"], { default: ["a"] }).push("b");
st.pills("pills", ["a", "b"], { default: ["a"], selectionMode: "multi" }).pop();
st.dateInput("day", { value: "2025-01-31" }).setFullYear(1999);
st.datetimeInput("moment", { value: "2025-01-31T08:45" }).setFullYear(1999);
st.timeInput("time", { value: "08:45" }).hour = 23;
`).run();
    await app.run();
    expect(app.multiselect("cities").value).toEqual(["a"]);
    expect(app.pills("pills").value).toEqual(["a"]);
    expect(app.dateInput("day").value).toEqual(new Date(2025, 0, 31));
    expect(app.datetimeInput("moment").value).toEqual(new Date(2025, 0, 31, 8, 45));
    expect(app.timeInput("time").value).toEqual({ hour: 8, minute: 45, second: 0 });
    expect(app.slider("range").value).toEqual([1, 9]);
    expect(app.slider("date").value).toEqual(new Date(0));
    expect(app.exception).toEqual([]);
  });
});

describe("a value of session state", () => {
  it.each([
    ["checkbox", `st.checkbox("w", { key: "k" })`, "true", true],
    ["radio", `st.radio("w", ["a", "b"], { key: "k" })`, `"b"`, "b"],
    ["selectbox", `st.selectbox("w", ["a", "b"], { key: "k", index: null })`, "null", null],
    ["selectbox", `st.selectbox("w", [{ n: "x" }, { n: "y" }], { key: "k", formatFunc: (o) => o.n })`, `{ n: "y" }`, { n: "y" }],
    ["selectbox", `st.selectbox("w", ["a"], { key: "k", acceptNewOptions: true })`, `"z"`, "z"],
    ["slider", `st.slider("w", { key: "k" })`, "12", 12],
    ["slider", `st.slider("w", { key: "k", value: [1, 2] })`, "[3, 4]", [3, 4]],
    ["textInput", `st.textInput("w", { key: "k", validate: "^a" })`, `"b"`, "b"],
    ["textArea", `st.textArea("w", { key: "k" })`, `"x"`, "x"],
    ["numberInput", `st.numberInput("w", { key: "k" })`, "7", 7],
    ["multiselect", `st.multiselect("w", ["a", "b"], { key: "k" })`, `["b"]`, ["b"]],
    ["multiselect", `st.multiselect("w", ["a", "b"], { key: "k" })`, `new Set(["b"])`, ["b"]],
    ["pills", `st.pills("w", ["a", "b"], { key: "k" })`, `"b"`, "b"],
    ["segmentedControl", `st.segmentedControl("w", ["a", "b"], { key: "k", selectionMode: "multi" })`, `["b", "a"]`, ["b", "a"]],
    ["selectSlider", `st.selectSlider("w", { key: "k", options: [1, 2, 3] })`, `3`, 3],
    ["selectSlider", `st.selectSlider("w", { key: "k", options: [1, 2, 3], value: [1, 2] })`, `[3, 2]`, [2, 3]],
    ["dateInput", `st.dateInput("w", { key: "k" })`, `"2025-01-31"`, new Date(2025, 0, 31)],
    ["dateInput", `st.dateInput("w", { key: "k", value: [] })`, `[new Date(2025, 0, 31, 5)]`, [new Date(2025, 0, 31)]],
    ["timeInput", `st.timeInput("w", { key: "k" })`, `"08:45"`, { hour: 8, minute: 45, second: 0 }],
    ["datetimeInput", `st.datetimeInput("w", { key: "k" })`, `new Date(2025, 0, 31, 8, 45)`, new Date(2025, 0, 31, 8, 45)],
  ] as const)("becomes that of %s: %s", async (type, call, set, expected) => {
    const app = await appOf(`st.sessionState.k ??= ${set};\n${call};`).run();
    expect(app.exception).toEqual([]);
    expect(app[type]("w").value).toEqual(expected);
  });

  it.each([
    [`st.checkbox("w", { key: "k" })`, `"yes"`, "Set true or false."],
    [`st.radio("w", ["a", "b"], { key: "k" })`, `"c"`, 'Set one of the options: "a", "b".'],
    [`st.selectbox("w", ["a", "b"], { key: "k" })`, `3`, 'Set one of the options: "a", "b".'],
    [`st.slider("w", { key: "k" })`, `"x"`, "Set a value from 0 to 100."],
    [`st.slider("w", { key: "k" })`, `[5]`, "Set a value from 0 to 100."],
    [`st.slider("w", { key: "k" })`, `new Date(5)`, "Set a value from 0 to 100."],
    [`st.slider("w", { key: "k", value: [1, 2] })`, `3`, "Set a list of two values from 0 to 100."],
    [`st.slider("w", { key: "k", minValue: new Date(2025, 0, 1), maxValue: new Date(2025, 0, 31, 12) })`, `5`, "Set a value from 2025-01-01 to 2025-01-31T12:00."],
    [`st.textInput("w", { key: "k" })`, `3`, "Set a text."],
    [`st.textArea("w", { key: "k", maxChars: 2 })`, `"abc"`, "Set a text of at most 2 characters."],
    [`st.numberInput("w", { key: "k", minValue: 1, maxValue: 5 })`, `9`, "Set a whole number from 1 to 5."],
    [`st.numberInput("w", { key: "k" })`, `"9"`, "Set a number."],
    [`st.multiselect("w", ["a", "b"], { key: "k" })`, `"a"`, 'Set a list of options: "a", "b".'],
    [`st.multiselect("w", ["a", "b"], { key: "k", maxSelections: 1 })`, `["a", "b"]`, 'Set a list of at most 1 options: "a", "b".'],
    [`st.pills("w", ["a", "b"], { key: "k" })`, `["a"]`, 'Set null or one of the options: "a", "b".'],
    [`st.pills("w", ["a", "b"], { key: "k", selectionMode: "multi" })`, `["c"]`, 'Set a list of options: "a", "b".'],
    [`st.selectSlider("w", { options: ["a", "b"], key: "k" })`, `"c"`, 'Set one of the options: "a", "b".'],
    [`st.selectSlider("w", { options: ["a", "b"], value: ["a", "b"], key: "k" })`, `"a"`, 'Set a list of two of the options: "a", "b".'],
    [`st.feedback({ key: "k" })`, `2`, "Set null or a whole number from 0 to 1."],
    [`st.pagination(3, { key: "k" })`, `4`, "Set a page from 1 to 3."],
    [`st.dateInput("w", { key: "k", maxValue: "2025-01-31" })`, `"2025-02-01"`, 'Set a day to 2025-01-31, such as new Date(2025, 0, 31) or "2025-01-31".'],
    [`st.dateInput("w", { key: "k", value: [] })`, `new Date()`, "Set a list of one or two days."],
    [`st.timeInput("w", { key: "k" })`, `12`, 'Set a time such as "08:45" or { hour: 8, minute: 45 }.'],
    [`st.datetimeInput("w", { key: "k" })`, `"soon"`, 'Set a moment, such as new Date(2025, 0, 31, 8, 45) or "2025-01-31T08:45".'],
  ])("that %s cannot have (%s) says what it can have", async (call, set, fix) => {
    const app = await appOf(`st.sessionState.k = ${set};\n${call};`).run();
    expect(app.exception[0]).toMatchObject({ code: "bad-value", line: 3 });
    expect(app.get("exception")[0]?.props["fix"]).toBe(fix);
  });
});

describe("how a widget is drawn", () => {
  it.each([
    [`st.button("w", { type: "primary", icon: "x", iconPosition: "right", shortcut: "Ctrl+K", help: "h", width: 90 })`, { kind: "primary", icon: "x", iconPosition: "right", shortcut: "Ctrl+K", help: "h", width: 90 }],
    [`st.checkbox("w", { value: true, labelVisibility: "collapsed", disabled: true })`, { value: true, labelVisibility: "collapsed", disabled: true }],
    [`st.radio("w", ["a", "b"], { horizontal: true, captions: ["x", "y"], index: 1 })`, { options: ["a", "b"], value: 1, horizontal: true, captions: ["x", "y"] }],
    [`st.selectbox("w", ["a"], { index: null, placeholder: "p", filterMode: "prefix" })`, { value: null, clearable: true, placeholder: "p", filterMode: "prefix" }],
    [`st.selectbox("w", ["a"], { filterMode: null })`, { filterMode: null, value: 0 }],
    [`st.selectbox("w", [1, { toString: () => "two" }])`, { options: ["1", "two"] }],
    [`st.slider("w", { minValue: 1, maxValue: 9, step: 2, value: 3, format: "%d °C" })`, { kind: "number", minValue: 1, maxValue: 9, step: 2, value: [3], format: "%d °C" }],
    [`st.slider("w", { value: 0.2 })`, { minValue: 0, maxValue: 1, step: 0.01 }],
    [`st.slider("w", { value: new Date(2025, 0, 20) })`, { kind: "date", minValue: Date.UTC(2025, 0, 6), maxValue: Date.UTC(2025, 1, 3), step: 86_400_000 }],
    [`st.slider("w", { value: new Date(2025, 0, 20, 12) })`, { kind: "datetime", value: [Date.UTC(2025, 0, 20, 12)] }],
    [`st.slider("w", { minValue: null, maxValue: null, step: null, value: null, format: null })`, { minValue: 0, maxValue: 100, step: 1, value: [0] }],
    [`st.slider("w", { value: new Date(0), minValue: new Date(0), maxValue: new Date(3600000), step: "5m" })`, { kind: "time", step: 300_000 }],
    [`st.textInput("w", { type: "password", maxChars: 5, placeholder: "p", autocomplete: "off", icon: "i", live: true, validate: /^a/i })`, { secret: true, maxChars: 5, placeholder: "p", autocomplete: "off", icon: "i", live: true, validate: "(?i:^a)" }],
    [`st.textArea("w", { height: 120, maxChars: 9, placeholder: "p" })`, { height: 120, maxChars: 9, placeholder: "p", value: "" }],
    [`st.numberInput("w", { minValue: 1, maxValue: 9, step: 2, format: "%d", placeholder: "p", icon: "i" })`, { value: 1, minValue: 1, maxValue: 9, step: 2, whole: true, format: "%d", placeholder: "p", icon: "i" }],
    [`st.numberInput("w", { value: null })`, { value: null, clearable: true }],
    [`st.numberInput("w", { value: 1.5 })`, { step: 0.01, value: 1.5 }],
    [`st.numberInput("w", { onChange: "ignore" })`, { reruns: false }],
    [`st.button("w", { wrap: false })`, { wrap: false }],
    [`st.checkbox("w", { wrap: false })`, { wrap: false }],
    [`st.linkButton("w", "https://example.com/a", { type: "primary", icon: "x", help: "h" })`, { url: "https://example.com/a", kind: "primary", icon: "x", help: "h" }],
    [`st.linkButton("w", new URL("mailto:ada@example.com"), { disabled: "while-running" })`, { url: "mailto:ada@example.com", disabledWhileRunning: true }],
    [`st.menuButton("w", [1, 2], { formatFunc: (n) => "no. " + n, type: "tertiary" })`, { options: ["no. 1", "no. 2"], kind: "tertiary" }],
    [`st.multiselect("w", ["a", "b"], { default: ["b"], maxSelections: 1, placeholder: "p", filterMode: null, wrap: false })`, { value: [1], maxSelections: 1, placeholder: "p", filterMode: null, wrap: false }],
    [`st.multiselect("w", ["a", "b"])`, { selectAll: true }],
    [`st.multiselect("w", ["a"], { default: ["x", "a"], acceptNewOptions: true })`, { value: ["x", 0], acceptNewOptions: true }],
    [`st.pills("w", ["a", "b"], { default: "b", required: true })`, { value: [1], required: true }],
    [`st.segmentedControl("w", ["a", "b"], { selectionMode: "multi", default: ["b", "a"], wrap: false })`, { value: [1, 0], multi: true, wrap: false }],
    [`st.selectSlider("w", { options: [1, 2, 3], value: [3, 1], formatFunc: (n) => "no. " + n })`, { options: ["no. 1", "no. 2", "no. 3"], value: [0, 2] }],
    [`st.feedback({ options: "faces", default: 2 })`, { kind: "faces", value: 2 }],
    [`st.pagination(9, { default: 2, maxVisiblePages: null })`, { pages: 9, value: 2, maxVisiblePages: null }],
    [`st.dateInput("w", { value: "2025-01-31", minValue: "2025-01-01", maxValue: new Date(2025, 1, 1), format: "DD.MM.YYYY" })`, { value: ["2025-01-31"], minValue: "2025-01-01", maxValue: "2025-02-01", format: "DD.MM.YYYY" }],
    [`st.dateInput("w", { value: [] })`, { value: [], range: true, clearable: true }],
    [`st.dateInput("w", { value: null })`, { value: [], clearable: true }],
    [`st.timeInput("w", { value: "08:45", step: "1h", format: "12h" })`, { value: "08:45", stepMinutes: 60, hour12: true }],
    [`st.timeInput("w", { value: null, step: 300 })`, { value: null, clearable: true, stepMinutes: 5 }],
    [`st.datetimeInput("w", { value: "2025-01-31T08:45:10", minValue: "2025-01-01", step: "30m" })`, { value: "2025-01-31T08:45:10", minValue: "2025-01-01T00:00", stepMinutes: 30 }],
  ])("%s", async (call, props) => {
    const app = await appOf(`${call};`).run();
    expect(app.exception).toEqual([]);
    expect(app.elements[0]?.props).toMatchObject(props);
  });
});
