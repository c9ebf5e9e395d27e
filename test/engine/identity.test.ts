import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page } from "./lib/app.ts";

describe("a widget without a key", () => {
  it.each([
    ["checkbox", `st.checkbox("w", { disabled: on })`, true],
    ["checkbox, labelVisibility", `st.checkbox("w", { labelVisibility: on ? "hidden" : "visible" })`, true],
    ["checkbox, width", `st.checkbox("w", { width: on ? "stretch" : "content" })`, true],
    ["checkbox, onChange", `st.checkbox("w", on ? { onChange: () => {} } : {})`, true],
  ])("is the same one when what does not count changes: %s", async (_, call, value) => {
    const app = await appOf(`const on = st.sessionState.on === true; st.sessionState.on = !on; ${call};`).run();
    await app.checkbox("w").check().run();
    await app.run();
    await app.run();
    expect(app.checkbox("w").value).toBe(value);
  });

  it.each([
    ["its label", `st.textInput(on ? "a" : "b")`],
    ["help", `st.textInput("w", { help: on ? "a" : "b" })`],
    ["placeholder", `st.textInput("w", { placeholder: on ? "a" : "b" })`],
    ["maxChars", `st.textInput("w", { maxChars: on ? 10 : 20 })`],
    ["the area that it stands in", `(on ? st.sidebar : st).textInput("w")`],
  ])("is another one when it changes %s", async (_, call) => {
    const app = await appOf(`const on = st.sessionState.on === true; ${call}; if (st.button("change")) { st.sessionState.on = true; st.rerun(); }`).run();
    await app.textInput[0]?.setValue("typed").run();
    expect(app.textInput[0]?.value).toBe("typed");
    await app.button("change").click().run();
    expect(app.textInput[0]?.value).toBe("");
  });

  it("is the same one wherever it stands in its area", async () => {
    const app = await appOf(`
const box = st.container();
if (st.checkbox("inside")) box.textInput("w"); else st.textInput("w");
`).run();
    await app.textInput("w").setValue("typed").run();
    await app.checkbox("inside").check().run();
    expect(app.textInput("w").value).toBe("typed");
  });

  it("is forgotten when a complete run does not draw it", async () => {
    const app = await appOf(`if (st.checkbox("show", { value: true })) st.textInput("w", { value: "default" });`).run();
    await app.textInput("w").setValue("typed").run();
    await app.checkbox("show").uncheck().run();
    await app.checkbox("show").check().run();
    expect(app.textInput("w").value).toBe("default");
  });

  it("adopts a default that changed: another record shows its own value", async () => {
    const app = await appOf(`
const who = st.radio("Who", ["Ada", "Bob"]);
st.textInput("Name", { value: who });
`).run();
    await app.textInput("Name").setValue("typed").run();
    await app.radio("Who").select("Bob").run();
    expect(app.textInput("Name").value).toBe("Bob");
  });

  it("keeps what the person enters when its output is fed back as its default", async () => {
    const app = await appOf(`st.sessionState.name = st.textInput("Name", { value: st.sessionState.name ?? "" });`).run();
    for (const name of ["a", "ab", "abc", "abcd"]) {
      await app.textInput("Name").setValue(name).run();
      expect(app.textInput("Name").value).toBe(name);
    }
  });

  it("keeps what the person enters when it is fed back and the run repeats", async () => {
    const app = await appOf(`
const name = st.textInput("Name", { value: String(st.sessionState.name ?? "") });
if (name !== (st.sessionState.name ?? "")) { st.sessionState.name = name; st.rerun(); }
`).run();
    for (const name of ["a", "ab", "abc"]) {
      await app.textInput("Name").setValue(name).run();
      expect(app.textInput("Name").value).toBe(name);
    }
  });

  it("keeps what the person entered in an event whose run ended before it, although its default changed meanwhile", async () => {
    const app = await appOf(`
if (st.sessionState.seen !== st.sessionState.asked) { st.sessionState.seen = st.sessionState.asked; st.rerun(); }
const n = Number(st.sessionState.n ?? 0);
st.textInput("Name", { value: "default " + n, onChange: () => { st.sessionState.n = n + 1; st.sessionState.asked = n + 1; } });
`).run();
    await app.textInput("Name").setValue("typed").run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(app.textInput("Name").value).toBe("typed");
  });

  it("twice in a run is an error at the second call, which names both ways out; the first stays", async () => {
    const app = await appOf(`st.textInput("Name");\nst.textInput("Name");\nst.text("below");`).run();
    expect(page(app)).toEqual(["textInput Name", expect.stringContaining("exception")]);
    expect(app.exception[0]).toMatchObject({ code: "duplicate-widget", line: 3 });
    expect(app.diagnostics[0]?.message).toContain('st.textInput("Name", { key: "…" })');
  });

  it("may be there twice with different options, or in the sidebar too", async () => {
    const app = await appOf(`st.textInput("Name"); st.textInput("Name", { help: "x" }); st.sidebar.textInput("Name");`).run();
    expect(app.exception).toEqual([]);
    expect(app.textInput).toHaveLength(3);
  });

  it("twice in two containers is a duplicate all the same", async () => {
    const app = await appOf(`const [a, b] = st.columns(2); a.button("x"); b.button("x");`).run();
    expect(app.exception[0]?.code).toBe("duplicate-widget");
  });
});

describe("a widget with a key", () => {
  it.each([
    ["its label", `st.textInput(on ? "a" : "b", { key: "k" })`],
    ["its default", `st.textInput("w", { key: "k", value: on ? "x" : "y" })`],
    ["help and placeholder", `st.textInput("w", { key: "k", help: on ? "a" : "b", placeholder: on ? "a" : "b" })`],
    ["its place", `(on ? st.sidebar : st).textInput("w", { key: "k" })`],
  ])("is the same one when it changes %s", async (_, call) => {
    const app = await appOf(`const on = st.sessionState.on === true; ${call}; if (st.button("change")) { st.sessionState.on = true; st.rerun(); }`).run();
    await app.textInput("k").setValue("typed").run();
    await app.button("change").click().run();
    expect(app.textInput("k").value).toBe("typed");
  });

  it.each([
    ["slider", "maxValue", `st.slider("w", { key: "k", maxValue: on ? 50 : 100 })`, 7, 0],
    ["slider", "step", `st.slider("w", { key: "k", step: on ? 5 : 1 })`, 10, 0],
    ["textInput", "maxChars", `st.textInput("w", { key: "k", maxChars: on ? 10 : 20 })`, "typed", ""],
    ["textInput", "validate", `st.textInput("w", { key: "k", validate: on ? /y/ : /t/ })`, "typed", ""],
    ["textArea", "maxChars", `st.textArea("w", { key: "k", maxChars: on ? 10 : 20 })`, "typed", ""],
    ["selectbox", "acceptNewOptions", `st.selectbox("w", ["a", "b"], { key: "k", acceptNewOptions: on })`, "b", "a"],
  ] as const)("%s is another one when %s changes", async (type, _, call, value, initial) => {
    const app = await appOf(`const on = st.sessionState.on === true; ${call}; if (st.button("change")) { st.sessionState.on = true; st.rerun(); }`).run();
    await app[type]("k").setValue(value).run();
    expect(app[type]("k").value).toBe(value);
    await app.button("change").click().run();
    expect(app[type]("k").value).toBe(initial);
    expect(app.sessionState["k"]).toBe(initial);
  });

  it.each([
    ["numberInput", `st.numberInput("w", { key: "k", maxValue: on ? 50 : 100 })`, 7],
    ["radio", `st.radio("w", on ? ["b", "c"] : ["a", "b"], { key: "k" })`, "b"],
    ["selectbox", `st.selectbox("w", on ? ["b", "c"] : ["a", "b"], { key: "k" })`, "b"],
    ["checkbox", `st.checkbox("w", { key: "k", help: on ? "a" : "b" })`, true],
    ["toggle", `st.toggle("w", { key: "k", help: on ? "a" : "b" })`, true],
  ] as const)("%s keeps a value that its new options allow", async (type, call, value) => {
    const app = await appOf(`const on = st.sessionState.on === true; ${call}; if (st.button("change")) { st.sessionState.on = true; st.rerun(); }`).run();
    await app[type]("k").setValue(value).run();
    await app.button("change").click().run();
    expect(app[type]("k").value).toBe(value);
  });

  it.each([
    ["numberInput", `st.numberInput("w", { key: "k", maxValue: on ? 5 : 100 })`, 7, 0],
    ["radio", `st.radio("w", on ? ["c", "d"] : ["a", "b"], { key: "k" })`, "b", "c"],
    ["selectbox", `st.selectbox("w", on ? ["c", "d"] : ["a", "b"], { key: "k" })`, "b", "c"],
  ] as const)("%s goes back to its default when its new options do not allow the value", async (type, call, value, initial) => {
    const app = await appOf(`const on = st.sessionState.on === true; ${call}; if (st.button("change")) { st.sessionState.on = true; st.rerun(); }`).run();
    await app[type]("k").setValue(value).run();
    await app.button("change").click().run();
    expect(app[type]("k").value).toBe(initial);
  });

  it("keeps its value for the session although it is not drawn", async () => {
    const app = await appOf(`if (st.checkbox("show", { value: true })) st.textInput("w", { key: "k" });`).run();
    await app.textInput("k").setValue("typed").run();
    await app.checkbox("show").uncheck().run();
    await app.run();
    expect(app.sessionState["k"]).toBe("typed");
    await app.checkbox("show").check().run();
    expect(app.textInput("k").value).toBe("typed");
  });

  it("forgets its value when it is not drawn, with persistState: false", async () => {
    const app = await appOf(`if (st.checkbox("show", { value: true })) st.textInput("w", { key: "k", persistState: false });`).run();
    await app.textInput("k").setValue("typed").run();
    await app.checkbox("show").uncheck().run();
    expect("k" in app.sessionState).toBe(false);
    await app.checkbox("show").check().run();
    expect(app.textInput("k").value).toBe("");
  });

  it("of another type under the same key starts from its default", async () => {
    const app = await appOf(`
if (st.sessionState.on) st.numberInput("w", { key: "k", value: 3 }); else st.textInput("w", { key: "k" });
if (st.button("change")) { st.sessionState.on = true; st.rerun(); }
`).run();
    await app.textInput("k").setValue("typed").run();
    await app.button("change").click().run();
    expect(app.numberInput("k").value).toBe(3);
    expect(app.sessionState["k"]).toBe(3);
  });

  it("twice in a run is an error at the second call, whatever the types", async () => {
    const app = await appOf(`st.textInput("a", { key: "k" });\nst.checkbox("b", { key: "k" });`).run();
    expect(app.exception[0]).toMatchObject({ code: "duplicate-key", line: 3, message: 'There are two widgets with the key "k" in this run.' });
  });

  it("may be a number", async () => {
    const app = await appOf(`st.textInput("a", { key: 7, value: "x" });`).run();
    expect(app.sessionState["7"]).toBe("x");
  });

  it.each([`""`, "{}", "[]", "true"])("cannot be %s", async (key) => {
    const app = await appOf(`st.textInput("a", { key: ${key} });`).run();
    expect(app.exception[0]).toMatchObject({ code: "bad-option", line: 2 });
    expect(app.exception[0]?.message).toMatch(/^st\.textInput: the key must be a text/);
  });

  it("cannot have a name that is Dacapo's own", async () => {
    const app = await appOf(`st.textInput("a", { key: "$$ID-a" });`).run();
    expect(app.exception[0]).toMatchObject({ code: "bad-state-key", line: 2 });
  });
});

describe("a disabled widget", () => {
  it("ignores what the page sends, and the page shows the script's value again", async () => {
    const app = await appOf(`st.checkbox("w", { disabled: st.sessionState.off === true }); st.sessionState.off = true;`).run();
    const box = app.checkbox("w");
    await app.run();
    await box.check().run();
    expect(app.checkbox("w").value).toBe(false);
  });

  it("takes values from session state", async () => {
    const app = await appOf(`st.sessionState.k = true; st.checkbox("w", { key: "k", disabled: true });`).run();
    expect(app.checkbox("k").value).toBe(true);
  });

  it('"while-running" is for the view: the script sees the widget as any other', async () => {
    const probe = newProbe();
    const app = await appOf(`st.button("Go", { disabled: "while-running", onClick: () => probe.log.push("clicked") });`).run();
    expect(app.button("Go").props["disabledWhileRunning"]).toBe(true);
    await app.button("Go").click().run();
    expect(probe.log).toEqual(["clicked"]);
  });
});
