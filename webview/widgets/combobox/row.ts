/** A line of the list. */
export interface Row {
  /** Its place among the options; negative for a line that is no option. */
  index: number;
  label: string;
  /** It cannot be picked now. */
  disabled?: boolean;
}

/** The line that picks all others. */
export const allRow = -2;
/** The line that makes what was typed an option. */
export const newRow = -1;
