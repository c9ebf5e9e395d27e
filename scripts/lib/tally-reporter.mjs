/** A vitest reporter that writes the ring's tally to the file named by DACAPO_TALLY. */
import { writeFileSync } from "node:fs";
import { emptyTally } from "./tally.mjs";

export default class TallyReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const tally = emptyTally();
    for (const module of modules) countModule(module, tally);
    for (const error of unhandled) fail(tally, `error outside any test: ${error.message ?? String(error)}`);
    const file = process.env.DACAPO_TALLY;
    if (file) writeFileSync(file, JSON.stringify(tally));
  }
}

/** @param {import("vitest/node").TestModule} module @param {import("./tally.mjs").Tally} tally */
function countModule(module, tally) {
  for (const error of module.errors()) fail(tally, `${module.moduleId}: ${error.message}`);
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) fail(tally, `${suite.fullName}: ${error.message}`);
  }
  for (const test of module.children.allTests()) countTest(test, tally);
}

/** @param {import("vitest/node").TestCase} test @param {import("./tally.mjs").Tally} tally */
function countTest(test, tally) {
  const { state } = test.result();
  if (state === "passed") tally.passed++;
  else if (state === "failed") tally.failed++;
  // `-t` leaves tests out on request; without it a test that does not run is a failure, not a silence.
  else if (!process.env.DACAPO_FILTERED) fail(tally, `${test.fullName}: did not run (${state})`);
}

/** @param {import("./tally.mjs").Tally} tally @param {string} problem */
function fail(tally, problem) {
  tally.failed++;
  tally.problems.push(problem);
}
