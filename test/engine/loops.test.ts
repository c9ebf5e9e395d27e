import { writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hotChain, type Loop, LoopWatch } from "../../runtime/engine/loops.ts";
import type { Diagnostic } from "../../runtime/protocol/diagnostic.ts";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, newProbe, outcomes, page, threadOf } from "./lib/app.ts";

/** The clock that the loop watch looks at, and which part of the time the thread worked and waited. */
let now = 0;
let busy = 1;
let waited = 0;

function fakeClock(): void {
  [now, busy, waited] = [0, 1, 0];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  // What is between is time in which other programs had the processor.
  vi.spyOn(performance, "eventLoopUtilization").mockImplementation(() => ({ idle: waited * now, active: (1 - waited) * now, utilization: 1 - waited }));
  vi.spyOn(process, "threadCpuUsage").mockImplementation(() => ({ user: busy * now * 1000, system: 0 }));
}

/** Notes reruns 2 ms apart until the watch takes them for a loop, `untilMs` at the latest. `state` is asked for each. */
function chain(watch: LoopWatch, untilMs: number, state: (n: number) => Record<string, unknown>): Loop | undefined {
  const until = now + untilMs;
  for (let n = 0; now < until; n++) {
    now += 2;
    const loop = watch.note(new Map(Object.entries(state(n))), () => undefined);
    if (loop) return loop;
  }
  return undefined;
}

const newWatch = (): LoopWatch => new LoopWatch({ sameStateMs: 1000, changingMs: 10_000 });

describe("the loop watch", () => {
  beforeEach(fakeClock);
  afterEach(() => void vi.restoreAllMocks());

  it("takes a hot chain with the same state for a loop after a second", () => {
    expect(chain(newWatch(), 990, () => ({ a: 1 }))).toBeUndefined();
    expect(chain(newWatch(), 1010, () => ({ a: 1 }))?.reason).toMatch(/^session state was the same in the last 47\d runs$/);
  });

  it("names the two values that a key alternates between", () => {
    expect(chain(newWatch(), 5000, (n) => ({ value: n % 2 === 0 ? "a" : "b", other: 1 }))?.reason).toMatch(/^`value` alternates between "[ab]" and "[ab]"$/);
  });

  it("names the period of a longer cycle", () => {
    expect(chain(newWatch(), 5000, (n) => ({ n: n % 5 }))?.reason).toBe("session state repeats every 5 runs (`n` changes)");
  });

  it("gives a state that keeps changing ten seconds", () => {
    expect(chain(newWatch(), 9990, (n) => ({ n }))).toBeUndefined();
    expect(chain(newWatch(), 10_010, (n) => ({ n }))?.reason).toMatch(/^`n` has another value in each of the last \d+ runs$/);
  });

  it("does not hold an early repetition against a state that changes now", () => {
    expect(chain(newWatch(), 9000, (n) => ({ n: n < 100 ? 0 : n }))).toBeUndefined();
  });

  it("gives a clock in the state the time of what changes, though it stands still for a run or two", () => {
    const clock = (n: number) => ({ lastSeen: new Date(Math.floor(n / 3)) });
    expect(chain(newWatch(), 9000, clock)).toBeUndefined();
    now = 0;
    expect(chain(newWatch(), 10_100, clock)?.reason).toMatch(/^`lastSeen` keeps changing, for \d+ runs$/);
  });

  it("does not write out what is no single value", () => {
    const reason = chain(newWatch(), 5000, (n) => ({ votes: new Map([["Ada", n % 2]]) }))?.reason;
    expect(reason).toBe("`votes` alternates between two values");
  });

  it("names all keys that alternate", () => {
    const reason = chain(newWatch(), 5000, (n) => ({ current: n % 2, waiting: (n + 1) % 2 }))?.reason;
    expect(reason).toMatch(/^`current` alternates between [01] and [01], and `waiting` with it$/);
  });

  it("counts what it cannot see into as changed", () => {
    expect(chain(newWatch(), 9000, () => ({ a: new Proxy({}, {}) }))).toBeUndefined();
  });

  it("lets a thousand quick reruns pass that end in time", () => {
    const watch = newWatch();
    for (let n = 0; n < 1000; n++) {
      now += 0.9;
      expect(watch.note(new Map([["a", 1]]), () => undefined)).toBeUndefined();
    }
  });

  it("never accuses a chain that waits half of its time or more", () => {
    [busy, waited] = [0.5, 0.5];
    expect(chain(newWatch(), 60_000, () => ({ a: 1 }))).toBeUndefined();
  });

  it("tells work from waiting where other programs have the processor most of the time", () => {
    [busy, waited] = [0.1, 0.2];
    expect(chain(newWatch(), 60_000, () => ({ a: 1 }))).toBeUndefined();
    [now, busy, waited] = [0, 0.1, 0];
    expect(chain(newWatch(), 1010, () => ({ a: 1 }))).toBeDefined();
  });

  it("never accuses fewer than 25 reruns, however slow", () => {
    const watch = newWatch();
    for (let n = 1; n < hotChain; n++) {
      now += 10_000;
      expect(watch.note(new Map([["a", 1]]), () => undefined)).toBeUndefined();
    }
  });

  it("begins anew when a person does something", () => {
    const watch = newWatch();
    for (let round = 0; round < 10; round++) {
      expect(chain(watch, 900, () => ({ a: 1 }))).toBeUndefined();
      watch.reset();
    }
  });

  it("remembers where the changing keys were written, and no others", () => {
    const watch = newWatch();
    const at = (line: number) => ({ name: "", file: "app.ts", line, column: 1 });
    watch.noteWrite("n", at(3));
    watch.noteWrite("constant", at(4));
    expect(chain(watch, 5000, (n) => ({ n: n % 2, constant: 1 }))?.writes).toEqual([{ key: "n", at: at(3) }]);
  });
});

const loopsOf = (app: AppTest): Diagnostic[] => app.diagnostics.filter((d) => d.code === "rerun-loop");

const loopLimits = { sameState: "150ms", changing: "600ms" };

describe("a script that reruns for ever", () => {
  it("is paused, keeps its last picture, and is marked on the call with the reason", async () => {
    const app = await threadOf(`st.title("x");\nst.rerun();`, { loopLimits }).run();
    expect(outcomes(app).at(-1)).toBe("paused");
    expect(page(app)).toEqual(["title x"]);
    expect(loopsOf(app)).toMatchObject([{ severity: "error", line: 3, column: 1, endColumn: 11 }]);
    expect(loopsOf(app)[0]?.message).toMatch(/^This st\.rerun\(\) keeps running the script: session state was the same in the last \d+ runs\.$/);
  });

  it("has related lines where the changing key is written", async () => {
    const app = await threadOf(`
st.sessionState.value = st.sessionState.value === "a" ? "b" : "a";
if (st.sessionState.value) st.rerun();
`, { loopLimits }).run();
    expect(loopsOf(app)[0]?.message).toMatch(/`value` alternates between "[ab]" and "[ab]"/);
    expect(loopsOf(app)[0]?.related).toMatchObject([{ line: 3, message: "`value` is written here" }]);
  });

  it("has related lines where the changing value is changed from within", async () => {
    const app = await threadOf(`
st.sessionState.list ??= [];
const list = st.sessionState.list as number[];
if (list.length > 3) list.splice(0);
(st.sessionState.list as number[]).push(1);
st.rerun();
`, { loopLimits }).run();
    expect(loopsOf(app)[0]?.message).toContain("`list`");
    expect(loopsOf(app)[0]?.related).toMatchObject([{ line: 5, message: "`list` is changed here" }, { line: 6, message: "`list` is changed here" }]);
  });

  it("is paused although each state is new, later", async () => {
    const app = await threadOf(`st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;\nst.rerun();`, { loopLimits }).run();
    expect(outcomes(app).at(-1)).toBe("paused");
    expect(loopsOf(app)[0]?.message).toContain("`n` has another value in each of the last");
  });

  it.each([
    ["a floating promise", `void (async () => { st.rerun(); })();\nst.text("x");`],
    ["an immediate after the end", `setImmediate(() => st.rerun());`],
    ["st.rerun({ after })", `for (const until = performance.now() + 5; performance.now() < until; );\nst.rerun({ after: 0 });`],
  ])("is paused when %s asks for it", async (_, script) => {
    const app = await threadOf(script, { loopLimits, timeout: "8s" }).run();
    for (let tries = 0; tries < 200 && loopsOf(app).length === 0; tries++) await app.wait("50ms");
    expect(loopsOf(app)).toHaveLength(1);
  });

  it("goes on when the person uses a widget, and is paused anew when it loops again", async () => {
    const app = await threadOf(`
if (st.checkbox("stop")) st.stop();
st.rerun();
`, { loopLimits }).run();
    await app.run();
    expect(outcomes(app).at(-1)).toBe("paused");
    await app.checkbox("stop").check().run();
    expect(outcomes(app)).toEqual(["stopped"]);
    expect(loopsOf(app)).toEqual([]);
  });

  it("loses the mark when a save mends it", async () => {
    const app = await threadOf(`st.rerun();`, { loopLimits }).run();
    expect(loopsOf(app)).toHaveLength(1);
    writeFileSync(app.file, `import st from "dacapo"; st.text("mended");`);
    await app.run();
    expect(page(app)).toEqual(["text mended"]);
    expect(loopsOf(app)).toEqual([]);
  });
});

describe("a chain that is none", () => {
  it.each([
    ["100 quick reruns that count in session state", `st.sessionState.n = Number(st.sessionState.n ?? 0) + 1; if (st.sessionState.n < 100) st.rerun();`],
    ["100 quick reruns whose progress is hidden", `probe.n = (probe.n ?? 0) + 1; if (probe.n < 100) st.rerun();`],
  ])("is never accused: %s", async (_, script) => {
    newProbe();
    const app = await appOf(script).run();
    expect(outcomes(app).at(-1)).toBe("finished");
    expect(app.runs).toHaveLength(100);
    expect(loopsOf(app)).toEqual([]);
  });

  it.each([
    ["polling", `await new Promise((done) => setTimeout(done, 33)); if (++probe.n < 32) st.rerun();`],
    ["an animation", `await new Promise((done) => setTimeout(done, 33)); st.progress((probe.n % 10) / 10); if (++probe.n < 32) st.rerun();`],
    ["a timer", `if (++probe.n < 32) st.rerun({ after: "33ms" });`],
  ])("is never accused however long it goes on: %s", async (_, script) => {
    const probe = newProbe();
    Reflect.set(probe, "n", 0);
    const app = await appOf(script, { loopLimits: { sameState: "50ms", changing: "50ms" } }).run();
    while (Reflect.get(probe, "n") < 32 && loopsOf(app).length === 0) await app.wait("100ms");
    expect(loopsOf(app)).toEqual([]);
  });
});

function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

describe("a chain of reruns", () => {
  it("takes constant memory: ten thousand runs leave nothing behind", async () => {
    const probe = newProbe();
    const app = await appOf(`
probe.n = (probe.n ?? 0) + 1;
st.title("x"); st.slider("s" + (probe.n % 3)); st.container(() => st.columns(2)[0].text("t" + probe.n));
if (probe.n % 10_000 !== 0) st.rerun();
`, { loopLimits: { sameState: "60s", changing: "60s" }, timeout: "60s" }).run();
    const before = heapAfterCollection();
    await app.run();
    expect(Reflect.get(probe, "n")).toBe(20_000);
    expect(heapAfterCollection() - before).toBeLessThan(2_000_000);
  }, 60_000);
});
