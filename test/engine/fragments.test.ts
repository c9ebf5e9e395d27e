import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page, soon } from "./lib/app.ts";

const kinds = (app: { runs: readonly { kind: string; outcome: string }[] }): string[] => app.runs.map((run) => `${run.kind} ${run.outcome}`);

describe("a fragment", () => {
  it("is drawn where a full run calls it, and its widgets run it alone, with the arguments of that call", async () => {
    const probe = newProbe();
    const app = await appOf(`
probe.log.push("app");
st.text("above");
const part = st.fragment((name) => { probe.log.push(name); if (st.checkbox("c")) st.text("ticked " + name); });
part("Ada");
st.text("below");`).run();
    await app.checkbox("c").check().run();
    expect(probe.log).toEqual(["app", "Ada", "Ada"]);
    expect(page(app)).toEqual(["text above", "checkbox c", "text ticked Ada", "text below"]);
    expect(kinds(app)).toEqual(["fragment finished"]);
  });

  it("shows the rest of the page what it set only in the next full run", async () => {
    const app = await appOf(`
st.fragment(() => { if (st.button("+")) st.sessionState.n = Number(st.sessionState.n ?? 0) + 1; st.text("inside " + st.sessionState.n); })();
st.text("outside " + st.sessionState.n);`).run();
    await app.button("+").click().run();
    expect(page(app)).toEqual(["button +", "text inside 1", "text outside undefined"]);
    await app.run();
    expect(page(app)).toContain("text outside 1");
  });

  it("calls the callbacks of its widgets before it runs", async () => {
    const probe = newProbe();
    const app = await appOf(`st.fragment(() => { st.checkbox("c", { key: "c", onChange: () => probe.log.push("callback " + st.sessionState.c) }); probe.log.push("body"); })();`).run();
    await app.checkbox("c").check().run();
    expect(probe.log).toEqual(["body", "callback true", "body"]);
  });

  it("may be called twice: each is known by its place", async () => {
    const app = await appOf(`
const part = st.fragment((name) => { if (st.checkbox(name)) st.text(name + " ticked"); });
part("a");
part("b");`).run();
    await app.checkbox("b").check().run();
    expect(page(app)).toEqual(["checkbox a", "checkbox b", "text b ticked"]);
  });

  it("drops what it no longer draws, and only that", async () => {
    const app = await appOf(`st.fragment(() => { if (!st.checkbox("less")) st.text("more"); })(); st.text("below");`).run();
    await app.checkbox("less").check().run();
    expect(page(app)).toEqual(["checkbox less", "text below"]);
  });

  it("forgets the widgets that it no longer draws; those outside keep their values", async () => {
    const app = await appOf(`
st.textInput("outside");
st.fragment(() => { if (!st.checkbox("hide")) st.textInput("inside"); })();`).run();
    app.textInput("outside").setValue("kept");
    app.textInput("inside").setValue("gone");
    await app.run();
    await app.checkbox("hide").check().run();
    await app.checkbox("hide").uncheck().run();
    expect([app.textInput("outside").value, app.textInput("inside").value]).toEqual(["kept", ""]);
  });

  it("may be async: the run waits, and st follows it over awaits", async () => {
    const app = await appOf(`await st.fragment(async () => { st.checkbox("c"); await null; st.text("late"); })(); st.text("below");`).run();
    await app.checkbox("c").check().run();
    expect(page(app)).toEqual(["checkbox c", "text late", "text below"]);
  });

  it("gives back what its body returns in a full run", async () => {
    const app = await appOf(`st.text(String(st.fragment((n) => n * 2)(21)));`).run();
    expect(page(app)).toEqual(["text 42"]);
  });
});

describe("a fragment that draws into containers made outside", () => {
  it("redraws there in place, and shrinks there", async () => {
    const app = await appOf(`
const box = st.container();
st.fragment(() => { const n = st.slider("n", { value: 2, maxValue: 5 }); for (let i = 0; i < n; i++) box.text("row " + i); st.sidebar.text("n is " + n); })();
box.text("after");`).run();
    expect(page(app)).toEqual(["text row 0", "text row 1", "text after", "slider n", "text n is 2"]);
    await app.slider("n").setValue(1).run();
    expect(page(app)).toEqual(["text row 0", "text after", "slider n", "text n is 1"]);
  });

  it("may put widgets there: they are the fragment's", async () => {
    const app = await appOf(`
const box = st.container();
st.fragment(() => { if (box.checkbox("c")) st.text("ticked"); })();`).run();
    await app.checkbox("c").check().run();
    expect(kinds(app)).toEqual(["fragment finished"]);
    expect(page(app)).toEqual(["checkbox c", "text ticked"]);
  });
});

describe("nested fragments", () => {
  it("that a callback asks for together run once, with the outer one", async () => {
    const app = await appOf(`
const inner = st.fragment(() => { st.sessionState.inner = Number(st.sessionState.inner ?? 0) + 1; }, { key: "inner" });
st.fragment(() => { inner(); }, { key: "outer" })();
st.button("x", { onClick: () => { st.rerun(["inner", "outer"]); } });`).run();
    await app.button("x").click().run();
    expect(kinds(app)).toEqual(["app rerun", "fragment finished"]);
    expect(app.sessionState["inner"]).toBe(2);
  });

  const script = `
st.fragment(() => {
  st.sessionState.outer = Number(st.sessionState.outer ?? 0) + 1;
  st.checkbox("outer");
  st.fragment(() => { st.sessionState.inner = Number(st.sessionState.inner ?? 0) + 1; st.checkbox("inner"); })();
})();`;

  it("run with the outer one, and alone", async () => {
    const app = await appOf(script).run();
    await app.checkbox("outer").check().run();
    expect(app.sessionState).toMatchObject({ outer: 2, inner: 2 });
    await app.checkbox("inner").check().run();
    expect(app.sessionState).toMatchObject({ outer: 2, inner: 3 });
    await app.checkbox("inner").uncheck().run();
    expect(kinds(app)).toEqual(["fragment finished"]);
  });
});

describe("st.rerun in a fragment", () => {
  it("runs the app", async () => {
    const app = await appOf(`st.fragment(() => { if (st.button("x")) st.rerun(); })();`).run();
    await app.button("x").click().run();
    expect(kinds(app)).toEqual(["fragment rerun", "app finished"]);
  });

  it('with the scope "fragment" runs the fragment again, its button released', async () => {
    const probe = newProbe();
    const app = await appOf(`st.fragment(() => { const x = st.button("x"); probe.log.push(x); if (x) st.rerun("fragment"); })();`).run();
    await app.button("x").click().run();
    expect(probe.log).toEqual([false, true, false]);
    expect(kinds(app)).toEqual(["fragment rerun", "fragment finished"]);
  });

  it('with the scope "fragment" in a full run begins it anew in its place', async () => {
    const app = await appOf(`
st.text("above");
st.fragment(() => {
  st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
  st.checkbox("c");
  if (st.sessionState.n < 3) { st.text("to be dropped"); st.rerun("fragment"); }
  st.text("n " + st.sessionState.n);
})();
st.text("below");`).run();
    expect(page(app)).toEqual(["text above", "checkbox c", "text n 3", "text below"]);
    expect(kinds(app)).toEqual(["app finished"]);
  });
});

describe("keyed fragments", () => {
  const script = (callback: string): string => `
st.sessionState.app = Number(st.sessionState.app ?? 0) + 1;
const part = (key) => st.fragment(() => { st.text(key + " " + st.sessionState.n); }, { key })();
part("a");
part("b");
st.button("x", { onClick: () => { st.sessionState.n = 1; ${callback} } });
st.button("y", { onClick: () => {} });`;

  it.each([
    ["one", 'st.rerun("b")', ["text a undefined", "text b 1"]],
    ["several", 'st.rerun(["a", "b"])', ["text a 1", "text b 1"]],
  ])("run alone when a callback asks for %s of them", async (_, callback, drawn) => {
    const app = await appOf(script(callback)).run();
    await app.button("x").click().run();
    expect(page(app).slice(0, 2)).toEqual(drawn);
    expect(app.sessionState["app"]).toBe(1);
    expect(outcomes(app)[0]).toBe("rerun");
  });

  it.each([
    ["the fragments of all callbacks", 'st.rerun("a")', 'st.rerun("b")', ["fragment finished", "fragment finished"]],
    ["the app, when a callback of its own came to its end", 'st.rerun("a")', "", ["app finished"]],
    ["the app, when another callback asks for it", 'st.rerun("a")', "st.rerun()", ["app finished"]],
    ["nothing, when another callback stops", 'st.rerun("a")', "st.stop()", []],
  ])("asked for in one event of several widgets are: %s", async (_, first, second, then) => {
    const app = await appOf(`
const part = (key) => st.fragment(() => { st.text(key); }, { key })();
part("a");
part("b");
st.checkbox("c", { onChange: () => { ${first}; } });
st.checkbox("d", { onChange: () => { ${second}; } });`).run();
    app.checkbox("c").check();
    app.checkbox("d").check();
    await app.run();
    expect(kinds(app).slice(1)).toEqual(then);
  });

  it("see the click that asked for them, once", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.fragment(() => { probe.log.push(st.button("x", { onClick: () => st.rerun("f") })); }, { key: "f" })();`).run();
    await app.button("x").click().run();
    await app.run();
    expect(probe.log).toEqual([false, true, false]);
  });

  it("are an error when their key is there twice, and when a callback asks for one that is not", async () => {
    const twice = await appOf(`st.fragment(() => {}, { key: "k" })(); st.fragment(() => {}, { key: "k" })();`).run();
    expect(twice.exception).toMatchObject([{ code: "duplicate-key", line: 2 }]);
    await twice.dispose();
    const app = await appOf(script('st.rerun("c")')).run();
    await app.button("x").click().run();
    expect(app.exception).toMatchObject([{ code: "bad-rerun-scope", message: 'st.rerun: there is no fragment with the key "c".' }]);
  });

  it.each([
    ["in the body", 'st.rerun("a")'],
    ["an empty name", 'st.rerun("")'],
    ["an empty list", "st.rerun([])"],
    ["a list that names the app", 'st.rerun(["app"])'],
    ["no name at all", "st.rerun(3)"],
  ])("cannot be asked for: %s", async (_, call) => {
    const app = await appOf(call).run();
    expect(app.exception).toMatchObject([{ code: "bad-rerun-scope", line: 2 }]);
  });
});

describe("a fragment that goes wrong", () => {
  it("alone: the card stands inside, the rest of the page stays", async () => {
    const app = await appOf(`st.fragment(() => { if (st.checkbox("c")) throw new Error("no"); })(); st.text("below");`).run();
    await app.checkbox("c").check().run();
    expect(page(app)).toEqual(["checkbox c", "exception no", "text below"]);
    await app.checkbox("c").uncheck().run();
    expect(page(app)).toEqual(["checkbox c", "text below"]);
  });

  it("in a full run: it ends the run", async () => {
    const app = await appOf(`st.fragment(() => { throw new Error("no"); })(); st.text("below");`).run();
    expect(page(app)).toEqual(["exception no"]);
    expect(kinds(app)).toEqual(["app failed"]);
  });

  it("with st.stop() ends alone what runs alone, and the script in a full run", async () => {
    const app = await appOf(`st.fragment(() => { if (st.checkbox("stop")) st.stop(); st.text("inside"); })(); st.text("below");`).run();
    await app.checkbox("stop").check().run();
    expect(page(app)).toEqual(["checkbox stop", "text below"]);
    await app.run();
    expect(page(app)).toEqual(["checkbox stop"]);
  });
});

describe("a fragment that runs by the clock", () => {
  it("runs alone, again and again, until a full run no longer calls it", async () => {
    const app = await appOf(`
st.sessionState.app = Number(st.sessionState.app ?? 0) + 1;
if (st.checkbox("on", { value: true })) st.fragment(() => { st.sessionState.ticks = Number(st.sessionState.ticks ?? 0) + 1; }, { runEvery: "10ms" })();`).run();
    await soon(async () => {
      await app.wait("10ms");
      expect(app.sessionState["ticks"]).toBeGreaterThan(3);
    });
    expect(app.sessionState["app"]).toBe(1);
    expect(app.runs.every((run) => run.kind === "fragment" && run.cause === "timer")).toBe(true);
    await app.checkbox("on").uncheck().run();
    const ticks = app.sessionState["ticks"];
    await app.wait("60ms");
    expect(app.sessionState["ticks"]).toBe(ticks);
  });

  it.each(["-1s", "soon", "1ms"])("not every %s", async (runEvery) => {
    const app = await appOf(`st.fragment(() => {}, { runEvery: "${runEvery}" })();`).run();
    expect(app.exception).toMatchObject([{ code: "bad-option", line: 2 }]);
  });
});

describe("parallel fragments", () => {
  it("run beside each other and the script; the run waits for all at its end", async () => {
    const probe = newProbe();
    const app = appOf(`
const part = st.fragment(async (name) => { probe.log.push("begin " + name); await probe.at(name); st.text(name); probe.log.push("end " + name); }, { parallel: true });
probe.log.push(String(part("a")));
part("b");
st.text("script");
probe.log.push("end of the script");`);
    const running = app.run();
    await probe.reached("b");
    await soon(() => expect(probe.log).toContain("end of the script"));
    probe.open("b");
    await soon(() => expect(probe.log).toContain("end b"));
    probe.open("a");
    await running;
    expect(probe.log).toEqual(["begin a", "undefined", "begin b", "end of the script", "end b", "end a"]);
    expect(page(app)).toEqual(["text a", "text b", "text script"]);
  });

  it("fail each for itself: the others and the script are drawn", async () => {
    const app = await appOf(`
st.fragment(() => { throw new Error("sync"); }, { parallel: true })();
st.fragment(async () => { await null; throw new Error("async"); }, { parallel: true })();
st.text("script");`).run();
    expect(page(app)).toEqual(["exception sync", "exception async", "text script"]);
    expect(kinds(app)).toEqual(["app failed"]);
  });

  it("run alone like any other, and may then draw outside", async () => {
    const app = await appOf(`
const box = st.container();
st.fragment(() => { if (st.checkbox("c")) box.text("outside"); }, { parallel: true })();`).run();
    await app.checkbox("c").check().run();
    expect(kinds(app)).toEqual(["fragment finished"]);
    expect(app.exception).toEqual([]);
    expect(page(app)).toContain("text outside");
  });

  it.each([
    ["draw outside", 'const box = st.container(); st.fragment(() => box.text("x"), { parallel: true })();'],
    ["draw outside from within another fragment", 'const box = st.container(); st.fragment(() => { st.fragment(() => box.text("x"))(); }, { parallel: true })();'],
    ["draw at the side", 'st.fragment(() => st.sidebar.text("x"), { parallel: true })();'],
  ])("cannot %s in a full run", async (_, source) => {
    const app = await appOf(source).run();
    expect(app.exception).toMatchObject([{ code: "parallel-fragment", line: 2 }]);
  });
});
