/** What the scripts say while they work: short lines on stderr, so that stdout carries only results. */

/** @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`);

/**
 * Announces slow work before it starts and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  say(`· ${what} …`);
  const began = performance.now();
  const result = await work();
  say(`· ${what}: done in ${seconds(performance.now() - began)}`);
  return result;
}

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** An expected failure: shown as its message alone, without a stack. */
export class Refusal extends Error {}

/**
 * Runs a script's main function; a `Refusal` becomes one clear message and exit code 1.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${isExpected(error) ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** A refusal of ours, or options that `parseArgs` does not know. @param {unknown} error @returns {error is Error} */
const isExpected = (error) => error instanceof Refusal || (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
