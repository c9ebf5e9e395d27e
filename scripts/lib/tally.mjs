/** Counting tests: what a ring says about itself, and the one line that `npm test` ends with. */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} problems failures that no test stands for, and tests that were left out
 */

/** @returns {Tally} */
export const emptyTally = () => ({ passed: 0, failed: 0, problems: [] });

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce((all, one) => ({
    passed: all.passed + one.passed,
    failed: all.failed + one.failed,
    problems: [...all.problems, ...one.problems],
  }), emptyTally());
}

/**
 * What a ring counts for, once its process has ended. A crash, a hang or a ring without tests is a failure of its own,
 * and so is a bad exit code that no failed test explains.
 * @param {{ name: string, tally: Tally | undefined, code: number, timedOut: boolean, isWhole: boolean }} ended
 * @returns {Tally}
 */
export function ringTally({ name, tally, code, timedOut, isWhole }) {
  const extra = /** @param {string} problem */ (problem) => sum([tally ?? emptyTally(), { passed: 0, failed: 1, problems: [`${name}: ${problem}`] }]);
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
  if (all.passed + all.failed === 0) return { ...all, failed: 1, problems: ["no test matches"] };
  return all;
}

/** @param {Tally} tally */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
