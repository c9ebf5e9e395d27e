/** What measures runs: its pure parts, and how often it looks where a call comes from. */
import { expect, test } from "vitest";
import { Costs } from "../../runtime/engine/cost/costs.ts";
import { RerunCosts } from "../../runtime/engine/cost/rerun-costs.ts";
import { StatementClock } from "../../runtime/engine/cost/statement-clock.ts";
import { Halt } from "../../runtime/engine/halt.ts";
import { Run } from "../../runtime/engine/run.ts";

const app = "/proj/app.ts";
const at = (line: number) => () => ({ file: app, line });

test("a statement takes from its mark to the next, the last one to the end of the run", () => {
  const clock = new StatementClock();
  clock.begin();
  clock.at(app, 3, 0);
  clock.at(app, 5, 20);
  clock.at(app, 9, 25);
  expect(clock.end(95, 100)).toEqual([
    { file: app, line: 9, ms: 70, share: 0.7 },
    { file: app, line: 3, ms: 20, share: 0.2 },
  ]);
});

test("a page runs inside a statement of the app's, and both are told", () => {
  const clock = new StatementClock();
  clock.begin();
  clock.at(app, 2, 0);
  clock.at("/proj/page.ts", 4, 5);
  clock.at("/proj/page.ts", 0, 45);
  expect(clock.end(50, 50).map(({ file, ms }) => [file, ms])).toEqual([[app, 50], ["/proj/page.ts", 40]]);
});

test("what is quick, or a small part of its run, is not told; three at most are", () => {
  const clock = new StatementClock();
  clock.begin();
  clock.at(app, 1, 0);
  clock.at(app, 2, 9);
  expect(clock.end(18, 18)).toEqual([]);
  clock.begin();
  for (let line = 1; line <= 5; line++) clock.at(app, line, 100 * line);
  expect(clock.end(600, 500).map(({ line }) => line)).toEqual([1, 2, 3]);
  clock.begin();
  clock.at(app, 1, 0);
  clock.at(app, 2, 50);
  expect(clock.end(1000, 1000).map(({ line }) => line)).toEqual([2]);
});

test("a run is charged to the line that asked for it, also when it asks for another itself", () => {
  const costs = new RerunCosts();
  costs.asked(at(3));
  const first = costs.begin();
  costs.asked(at(8));
  first(10);
  costs.begin()(5);
  expect(costs.all).toEqual([{ file: app, line: 3, runs: 1, ms: 10 }, { file: app, line: 8, runs: 1, ms: 5 }]);
});

test("a new chain begins at the lines that ask in it; the others keep what they last asked for", () => {
  const costs = new RerunCosts();
  costs.asked(at(3));
  costs.begin()(10);
  costs.asked(at(8));
  costs.begin()(20);
  costs.newChain();
  costs.asked(at(3));
  costs.begin()(1);
  expect(costs.all).toEqual([{ file: app, line: 3, runs: 1, ms: 1 }, { file: app, line: 8, runs: 1, ms: 20 }]);
  costs.clear();
  expect(costs.all).toEqual([]);
});

test("a long chain is counted to its end with a look now and then", () => {
  const costs = new RerunCosts();
  let looks = 0;
  for (let i = 0; i < 1000; i++) {
    costs.asked(() => (looks++, { file: app, line: 3 }));
    costs.begin()(1);
  }
  expect(costs.all).toEqual([{ file: app, line: 3, runs: 1000, ms: 1000 }]);
  expect(looks).toBe(113);
});

test("in a long chain in which two lines take turns, both are told", () => {
  const costs = new RerunCosts();
  for (let i = 0; i < 1000; i++) {
    costs.asked(at(3 + (i % 2)));
    costs.begin()(1);
  }
  const [first = 0, second = 0] = costs.all.map(({ runs }) => runs);
  expect(first + second).toBe(1000);
  expect(Math.abs(first - second)).toBeLessThan(100);
});

test("a rerun that nobody's line asked for is charged to none", () => {
  const costs = new RerunCosts();
  costs.asked(() => undefined);
  costs.begin()(10);
  expect(costs.all).toEqual([]);
});

test("where cached functions are called is looked at in the run of a click, and in a few runs of a long chain", () => {
  let looks = 0;
  const nobody = { put: () => {}, send: () => {}, store: () => {}, flush: () => {} };
  const script = { isOwn: () => true, mark: () => {}, original: (_: string, line: number, column: number) => (looks++, { line, column }) };
  const costs = new Costs({ outlet: nobody, script, onRest: [] });
  costs.take({ what: "cost", on: true, statements: false });
  const load = (): void => costs.cacheKept(load);
  const looksIn = (number: number, cause: "event" | "rerun"): number => {
    const run = new Run(number, { kind: "app", cause, fragment: undefined, events: [], merged: false });
    costs.began(run);
    looks = 0;
    for (let i = 0; i < 20; i++) load();
    const found = looks;
    costs.ended(run, 1);
    costs.rerunAsked(new Halt({ type: "rerun", scope: "app" }));
    return found;
  };
  expect(looksIn(1, "event")).toBe(20);
  const inChain = Array.from({ length: 500 }, (_, i) => looksIn(i + 2, "rerun"));
  expect(new Set(inChain)).toEqual(new Set([20, 0]));
  expect(inChain.filter((found) => found > 0).length).toBe(25 + 43);
  expect(looksIn(502, "event")).toBe(20);
});
