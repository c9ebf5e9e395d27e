/** Counting tests: what a ring says about itself, and the one line that `npm test` ends with. */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} problems failures that no test stands for, and tests that were left out
 * @property {string[]} unsteady tests that passed, but only when they were tried again
 */

/** @returns {Tally} */
export const emptyTally = () => ({ passed: 0, failed: 0, problems: [], unsteady: [] });

/** A failure that no test stands for. @param {string} problem @returns {Tally} */
export const failure = (problem) => ({ ...emptyTally(), failed: 1, problems: [problem] });

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce((all, one) => ({
    passed: all.passed + one.passed,
    failed: all.failed + one.failed,
    problems: [...all.problems, ...one.problems],
    unsteady: [...all.unsteady, ...one.unsteady],
  }), emptyTally());
}

/**
 * What a ring counts for, once its process has ended. A crash, a hang or a ring without tests is a failure of its own,
 * and so is a bad exit code that no failed test explains.
 * @param {{ name: string, tally: Tally | undefined, code: number, timedOut: boolean, isWhole: boolean }} ended
 * @returns {Tally}
 */
export function ringTally({ name, tally, code, timedOut, isWhole }) {
  const extra = /** @param {string} problem */ (problem) => sum([tally ?? emptyTally(), failure(`${name}: ${problem}`)]);
  if (timedOut) return extra("did not end in time and was stopped");
  if (!tally) return extra(`ended with code ${code} before it could report its tests`);
  if (tally.passed + tally.failed === 0) return isWhole ? extra("has no tests") : tally;
  if (code !== 0 && tally.failed === 0) return extra(`ended with code ${code} although every test passed`);
  return tally;
}

/**
 * The whole run: no test at all is a failure.
 * @param {readonly Tally[]} tallies
 */
export function verdict(tallies) {
  const all = sum(tallies);
  if (all.passed + all.failed === 0) return failure("no test matches");
  return all;
}

/**
 * What is to be said besides the numbers, each list under its heading.
 * @param {Tally} tally
 */
export function remarks({ problems, unsteady }) {
  const list = /** @param {string} heading @param {readonly string[]} lines */ (heading, lines) => (lines.length === 0 ? "" : `\n${heading}\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
  return list("Not the fault of a single test:", problems) + list("Passed only on the second try, which is a defect to mend, of the test or of what it tests:", unsteady);
}

/** @param {Tally} tally */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
