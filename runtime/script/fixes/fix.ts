/** Changes of a script's text that mend what a rule found. Formatting that they need not touch stays as it is. */
import type { Place } from "../problem.ts";

/** A piece of the text, by offsets, and what stands there instead. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

export type FixName = "to-callback" | "to-container" | "remove-rerun" | "add-key" | "guard-by-button" | "guard-once" | "set-next" | "initialise" | "keep-value";

/** A fix that an editor can offer, under words of its own. Its edits do not overlap. */
export interface Fix {
  name: FixName;
  /** The code of the finding that it mends, and where that stands. Without one it is an offer at its place. */
  code?: string;
  at: Place;
  edits: TextEdit[];
  /** The one to take when the person does not choose. */
  isPreferred?: boolean;
}

/** A fix before its finding's place is known. */
export type Draft = Omit<Fix, "at" | "code">;

/**
 * The text with the edits made.
 * @example
 * applyEdits("a b", [{ start: 2, end: 3, text: "c" }]); // "a c"
 */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let text = source;
  for (const { start, end, text: with_ } of edits.toSorted((left, right) => right.start - left.start)) text = text.slice(0, start) + with_ + text.slice(end);
  return text;
}
