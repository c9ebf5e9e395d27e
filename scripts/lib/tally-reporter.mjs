/** A vitest reporter that writes the ring's tally to the file named by DACAPO_TALLY. */
import { writeFileSync } from "node:fs";
import { emptyTally } from "./tally.mjs";

export default class TallyReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly { message?: string, cause?: unknown }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const tally = emptyTally();
    for (const module of modules) countModule(module, tally);
    for (const error of unhandled) fail(tally, `error outside any test: ${wordsOf(error)}`);
    const file = process.env.DACAPO_TALLY;
    if (file) writeFileSync(file, JSON.stringify(tally));
  }
}

/** @param {import("vitest/node").TestModule} module @param {import("./tally.mjs").Tally} tally */
function countModule(module, tally) {
  const file = module.relativeModuleId;
  for (const error of module.errors()) fail(tally, `${file}: ${error.message}`);
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) fail(tally, `${file}: ${suite.fullName}: ${error.message}`);
  }
  // A file whose process died has neither passed nor failed.
  if (module.state() === "pending" || module.state() === "queued") fail(tally, `${file}: its process ended before its tests did`);
  for (const test of module.children.allTests()) countTest(test, `${file}: ${test.fullName}`, tally);
}

/** @param {import("vitest/node").TestCase} test @param {string} name @param {import("./tally.mjs").Tally} tally */
function countTest(test, name, tally) {
  const { state, errors } = test.result();
  if (state === "passed") {
    tally.passed++;
    if (test.diagnostic()?.flaky) tally.unsteady.push(`${name}: ${firstLine(errors?.[0]?.message)}`);
  } else if (state === "failed") tally.failed++;
  // `-t` leaves tests out on request; without it a test that does not run is a failure, not a silence.
  else if (!process.env.DACAPO_FILTERED) fail(tally, `${name}: did not run (${state})`);
}

/** Of a process that died the cause says which file it was at. @param {{ message?: string, cause?: unknown }} error @returns {string} */
function wordsOf(error) {
  const { message = String(error), cause } = error;
  return cause instanceof Error ? `${message} ${cause.message}` : message;
}

const firstLine = (text = "") => text.split("\n", 1)[0] ?? "";

/** @param {import("./tally.mjs").Tally} tally @param {string} problem */
function fail(tally, problem) {
  tally.failed++;
  tally.problems.push(problem);
}
