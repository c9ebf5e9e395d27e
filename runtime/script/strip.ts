/**
 * From the text of a file to JavaScript. Types are replaced by blanks, so positions stay; what cannot be blanked
 * (enums, namespaces, …) goes through a transform with a source map. Both are passed in: this file runs in every host.
 */
import { hasNoTypes } from "./plain-script.ts";
import { type Place, problemAt, type ScriptProblem } from "./problem.ts";
import { SourceMap } from "./source-map.ts";
import { stripFailure } from "./strip-failure.ts";

/** Node's `module.stripTypeScriptTypes`, or something that fails like it. */
export type StripTypes = (source: string) => string;

export interface Stripper {
  strip: StripTypes;
  /** Turns TypeScript with syntax of its own into JavaScript; `map` is the text of its source map. Throws when it cannot. */
  transform?: (source: string) => { code: string; map: string };
}

export type Stripped = { ok: true; code: string; map?: SourceMap } | { ok: false; problem: ScriptProblem };

const firstLine: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** `file` decides whether there are types to strip. */
export function stripTypes(source: string, file: string, stripper: Stripper): Stripped {
  if (/\.[cm]?[jt]sx$/i.test(file)) return { ok: false, problem: noJsx(file) };
  if (!isTypeScript(file) || hasNoTypes(source)) return { ok: true, code: source };
  try {
    return { ok: true, code: stripper.strip(source) };
  } catch (error) {
    const failure = stripFailure(error, source);
    if (failure.unsupported && stripper.transform !== undefined) return transformTypes(source, file, stripper.transform, failure);
    return { ok: false, problem: problemAt(file, failure.place, failure.text) };
  }
}

export function isTypeScript(file: string): boolean {
  return /\.[cm]?ts$/i.test(file);
}

export function isScriptName(file: string): boolean {
  return /\.[cm]?[jt]sx?$/i.test(file);
}

function transformTypes(
  source: string,
  file: string,
  transform: NonNullable<Stripper["transform"]>,
  refused: ReturnType<typeof stripFailure>,
): Stripped {
  try {
    const { code, map } = transform(source);
    return { ok: true, code, map: new SourceMap(map) };
  } catch {
    // What the stripper said names the syntax better than the transform does.
    return { ok: false, problem: problemAt(file, refused.place, refused.text) };
  }
}

function noJsx(file: string): ScriptProblem {
  return problemAt(file, firstLine, {
    code: "unsupported-syntax",
    message: "Files with JSX cannot run as an app.",
    fix: "Draw with `st` calls and name the file `.ts` or `.js`.",
  });
}
