import type { Location } from "../../runtime/protocol/diagnostic.ts";

/** One replacement in a document, in the document's coordinates before it. Lines and columns count from 1. */
export interface Edit {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  text: string;
}

/** Where a place is after an edit, or undefined when a line of it was edited: what was said about it may be wrong now. */
export function moveThroughEdit<T extends Location>(place: T, edit: Edit): T | undefined {
  if (edit.line > place.endLine) return place;
  // Breaking the line behind the place leaves the place as it is.
  if (edit.line === place.endLine && edit.column >= place.endColumn) return /^\r?\n/.test(edit.text) ? place : undefined;
  const newLines = edit.text.split("\n");
  const endsBefore = edit.endLine < place.line || (edit.endLine === place.line && edit.endColumn === 1);
  if (!endsBefore) return undefined;
  // Text that ends without a line break runs on into the line of the place.
  const runsOn = edit.endLine === place.line && (newLines.at(-1) !== "" || (newLines.length === 1 && edit.column !== 1));
  if (runsOn) return undefined;
  const by = newLines.length - 1 - (edit.endLine - edit.line);
  return by === 0 ? place : { ...place, line: place.line + by, endLine: place.endLine + by };
}
