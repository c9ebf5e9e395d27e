/** Events that arrive together, or at an awkward moment. The fuzz (test/model) found each of these. */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import type { ElementHandle } from "../../runtime/testing/handles.ts";
import { appOf, newProbe, outcomes, page, type Probe, soon, type TestAppOptions } from "./lib/app.ts";

/** An app whose run can be held open until a test has sent everything. */
const held = (script: string, options?: TestAppOptions): Promise<AppTest> => appOf(`${script}\nif (st.checkbox("hold")) await probe.at("held");`, options).run();

/** Does everything while a run is held open, so that the next run finds all of it at once. */
async function atOnce(app: AppTest, probe: Probe, ...acts: (() => ElementHandle)[]): Promise<void> {
  const hold = app.checkbox("hold");
  const holding = hold.check().run();
  await probe.reached("held");
  const answered = [() => hold.uncheck(), ...acts].map((act) => act().run());
  probe.open("held");
  await Promise.all([holding, ...answered]);
}

describe("a click that another event shares its run with", () => {
  it.each([
    ["reruns", "st.rerun()"],
    ["stops", "st.stop()"],
    ["fails", 'throw new Error("no")'],
  ])("is seen by a body although the callback of the other %s", async (_, end) => {
    const probe = newProbe();
    const app = await held(`
st.slider("n", { onChange: () => { ${end}; } });
if (st.button("x")) probe.log.push("clicked");`);
    const [slider, button] = [app.slider("n"), app.button("x")];
    await atOnce(app, probe, () => slider.setValue(3), () => button.click());
    expect(probe.log).toEqual(["clicked"]);
  });

  it("is seen although the body reruns above its button for the other's sake", async () => {
    const probe = newProbe();
    const app = await held(`
if (st.sessionState.flag) { st.sessionState.flag = false; st.rerun(); }
st.slider("n", { onChange: () => { st.sessionState.flag = true; } });
if (st.button("x")) probe.log.push("clicked");`);
    const [slider, button] = [app.slider("n"), app.button("x")];
    await atOnce(app, probe, () => slider.setValue(3), () => button.click());
    expect(probe.log).toEqual(["clicked"]);
  });

  it("is not seen when its own callback reruns: it is spent", async () => {
    const probe = newProbe();
    const app = await held(`
st.slider("n");
if (st.button("x", { onClick: () => st.rerun() })) probe.log.push("clicked");`);
    const [slider, button] = [app.slider("n"), app.button("x")];
    await atOnce(app, probe, () => slider.setValue(3), () => button.click());
    expect(probe.log).toEqual([]);
  });

  it("does not keep a script going that always reruns above it", async () => {
    const app = await held(`
if (st.sessionState.on) st.rerun();
st.slider("n", { onChange: () => { st.sessionState.on = true; } });
st.button("x");`, { loopLimits: { sameState: "100ms", changing: "300ms" } });
    const [slider, button] = [app.slider("n"), app.button("x")];
    const probe = newProbe();
    await atOnce(app, probe, () => slider.setValue(3), () => button.click());
    expect(outcomes(app).at(-1)).toBe("paused");
  });
});

describe("events that one run answers", () => {
  it("are applied one after the other, each with its callbacks", async () => {
    const probe = newProbe();
    const app = await held(`
st.checkbox("c", { key: "c" });
st.slider("n", { onChange: () => { probe.log.push("n with " + st.sessionState.c); st.sessionState.c = false; } });`);
    const [box, slider] = [app.checkbox("c"), app.slider("n")];
    await atOnce(app, probe, () => slider.setValue(3), () => box.check());
    expect(probe.log).toEqual(["n with false"]);
    expect(app.sessionState["c"]).toBe(true);
  });

  it("call their callbacks although that of another failed", async () => {
    const probe = newProbe();
    const app = await held(`
st.slider("a", { onChange: () => { throw new Error("a"); } });
st.slider("b", { onChange: () => probe.log.push("b") });`);
    const [a, b] = [app.slider("a"), app.slider("b")];
    await atOnce(app, probe, () => a.setValue(3), () => b.setValue(4));
    expect(probe.log).toEqual(["b"]);
    expect(page(app)[0]).toBe("exception a");
  });

  it("are a person's, also when the value is the one that the widget had before the script set another", async () => {
    const app = await appOf(`
st.button("Zero", { onClick: () => { st.sessionState.n = 0; st.rerun(); } });
st.slider("n", { key: "n" });`).run();
    await app.slider("n").setValue(5).run();
    const [zero, slider] = [app.button("Zero"), app.slider("n")];
    await Promise.all([zero.click().run(), slider.setValue(5).run()]);
    expect(app.slider("n").value).toBe(5);
  });
});

describe("an event of a fragment", () => {
  it("is answered after a full run that ended by st.stop()", async () => {
    const probe = newProbe();
    const app = await appOf(`st.fragment(() => { if (st.button("x")) probe.log.push("clicked"); })(); st.stop();`).run();
    await app.button("x").click().run();
    expect(probe.log).toEqual(["clicked"]);
    expect(app.runs.map((run) => run.kind)).toEqual(["fragment"]);
  });

  it("is answered by the fragment although a full run was cut before it called it, and the next one failed in a callback", async () => {
    const probe = newProbe();
    const app = await appOf(`
if (st.checkbox("slow")) await probe.at("slow");
st.checkbox("fail", { onChange: () => { throw new Error("no"); } });
st.fragment(() => { if (st.button("x")) probe.log.push("clicked"); })();`).run();
    const [slow, fail, button] = [app.checkbox("slow"), app.checkbox("fail"), app.button("x")];
    const cut = slow.check().run();
    await probe.reached("slow");
    await Promise.all([cut, fail.check().run()]);
    probe.open("slow");
    await button.click().run();
    expect(probe.log).toEqual(["clicked"]);
    expect(app.runs.map((run) => run.kind)).toEqual(["app", "fragment"]);
  });

  it("is answered although a card came or went above the fragment", async () => {
    const probe = newProbe();
    const app = await appOf(`st.fragment(() => { if (st.button("x")) probe.log.push("clicked"); })();`).run();
    const good = readFileSync(app.file, "utf8");
    writeFileSync(app.file, `${good}\nif (`);
    await app.run();
    await app.button("x").click().run();
    writeFileSync(app.file, good);
    await Promise.all([app.button("x").click().run(), app.run()]);
    expect(probe.log).toEqual(["clicked", "clicked"]);
  });
});

describe("an event that arrives", () => {
  it("between two runs of a chain of reruns is answered once, as each of the others", async () => {
    const app = await appOf(`
st.sessionState.clicks ??= 0;
st.sessionState.runs = Number(st.sessionState.runs ?? 0) + 1;
if (st.button("x")) st.sessionState.clicks++;
if (st.sessionState.runs % 40 !== 0) st.rerun();`).run();
    const button = app.button("x");
    const answered: Promise<unknown>[] = [];
    for (let i = 0; i < 30; i++) {
      answered.push(button.click().run());
      await new Promise(setImmediate);
    }
    await Promise.all(answered);
    expect(app.sessionState["clicks"]).toBe(30);
  });

  it("while a version is loaded is answered by that version", async () => {
    const probe = newProbe();
    const script = `import { name } from "./m.ts"; if (st.button("x")) probe.log.push("clicked in " + name);`;
    const app = await appOf(script, { files: { "m.ts": `export const name = "one";` } }).run();
    writeFileSync(app.file.replace("app.ts", "m.ts"), `await probe.at("loading"); export const name = "two";`);
    const saved = app.run();
    await probe.reached("loading");
    const clicked = [app.button("x").click().run(), app.button("x").click().run()];
    probe.open("loading");
    await Promise.all([saved, ...clicked]);
    expect(probe.log).toEqual(["clicked in two", "clicked in two"]);
  });

  it("while a version is read that does not parse is answered by the last good version", async () => {
    const probe = newProbe();
    const app = await appOf(`if (st.button("x")) probe.log.push("clicked");`).run();
    writeFileSync(app.file, `${readFileSync(app.file, "utf8")}\nif (`);
    const saved = app.run();
    const clicked = app.button("x").click().run();
    await Promise.all([saved, clicked]);
    await soon(() => expect(probe.log).toEqual(["clicked"]));
    expect(page(app)[0]).toMatch(/^exception/);
  });
});
