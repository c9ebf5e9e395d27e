import { appendFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { valuePreemptionMs } from "../../runtime/engine/inbox.ts";
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

  it("of a slider that is dragged for five seconds under a run that never ends are drawn, twice a second at least", async () => {
    const last = 25;
    const app = appOf(`const n = st.slider("n"); st.text(String(n)); if (n < ${last}) await new Promise(() => {});`);
    const runs: Promise<unknown>[] = [app.run({ timeout: "60s" })];
    const slider = await soon(() => app.slider("n"));
    // The page sends the next value when the run of the last one has begun.
    for (let n = 1; n <= last; n++) {
      runs.push(slider.setValue(n).run({ timeout: "60s" }));
      await soon(() => expect(app.text[0]?.value).toBe(String(n)));
    }
    await Promise.all(runs);
    expect(1000 / valuePreemptionMs).toBeGreaterThanOrEqual(2);
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

describe('values of widgets with onChange: "ignore"', () => {
  it("ask for no run, and are there in the next one", async () => {
    const probe = newProbe();
    const app = await appOf(`probe.log.push(st.textInput("Name", { onChange: "ignore" })); st.button("Go");`).run();
    await app.textInput("Name").setValue("A").run();
    await app.textInput("Name").setValue("Ada").run();
    expect(app.runs).toEqual([]);
    await app.button("Go").click().run();
    expect(probe.log).toEqual(["", "Ada"]);
  });

  it("are there in a rerun of any kind, and in the run of their fragment", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.fragment(() => { probe.log.push(st.checkbox("c", { onChange: "ignore" })); st.button("Part"); })();
st.button("App");`).run();
    await app.checkbox("c").check().run();
    await app.button("App").click().run();
    await app.checkbox("c").uncheck().run();
    await app.button("Part").click().run();
    expect(probe.log).toEqual([false, true, false]);
    expect(app.runs.map((run) => run.kind)).toEqual(["fragment"]);
  });

  it("do not cut a run that is going", async () => {
    const probe = newProbe();
    const app = appOf(`st.checkbox("c", { onChange: "ignore" }); await probe.at("slow"); probe.log.push("done");`);
    const first = app.run();
    await probe.reached("slow");
    const box = await soon(() => app.checkbox("c"));
    const checked = box.check().run();
    probe.open("slow");
    await Promise.all([first, checked]);
    expect(probe.log).toEqual(["done"]);
    expect(app.checkbox("c").value).toBe(false);
  });
});
