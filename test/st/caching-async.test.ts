/** Async cached functions: who computes, who waits, and what a halt does to them. */
import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page, soon } from "../engine/lib/app.ts";
import { threadIn } from "./lib/thread.ts";

describe("async cached functions", () => {
  it("give a promise at every call, and a copy to everybody", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData(async (n: number) => { probe.log.push(n); await null; return { n }; });
const [a, b] = await Promise.all([load(1), load(1)]);
const c = load(1);
st.json([a !== b, c instanceof Promise, (await c) !== a, await c]);
`).run();
    expect(app.json[0]?.value).toEqual([true, true, true, { n: 1 }]);
    expect(probe.log).toEqual([1]);
  });

  it("are computed once for callers that come while it is going", async () => {
    const probe = newProbe();
    const app = await appOf(`
const connect = st.cacheResource(async () => { probe.log.push("connect"); await null; return {}; });
const all = await Promise.all([connect(), connect(), connect()]);
st.text(String(all.every((one) => one === all[0])));
`).run();
    expect(page(app)).toEqual(["text true"]);
    expect(probe.log).toEqual(["connect"]);
  });

  it("fail for all who wait, and are computed again by the next one", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData(async () => { probe.log.push("call"); await null; if (probe.log.length === 1) throw new Error("offline"); return "ok"; });
const all = await Promise.allSettled([load(), load()]);
st.text(all.map((one) => one.status).join());
st.text(await load());
`).run();
    expect(page(app)).toEqual(["text rejected,rejected", "text ok"]);
    expect(probe.log).toHaveLength(2);
    expect(app.exception).toEqual([]);
  });

  it("fail the run when nobody looks at the error", async () => {
    const app = await appOf(`
const load = st.cacheData(async () => { await null; throw new Error("lost"); });
load();
st.text("after");
`).run();
    expect(app.exception).toMatchObject([{ message: "lost", line: 3 }]);
    expect(outcomes(app)).toEqual(["failed"]);
  });

  it("take any object that can be awaited for a promise", async () => {
    const app = await appOf(`
const query = () => ({ then(done: (rows: number[]) => void) { setTimeout(() => done([1, 2]), 1); } });
const load = st.cacheData(() => query() as unknown as Promise<number[]>);
st.json([await load(), await load()]);
`).run();
    expect(app.json[0]?.value).toEqual([[1, 2], [1, 2]]);
  });

  it("say so when one waits for itself", async () => {
    const app = await appOf(`
const inner = st.cacheData(async (n: number): Promise<number> => outer(n), { showSpinner: false });
const outer = st.cacheData(async function count(n: number): Promise<number> { await null; return inner(n); }, { showSpinner: false });
await outer(1);
`).run();
    expect(app.exception).toMatchObject([{ code: "cache-recursion", message: "count() waits for itself: it was called again, with the same arguments, from inside of that call." }]);
  });

  it("may call themselves with other arguments", async () => {
    const probe = newProbe();
    const app = await appOf(`
const sum = st.cacheData(async (n: number): Promise<number> => { probe.log.push(n); return n === 0 ? 0 : n + await sum(n - 1); });
st.json([await sum(3), await sum(4)]);
`).run();
    expect(app.json[0]?.value).toEqual([6, 10]);
    expect(probe.log).toEqual([3, 2, 1, 0, 4]);
  });
});

describe("a run that is cut while its cached function computes", () => {
  it("leaves the computation to the next run when the function does not call st", async () => {
    const probe = newProbe();
    const app = appOf(`
const load = st.cacheData(async () => { probe.log.push("call"); await probe.at("fetch"); return "rows"; });
st.button("again");
st.text(await load());
st.text("end");
`);
    const first = app.run();
    await probe.reached("fetch");
    await soon(() => app.button("again"));
    app.button("again").click();
    const second = app.run();
    await soon(() => expect(app.button("again").stale).toBe(false));
    await new Promise((done) => setTimeout(done, 120));
    probe.open("fetch");
    await Promise.all([first, second]);
    expect(page(app)).toEqual(["button again", "text rows", "text end"]);
    expect(probe.log).toEqual(["call"]);
    expect(outcomes(app)).toEqual(["preempted", "finished"]);
  });

  it("computes again when the function was ended at its next st call", async () => {
    const probe = newProbe();
    const app = appOf(`
const load = st.cacheData(async () => {
  const n = probe.log.push("call");
  await probe.at("fetch " + n);
  st.text("loaded " + n);
  return "rows " + n;
});
st.button("again");
st.text(await load());
`);
    const first = app.run();
    await probe.reached("fetch 1");
    await soon(() => app.button("again"));
    app.button("again").click();
    const second = app.run();
    // The second run has joined the computation of the first by now.
    await new Promise((done) => setTimeout(done, 120));
    probe.open("fetch 1");
    await probe.reached("fetch 2");
    probe.open("fetch 2");
    await Promise.all([first, second]);
    expect(page(app)).toEqual(["button again", "text loaded 2", "text rows 2"]);
    expect(probe.log).toHaveLength(2);
  });

  it("does not wait for what a person has stopped", async () => {
    const probe = newProbe();
    const app = threadIn(`
const load = st.cacheData(async () => {
  const n = probe.log.push("call");
  if (n === 1) await probe.at("never");
  return "rows " + n;
});
st.text(await load());
`);
    await probe.reached("never");
    app.post({ type: "stop" });
    await app.rest(5000);
    app.post({ type: "rerun", cause: "command" });
    await app.rest(5000);
    expect(app.records.map((run) => run.outcome)).toEqual(["stopped", "finished"]);
    expect(app.tree.at([0, 0])?.data).toMatchObject({ body: "rows 2" });
    probe.open("never");
  });
});

describe("a halt inside a cached function", () => {
  it("ends the run, and nothing is kept", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData(() => {
  probe.log.push("call");
  if (!st.sessionState.again) { st.sessionState.again = true; st.rerun(); }
  return "rows";
});
st.text(load());
`).run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(probe.log).toHaveLength(2);
    expect(page(app)).toEqual(["text rows"]);
  });

  it("counts after an await too, for everybody who waits in that run", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData(async () => {
  probe.log.push("call");
  await null;
  if (!st.sessionState.again) { st.sessionState.again = true; st.rerun(); }
  return "rows";
});
const [a, b] = await Promise.all([load(), load()]);
st.text(a + b);
`).run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(probe.log).toHaveLength(2);
    expect(app.exception).toEqual([]);
    expect(page(app)).toEqual(["text rowsrows"]);
  });
});

describe("clearing while a computation goes on", () => {
  it("lets it end, and does not keep its result", async () => {
    newProbe();
    const app = await appOf(`
const load = st.cacheData(async () => { const n = probe.log.push("call"); await null; return n; });
const first = load();
load.clear();
const second = load();
st.json([await first, await second, await load()]);
const third = load.clear() ?? load();
load.clear();
st.json([await third, await load()]);
`).run();
    expect(app.json.map((e) => e.value)).toEqual([[1, 2, 2], [3, 4]]);
  });
});
