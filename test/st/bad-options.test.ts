import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

/** The message and the fix of the card that a call draws. */
async function cardOf(call: string): Promise<{ code: unknown; text: string; line: number | undefined }> {
  const app = await appOf(`${call};`).run();
  const card = app.get("exception")[0];
  return { code: card?.props["code"], text: `${String(card?.value)} ${String(card?.props["fix"])}`, line: app.exception[0]?.line };
}

describe("an option that makes no sense names the function, the option, the value and the fix", () => {
  it.each([
    // texts
    [`st.title("x", { anchor: 3 })`, "st.title: anchor must be a text, not 3.", 'Write anchor: "…".'],
    [`st.title("x", { icon: {} })`, "st.title: icon must be a text, not an object.", 'Write icon: "…".'],
    [`st.header("x", { divider: "pink" })`, 'st.header: divider cannot be "pink".', 'Use true, false, "blue", "green", "orange", "red", "violet", "yellow", "gray", "grey", "rainbow".'],
    [`st.subheader("x", { help: 1 })`, "st.subheader: help must be a text, not 1.", 'Write help: "…".'],
    [`st.markdown("x", { unsafeAllowHtml: "yes" })`, 'st.markdown: unsafeAllowHtml must be true or false, not "yes".', "Write unsafeAllowHtml: true, or leave it out."],
    [`st.text("x", { textAlignment: "middle" })`, 'st.text: textAlignment cannot be "middle".', 'Use "left", "center", "right", "justify".'],
    [`st.text("x", { wrap: 0 })`, "st.text: wrap must be true or false, not 0.", "Write wrap: true, or leave it out."],
    [`st.caption("x", { width: "wide" })`, 'st.caption: width must be "stretch", "content" or a number of pixels, not "wide".', "width: 300"],
    [`st.caption("x", { width: -1 })`, 'st.caption: width must be "stretch", "content" or a number of pixels, not -1.', "width: 300"],
    [`st.code("x", { language: 3 })`, "st.code: language must be a text, not 3.", 'Write language: "…".'],
    [`st.code({})`, "st.code: the code must be a text, not an object.", "st.json"],
    [`st.divider({ width: NaN })`, 'st.divider: width must be "stretch", "content" or a number of pixels, not NaN.', "width: 300"],
    // data
    [`st.metric("a", {})`, "st.metric: the value cannot be an object.", "Pass a number or a text."],
    [`st.metric("a", 1, { deltaColor: "pink" })`, 'st.metric: deltaColor cannot be "pink".', 'Use "normal"'],
    [`st.metric("a", 1, { deltaArrow: "left" })`, 'st.metric: deltaArrow cannot be "left".', 'Use "auto", "up", "down", "off".'],
    [`st.metric("a", 1, { chartType: "pie" })`, 'st.metric: chartType cannot be "pie".', 'Use "line", "bar", "area".'],
    [`st.metric("a", 1, { chartData: 3 })`, "st.metric: chartData must be a list, not 3.", "Pass an array"],
    [`st.metric("a", 1, { chartData: ["x"] })`, 'st.metric: chartData cannot hold "x".', "Pass numbers only."],
    [`st.json("{")`, "st.json: the text is not JSON", "Pass the object itself"],
    [`st.json({}, { expanded: "yes" })`, 'st.json: expanded must be true or false, not "yes".', "expanded: true"],
    [`st.table(3)`, "st.table: the data cannot be 3.", "Pass a list of records"],
    [`st.table([], { border: "vertical" })`, 'st.table: border cannot be "vertical".', 'Use true, false, "horizontal".'],
    // status
    [`st.success("x", { icon: 1 })`, "st.success: icon must be a text, not 1.", 'Write icon: "…".'],
    [`st.progress("half")`, 'st.progress: the value must be a finite number, not "half".', "Pass a number"],
    [`st.progress(101)`, "st.progress: the value must be between 0 and 1, or up to 100 as a percentage, not 101.", "Divide by the total."],
    [`st.progress(NaN)`, "st.progress: the value must be a finite number, not NaN.", "Pass a number"],
    [`st.toast("")`, "st.toast: the text is empty.", "Say what happened."],
    [`st.toast("x", { duration: "ever" })`, 'st.toast: duration cannot be "ever".', 'Use "short", "long", "infinite".'],
    [`st.spinner("x")`, "st.spinner: the body is missing.", "Pass a function"],
    // layout
    [`st.columns(0)`, "st.columns: the number of columns must be a whole number above 0, not 0.", "st.columns([1, 2])"],
    [`st.columns(1.5)`, "st.columns: the number of columns must be a whole number above 0, not 1.5.", "st.columns([1, 2])"],
    [`st.columns([])`, "st.columns: the weights cannot be [].", "st.columns([1, 2])"],
    [`st.columns([1, -1])`, "st.columns: the weights cannot be [1, -1].", "st.columns([1, 2])"],
    [`st.columns("2")`, 'st.columns: the weights must be a list, not "2".', "Pass an array"],
    [`st.columns(2, { gap: "huge" })`, 'st.columns: gap cannot be "huge".', 'Use "xxsmall"'],
    [`st.container({ height: "tall" })`, 'st.container: height must be "stretch", "content" or a number of pixels, not "tall".', "height: 300"],
    [`st.container({ horizontalAlignment: "middle" })`, 'st.container: horizontalAlignment cannot be "middle".', 'Use "left", "center", "right", "distribute".'],
    [`st.container({}, "body")`, 'st.container: the body must be a function, not "body".', "() => { … }"],
    [`st.expander("x", { type: "big" })`, 'st.expander: type cannot be "big".', 'Use "default", "compact".'],
    [`st.expander("x", { expanded: "yes" })`, 'st.expander: expanded must be true or false, not "yes".', "expanded: true"],
    // widgets
    [`st.button("x", { type: "danger" })`, 'st.button: type cannot be "danger".', 'Use "primary", "secondary", "tertiary".'],
    [`st.button("x", { iconPosition: "top" })`, 'st.button: iconPosition cannot be "top".', 'Use "left", "right".'],
    [`st.button("x", { onClick: "go" })`, 'st.button: onClick must be a function, not "go".', "Write onClick: () => { … }."],
    [`st.button("x", { disabled: "always" })`, 'st.button: disabled cannot be "always".', 'Use true, false, "while-running".'],
    [`st.checkbox("x", { value: 1 })`, "st.checkbox: value must be true or false, not 1.", "value: true"],
    [`st.toggle("x", { labelVisibility: "none" })`, 'st.toggle: labelVisibility cannot be "none".', 'Use "visible", "hidden", "collapsed".'],
    [`st.toggle("x", { persistState: "app" })`, 'st.toggle: persistState cannot be "app".', 'Use true, false, "page", "session".'],
    [`st.toggle("x", { persistState: "page" })`, "st.toggle: persistState needs a key.", 'Write { key: "a name", persistState: "page" }.'],
    [`st.radio("x", "abc")`, 'st.radio: the options must be a list, not "abc".', "Pass an array"],
    [`st.radio("x", 3)`, "st.radio: the options must be a list, not 3.", "Pass an array"],
    [`st.radio("x", ["a"], { index: 1 })`, "st.radio: index (1) is not the place of an option.", "Use 0 to 0, or null for no choice."],
    [`st.radio("x", ["a"], { index: -1 })`, "st.radio: index (-1) is not the place of an option.", "or null for no choice"],
    [`st.selectbox("x", ["a"], { formatFunc: "upper" })`, 'st.selectbox: formatFunc must be a function, not "upper".', "() => { … }"],
    [`st.selectbox("x", ["a"], { filterMode: "regex" })`, 'st.selectbox: filterMode cannot be "regex".', 'Use "fuzzy", "contains", "prefix".'],
    [`st.slider("x", { minValue: 5, maxValue: 5 })`, "st.slider: minValue (5) must be below maxValue (5).", "Choose other bounds."],
    [`st.slider("x", { value: 200 })`, "st.slider: value (200) is not between minValue (0) and maxValue (100).", "Choose a value within the bounds."],
    [`st.slider("x", { value: "5" })`, 'st.slider: value must be a number or a valid date, not "5".', "Pass numbers, or Date objects."],
    [`st.slider("x", { value: [1, 2, 3] })`, "st.slider: a range has two values, not 3.", "[from, to]"],
    [`st.slider("x", { value: new Date(NaN) })`, "st.slider: value must be a number or a valid date, not Invalid Date.", "Pass numbers, or Date objects."],
    [`st.slider("x", { value: new Date(0), minValue: 0 })`, "st.slider: minValue is a number where the others are dates.", "Make them all of one kind."],
    [`st.slider("x", { step: 0 })`, "st.slider: step must be above 0, not 0.", "Use a positive step."],
    [`st.slider("x", { step: "big" })`, 'st.slider: step must be above 0, not "big".', "Use a positive step."],
    [`st.textInput("x", { value: 3 })`, "st.textInput: value must be a text, not 3.", 'value: "…"'],
    [`st.textInput("x", { maxChars: 0 })`, "st.textInput: maxChars must be a whole number above 0, not 0.", "Leave it out for no limit."],
    [`st.textInput("x", { maxChars: 1, value: "ab" })`, "st.textInput: value has 2 characters, more than maxChars (1).", "Raise maxChars or shorten the value."],
    [`st.textInput("x", { type: "email" })`, 'st.textInput: type cannot be "email".', 'Use "default", "password".'],
    [`st.textInput("x", { validate: "(" })`, 'st.textInput: validate is not a regular expression: "(".', "between slashes"],
    [`st.textArea("x", { height: "tall" })`, 'st.textArea: height must be "stretch", "content" or a number of pixels, not "tall".', "height: 300"],
    [`st.numberInput("x", { minValue: "1" })`, 'st.numberInput: minValue must be a finite number, not "1".', "Pass a number for minValue."],
    [`st.numberInput("x", { value: Infinity })`, "st.numberInput: value must be a finite number, not Infinity.", "Pass a number for value."],
    [`st.numberInput("x", { minValue: 2, maxValue: 1 })`, "st.numberInput: minValue (2) is above maxValue (1).", "Swap them."],
    [`st.numberInput("x", { value: 9, maxValue: 5 })`, "st.numberInput: value (9) is not between minValue (undefined) and maxValue (5).", "Choose a value within the bounds."],
    [`st.numberInput("x", { step: -1 })`, "st.numberInput: step must be above 0, not -1.", "Use a positive step."],
    [`st.button("x", { shortcut: "Ctrl+" })`, 'st.button: shortcut cannot be "Ctrl+".', '"Ctrl+Enter", "Shift+F2", "s"'],
    [`st.button("x", { shortcut: "Strg+K" })`, 'st.button: shortcut cannot be "Strg+K".', '"Ctrl+Enter"'],
    [`st.button("x", { wrap: "no" })`, 'st.button: wrap must be true or false, not "no".', "wrap: true"],
    [`st.radio("x", ["a"], { captions: "abc" })`, 'st.radio: captions must be a list, not "abc".', "Pass an array"],
    [`st.linkButton("x", "example.com")`, 'st.linkButton: the address cannot be "example.com".', "https://, http:// or mailto:"],
    [`st.linkButton("x", "javascript:alert(1)")`, 'st.linkButton: the address cannot be "javascript:alert(1)".', "https://, http:// or mailto:"],
    [`st.linkButton("x", "https://example.com", { onClick: "go" })`, 'st.linkButton: onClick must be a function, not "go".', "() => { … }"],
    [`st.menuButton("x", [])`, "st.menuButton: there is nothing to choose from.", "Pass one option at least."],
    [`st.menuButton("x", ["a", "b"], { formatFunc: () => "same" })`, 'st.menuButton: two options read "same".', "formatFunc"],
    [`st.multiselect("x", "abc")`, 'st.multiselect: the options must be a list, not "abc".', "Pass an array"],
    [`st.multiselect("x", ["a"], { default: ["b"] })`, 'st.multiselect: default ("b") is not among the options.', 'Use one of them: "a".'],
    [`st.multiselect("x", ["a", "b"], { default: ["a", "b"], maxSelections: 1 })`, "st.multiselect: default has 2 options, more than maxSelections (1).", "Raise maxSelections, or leave some out."],
    [`st.multiselect("x", ["a"], { maxSelections: 0 })`, "st.multiselect: maxSelections must be a whole number above 0, not 0.", "Leave it out for no limit."],
    [`st.multiselect("x", ["a"], { selectAll: "yes" })`, 'st.multiselect: selectAll must be true or false, not "yes".', "selectAll: true"],
    [`st.pills("x", ["a"], { selectionMode: "many" })`, 'st.pills: selectionMode cannot be "many".', 'Use "single", "multi".'],
    [`st.pills("x", ["a"], { default: "b" })`, 'st.pills: default ("b") is not among the options.', 'Use one of them: "a".'],
    [`st.segmentedControl("x", ["a"], { required: 1 })`, "st.segmentedControl: required must be true or false, not 1.", "required: true"],
    [`st.selectSlider("x")`, "st.selectSlider: there are no options.", 'Write { options: ["small", "medium", "large"] }.'],
    [`st.selectSlider("x", { options: ["a", "b"], value: "c" })`, 'st.selectSlider: value ("c") is not among the options.', 'Use one of them: "a", "b".'],
    [`st.selectSlider("x", { options: ["a", "b"], value: ["a"] })`, "st.selectSlider: a range has two options, not 1.", "[from, to]"],
    [`st.feedback({ options: "hearts" })`, 'st.feedback: options cannot be "hearts".', 'Use "thumbs", "faces", "stars".'],
    [`st.feedback({ default: 2 })`, "st.feedback: default cannot be 2.", "from 0 (the worst) to 1"],
    [`st.pagination(0)`, "st.pagination: the number of pages must be a whole number above 0, not 0.", "An empty list has one page"],
    [`st.pagination(3, { default: 4 })`, "st.pagination: default cannot be 4.", "Use a page from 1 to 3."],
    [`st.pagination(3, { maxVisiblePages: -1 })`, "st.pagination: maxVisiblePages cannot be -1.", "0 for arrows alone"],
    [`st.dateInput("x", { value: "31.1.2025" })`, 'st.dateInput: value cannot be "31.1.2025".', 'a text such as "2025-01-31"'],
    [`st.dateInput("x", { value: "2025-02-31" })`, 'st.dateInput: value cannot be "2025-02-31".', "Write a date"],
    [`st.dateInput("x", { value: new Date(NaN) })`, "st.dateInput: value cannot be Invalid Date.", "Write a date"],
    [`st.dateInput("x", { value: ["2025-01-01", "2025-01-02", "2025-01-03"] })`, "st.dateInput: a range has two days, not 3.", "[from, to]"],
    [`st.dateInput("x", { value: "2025-01-31", maxValue: "2025-01-30" })`, "st.dateInput: value (2025-01-31) is not within the bounds (to 2025-01-30).", "within the bounds"],
    [`st.dateInput("x", { minValue: "2025-01-31", maxValue: "2025-01-30" })`, "st.dateInput: minValue (2025-01-31) is after maxValue (2025-01-30).", "Swap them."],
    [`st.dateInput("x", { format: "D. MMMM" })`, 'st.dateInput: format cannot be "D. MMMM".', '"DD/MM/YYYY"'],
    [`st.timeInput("x", { value: "8 o'clock" })`, 'st.timeInput: value cannot be "8 o\'clock".', '"08:45"'],
    [`st.timeInput("x", { step: "10s" })`, 'st.timeInput: step must be from a minute to 23 hours, not "10s".', '"15m"'],
    [`st.timeInput("x", { format: "24" })`, 'st.timeInput: format cannot be "24".', 'Use "24h", "12h".'],
    [`st.datetimeInput("x", { value: "tomorrow" })`, 'st.datetimeInput: value cannot be "tomorrow".', '"2025-01-31T08:45"'],
  ])("%s", async (call, message, fix) => {
    const card = await cardOf(call);
    expect(card.text).toContain(message);
    expect(card.text).toContain(fix);
    expect(card.line).toBe(2);
  });
});

describe("an option that does not exist", () => {
  it.each([
    [`st.title("x", { centre: true })`, 'st.title has no option "centre".', "It takes "],
    [`st.selectbox("x", ["a"], { format_func: String })`, 'st.selectbox has no option "format_func".', 'Did you mean "formatFunc"?'],
    [`st.selectbox("x", ["a"], { format: String })`, 'st.selectbox has no option "format".', '"formatFunc"'],
    [`st.checkbox("x", { onclick: () => {} })`, 'st.checkbox has no option "onclick".', ""],
    [`st.button("x", { onChange: () => {} })`, 'st.button has no option "onChange".', ""],
    [`st.slider("x", { min: 3 })`, 'st.slider has no option "min".', ""],
    [`st.container({ toString: 1 })`, 'st.container has no option "toString".', ""],
  ])("%s", async (call, message, fix) => {
    const card = await cardOf(call);
    expect(card.code).toBe("unknown-option");
    expect(card.text).toContain(message);
    expect(card.text).toContain(fix);
  });

  it.each([
    [`st.checkbox("x", true)`, "st.checkbox: the options must be an object, not true."],
    [`st.title("x", "y")`, 'st.title: the options must be an object, not "y".'],
    [`st.numberInput("x", 3)`, "st.numberInput: the options must be an object, not 3."],
    [`st.slider("x", [0, 10])`, "st.slider: the options must be an object, not [0, 10]."],
  ])("options that are no object: %s", async (call, message) => {
    const card = await cardOf(call);
    expect(card.text).toContain(message);
    expect(card.text).toContain("Write them in braces");
  });

  it.each([`st.title("x", undefined)`, `st.title("x", null)`, `st.title("x", { icon: null, help: undefined })`, `st.slider("x", { value: undefined })`])("nothing is no option: %s", async (call) => {
    expect((await appOf(`${call};`).run()).exception).toEqual([]);
  });
});

describe("a name that does not exist", () => {
  it.each([
    ["st.session_state.x = 1", "It is called st.sessionState here."],
    [`st.text_input("x")`, "It is called st.textInput here."],
    [`st.wrote("x")`, "It is called st.write here."],
    [`st.sidebar.number_input("x")`, "It is called st.numberInput here."],
    [`st.container().selectBox("x")`, "It is called st.selectbox here."],
    [`st.frobnicate()`, "See the list of functions"],
  ])("%s fails with the right one", async (call, fix) => {
    const card = await cardOf(call);
    expect(card.code).toBe("unknown-name");
    expect(card.text).toContain(fix);
    expect(card.line).toBe(2);
  });

  it("leaves alone what JavaScript itself asks for", async () => {
    const app = await appOf(`
await st; await st.container();
String(st); JSON.stringify(st.empty()); Object.keys(st); "x" in st; st instanceof Object;
`).run();
    expect(app.exception).toEqual([]);
  });
});
