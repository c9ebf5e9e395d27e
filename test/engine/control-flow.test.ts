import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page } from "./lib/app.ts";

/** A script that reruns twice, from within `around`, and then says how often it ran. */
const rerunsTwice = (around: string): string => `
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
const again = () => { if (Number(st.sessionState.n) < 3) st.rerun(); };
${around}
st.text("run " + st.sessionState.n);
`;

describe("st.rerun in the body", () => {
  it("ends the run there and begins another from the top", async () => {
    const probe = newProbe();
    const app = await appOf(`
probe.log.push("top");
if (!st.sessionState.done) {
  st.sessionState.done = true;
  st.rerun();
  probe.log.push("never");
}
probe.log.push("end");
`).run();
    expect(probe.log).toEqual(["top", "top", "end"]);
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(app.runs.map((run) => run.cause)).toEqual(["start", "rerun"]);
  });

  it("keeps what the interrupted run drew until the next one draws over it", async () => {
    const app = await appOf(`
st.text("first");
if (!st.sessionState.again) {
  st.sessionState.again = true;
  st.text("second");
  st.rerun();
}
st.button("last");
`).run();
    expect(page(app)).toEqual(["text first", "button last"]);
  });

  it("releases the button that asked for it: one click is two runs", async () => {
    const app = await appOf(`
st.header(String(st.sessionState.value ?? "Title"));
if (st.button("Foo")) {
  st.sessionState.value = "Foo";
  st.rerun();
}
`).run();
    await app.button("Foo").click().run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(app.header[0]?.value).toBe("Foo");
  });

  it("keeps the values of widgets that the interrupted run never reached", async () => {
    const app = await appOf(`
if (st.button("Again")) st.rerun();
st.textInput("Name");
`).run();
    app.textInput("Name").setValue("Ada");
    await app.run();
    await app.button("Again").click().run();
    expect(app.textInput("Name").value).toBe("Ada");
  });

  it.each([
    ["a plain call", "again();"],
    ["try with catch", "try { again(); } catch (error) { st.text('caught ' + error); }"],
    ["try with a catch that binds nothing", "try { again(); } catch { st.text('caught'); }"],
    ["a catch inside a catch", "try { try { again(); } catch { again(); } } catch { st.text('caught'); }"],
    ["finally that draws", "try { again(); } finally { st.text('clean-up'); }"],
    ["finally that returns", "(() => { try { again(); } finally { return; } })();"],
    ["finally that breaks a loop", "for (;;) { try { again(); } finally { break; } }"],
    ["finally that throws and is caught", "try { try { again(); } finally { throw new Error('in finally'); } } catch {}"],
    ["a promise's catch", "await Promise.resolve().then(again).catch(() => {});"],
    ["allSettled", "await Promise.allSettled([(async () => again())()]);"],
    ["Promise.any", "await Promise.any([(async () => again())()]).catch(() => {});"],
    ["a nested function", "const f = () => { const g = () => again(); g(); }; f();"],
    ["a generator", "function* g() { yield 1; again(); } for (const _ of g()) { }"],
    ["a generator that cleans up", "function* g() { try { yield 1; } finally { st.text('closed'); } } for (const _ of g()) again();"],
    ["an async generator", "async function* g() { yield 1; again(); } for await (const _ of g()) { }"],
    ["an array callback", "[1, 2].forEach(() => again());"],
    ["a sort comparison", "[2, 1].sort(() => { again(); return 0; });"],
    ["JSON.stringify calling toJSON", "JSON.stringify({ toJSON: again });"],
    ["a getter", "void ({ get x() { again(); return 1; } }).x;"],
    ["a class field", "class A { x = again(); } new A();"],
    ["a container body", "st.container(() => again());"],
    ["an async container body", "await st.container().with(async () => { await null; again(); });"],
    ["an async container body that nobody awaits", "st.container().with(async () => { await null; again(); });"],
    ["a column in an expander in the sidebar", "st.sidebar.with(() => st.expander('e', () => st.columns(2)[0].with(() => again())));"],
    ["a spinner", "st.spinner('…', () => again());"],
    ["an async spinner", "await st.spinner('…', async () => { await null; again(); });"],
    ["wrapping the halt as a cause", "try { again(); } catch (error) { throw new Error('wrapped', { cause: error }); }"],
    ["wrapping it by a promise chain", "await (async () => again())().catch((error) => { throw new Error('wrapped', { cause: error }); });"],
    ["an AggregateError", "await (async () => again())().catch((error) => { throw new AggregateError([new Error('x'), error]); });"],
    ["using", "{ using _ = { [Symbol.dispose]() { st.text('disposed'); } }; again(); }"],
    ["using with a disposer that throws", "{ using _ = { [Symbol.dispose]() { if (Number(st.sessionState.n) < 3) throw new Error('disposer'); } }; again(); }"],
    ["await using", "{ await using _ = { async [Symbol.asyncDispose]() { await null; } }; again(); }"],
  ])("happens through %s", async (_, around) => {
    const app = await appOf(rerunsTwice(around)).run();
    expect(outcomes(app)).toEqual(["rerun", "rerun", "finished"]);
    expect(app.text.at(-1)?.value).toBe("run 3");
  });

  it("happens although a function of a local module caught it", async () => {
    const app = appOf(`import { quietly } from "./quietly.ts";\n${rerunsTwice("quietly(again);")}`, {
      files: { "quietly.ts": "export function quietly(f: () => void) { try { f(); } catch { return; } }" },
    });
    await app.run();
    expect(outcomes(app)).toEqual(["rerun", "rerun", "finished"]);
  });

  it("runs every clean-up on its way out, from the inside to the outside", async () => {
    const probe = newProbe();
    await appOf(`
if (!st.sessionState.again) {
  st.sessionState.again = true;
  try {
    using _ = { [Symbol.dispose]() { probe.log.push("dispose"); } };
    try { st.rerun(); } finally { st.text("x"); probe.log.push("inner"); }
  } finally { probe.log.push("outer"); }
}
`).run();
    expect(probe.log).toEqual(["inner", "dispose", "outer"]);
  });

  it("lets clean-up draw without a trace", async () => {
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
try { if (st.sessionState.n === 1) st.rerun(); } finally { if (st.sessionState.n === 1) { st.text("ghost"); st.checkbox("ghost"); } }
st.text("end");
`).run();
    expect(page(app)).toEqual(["text end"]);
  });

  it("reports an error of finally, and still happens", async () => {
    const app = await appOf(`
if (!st.sessionState.again) {
  st.sessionState.again = true;
  try { st.rerun(); } finally { throw new RangeError("in finally"); }
}
st.text("end");
`).run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(page(app)).toEqual(["text end"]);
  });

  it("that something swallowed takes effect at the next call that draws", async () => {
    const probe = newProbe();
    await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) await Promise.allSettled([(async () => { st.rerun(); })()]);
probe.log.push("before drawing " + st.sessionState.n);
st.text("x");
probe.log.push("drawn " + st.sessionState.n);
`).run();
    expect(probe.log).toEqual(["before drawing 1", "before drawing 2", "drawn 2"]);
  });

  it("tells the editor which halt was swallowed, on its line", async () => {
    const app = await appOf(`await Promise.allSettled([(async () => { st.stop(); })()]);`).run();
    expect(app.diagnostics.map((d) => [d.code, d.severity, d.line])).toEqual([["swallowed-halt", "warning", 2]]);
    expect(outcomes(app)).toEqual(["stopped"]);
  });

  it("says nothing about a finally that only cleans up", async () => {
    const app = await appOf(`try { st.stop(); } finally { st.text("clean-up"); }`).run();
    expect(app.diagnostics).toEqual([]);
  });

  it("is not seen by a catch that only inspects", async () => {
    const probe = newProbe();
    await appOf(`
try { if (!st.sessionState.x) { st.sessionState.x = 1; st.rerun(); } } catch (error) { probe.log.push(error); }
`).run();
    expect(probe.log).toEqual([]);
  });

  it("leaves the script's own errors to its own catch", async () => {
    const app = await appOf(`try { throw new Error("mine"); } catch (error) { st.text(error.message); }`).run();
    expect(page(app)).toEqual(["text mine"]);
    expect(outcomes(app)).toEqual(["finished"]);
  });
});

describe("st.rerun in a callback", () => {
  const twoFields = `
const note = (name) => () => { probe.log.push(name); if (name === "a") st.rerun(); };
probe.log.push("body");
st.checkbox("a", { onChange: note("a") });
st.checkbox("b", { onChange: note("b") });
`;

  it("ends that callback, lets its siblings run, and skips the body once", async () => {
    const probe = newProbe();
    const app = await appOf(twoFields).run();
    app.checkbox("a").check();
    app.checkbox("b").check();
    await app.run();
    expect(probe.log).toEqual(["body", "a", "b", "body"]);
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect([app.checkbox("a").value, app.checkbox("b").value]).toEqual([true, true]);
  });

  it("shows the body a button that is released", async () => {
    const probe = newProbe();
    const app = await appOf(`probe.log.push(st.button("x", { onClick: () => st.rerun() }));`).run();
    await app.button("x").click().run();
    expect(probe.log).toEqual([false, false]);
  });

  it("ends an async callback too", async () => {
    const probe = newProbe();
    const app = await appOf(`st.button("x", { onClick: async () => { await null; st.rerun(); probe.log.push("never"); } }); probe.log.push("body");`).run();
    await app.button("x").click().run();
    expect(probe.log).toEqual(["body", "body"]);
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
  });

  it("is forgotten when a sibling throws, so that the error stays visible", async () => {
    newProbe();
    const app = await appOf(`
st.checkbox("a", { onChange: () => st.rerun() });
st.checkbox("b", { onChange: () => { throw new Error("sibling"); } });
`).run();
    app.checkbox("a").check();
    app.checkbox("b").check();
    await app.run();
    expect(outcomes(app)).toEqual(["failed"]);
    expect(app.exception[0]?.message).toBe("sibling");
  });

  it("loses against st.stop of a sibling", async () => {
    const app = await appOf(`
st.checkbox("a", { onChange: () => st.rerun() });
st.checkbox("b", { onChange: () => st.stop() });
`).run();
    app.checkbox("a").check();
    app.checkbox("b").check();
    await app.run();
    expect(outcomes(app)).toEqual(["stopped"]);
  });
});

describe("st.rerun with a scope", () => {
  it.each([
    ['st.rerun("fragment")', "outside any"],
    ['st.rerun("some key")', "only in a callback"],
    ["st.rerun('')", "cannot be"],
    ["st.rerun([])", "cannot be"],
    ['st.rerun(["app"])', "cannot hold"],
    ["st.rerun(3)", "cannot be"],
    ["st.rerun(null)", "cannot be"],
  ])("%s in the body is a bad-rerun-scope error", async (call, part) => {
    const app = await appOf(`${call};`).run();
    expect(app.exception[0]).toMatchObject({ code: "bad-rerun-scope", line: 2 });
    expect(app.exception[0]?.message).toContain(part);
  });

  it('"app" is the same as none', async () => {
    const app = await appOf(`
if (!st.sessionState.again) {
  st.sessionState.again = true;
  st.rerun("app");
}
`).run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
  });

  it("an unknown key in a callback names the key", async () => {
    const app = await appOf(`st.button("x", { onClick: () => st.rerun("nobody") });`).run();
    await app.button("x").click().run();
    expect(app.exception[0]?.message).toContain('"nobody"');
  });
});

describe("the scope of a rerun", () => {
  it.each(['"app"', '{ scope: "app" }'])("may be written %s", async (scope) => {
    const app = await appOf(`st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;\nif (st.sessionState.n < 3) st.rerun(${scope});\nst.text(st.sessionState.n);`).run();
    expect(app.text[0]?.value).toBe("3");
  });

  it.each(["{}", "{ scop: 1 }", "{ scope: 3 }", "{ scope: [] }"])("is refused when it is %s", async (scope) => {
    const app = await appOf(`st.rerun(${scope});`).run();
    expect(app.exception[0]?.code).toBe("bad-rerun-scope");
  });
});
