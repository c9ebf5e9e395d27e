import type { LineIndex } from "./lines.ts";
import type { SourceMap } from "./source-map.ts";

export type ProblemCode =
  | "syntax-error"
  | "unsupported-syntax"
  | "unresolved-import"
  | "missing-export"
  | "no-such-file"
  | "not-a-script"
  | "self-import"
  | "module-error";

/** Something that keeps the script from running. Lines and columns count from 1, in the file as written. */
export interface ScriptProblem {
  code: ProblemCode;
  message: string;
  fix: string;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** For `module-error`: what the module threw while it was evaluated. */
  error?: unknown;
}

/** What a problem says, without where. */
export interface ProblemText {
  code: ProblemCode;
  message: string;
  fix: string;
}

/** A place in a file. Lines and columns count from 1; the end is exclusive. */
export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export const fileStart: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

export function placeOf(lines: LineIndex, start: number, end: number): Place {
  const from = lines.position(start);
  const to = lines.position(Math.max(start, end));
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** From a place in transformed text to the place in the file as written; without a map they are the same. */
export function writtenPlace(place: Place, map: SourceMap | undefined, written: LineIndex): Place {
  if (map === undefined) return place;
  const from = map.original(place.line, place.column);
  const to = map.original(place.endLine, place.endColumn);
  const start = written.offset(from.line, from.column);
  return placeOf(written, start, Math.max(start + 1, written.offset(to.line, to.column)));
}

export function problemAt(file: string, place: Place, text: ProblemText): ScriptProblem {
  const { line, column, endLine, endColumn } = place;
  return { ...text, file, line, column, endLine, endColumn };
}
