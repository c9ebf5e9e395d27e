import { appendFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page, soon, threadOf } from "./lib/app.ts";

describe("handles after the run has finished", () => {
  it("stay live: a timer may go on updating a placeholder", async () => {
    const probe = newProbe();
    const app = await appOf(`
const place = st.empty();
place.text("first");
void probe.at("timer").then(() => place.text("second"));
`).run();
    expect(page(app)).toEqual(["text first"]);
    probe.open("timer");
    await soon(() => expect(page(app)).toEqual(["text second"]));
  });

  it("draw at the end of the page, through st too", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.text("first");
if (!st.sessionState.again) void probe.at("timer").then(() => st.text("second"));
st.sessionState.again = true;
`).run();
    probe.open("timer");
    await soon(() => expect(page(app)).toEqual(["text first", "text second"]));
    await app.run();
    expect(page(app)).toEqual(["text first"]);
  });

  it("end the code that uses them when a newer run has begun, without an error", async () => {
    const app = await threadOf(`
const place = st.empty();
st.sessionState.runs = Number(st.sessionState.runs ?? 0) + 1;
const mine = st.sessionState.runs;
setTimeout(() => { place.text("from run " + mine); }, 30);
`).run();
    await app.run();
    await app.wait("80ms");
    expect(page(app)).toEqual(["text from run 2"]);
    expect(app.exception).toEqual([]);
    expect(app.diagnostics).toEqual([]);
  });

  it("of an earlier run are an error in a later one, on the line that uses them", async () => {
    newProbe();
    const app = await appOf(`
probe.place ??= st.empty();
st.text("a");
if (st.checkbox("use")) probe.place.text("ghost");
`).run();
    await app.checkbox("use").check().run();
    expect(page(app)).not.toContain("text ghost");
    expect(app.exception).toMatchObject([{ code: "old-handle", line: 5 }]);
  });

  it("show what a callback draws through those of its closure, until the body draws anew", async () => {
    const probe = newProbe();
    const app = await appOf(`
const place = st.empty();
st.button("Save", { onClick: async () => { place.text("saving"); await probe.at("saving"); } });
`).run();
    const saved = app.button("Save").click().run();
    await soon(() => expect(page(app)).toEqual(["text saving", "button Save"]));
    probe.open("saving");
    await saved;
    expect(page(app)).toEqual(["button Save"]);
  });

  it("let a callback complete whose widget is from an older run, and warn that what it draws does not show", async () => {
    const probe = newProbe();
    const app = await appOf(`
const place = st.empty();
if (st.sessionState.again) await probe.at("slow");
st.sessionState.again = !st.sessionState.again;
st.button("Save", { onClick: () => { place.text("saving"); probe.log.push("saved"); st.sessionState.again = false; } });
`).run();
    const slow = app.run();
    await probe.reached("slow");
    await Promise.all([app.button("Save").click().run(), slow]);
    expect(probe.log).toEqual(["saved"]);
    expect(outcomes(app)).toEqual(["preempted", "finished"]);
    expect(app.diagnostics).toMatchObject([{ code: "drawn-nowhere", severity: "warning", line: 6 }]);
  });
});

describe("a superseded run", () => {
  it("unwinds at its first call of st: finally runs, and what follows does not", async () => {
    const probe = newProbe();
    const app = await appOf(`
const n = st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (n === 2) {
  try { await probe.at("slow"); probe.log.push("awake"); st.text("ghost"); probe.log.push("never"); } finally { probe.log.push("finally"); }
}
st.text("run " + n);
`).run();
    const slow = app.run();
    await probe.reached("slow");
    appendFileSync(app.file, "// saved");
    await Promise.all([app.run(), slow]);
    expect(page(app)).toEqual(["text run 3"]);
    probe.open("slow");
    await soon(() => expect(probe.log).toEqual(["awake", "finally"]));
    expect(page(app)).toEqual(["text run 3"]);
  });

  it("is given 50 ms to unwind when it does not: then the next one begins", async () => {
    const probe = newProbe();
    const app = await appOf(`
if (st.checkbox("fast")) st.text("fast");
else if (st.sessionState.again) await probe.at("for ever");
st.sessionState.again = true;
`).run();
    const stuck = app.run();
    await probe.reached("for ever");
    await Promise.all([app.checkbox("fast").check().run(), stuck]);
    expect(page(app)).toEqual(["checkbox fast", "text fast"]);
  });

  it("whose late error nobody awaits leaves no card", async () => {
    const app = await threadOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) void (async () => { await new Promise((done) => setTimeout(done, 30)); throw new Error("late"); })();
st.text("run " + st.sessionState.n);
`).run();
    await app.run();
    await app.wait("80ms");
    expect(page(app)).toEqual(["text run 2"]);
  });
});

describe("intervals and timeouts", () => {
  it("an interval that the script started is cleared when the next run begins", async () => {
    const app = await threadOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
globalThis.ticks ??= [];
const mine = st.sessionState.n;
if (mine < 3) setInterval(() => globalThis.ticks.push(mine), 5);
st.text([...new Set(globalThis.ticks)].join());
globalThis.ticks.length = 0;
`).run();
    await app.wait("40ms");
    await app.run();
    expect(page(app)).toEqual(["text 1"]);
    await app.wait("40ms");
    await app.run();
    expect(page(app)).toEqual(["text 2"]);
    await app.wait("40ms");
    await app.run();
    expect(page(app)).toEqual(["text "]);
  });

  it("an interval of a module or a library is left alone", async () => {
    const app = await threadOf(
      `
import { ticks } from "./node_modules/lib/index.js";
await new Promise((done) => setTimeout(done, 40));
st.text(String(ticks.length > 0));
ticks.length = 0;
`,
      { files: { "node_modules/lib/index.js": "export const ticks = []; setInterval(() => ticks.push(1), 5);", "node_modules/lib/package.json": '{ "type": "module" }' } },
    ).run();
    await app.run();
    expect(page(app)).toEqual(["text true"]);
  });

  it("a timeout is never cleared, so that promises waiting on one settle", async () => {
    const app = await threadOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) setTimeout(() => { globalThis.fired = true; }, 30);
st.text(String(globalThis.fired));
`).run();
    await app.run();
    await app.wait("80ms");
    await app.run();
    expect(page(app)).toEqual(["text true"]);
  });
});

describe("st.onCleanup", () => {
  it("runs before the next run, once, and when the app ends", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
const mine = st.sessionState.n;
probe.log.push("run " + mine);
st.onCleanup(() => probe.log.push("clean " + mine));
`).run();
    await app.run();
    expect(probe.log).toEqual(["run 1", "clean 1", "run 2"]);
    await app.dispose();
    expect(probe.log).toEqual(["run 1", "clean 1", "run 2", "clean 2"]);
  });

  it("runs after a run that failed, stopped or reran", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
const mine = st.sessionState.n;
st.onCleanup(() => probe.log.push(mine));
if (mine === 1) st.rerun();
if (mine === 2) throw new Error("x");
if (mine === 3) st.stop();
`).run();
    await app.run();
    await app.run();
    expect(probe.log).toEqual([1, 2, 3]);
  });

  it("that fails is a card, and the others run", async () => {
    const probe = newProbe();
    const app = await appOf(`
if (!st.sessionState.once) { st.sessionState.once = true; st.onCleanup(() => { throw new Error("clean-up"); }); st.onCleanup(() => probe.log.push("other")); }
st.text("x");
`).run();
    await app.run();
    expect(probe.log).toEqual(["other"]);
    expect(app.exception).toMatchObject([{ message: "clean-up" }]);
  });

  it("takes functions only", async () => {
    const app = await appOf(`st.onCleanup("close");`).run();
    expect(app.exception[0]).toMatchObject({ code: "not-a-callback", line: 2, message: 'st.onCleanup: cleanup must be a function, not "close".' });
  });
});

describe("errors that nothing catches", () => {
  it.each([
    ["a timer", `setTimeout(() => { throw new Error("late"); }, 1);`, "st.text('x');"],
    ["a floating promise", `void (async () => { await null; throw new Error("late"); })();`, "st.text('x');"],
    ["an immediate", `setImmediate(() => { throw new Error("late"); });`, "st.text('x');"],
    ["a listener", `import { EventEmitter } from "node:events"; const e = new EventEmitter(); setImmediate(() => e.emit("error", new Error("late")));`, ""],
  ])("of %s become a card and a diagnostic on their line; the app lives on", async (_, script, rest) => {
    const app = await threadOf(`${script}\n${rest}`).run();
    await app.wait("30ms");
    expect(app.exception).toMatchObject([{ name: "Error", message: "late", line: 2 }]);
    expect(app.diagnostics).toMatchObject([{ code: "script-error", line: 2, severity: "error" }]);
    await app.run();
    expect(outcomes(app)).toEqual(["finished"]);
  });

  it("go with the next run", async () => {
    const app = await threadOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) setTimeout(() => { throw new Error("late"); }, 1);
st.text("x");
`).run();
    await app.wait("30ms");
    await app.run();
    expect(page(app)).toEqual(["text x"]);
    expect(app.diagnostics).toEqual([]);
  });

  it("that are no errors have a card too", async () => {
    const app = await threadOf(`void Promise.reject("only a text");\nst.text("x");`).run();
    await app.wait("20ms");
    expect(app.exception).toMatchObject([{ name: "Error", message: "only a text" }]);
  });
});

describe("async container bodies", () => {
  it("that fail and are awaited nowhere fail the run, with the card in their container; the others complete", async () => {
    const app = await appOf(`
const [a, b] = st.columns(2);
a.with(async () => { await null; throw new TypeError("in a"); });
b.with(async () => { await null; await null; st.text("in b"); });
st.text("below");
`).run();
    expect(outcomes(app)).toEqual(["failed"]);
    expect(app.elements.map((e) => `${e.at} ${String(e.value)}`)).toEqual(["main/0/0/0 in a", "main/0/1/0 in b", "main/1 below"]);
    expect(app.exception[0]?.line).toBe(4);
  });

  it("whose error the script handles do not", async () => {
    const app = await appOf(`
try { await st.container().with(async () => { await null; throw new Error("x"); }); } catch (error) { st.text(error.message); }
`).run();
    expect(outcomes(app)).toEqual(["finished"]);
    expect(page(app)).toEqual(["text x"]);
  });

  it("do not hold up a rerun for longer than they may take to unwind", async () => {
    const app = await appOf(`
if (st.sessionState.again) st.stop();
st.sessionState.again = true;
st.container(async () => { await probe.at("for ever"); });
st.rerun();
`).run();
    expect(outcomes(app)).toEqual(["rerun", "stopped"]);
  });
});

describe("st outside of any run", () => {
  it("is an error that says where to call it", async () => {
    const app = await appOf(`st.text("x");`).run();
    const { default: st } = await import("../../runtime/st/st.ts");
    expect(() => st.text("from nowhere")).toThrow(expect.objectContaining({ code: "no-run", message: "st.text was called where no run of the app is going." }));
    expect(page(app)).toEqual(["text x"]);
  });

  it("belongs to the run that is going, when there is one", async () => {
    const probe = newProbe();
    const app = appOf(`st.text("first"); await probe.at("slow"); st.text("last");`);
    const ran = app.run();
    await probe.reached("slow");
    const { default: st } = await import("../../runtime/st/st.ts");
    st.text("from outside");
    probe.open("slow");
    await ran;
    expect(page(app)).toEqual(["text first", "text from outside", "text last"]);
  });

  it("at a module's top level is an error on the module's line", async () => {
    const app = await appOf(`import "./module.ts";\nst.text("x");`, { files: { "module.ts": `import st from "dacapo";\n\nst.text("top level");` } }).run();
    expect(app.exception[0]).toMatchObject({ code: "module-top-level", line: 3 });
    expect(app.diagnostics).toMatchObject([{ code: "module-top-level", file: expect.stringMatching(/module\.ts$/), line: 3, related: [{ file: app.file, line: 2 }] }]);
  });
});
