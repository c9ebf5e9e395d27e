/** The range that a diagnostic underlines: the call or the word that a stack frame points at. */
import { readFileSync } from "node:fs";
import type { Location } from "../protocol/diagnostic.ts";

/**
 * The word at a position, with what it is a member of before it and empty call parentheses after it:
 * `st.rerun()` for a position on `rerun`. A file that cannot be read gives the bare position.
 */
export function tokenAt(file: string, line: number, column: number): Location {
  const text = lineOf(file, line);
  let from = Math.min(column - 1, text.length);
  let to = from;
  while (from > 0 && /[\p{ID_Continue}$.]/u.test(text.charAt(from - 1))) from--;
  while (from < to && text.charAt(from) === ".") from++;
  while (to < text.length && /[\p{ID_Continue}$]/u.test(text.charAt(to))) to++;
  if (text.startsWith("()", to)) to += 2;
  if (to === from) to = Math.min(text.length, from + 1);
  return { file, line, column: from + 1, endLine: line, endColumn: Math.max(to, from + 1) + 1 };
}

function lineOf(file: string, line: number): string {
  try {
    return readFileSync(file, "utf8").split("\n", line)[line - 1]?.trimEnd() ?? "";
  } catch {
    return ""; // the file went away: the position alone still helps
  }
}
