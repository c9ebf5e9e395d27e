/** What the runs of an app are, one after the other, for everything that begins or ends one: as `AppTest#runs` tells it. */
import { describe, expect, it } from "vitest";
import { scopes } from "../../runtime/engine/context.ts";
import { currentEngine } from "../../runtime/engine/current.ts";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, threadOf } from "./lib/app.ts";

/** One line per run: `app event rerun`. */
const runsOf = (app: AppTest): string[] => app.runs.map(({ kind, cause, outcome }) => `${kind} ${cause} ${outcome}`);

const click = (label: string) => (app: AppTest) => app.button(label).click().run();
const rerun = 'st.button("x", { onClick: () => { st.rerun(); } });';

/** `alone`: in a thread of its own, where nothing of the process is the test's, and by a clock that stands. */
const cases: Record<string, { script: string; alone?: true; files?: Record<string, string>; act?: (app: AppTest) => Promise<unknown>; runs: string[] }> = {
  "the first run": { script: 'st.text("x");', runs: ["app start finished"] },
  "a run that a person asks for": { script: 'st.text("x");', act: (app) => app.run(), runs: ["app command finished"] },
  "an event": { script: 'st.button("x");', act: click("x"), runs: ["app event finished"] },
  "st.rerun() in the body": { script: 'if (st.button("x")) st.rerun();', act: click("x"), runs: ["app event rerun", "app rerun finished"] },
  "st.rerun() in a callback": { script: rerun, act: click("x"), runs: ["app event rerun", "app rerun finished"] },
  "st.rerun() in a generator, through finally": { script: 'function* f() { try { yield 1; st.rerun(); } finally { st.text("y"); } } if (st.button("x")) for (const _ of f());', act: click("x"), runs: ["app event rerun", "app rerun finished"] },
  "st.rerun() in a cached function": { script: 'const f = st.cacheData(() => { st.rerun(); }); if (st.button("x")) f();', act: click("x"), runs: ["app event rerun", "app rerun finished"] },
  "st.rerun() that a finally swallows": { script: 'const f = () => { try { st.rerun(); } finally { return; } }; if (st.button("x")) f();', act: click("x"), runs: ["app event rerun", "app rerun finished"] },
  "st.rerun() after a submit": { script: 'st.form("f", () => { if (st.formSubmitButton("x")) st.rerun(); });', act: (app) => app.get("formSubmitButton")("x").click().run(), runs: ["app event rerun", "app rerun finished"] },
  "st.rerun() from a floating promise": { alone: true, script: 'if (st.button("x")) { void Promise.resolve().then(() => st.rerun()); await null; await null; }', act: click("x"), runs: ["app event rerun", "app rerun finished"] },
  "st.rerun() from a timer": {
    alone: true,
    script: 'if (st.button("x")) setTimeout(() => st.rerun(), 1);',
    act: async (app) => {
      await app.button("x").click().run();
      await app.wait("20ms");
    },
    runs: ["app rerun finished"],
  },
  "st.rerun({ after })": { alone: true, script: 'if (!st.sessionState.done) { st.sessionState.done = true; st.rerun({ after: "5s" }); }', act: (app) => app.wait("5s"), runs: ["app timer finished"] },
  "an event of a fragment": { script: 'st.fragment(() => { st.button("x"); })();', act: click("x"), runs: ["fragment event finished"] },
  "st.rerun() in a fragment": { script: 'st.fragment(() => { if (st.button("x")) st.rerun(); })();', act: click("x"), runs: ["fragment event rerun", "app rerun finished"] },
  'st.rerun("fragment")': { script: 'st.fragment(() => { if (st.button("x")) st.rerun("fragment"); })();', act: click("x"), runs: ["fragment event rerun", "fragment rerun finished"] },
  "st.rerun() with a key": { script: 'st.fragment(() => { st.text("y"); }, { key: "f" })(); st.button("x", { onClick: () => { st.rerun("f"); } });', act: click("x"), runs: ["app event rerun", "fragment rerun finished"] },
  "st.rerun() in a dialog": { script: 'if (st.button("open")) st.dialog("d", () => { if (st.button("x")) st.rerun(); })();', act: (app) => click("open")(app).then(() => click("x")(app)), runs: ["fragment event rerun", "app rerun finished"] },
  "st.stop()": { script: 'if (st.button("x")) st.stop();', act: click("x"), runs: ["app event stopped"] },
  "st.stop() in a callback": { script: 'st.button("x", { onClick: () => { st.stop(); } });', act: click("x"), runs: ["app event stopped"] },
  "st.stop() in a fragment": { script: 'st.fragment(() => { if (st.button("x")) st.stop(); })();', act: click("x"), runs: ["fragment event stopped"] },
  "an error": { script: 'if (st.button("x")) throw new Error("no");', act: click("x"), runs: ["app event failed"] },
  "an error in a callback": { script: 'st.button("x", { onClick: () => { throw new Error("no"); } });', act: click("x"), runs: ["app event failed"] },
  "an error in a fragment": { script: 'st.fragment(() => { if (st.button("x")) throw new Error("no"); })();', act: click("x"), runs: ["fragment event failed"] },
  "st.switchPage()": { script: 'if (st.button("x")) st.switchPage("pages/b.ts");', files: { "pages/b.ts": "" }, act: click("x"), runs: ["app event rerun", "app rerun finished"] },
  "a version that does not parse": { script: "const = 1;", runs: ["app start failed"] },
};

describe("the runs of", () => {
  it.each(Object.entries(cases))("%s", async (_, { script, alone, files, act, runs }) => {
    const app = await (alone ? threadOf : appOf)(script, { ...(alone && { clock: "manual" }), ...(files && { files }), loopLimits: { sameState: "10s", changing: "10s" } }).run();
    await act?.(app);
    expect(runsOf(app)).toEqual(runs);
  });
});

it.each(['st.button("x");', 'st.button("x"); await null;', 'st.fragment(() => { st.button("x"); })();'])("what begins while an app rests belongs to no run, and keeps none alive: %s", async (script) => {
  const app = await appOf(script).run();
  const found: unknown[] = [];
  currentEngine().onRest.push(() => found.push(scopes.getStore()));
  await click("x")(app);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((scope) => scope !== undefined)).toEqual([]);
});
