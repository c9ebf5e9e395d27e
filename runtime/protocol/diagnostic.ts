export type Severity = "error" | "warning" | "info" | "hint";

/** A place in a file. Lines and columns count from 1; `endColumn` is exclusive. */
export interface Location {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Something the editor shows on a line. `code` is stable and has an anchor in `docs/errors.md`. */
export interface Diagnostic extends Location {
  code: string;
  severity: Severity;
  message: string;
  related: (Location & { message: string })[];
}
