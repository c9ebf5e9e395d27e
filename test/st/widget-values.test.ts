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
`).run();
    await app.run();
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
    [`st.slider("w", { key: "k", value: [1, 2] })`, `3`, "Set a value from 0 to 100."],
    [`st.textInput("w", { key: "k" })`, `3`, "Set a text."],
    [`st.textArea("w", { key: "k", maxChars: 2 })`, `"abc"`, "Set a text of at most 2 characters."],
    [`st.numberInput("w", { key: "k", minValue: 1, maxValue: 5 })`, `9`, "Set a whole number from 1 to 5."],
    [`st.numberInput("w", { key: "k" })`, `"9"`, "Set a number."],
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
    [`st.slider("w", { value: new Date(86400000 * 20) })`, { kind: "datetime", minValue: 86_400_000 * 6, maxValue: 86_400_000 * 34, step: 86_400_000 }],
    [`st.slider("w", { value: new Date(0), minValue: new Date(0), maxValue: new Date(3600000), step: "5m" })`, { kind: "time", step: 300_000 }],
    [`st.textInput("w", { type: "password", maxChars: 5, placeholder: "p", autocomplete: "off", icon: "i", live: true, validate: /^a/i })`, { secret: true, maxChars: 5, placeholder: "p", autocomplete: "off", icon: "i", live: true, validate: "(?i:^a)" }],
    [`st.textArea("w", { height: 120, maxChars: 9, placeholder: "p" })`, { height: 120, maxChars: 9, placeholder: "p", value: "" }],
    [`st.numberInput("w", { minValue: 1, maxValue: 9, step: 2, format: "%d", placeholder: "p", icon: "i" })`, { value: 1, minValue: 1, maxValue: 9, step: 2, whole: true, format: "%d", placeholder: "p", icon: "i" }],
    [`st.numberInput("w", { value: null })`, { value: null, clearable: true }],
    [`st.numberInput("w", { value: 1.5 })`, { step: 0.01, value: 1.5 }],
    [`st.numberInput("w", { onChange: "ignore" })`, { reruns: false }],
  ])("%s", async (call, props) => {
    const app = await appOf(`${call};`).run();
    expect(app.exception).toEqual([]);
    expect(app.elements[0]?.props).toMatchObject(props);
  });
});
