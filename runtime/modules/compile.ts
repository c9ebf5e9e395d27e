import { constants, Script } from "node:vm";
import type { FunctionText } from "../script/program.ts";
import { type Place, problemAt, type ScriptProblem } from "../script/problem.ts";
import { quietly } from "./quietly.ts";

export type Compiled = { ok: true; evaluated: unknown } | { ok: false; problem: ScriptProblem };

/**
 * Compiles a script's function under its real file name and lines. Dynamic imports in it go through Node's own loader,
 * relative to the file.
 */
export function compile({ code, head, positions }: FunctionText, file: string): Compiled {
  try {
    const script = new Script(code, {
      filename: file,
      columnOffset: -head,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    return { ok: true, evaluated: script.runInThisContext() };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = thrownAt(error, head);
    const start = positions.original(line, column);
    const place: Place = { ...start, endLine: start.line, endColumn: start.column + 1 };
    return { ok: false, problem: refused(error, file, place, code) };
  }
}

type Import = (specifier: string, options?: { with: Record<string, string> }) => Promise<Record<string, unknown>>;

let isWarned = false;

/** An `import()` that stands in `file`. */
export function importFrom(file: string): Import {
  const load = compileImport(file);
  // The first import from any compiled script warns; this one needs nothing and cannot fail.
  if (!isWarned) void quietly(() => load("node:vm"));
  isWarned = true;
  return load;
}

function compileImport(file: string): Import {
  const script = new Script("(specifier,options)=>import(specifier,options)", {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  // SAFETY: the text above is such a function.
  return script.runInThisContext() as Import;
}

/** V8 draws the place: `file:line`, the line, and carets below it. */
function thrownAt(error: SyntaxError, head: number): { line: number; column: number } {
  const [header = "", , carets = ""] = (error.stack ?? "").split("\n");
  const line = Number(/:(\d+)$/.exec(header)?.[1] ?? 1);
  const column = Math.max(carets.indexOf("^"), 0) + 1;
  return { line, column: line === 1 ? Math.max(1, column - head) : column };
}

function refused(error: SyntaxError, file: string, place: Place, code: string): ScriptProblem {
  const isUsing = /\busing\s+[\p{ID_Start}$_]/u.test(code) && !knowsUsing();
  return problemAt(file, place, {
    code: isUsing ? "unsupported-syntax" : "syntax-error",
    message: isUsing ? `\`using\` needs Node 24; this is Node ${process.versions.node}.` : `${error.message}.`,
    fix: isUsing ? "Use a newer Node, or `try` and `finally`." : "Correct the syntax.",
  });
}

function knowsUsing(): boolean {
  try {
    return new Script("{ using resource = null; }") instanceof Script;
  } catch {
    // The only reason for this text to fail.
    return false;
  }
}
