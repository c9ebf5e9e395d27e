import { describe, expect, it, onTestFinished, vi } from "vitest";
import { appOf, newProbe } from "../engine/lib/app.ts";

describe("a menu button", () => {
  it("gives the option once, in the run that answers the choice", async () => {
    const probe = newProbe();
    const app = await appOf(`probe.log.push(st.menuButton("Export", [{ n: "CSV" }, { n: "JSON" }], { formatFunc: (o) => o.n }));`).run();
    await app.menuButton("Export").pick("JSON").run();
    await app.run();
    expect(probe.log).toEqual([null, { n: "JSON" }, null]);
  });

  it("calls back before the run, with the option in session state", async () => {
    const probe = newProbe();
    const app = await appOf(`st.menuButton("Export", ["CSV", "JSON"], { key: "k", onClick: () => probe.log.push(st.sessionState.k) }); probe.log.push(st.sessionState.k);`).run();
    await app.menuButton("k").pick("CSV").run();
    await app.run();
    expect(probe.log).toEqual([null, "CSV", "CSV", null]);
  });

  it.each([
    ["be set", `st.sessionState.k = "CSV"; st.menuButton("Export", ["CSV"], { key: "k" });`, "value-not-allowed"],
    ["stand in a form", `st.form("f", () => { st.menuButton("Export", ["CSV"]); st.formSubmitButton(); });`, "button-in-form"],
  ])("cannot %s", async (_, script, code) => {
    expect((await appOf(script).run()).exception[0]?.code).toBe(code);
  });

  it("refuses an option that there is not", async () => {
    const app = await appOf(`st.menuButton("Export", ["CSV"]);`).run();
    expect(() => app.menuButton("Export").pick("PDF")).toThrow('"PDF" is not an option of the menuButton "Export". It has "CSV".');
  });
});

describe("a link button", () => {
  it("is no widget unless it says what a click does", async () => {
    const app = await appOf(`st.linkButton("Docs", "https://example.com").caption("replaced"); st.linkButton("Docs", "https://example.com"); st.linkButton("Docs", "https://example.com");`).run();
    expect(app.elements.map((e) => e.type)).toEqual(["caption", "linkButton", "linkButton"]);
    await app.linkButton("Docs").click().run();
    expect(app.runs.map((run) => run.cause)).toEqual(["command"]);
  });

  it.each(['onClick: "rerun"', "onClick: () => probe.log.push('called')"])("with %s it is true in the run of its click", async (onClick) => {
    const probe = newProbe();
    const app = await appOf(`probe.log.push(st.linkButton("Docs", "https://example.com", { ${onClick} }));`).run();
    await app.linkButton("Docs").click().run();
    await app.run();
    expect(probe.log.filter((one) => one !== "called")).toEqual([false, true, false]);
  });
});

describe("a test chooses several options", () => {
  it("by adding to what is chosen and taking back from it", async () => {
    const app = await appOf(`st.multiselect("m", ["a", "b", "c"], { default: ["b"] }); st.pills("p", [1, 2], { selectionMode: "multi" }); st.segmentedControl("s", [1, 2], { default: 1 });`).run();
    await app.multiselect("m").select("a").select("c").unselect("b").run();
    expect(app.multiselect("m").value).toEqual(["a", "c"]);
    app.multiselect("m").select("b");
    app.multiselect("m").unselect("a");
    await app.pills("p").select(2).select(1).run();
    expect(app.multiselect("m").value).toEqual(["c", "b"]);
    expect(app.pills("p").value).toEqual([2, 1]);
    await app.segmentedControl("s").unselect(1).run();
    expect(app.segmentedControl("s").value).toBeNull();
  });

  it("in a form they wait for its submit", async () => {
    const app = await appOf(`st.form("f", () => { st.multiselect("m", ["a", "b"]); st.dateInput("d", { value: "2025-01-31" }); st.feedback(); st.formSubmitButton("Send"); });`).run();
    app.multiselect("m").select("b").select("a");
    app.dateInput("d").setValue("2025-02-01");
    app.feedback[0]?.setValue(1);
    await app.run();
    expect([app.multiselect("m").value, app.feedback[0]?.value]).toEqual([[], null]);
    await app.formSubmitButton("Send").click().run();
    expect([app.multiselect("m").value, app.dateInput("d").value, app.feedback[0]?.value]).toEqual([["b", "a"], new Date(2025, 1, 1), 1]);
  });
});

describe("feedback and pagination", () => {
  it("have no label, hold numbers and refuse others", async () => {
    const app = await appOf(`st.feedback({ options: "stars", key: "stars" }); st.pagination(5, { key: "page" });`).run();
    expect(app.elements.map((e) => e.label)).toEqual([undefined, undefined]);
    app.feedback("stars").setValue(4);
    await app.pagination("page").setValue(5).run();
    expect([app.feedback("stars").value, app.pagination("page").value]).toEqual([4, 5]);
    app.feedback("stars").setValue(5);
    await app.pagination("page").setValue(6).run();
    expect([app.feedback("stars").value, app.pagination("page").value]).toEqual([4, 5]);
    await app.feedback("stars").setValue(null).run();
    expect(app.feedback("stars").value).toBeNull();
  });

  it("a page that is no longer there gives way to the default", async () => {
    const app = await appOf(`const few = st.checkbox("few"); st.text(st.pagination(few ? 2 : 9, { key: "page" }));`).run();
    await app.pagination("page").setValue(7).run();
    await app.checkbox("few").check().run();
    expect(app.text[0]?.value).toBe("1");
  });
});

describe("what is chosen when the options change", () => {
  const change = (call: string): string => `const less = st.checkbox("less"); const options = less ? ["b", "c"] : ["a", "b", "c"]; ${call};`;

  it.each([
    ["multiselect", `st.multiselect("w", options, { key: "k" })`, ["a", "c"], ["c"]],
    ["multiselect", `st.multiselect("w", options, { key: "k", default: ["b"] })`, ["a"], []],
    ["pills", `st.pills("w", options, { key: "k", selectionMode: "multi" })`, ["a", "c"], ["c"]],
    ["pills", `st.pills("w", options, { key: "k", default: "b" })`, "c", "c"],
    ["pills", `st.pills("w", options, { key: "k", default: "b" })`, "a", "b"],
    ["selectbox", `st.selectbox("w", options, { key: "k" })`, "c", "c"],
    ["selectbox", `st.selectbox("w", options, { key: "k" })`, "a", "b"],
    ["radio", `st.radio("w", options, { key: "k" })`, "a", "b"],
    ["selectSlider", `st.selectSlider("w", { options, key: "k" })`, "c", "c"],
    ["selectSlider", `st.selectSlider("w", { options, key: "k", value: ["b", "c"] })`, ["a", "b"], ["b", "c"]],
  ] as const)("in %s with a key stays as far as it is there: %s, %j", async (type, call, chosen, left) => {
    const app = await appOf(change(call)).run();
    await app[type]("w").setValue(chosen).run();
    await app.checkbox("less").check().run();
    expect(app.exception).toEqual([]);
    expect(app[type]("w").value).toEqual(left);
    expect(app.sessionState["k"]).toEqual(left);
  });

  it.each([
    ["multiselect", `st.multiselect("w", options)`, ["c"], []],
    ["pills", `st.pills("w", options)`, "c", null],
    ["selectSlider", `st.selectSlider("w", { options })`, "c", "b"],
  ] as const)("in %s without a key begins anew", async (type, call, chosen, left) => {
    const app = await appOf(change(call)).run();
    await app[type]("w").setValue(chosen).run();
    await app.checkbox("less").check().run();
    expect(app[type]("w").value).toEqual(left);
  });
});

describe("a value at first that depends on the clock", () => {
  it.each([
    ["timeInput", `st.timeInput("w")`],
    ["timeInput", `st.timeInput("w", { value: "now" })`],
    ["datetimeInput", `st.datetimeInput("w")`],
    ["dateInput", `st.dateInput("w")`],
    ["dateInput", `st.dateInput("w", { value: "today" })`],
    ["dateInput", `st.dateInput("w", { value: ["today"] })`],
  ] as const)("stays what it was in the first run: %s, %s", async (type, call) => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(2025, 0, 31, 8, 45, 30) });
    onTestFinished(() => void vi.useRealTimers());
    const app = await appOf(`${call};`).run();
    const first = app[type]("w").value;
    vi.setSystemTime(new Date(2025, 1, 1, 9, 50));
    await app.run();
    expect(app[type]("w").value).toEqual(first);
    const expected = { timeInput: { hour: 8, minute: 45, second: 0 }, datetimeInput: new Date(2025, 0, 31, 8, 45), dateInput: new Date(2025, 0, 31) }[type];
    expect([first].flat()).toEqual([expected]);
  });
});

it("times of day read and compare as texts, and are plain objects otherwise", async () => {
  const probe = newProbe();
  await appOf(`
const early = st.timeInput("a", { value: "08:45" });
const late = st.timeInput("b", { value: "10:00:30" });
probe.log.push(early < late, String(late), JSON.stringify(early), Object.keys(early));
`).run();
  expect(probe.log).toEqual([true, "10:00:30", '{"hour":8,"minute":45,"second":0}', ["hour", "minute", "second"]]);
});

it("an option that is null is left out", async () => {
  const app = await appOf(`
st.button("b", { help: null, shortcut: null, wrap: null, width: null, onClick: null });
st.multiselect("m", ["a"], { default: null, maxSelections: null, placeholder: null, wrap: null });
st.pills("p", ["a"], { default: null, selectionMode: null, required: null });
st.dateInput("d", { value: "2025-01-31", minValue: null, format: null, labelVisibility: null });
st.linkButton("l", "https://example.com", { onClick: null });
st.radio("r", ["a"], { captions: null });
`).run();
  expect(app.exception).toEqual([]);
  const shown = app.elements.map(({ props }) => Object.keys(props).filter((name) => props[name] === null));
  expect(shown).toEqual([[], ["placeholder"], [], [], [], []]);
});

describe("in any time zone", () => {
  it.each(["America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"])("days and times are those of the script's clock: %s", async (zone) => {
    const { TZ } = process.env;
    process.env["TZ"] = zone;
    onTestFinished(() => {
      if (TZ === undefined) delete process.env["TZ"];
      else process.env["TZ"] = TZ;
    });
    const probe = newProbe();
    const app = await appOf(`
probe.log.push([
  st.dateInput("d", { value: "2025-03-09" }), st.datetimeInput("m", { value: "2025-03-09T08:45" }),
  st.slider("s", { value: new Date(2025, 2, 1), maxValue: new Date(2025, 3, 1) }),
]);
`).run();
    expect([app.dateInput[0], app.datetimeInput[0], app.slider[0]].map((one) => one?.props["value"])).toEqual([["2025-03-09"], "2025-03-09T08:45", [Date.UTC(2025, 2, 1)]]);
    expect(probe.log[0]).toEqual([new Date(2025, 2, 9), new Date(2025, 2, 9, 8, 45), new Date(2025, 2, 1)]);
    // A night in which clocks are set forward lies between.
    app.slider("s").setValue(new Date(2025, 2, 20));
    await app.dateInput("d").setValue("2025-03-10").run();
    expect(probe.log[1]).toEqual([new Date(2025, 2, 10), new Date(2025, 2, 9, 8, 45), new Date(2025, 2, 20)]);
  });
});
