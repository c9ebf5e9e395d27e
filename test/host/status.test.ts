import { describe, expect, test } from "vitest";
import { type Fact, type Standing, after, atRest, isSameStatus } from "../../runtime/host/status.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";

const said = (delta: Delta, atMs = 0): Fact => ({ fact: "said", delta, atMs });
const run = said({ op: "run", run: 1, kind: "app", cause: "event", took: [] }, 100);
const rerun = said({ op: "run", run: 2, kind: "app", cause: "rerun", took: [] }, 200);
const put = said({ op: "put", at: [0, 0], node: { type: "text", body: "x" } }, 300);
const end = said({ op: "end", run: 1, outcome: "finished", ms: 1 }, 300);
const idle = said({ op: "idle", taken: 0 });
const stop: Fact = { fact: "asked", what: "stop" };
const ask: Fact = { fact: "asked", what: "run" };
const launched: Fact = { fact: "launched" };
const stuck = (state: "waiting" | "terminated" | "blocked"): Fact => ({ fact: "stuck", atMs: 400, message: { type: "stuck", state, where: { file: "/a.ts", line: 4 } } });

const status = (...facts: Fact[]) => facts.reduce<Standing>(after, atRest).status;

describe("an app", () => {
  test("is stopped before it is launched, then starting, running, idle", () => {
    expect(status()).toEqual({ state: "stopped" });
    expect(status(launched)).toEqual({ state: "starting" });
    expect(status(launched, run)).toEqual({ state: "running", sinceMs: 100 });
    expect(status(launched, run, end, idle)).toEqual({ state: "idle" });
  });

  test("is running without a break through a chain of reruns", () => {
    expect(status(launched, run, end, rerun)).toEqual({ state: "running", sinceMs: 100 });
  });

  test("that the person stopped is stopped until they ask for a run", () => {
    expect(status(launched, run, stop, end, idle)).toEqual({ state: "stopped" });
    expect(status(launched, run, stop, end, idle, ask, run, end, idle)).toEqual({ state: "idle" });
  });

  test("that was stopped in the moment in which a run began is stopped all the same", () => {
    expect(status(launched, stop, idle, run, end, idle)).toEqual({ state: "stopped" });
  });

  test("that loops is paused, with the reason and the line, until it runs again", () => {
    const paused = said({ op: "paused", taken: 0, reason: "the state repeats", where: { file: "/a.ts", line: 1, column: 2 } });
    expect(status(launched, run, paused)).toEqual({ state: "paused", reason: "the state repeats", where: { file: "/a.ts", line: 1, column: 2 } });
    expect(status(launched, run, paused, ask, rerun)).toMatchObject({ state: "running" });
  });

  test("that computes for long is stuck on a line, until it shows a sign of life", () => {
    expect(status(launched, run, stuck("waiting"))).toEqual({ state: "stuck", blocked: false, where: { file: "/a.ts", line: 4 } });
    expect(status(launched, run, stuck("waiting"), put)).toEqual({ state: "running", sinceMs: 100 });
    expect(status(launched, run, stuck("waiting"), end, idle)).toEqual({ state: "idle" });
  });

  test("does not show a sign of life by what the link says of it", () => {
    const progress = said({ op: "progress", run: 1, cursors: [] });
    expect(status(launched, run, stuck("blocked"), progress)).toMatchObject({ state: "stuck", blocked: true });
  });

  test("whose stuck code was ended by a stop is stopped when it is at rest", () => {
    expect(status(launched, run, stop, stuck("terminated"), end, idle)).toEqual({ state: "stopped" });
  });

  test("that crashed stays so until it is launched again", () => {
    const crashed: Fact = { fact: "crashed", crash: { state: "crashed", reason: "gone" } };
    expect(status(launched, run, crashed)).toEqual({ state: "crashed", reason: "gone" });
    expect(status(launched, run, crashed, ask)).toMatchObject({ state: "crashed" });
    expect(status(launched, run, crashed, launched)).toEqual({ state: "starting" });
  });
});

test("two states are the same when they say the same", () => {
  expect(isSameStatus({ state: "idle" }, { state: "idle" })).toBe(true);
  expect(isSameStatus({ state: "running", sinceMs: 1 }, { state: "running", sinceMs: 2 })).toBe(false);
});
