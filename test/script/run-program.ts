import { stripTypeScriptTypes } from "node:module";
import { Script } from "node:vm";
import { transformSync } from "amaro";
import { hookObject } from "../../runtime/script/hook-names.ts";
import { readLive } from "../../runtime/script/live-references.ts";
import { markStatements } from "../../runtime/script/marks.ts";
import { type FunctionText, type Program, readProgram } from "../../runtime/script/program.ts";
import type { ScriptProblem } from "../../runtime/script/problem.ts";
import type { Stripper } from "../../runtime/script/strip.ts";

export const stripper: Stripper = {
  strip: (source) => stripTypeScriptTypes(source),
  transform: (source) => {
    const { code, map } = transformSync(source, { mode: "transform", sourceMap: true });
    return { code, map: map ?? "{}" };
  },
};

export class Halt extends Error {}

/** Reads a text that must be a program. */
export function program(source: string, file = "/app/app.ts"): Program {
  const result = readProgram({ file, source, stripper });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.program;
}

/** Reads a text that must not be a program. */
export function problem(source: string, file = "/app/app.ts"): ScriptProblem {
  const result = readProgram({ file, source, stripper });
  if (result.ok) throw new Error("It is a program.");
  return result.problem;
}

export interface RunOptions {
  file?: string;
  namespaces?: Record<string, unknown>[];
  live?: string[];
  /** Its statements are marked. */
  marks?: boolean;
}

/** What a script passed to `log`, what it showed, and how it ended. */
export interface Ran {
  log: unknown[];
  shown: unknown[];
  /** The lines of the marks that it came by. */
  marks: number[];
  error: unknown;
  text: FunctionText;
}

/** Runs a script as the product does: the same text, compiled the same way. */
export async function run(source: string, { file = "/app/app.ts", namespaces = [], live = [], marks = false }: RunOptions = {}): Promise<Ran> {
  const read = program(source, file);
  const text = read.toFunction({ live: { names: new Set(live), edit: readLive }, ...(marks && { mark: markStatements }) });
  const ran: Ran = { log: [], shown: [], marks: [], error: undefined, text };
  const halt = (error: unknown): void => {
    if (error instanceof Halt) throw error;
  };
  Object.assign(globalThis, {
    [hookObject]: { halt, show: (value: unknown) => ran.shown.push(value), at: (_: string, line: number) => ran.marks.push(line) },
    log: (value: unknown) => ran.log.push(value),
    halt: () => {
      throw new Halt("halt");
    },
  });
  const evaluated: unknown = new Script(text.code, { filename: file, columnOffset: -text.head }).runInThisContext();
  if (typeof evaluated !== "function") throw new Error("A program is a function.");
  try {
    const exports = {};
    if (read.kind === "module") await evaluated({ meta: { url: "file:///app/app.ts" }, namespaces })();
    else evaluated.call(exports, exports, (name: string) => name, { exports }, file, "/app");
  } catch (error) {
    ran.error = error;
  }
  return ran;
}
