/** Tables that are asked for row by row: what their elements say. */
import type { Json } from "./json.ts";

/** How a column of a table shows and takes its values. */
export type GridColumnType =
  | "text" | "number" | "checkbox" | "date" | "time" | "datetime" | "selectbox" | "multiselect" | "list" | "link" | "image" | "audio" | "video" | "markdown" | "json"
  | "progress" | "lineChart" | "areaChart" | "barChart" | "button";

/** One column of a table that is asked for row by row. Dates and times are milliseconds. */
export interface GridColumn {
  /** Its place among the columns of the dataset. */
  at: number;
  name: string;
  kind: "number" | "text" | "boolean" | "date" | "json" | "list";
  type: GridColumnType;
  /** Names the rows. */
  index?: boolean;
  label?: string;
  help?: string;
  width?: "small" | "medium" | "large" | number;
  pinned?: boolean;
  alignment?: "left" | "center" | "right";
  disabled?: boolean;
  required?: boolean;
  default?: Json;
  format?: string;
  minValue?: number;
  maxValue?: number;
  step?: number;
  maxChars?: number;
  /** A regular expression that a text must match. */
  validate?: string;
  displayText?: string;
  options?: { value: Json; label: string; color?: string }[];
  acceptNewOptions?: boolean;
  color?: string;
  timezone?: string;
  /** Its dates are days: midnights in UTC, without a time or a zone. */
  days?: boolean;
  /** The look of a button, and the widget that a click on it presses. */
  kindOfButton?: "primary" | "secondary" | "tertiary";
  trigger?: string;
}

/** A table whose rows are asked for as they are needed (the request `rows`). */
export interface Grid {
  dataset: string;
  rows: number;
  columns: GridColumn[];
  /** The first rows, so that the table is there at once; all columns of the dataset. */
  head: Json[][];
  hideIndex?: boolean;
  rowHeight?: number;
  /** Stands for what has no value. */
  placeholder?: string;
}

export type SelectionMode = "single-row" | "multi-row" | "single-column" | "multi-column" | "single-cell" | "multi-cell";
