import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSessionState, SessionStore } from "../../runtime/engine/session-state.ts";
import { appOf, newProbe, outcomes, threadOf } from "./lib/app.ts";

/** A state as a script sees it, with nothing drawn. */
function plainState(): { state: Record<string, unknown>; store: SessionStore; redrawn: string[] } {
  const store = new SessionStore();
  const redrawn: string[] = [];
  const state = createSessionState(store, { mayWrite: () => true, isDrawn: (key) => key === "drawn", reset: (key) => void redrawn.push(key) });
  return { state, store, redrawn };
}

describe("session state as a mapping", () => {
  it("knows its keys: in, Object.keys, entries, spread, iteration", () => {
    const { state } = plainState();
    state["a"] = 1;
    state["b"] = 2;
    expect("a" in state).toBe(true);
    expect("c" in state).toBe(false);
    expect(Object.keys(state)).toEqual(["a", "b"]);
    expect(Object.entries(state)).toEqual([["a", 1], ["b", 2]]);
    expect({ ...state }).toEqual({ a: 1, b: 2 });
    expect([...(state as unknown as Iterable<unknown>)]).toEqual([["a", 1], ["b", 2]]);
    const seen: string[] = [];
    for (const key in state) seen.push(key);
    expect(seen).toEqual(["a", "b"]);
  });

  it("gives undefined for a missing key, so that ??= sets it once", () => {
    const { state } = plainState();
    state["n"] ??= 1;
    state["n"] ??= 2;
    expect(state["n"]).toBe(1);
    expect(state["missing"]).toBeUndefined();
  });

  it("has nothing of Object.prototype: toString and constructor are keys like others", () => {
    const { state } = plainState();
    expect(state["toString"]).toBeUndefined();
    state["constructor"] = 1;
    expect(state["constructor"]).toBe(1);
    state["__proto__"] = 2;
    expect(Object.keys(state)).toEqual(["constructor", "__proto__"]);
  });

  it("is plain JSON, and an object to look at", () => {
    const { state } = plainState();
    state["a"] = { deep: [1] };
    expect(JSON.stringify(state)).toBe('{"a":{"deep":[1]}}');
  });

  it("takes Object.assign, and loses keys by delete", () => {
    const { state } = plainState();
    Object.assign(state, { a: 1, b: 2 });
    expect(delete state["a"]).toBe(true);
    expect(delete state["never there"]).toBe(true);
    expect(Object.keys(state)).toEqual(["b"]);
  });

  it("keeps values by reference", () => {
    const { state } = plainState();
    const list = [1];
    state["list"] = list;
    list.push(2);
    expect(state["list"]).toBe(list);
  });

  it("makes texts of keys that are numbers", () => {
    const { state } = plainState();
    Reflect.set(state, 3, "three");
    expect(state["3"]).toBe("three");
  });

  it.each(["", "$$ID-1", "$$ID"])("refuses the key %j and says why", (key) => {
    const { state } = plainState();
    expect(() => (state[key] = 1)).toThrow(expect.objectContaining({ code: "bad-state-key" }));
  });

  it("refuses a key whose widget was drawn in this run, and names three ways out", () => {
    const { state } = plainState();
    expect(() => (state["drawn"] = 1)).toThrow(expect.objectContaining({ code: "state-after-widget", fix: expect.stringMatching(/above.*callback.*setNext/) }));
  });

  it("asks the page to show a widget anew whose key was deleted", () => {
    const { state, redrawn } = plainState();
    state["a"] = 1;
    delete state["a"];
    expect(redrawn).toEqual(["a"]);
  });

  it("ignores symbols that it does not know", () => {
    const { state } = plainState();
    expect(Reflect.get(state, Symbol.for("x"))).toBeUndefined();
    expect(Reflect.set(state, Symbol.for("x"), 1)).toBe(false);
  });

  it("notes whatever may have been mutated: what was read, iterated or written", () => {
    const { state, store } = plainState();
    Object.assign(state, { a: {}, b: {}, c: {} });
    store.touched.clear();
    void state["a"];
    expect([...store.touched]).toEqual(["a"]);
    for (const [,] of state as unknown as Iterable<[string, unknown]>) continue;
    expect([...store.touched]).toEqual(["a", "b", "c"]);
  });
});

describe("session state in an app", () => {
  it("lives from run to run, and is new in another app", async () => {
    const script = `st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;`;
    const [app, other] = [await appOf(script).run(), await threadOf(script).run()];
    await app.run();
    expect(app.sessionState["n"]).toBe(2);
    expect(other.sessionState["n"]).toBe(1);
  });

  it.each([
    ["an error", `throw new Error("x");`],
    ["st.stop", `st.stop();`],
    ["a rerun", `if (st.sessionState.n === 1) st.rerun();`],
  ])("survives %s", async (_, end) => {
    const app = await appOf(`st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;\n${end}`).run();
    await app.run();
    expect(app.sessionState["n"]).toBeGreaterThanOrEqual(2);
  });

  it("survives an edit and a version that does not parse", async () => {
    const app = await appOf(`st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;`).run();
    const good = readFileSync(app.file, "utf8");
    writeFileSync(app.file, `${good}\nst.text(`);
    await app.run();
    expect(app.exception[0]?.code).toBe("syntax-error");
    writeFileSync(app.file, `${good}\n// mended`);
    await app.run();
    expect(app.sessionState["n"]).toBe(2);
  });

  it("takes no writes from a run that a newer one has superseded", async () => {
    const probe = newProbe();
    const app = await appOf(`
if (st.sessionState.slow) { await probe.at("slow"); st.sessionState.late = true; probe.log.push("unwound"); }
st.sessionState.slow = !st.sessionState.slow;
`).run();
    const slow = app.run();
    await probe.reached("slow");
    appendFileSync(app.file, "// saved\n");
    writeFileSync(app.file, readFileSync(app.file, "utf8").replace(/^if .*$/m, ""));
    await Promise.all([app.run(), slow]);
    probe.open("slow");
    await app.run();
    expect(probe.log).toEqual(["unwound"]);
    expect("late" in app.sessionState).toBe(false);
  });

  it("holds the value of a keyed widget after the widget was drawn, and none of an unkeyed one", async () => {
    const probe = newProbe();
    await appOf(`
probe.log.push("k" in st.sessionState);
st.slider("With key", { key: "k", value: 3 });
st.slider("Without", { value: 4 });
probe.log.push({ ...st.sessionState });
`).run();
    expect(probe.log).toEqual([false, { k: 3 }]);
  });

  it("set before the widget wins over its default and over what the page showed", async () => {
    const app = await appOf(`
if (st.button("Set")) st.sessionState.name = "set";
st.textInput("Name", { key: "name", value: "default" });
`).run();
    await app.textInput("Name").setValue("typed").run();
    await app.button("Set").click().run();
    expect(app.textInput("Name").value).toBe("set");
    expect(app.textInput("Name").props["value"]).toBe("set");
  });

  it("set after the widget is an error on the line of the write", async () => {
    const app = await appOf(`st.textInput("Name", { key: "name" });\nst.sessionState.name = "x";`).run();
    expect(app.exception[0]).toMatchObject({ code: "state-after-widget", line: 3, message: 'st.sessionState.name cannot be set after the widget with the key "name" was drawn in this run.' });
  });

  it("set to what the widget cannot have is an error that says what it can", async () => {
    const app = await appOf(`st.sessionState.n = 11;\nst.slider("n", { key: "n", maxValue: 10 });`).run();
    expect(app.exception[0]).toMatchObject({ code: "bad-value", line: 3, message: 'The slider "n" cannot have the value 11.' });
    expect(app.diagnostics[0]?.message).toContain("Set a value from 0 to 10.");
  });

  it("of a button cannot be set", async () => {
    const app = await appOf(`st.sessionState.b = true;\nst.button("B", { key: "b" });`).run();
    expect(app.exception[0]).toMatchObject({ code: "value-not-allowed", line: 3 });
  });

  it("deleted: the widget goes back to its default, on the page too", async () => {
    const app = await appOf(`
if (st.button("Reset")) delete st.sessionState.name;
st.textInput("Name", { key: "name", value: "default" });
`).run();
    await app.textInput("Name").setValue("typed").run();
    await app.button("Reset").click().run();
    expect(app.textInput("Name").value).toBe("default");
    expect(app.textInput("Name").props["value"]).toBe("default");
    await app.run();
    expect(app.textInput("Name").value).toBe("default");
  });

  it("set by a test is there in the next run", async () => {
    const app = await appOf(`st.sessionState.n ??= 1; st.text(String(st.sessionState.n));`).run();
    app.sessionState["n"] = 5;
    await app.run();
    expect(app.text[0]?.value).toBe("5");
    delete app.sessionState["n"];
    await app.run();
    expect(app.text[0]?.value).toBe("1");
  });
});

describe("st.setNext", () => {
  it("sets a value before the next run, also of a widget that was drawn already", async () => {
    const app = await appOf(`
st.textInput("Name", { key: "name" });
if (st.button("Clear")) st.setNext("name", "");
`).run();
    await app.textInput("Name").setValue("Ada").run();
    await app.button("Clear").click().run();
    expect(app.textInput("Name").value).toBe("Ada");
    await app.run();
    expect(app.textInput("Name").value).toBe("");
  });

  it("is in time for the rerun that follows it", async () => {
    const app = await appOf(`
st.textInput("Name", { key: "name" });
if (st.button("Clear")) { st.setNext("name", "cleared"); st.rerun(); }
`).run();
    await app.button("Clear").click().run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(app.textInput("Name").value).toBe("cleared");
  });

  it("refuses the keys that session state refuses", async () => {
    const app = await appOf(`st.setNext("", 1);`).run();
    expect(app.exception[0]).toMatchObject({ code: "bad-state-key", line: 2 });
  });
});
