/** Events that arrive together, or at an awkward moment. The fuzz (test/model) found each of these. */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page, soon } from "./lib/app.ts";

/** Holds a run open until the test has sent everything, so that the next run finds all of it at once. */
const held = (script: string): string => `${script}\nif (st.checkbox("hold")) await probe.at("held");`;

describe("a click that another event shares its run with", () => {
  it.each([
    ["reruns", "st.rerun()"],
    ["stops", "st.stop()"],
    ["fails", 'throw new Error("no")'],
  ])("is seen by a body although the callback of the other %s", async (_, end) => {
    const probe = newProbe();
    const app = await appOf(held(`
st.slider("n", { onChange: () => { ${end}; } });
if (st.button("x")) probe.log.push("clicked");`)).run();
    const [slider, button] = [app.slider("n"), app.button("x")];
    const holding = app.checkbox("hold").check().run();
    await probe.reached("held");
    const both = [app.checkbox("hold").uncheck().run(), slider.setValue(3).run(), button.click().run()];
    probe.open("held");
    await Promise.all([holding, ...both]);
    expect(probe.log).toEqual(["clicked"]);
  });

  it("is seen although the body reruns above its button for the other's sake", async () => {
    const probe = newProbe();
    const app = await appOf(held(`
if (st.sessionState.flag) { st.sessionState.flag = false; st.rerun(); }
st.slider("n", { onChange: () => { st.sessionState.flag = true; } });
if (st.button("x")) probe.log.push("clicked");`)).run();
    const [slider, button] = [app.slider("n"), app.button("x")];
    const holding = app.checkbox("hold").check().run();
    await probe.reached("held");
    const both = [app.checkbox("hold").uncheck().run(), slider.setValue(3).run(), button.click().run()];
    probe.open("held");
    await Promise.all([holding, ...both]);
    expect(probe.log).toEqual(["clicked"]);
  });

  it("is not seen when its own callback reruns: it is spent", async () => {
    const probe = newProbe();
    const app = await appOf(held(`
st.slider("n");
if (st.button("x", { onClick: () => st.rerun() })) probe.log.push("clicked");`)).run();
    const [slider, button] = [app.slider("n"), app.button("x")];
    const holding = app.checkbox("hold").check().run();
    await probe.reached("held");
    const both = [app.checkbox("hold").uncheck().run(), slider.setValue(3).run(), button.click().run()];
    probe.open("held");
    await Promise.all([holding, ...both]);
    expect(probe.log).toEqual([]);
  });

  it("does not keep a script going that always reruns above it", async () => {
    const app = await appOf(held(`
if (st.sessionState.on) st.rerun();
st.slider("n", { onChange: () => { st.sessionState.on = true; } });
st.button("x");`), { loopLimits: { sameState: "100ms", changing: "300ms" } }).run();
    const [slider, button] = [app.slider("n"), app.button("x")];
    const probe = newProbe();
    const holding = app.checkbox("hold").check().run();
    await probe.reached("held");
    const both = [app.checkbox("hold").uncheck().run(), slider.setValue(3).run(), button.click().run()];
    probe.open("held");
    await Promise.all([holding, ...both]);
    expect(outcomes(app).at(-1)).toBe("paused");
  });
});

describe("events that one run answers", () => {
  it("are applied one after the other, each with its callbacks", async () => {
    const probe = newProbe();
    const app = await appOf(held(`
st.checkbox("c", { key: "c" });
st.slider("n", { onChange: () => { probe.log.push("n with " + st.sessionState.c); st.sessionState.c = false; } });`)).run();
    const [box, slider] = [app.checkbox("c"), app.slider("n")];
    const holding = app.checkbox("hold").check().run();
    await probe.reached("held");
    const both = [app.checkbox("hold").uncheck().run(), slider.setValue(3).run(), box.check().run()];
    probe.open("held");
    await Promise.all([holding, ...both]);
    expect(probe.log).toEqual(["n with false"]);
    expect(app.sessionState["c"]).toBe(true);
  });

  it("call their callbacks although that of another failed", async () => {
    const probe = newProbe();
    const app = await appOf(held(`
st.slider("a", { onChange: () => { throw new Error("a"); } });
st.slider("b", { onChange: () => probe.log.push("b") });`)).run();
    const [a, b] = [app.slider("a"), app.slider("b")];
    const holding = app.checkbox("hold").check().run();
    await probe.reached("held");
    const both = [app.checkbox("hold").uncheck().run(), a.setValue(3).run(), b.setValue(4).run()];
    probe.open("held");
    await Promise.all([holding, ...both]);
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

describe("an event that arrives while a version is read that does not parse", () => {
  it("is answered by the last good version", async () => {
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
