/** The reporter of the tally, in a run of vitest's own in which much goes wrong. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProject } from "../../scripts/lib/paths.mjs";
import { commandOf } from "../../scripts/lib/run.mjs";
import { emptyTally, type Tally } from "../../scripts/lib/tally.mjs";

const files = {
  "dies.test.js": `
    test("kills its process", () => { process.kill(process.pid, "SIGKILL"); return new Promise(() => {}); });
    test("after", () => {});`,
  "unsteady.test.js": `
    let tries = 0;
    test("holds at last", () => { if (tries++ === 0) throw new Error("not yet\\nat all"); });
    test("holds", () => {});
    test("never holds", () => { throw new Error("no"); });`,
};

const folder = mkdtempSync(join(tmpdir(), "dacapo-reporter-"));
let tally: Tally = emptyTally();

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { DACAPO_FILTERED: _, ...env } = process.env;
  const reporter = inProject("scripts", "lib", "tally-reporter.mjs");
  const args = [commandOf("vitest"), "run", "--root", folder, "--globals", "--pool=forks", "--retry=1", `--reporter=${reporter}`];
  const vitest = spawn(process.execPath, args, { cwd: inProject(), env: { ...env, DACAPO_TALLY: join(folder, "tally.json") }, stdio: "ignore" });
  await once(vitest, "exit");
  tally = JSON.parse(readFileSync(join(folder, "tally.json"), "utf8"));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a test that passed only when it was tried again has passed, and is named with what went wrong at first", () => {
  expect(tally.unsteady).toEqual(["unsteady.test.js: holds at last: not yet"]);
});

test("a process that died is named with its file, and so is each test that it took along", () => {
  expect(tally.problems).toEqual([
    expect.stringMatching(/^dies\.test\.js: its process ended/),
    "dies.test.js: kills its process: did not run (pending)",
    "dies.test.js: after: did not run (pending)",
    expect.stringMatching(/signal SIGKILL.*dies\.test\.js$/),
  ]);
});

test("all that did not pass is counted as failed", () => {
  expect(tally).toMatchObject({ passed: 2, failed: 5 });
});
