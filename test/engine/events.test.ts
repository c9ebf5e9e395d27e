import { appendFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page, soon, threadOf } from "./lib/app.ts";

const counter = (slow: string): string => `
st.sessionState.n ??= 0;
if (st.button("+")) st.sessionState.n++;
${slow}
st.text(String(st.sessionState.n));
`;

describe("clicks", () => {
  it.each([
    ["a quick body", ""],
    ["a body that awaits", "await new Promise((done) => setTimeout(done, 1));"],
    ["a body that computes", "for (let i = 0; i < 1e5; i++);"],
  ])("40 at once on one button are 40 counted in the body, under %s", async (_, slow) => {
    const app = await appOf(counter(slow)).run();
    const runs: Promise<unknown>[] = [];
    for (let i = 0; i < 40; i++) runs.push(app.button("+").click().run());
    await Promise.all(runs);
    expect(app.text[0]?.value).toBe("40");
  });

  it("20 in turn on two buttons whose blocks begin with a toast under a slow part are 10 and 10", async () => {
    const app = await appOf(`
st.sessionState.a ??= 0;
st.sessionState.b ??= 0;
await new Promise((done) => setTimeout(done, 50));
if (st.button("A")) { st.toast("A"); st.sessionState.a++; }
if (st.button("B")) { st.toast("B"); st.sessionState.b++; }
`).run();
    const runs: Promise<unknown>[] = [];
    for (let i = 0; i < 20; i++) runs.push(app.button(i % 2 === 0 ? "A" : "B").click().run());
    await Promise.all(runs);
    expect(app.sessionState).toEqual({ a: 10, b: 10 });
    expect(app.toast).toHaveLength(20);
  });

  it("staged together are one run each", async () => {
    const app = await appOf(counter("")).run();
    app.button("+").click();
    app.button("+").click();
    await app.run();
    expect(outcomes(app)).toEqual(["finished", "finished"]);
    expect(app.sessionState["n"]).toBe(2);
  });

  it("count in a body that ends in st.rerun", async () => {
    const app = await appOf(`
st.sessionState.n ??= 0;
if (st.button("+")) { st.sessionState.n++; st.rerun(); }
`).run();
    for (let i = 0; i < 5; i++) app.button("+").click();
    await app.run();
    expect(app.sessionState["n"]).toBe(5);
  });

  it("run their callback once each", async () => {
    const probe = newProbe();
    const app = await appOf(`st.button("+", { onClick: () => probe.log.push("click") });`).run();
    for (let i = 0; i < 7; i++) app.button("+").click();
    await app.run();
    expect(probe.log).toHaveLength(7);
  });

  it("on a button that is gone run the app, and nothing else happens", async () => {
    const app = await appOf(`if (!st.sessionState.gone) { if (st.button("Once")) st.sessionState.gone = true; }`).run();
    const button = app.button("Once");
    button.click();
    button.click();
    await app.run();
    expect(outcomes(app)).toEqual(["finished", "finished"]);
    expect(page(app)).toEqual([]);
  });

  it("are true in one run only, in session state too", async () => {
    const probe = newProbe();
    const app = await appOf(`probe.log.push([st.button("x", { key: "x" }), st.sessionState.x]);`).run();
    await app.button("x").click().run();
    await app.run();
    expect(probe.log).toEqual([[false, false], [true, true], [false, false]]);
    expect(app.sessionState["x"]).toBe(false);
  });
});

describe("a run that carries a click", () => {
  it("is not cut by a value that arrives while it awaits", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.textInput("Name");
if (st.button("Save")) { await probe.at("saving"); probe.log.push("saved"); }
`).run();
    const saved = app.button("Save").click().run();
    await probe.reached("saving");
    const typed = app.textInput("Name").setValue("Ada").run();
    probe.open("saving");
    await Promise.all([saved, typed]);
    expect(probe.log).toEqual(["saved"]);
    expect(app.textInput("Name").value).toBe("Ada");
  });

  it("may be cut when it is older than a second", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.textInput("Name");
if (st.button("Slow")) { await probe.at("slow"); st.text("never"); }
`).run();
    const clicked = app.button("Slow").click().run();
    await probe.reached("slow");
    const began = performance.now();
    await Promise.all([app.textInput("Name").setValue("Ada").run(), clicked]);
    expect(performance.now() - began).toBeGreaterThan(800);
    expect(outcomes(app)).toEqual(["preempted", "finished"]);
  });

  it("gives a click that it had not read back: the next run takes it, and its callback is not called again", async () => {
    const probe = newProbe();
    const app = await appOf(`
if (st.sessionState.slow) await probe.at("slow");
st.sessionState.slow = true;
if (st.button("x", { onClick: () => probe.log.push("callback") })) probe.log.push("clicked");
`).run();
    const clicked = app.button("x").click().run();
    await probe.reached("slow");
    appendFileSync(app.file, "\n// saved\n");
    const saved = app.run();
    probe.open("slow");
    await Promise.all([clicked, saved]);
    expect(probe.log).toEqual(["callback", "clicked"]);
  });

  it("does not give a click back that it had read", async () => {
    const probe = newProbe();
    const app = await appOf(`
if (st.button("x")) { probe.log.push("clicked"); await probe.at("slow"); }
st.text("end");
`).run();
    const clicked = app.button("x").click().run();
    await probe.reached("slow");
    appendFileSync(app.file, "\n// saved\n");
    await Promise.all([app.run(), clicked]);
    expect(probe.log).toEqual(["clicked"]);
    expect(outcomes(app)).toEqual(["preempted", "finished"]);
  });
});

describe("values", () => {
  it("staged together are one run", async () => {
    const app = await appOf(`st.checkbox("a"); st.checkbox("b"); st.textInput("c");`).run();
    app.checkbox("a").check();
    app.checkbox("b").check();
    app.textInput("c").setValue("x");
    await app.run();
    expect(outcomes(app)).toEqual(["finished"]);
    expect([app.checkbox("a").value, app.checkbox("b").value, app.textInput("c").value]).toEqual([true, true, "x"]);
  });

  it("of one widget: the newest wins", async () => {
    const probe = newProbe();
    const app = await appOf(`const n = st.slider("n"); probe.log.push(n); await probe.at("slow");`);
    const runs: Promise<unknown>[] = [app.run()];
    const slider = await soon(() => app.slider("n"));
    await probe.reached("slow");
    for (const n of [1, 2, 3]) runs.push(slider.setValue(n).run());
    probe.open("slow");
    await Promise.all(runs);
    expect(probe.log.at(-1)).toBe(3);
    expect(probe.log.length).toBeLessThan(4);
  });

  it("do not change within a run", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.checkbox("c", { key: "c" });
const before = st.sessionState.c;
if (st.button("x")) await probe.at("slow");
probe.log.push([before, st.sessionState.c]);
`).run();
    const clicked = app.button("x").click().run();
    await probe.reached("slow");
    const checked = app.checkbox("c").check().run();
    probe.open("slow");
    await Promise.all([clicked, checked]);
    expect(probe.log).toEqual([[false, false], [false, false], [true, true]]);
  });

  it("cut a run that awaits at once", async () => {
    const probe = newProbe();
    const app = appOf(`if (!st.checkbox("c")) { await probe.at("for ever"); } st.text("end");`);
    const first = app.run();
    await probe.reached("for ever");
    const box = await soon(() => app.checkbox("c"));
    await Promise.all([box.check().run(), first]);
    expect(page(app)).toEqual(["checkbox c", "text end"]);
    expect(outcomes(app)).toEqual(["preempted", "finished"]);
  });

  it("cut a loop that draws, at its next call", async () => {
    const app = threadOf(`if (!st.checkbox("c")) for (const place = st.empty();;) place.text("spinning"); st.text("end");`);
    const first = app.run();
    const box = await soon(() => app.checkbox("c"));
    await Promise.all([box.check().run(), first]);
    expect(page(app)).toEqual(["checkbox c", "text end"]);
  });

  it("cut runs at most once in 200 ms", async () => {
    const probe = newProbe();
    const app = appOf(`probe.log.push("run"); probe.shut("slow"); st.slider("n"); await probe.at("slow");`);
    const runs: Promise<unknown>[] = [app.run()];
    const slider = await soon(() => app.slider("n"));
    const began = performance.now();
    for (const n of [1, 2, 3]) {
      runs.push(slider.setValue(n).run());
      await soon(() => expect(probe.log).toHaveLength(n + 1));
    }
    expect(performance.now() - began).toBeGreaterThan(400);
    probe.open("slow");
    await Promise.all(runs);
  });

  it("of a slider that is dragged under a slow run are drawn again and again", async () => {
    const probe = newProbe();
    const app = await appOf(`const n = st.slider("n"); await new Promise((done) => setTimeout(done, 80)); st.text(String(n)); probe.log.push(n);`).run();
    const runs: Promise<unknown>[] = [];
    const until = performance.now() + 1500;
    for (let n = 1; performance.now() < until; n++) {
      runs.push(app.slider("n").setValue(n % 100).run());
      await new Promise((done) => setTimeout(done, 16));
    }
    await Promise.all(runs);
    expect(probe.log.length).toBeGreaterThanOrEqual(4);
  });

  it("that make no sense are ignored", async () => {
    const app = await appOf(`st.slider("n", { value: 5, maxValue: 10 }); st.textInput("t", { maxChars: 2 }); st.numberInput("i", { value: 1, maxValue: 3 });`).run();
    app.slider("n").setValue(11);
    app.textInput("t").setValue("abc");
    app.numberInput("i").setValue("2");
    await app.run();
    expect([app.slider("n").value, app.textInput("t").value, app.numberInput("i").value]).toEqual([5, "", 1]);
  });

  it("that are the same again run the app, and call nobody", async () => {
    const probe = newProbe();
    const app = await appOf(`st.textInput("t", { value: "x", onChange: () => probe.log.push("changed") });`).run();
    await app.textInput("t").setValue("x").run();
    expect(outcomes(app)).toEqual(["finished"]);
    expect(probe.log).toEqual([]);
  });
});

describe("callbacks", () => {
  it("run before the body, in the order of the events, and see all values of their event", async () => {
    const probe = newProbe();
    const app = await appOf(`
const tell = (name) => () => probe.log.push(name + " " + st.sessionState.a + " " + st.sessionState.b);
probe.log.push("body");
st.checkbox("a", { key: "a", onChange: tell("a") });
st.checkbox("b", { key: "b", onChange: tell("b") });
`).run();
    app.checkbox("b").check();
    app.checkbox("a").check();
    await app.run();
    expect(probe.log).toEqual(["body", "b true true", "a true true", "body"]);
  });

  it("may set the keys of any widget", async () => {
    const app = await appOf(`st.textInput("Name", { key: "name" }); st.button("Clear", { onClick: () => { st.sessionState.name = "nobody"; } });`).run();
    await app.textInput("Name").setValue("Ada").run();
    await app.button("Clear").click().run();
    expect(app.textInput("Name").value).toBe("nobody");
    expect(app.exception).toEqual([]);
  });

  it("have the closure of the run that drew their widget", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
const n = st.sessionState.n;
st.button("x", { onClick: () => probe.log.push(n) });
`).run();
    await app.button("x").click().run();
    await app.button("x").click().run();
    expect(probe.log).toEqual([1, 2]);
  });

  it("draw at the top of the page, for that run", async () => {
    const app = await appOf(`st.text("body"); st.button("x", { onClick: () => st.success("done") });`).run();
    await app.button("x").click().run();
    expect(page(app)).toEqual(["success done", "text body", "button x"]);
    await app.run();
    expect(page(app)).toEqual(["text body", "button x"]);
  });

  it("are awaited, one after the other, before the body", async () => {
    const probe = newProbe();
    const app = await appOf(`
probe.log.push("body");
st.checkbox("a", { onChange: async () => { await null; probe.log.push("a"); } });
st.checkbox("b", { onChange: async () => { await null; probe.log.push("b"); } });
`).run();
    app.checkbox("a").check();
    app.checkbox("b").check();
    await app.run();
    expect(probe.log).toEqual(["body", "a", "b", "body"]);
  });

  it("are never cut by a newer event", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.checkbox("a", { onChange: async () => { await probe.at("in callback"); probe.log.push("a done"); } });
st.checkbox("b");
`).run();
    const first = app.checkbox("a").check().run();
    await probe.reached("in callback");
    const second = app.checkbox("b").check().run();
    probe.open("in callback");
    await Promise.all([first, second]);
    expect(probe.log).toEqual(["a done"]);
    expect(app.checkbox("b").value).toBe(true);
  });

  it("let an event that came while they ran cut the body afterwards", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.checkbox("a", { onChange: () => probe.at("in callback") });
if (st.checkbox("b")) st.stop();
if (st.sessionState.second) await probe.at("for ever");
st.sessionState.second = true;
`).run();
    const first = app.checkbox("a").check().run();
    await probe.reached("in callback");
    const second = app.checkbox("b").check().run();
    probe.open("in callback");
    await Promise.all([first, second]);
    expect(outcomes(app).at(-1)).toBe("stopped");
  });

  it("that fail leave a card at the top, the page below greyed, and the state they set", async () => {
    const app = await appOf(`
st.text("body");
st.button("x", { onClick: () => { st.sessionState.set = true; throw new Error("no"); } });
`).run();
    await app.button("x").click().run();
    expect(page(app)).toEqual(["exception no", "~text body", "~button x"]);
    expect(app.sessionState["set"]).toBe(true);
    await app.run();
    expect(page(app)).toEqual(["text body", "button x"]);
  });

  it("that throw undefined fail too", async () => {
    const app = await appOf(`st.button("x", { onClick: () => { throw undefined; } });`).run();
    await app.button("x").click().run();
    expect(outcomes(app)).toEqual(["failed"]);
  });

  it("of a disabled widget are not called, and its value stays", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.checkbox("c", { disabled: st.sessionState.off === true, onChange: () => probe.log.push("changed") });
st.button("b", { disabled: st.sessionState.off === true, onClick: () => probe.log.push("clicked") });
st.sessionState.off = true;
`).run();
    const [box, button] = [app.checkbox("c"), app.button("b")];
    await app.run();
    box.check();
    button.click();
    await app.run();
    expect(probe.log).toEqual([]);
    expect(app.checkbox("c").value).toBe(false);
  });

  it.each([
    ["onChange: 3", "checkbox", "onChange", "3"],
    ["onChange: 'later'", "checkbox", "onChange", '"later"'],
  ])("must be functions: { %s }", async (option, type, name, shown) => {
    const app = await appOf(`st.${type}("c", { ${option} });`).run();
    expect(app.exception[0]).toMatchObject({ code: "not-a-callback", message: `st.${type}: ${name} must be a function, not ${shown}.`, line: 2 });
  });
});
