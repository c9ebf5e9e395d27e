import { describe, expect, it, vi } from "vitest";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, outcomes, page, type TestAppOptions, threadOf } from "./lib/app.ts";

/** An app whose clock stands until the test moves it. */
const standing = (script: string, options: TestAppOptions = {}): AppTest => threadOf(script, { clock: "manual", timeout: "20s", ...options });

describe("a clock that stands still", () => {
  it("shows the time that it is told, and moves with wait() alone", async () => {
    const app = await standing(`st.text(new Date().toISOString()); st.text(String(new Date() instanceof Date && Date.now() === Number(new Date())));`, { clock: new Date("2026-01-31T23:59:00Z") }).run();
    expect(page(app)).toEqual(["text 2026-01-31T23:59:00.000Z", "text true"]);
    await app.run();
    expect(app.text[0]?.value).toBe("2026-01-31T23:59:00.000Z");
    await app.wait("1m");
    await app.run();
    expect(app.text[0]?.value).toBe("2026-02-01T00:00:00.000Z");
  });

  it("runs a fragment as often as it is due, and none in between", async () => {
    const app = await standing(`
st.sessionState.n = 0;
st.fragment(() => { st.text(String(++st.sessionState.n)); }, { runEvery: "10s" })();`).run();
    await app.wait("9s");
    expect(app.runs).toEqual([]);
    await app.wait("1s");
    expect(app.runs).toMatchObject([{ kind: "fragment", cause: "timer", outcome: "finished" }]);
    await app.wait("10m");
    expect(app.runs).toHaveLength(60);
    expect(app.text[0]?.value).toBe("62");
  });

  it("waits for a run that awaits something else before it goes on", async () => {
    const app = await standing(`
import { readFile } from "node:fs/promises";
st.sessionState.n = 0;
st.fragment(async () => { await readFile(import.meta.filename); st.sessionState.n++; }, { runEvery: "1s" })();`).run();
    await app.wait("20s");
    expect(app.sessionState["n"]).toBe(21);
  });

  it("reruns an app that asked for it, when it is due", async () => {
    const app = await standing(`st.sessionState.n = Number(st.sessionState.n ?? 0) + 1; st.rerun({ after: "5m" });`).run();
    await app.wait("4m");
    expect(app.sessionState["n"]).toBe(1);
    await app.wait("11m");
    expect(app.sessionState["n"]).toBe(4);
  });

  it("drops what is cached when it is too old", async () => {
    const app = await standing(`
const load = st.cacheData(() => { st.sessionState.loads = Number(st.sessionState.loads ?? 0) + 1; return 1; }, { ttl: "1h" });
load();`).run();
    await app.wait("59m");
    await app.run();
    expect(app.sessionState["loads"]).toBe(1);
    await app.wait("1m");
    await app.wait(1);
    await app.run();
    expect(app.sessionState["loads"]).toBe(2);
  });

  it("goes for every form in which Node has timers", async () => {
    const app = await standing(`
import { promisify } from "node:util";
import * as timers from "node:timers";
import { setTimeout as sleep, setInterval as ticks, scheduler } from "node:timers/promises";
const place = st.empty();
const said = [];
const say = (what) => { said.push(what + " " + Date.now() / 1000); place.text(said.join(", ")); };
setTimeout(say, 1000, "global");
timers.setTimeout(() => say("module"), 2000);
void sleep(3000, "promise").then(say);
void promisify(setTimeout)(4000).then(() => say("promisified"));
void scheduler.wait(5000).then(() => say("scheduler"));
const every = setInterval(() => { say("interval"); clearInterval(every); }, 6000);
void (async () => { for await (const value of ticks(3500, "tick")) { say(value); if (Date.now() > 5000) break; } })();
const cleared = [setTimeout(say, 1, "never"), setTimeout(say, 1, "never").close()];
clearTimeout(cleared[0]);
clearTimeout(+setTimeout(say, 1, "never"));
setTimeout(say, 7000, "refreshed").refresh().unref();
`, { clock: new Date(0) }).run();
    await app.wait("10s");
    expect(app.text[0]?.value).toBe("global 1, module 2, promise 3, tick 3.5, promisified 4, scheduler 5, interval 6, refreshed 7, tick 7");
  });

  it("shows a run that waits in the middle of what it does", async () => {
    const app = standing(`
const bar = st.progress(0);
for (let i = 1; i <= 4; i++) { await new Promise((done) => setTimeout(done, 1000)); bar.progress(i / 4); }
st.text("done");`);
    const running = app.run();
    await app.wait("2s");
    expect(app.progress[0]?.value).toBe(0.5);
    await app.wait("2s");
    await running;
    expect(page(app).at(-1)).toBe("text done");
    expect(outcomes(app)).toEqual(["finished"]);
  });

  it("is named by a run() that waits for it in vain", async () => {
    const app = await standing(`if (st.sessionState.again) await new Promise((done) => setTimeout(done, 1000));\nst.sessionState.again = true;`).run();
    await expect(app.run({ timeout: "300ms" })).rejects.toThrow("the clock moves with wait() only");
  });

  it("reports an error of a timer on its line, as at any other time", async () => {
    const app = await standing(`st.text("x");\nsetTimeout(() => { throw new Error("late"); }, 60_000);`).run();
    await app.wait("1m");
    expect(app.diagnostics).toMatchObject([{ message: expect.stringContaining("late"), line: 3 }]);
  });

  it("does not stop what the engine waits for: a run that does not unwind gives way to the next", async () => {
    const app = standing(`if (!st.checkbox("c")) { try { await new Promise(() => {}); } finally { await new Promise(() => {}); } }\nst.text("end");`);
    const first = app.run();
    first.catch(() => {});
    await vi.waitFor(() => app.checkbox("c"), { timeout: 10_000 });
    await app.checkbox("c").check().run();
    expect(page(app).at(-1)).toBe("text end");
    await first;
  });

  it("needs a thread of its own", async () => {
    await expect(() => appOf("", { clock: "manual" }).run()).rejects.toThrow("Leave out inProcess");
  });
});
