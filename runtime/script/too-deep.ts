/** Scripts whose syntax nests deeper than can be followed: made by a program, or a sum of ten thousand terms. */
import { fileStart, problemAt, type ScriptProblem } from "./problem.ts";

/**
 * What `read` gives; undefined when it ran out of stack.
 * @example unlessTooDeep(() => parse(source))
 */
export function unlessTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError && /call stack/i.test(error.message)) return undefined;
    throw error;
  }
}

export function nestsTooDeep(file: string): ScriptProblem {
  return problemAt(file, fileStart, {
    code: "unsupported-syntax",
    message: "This file nests too deeply to be read.",
    fix: "Break its longest expression up: keep the parts in a list, or in a file that is read as data.",
  });
}
