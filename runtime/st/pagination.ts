/** `st.pagination`. */
import { badOption, show } from "../engine/errors.ts";
import { elsewhere } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

export interface PaginationOptions extends Omit<ValueOptions, "labelVisibility" | "help"> {
  /** The page at first. Default: 1. */
  default?: number;
  /** About how many numbers are shown (7 by default) where there is room; 0: only the arrows, null: all. */
  maxVisiblePages?: number | null;
}

const { labelVisibility: _, help: __, ...common } = valueChecks;
const checks = { ...common, default: elsewhere, maxVisiblePages: elsewhere };

export function pagination(drawer: Drawer, numPages: number, options: PaginationOptions | undefined): number {
  const name = "pagination";
  const o = optionsOf(name, options, checks);
  const { maxVisiblePages } = o;
  if (!isWhole(numPages, 1)) throw badOption(name, `the number of pages must be a whole number above 0, not ${show(numPages)}`, "An empty list has one page: Math.max(1, Math.ceil(rows.length / perPage)).");
  const initial = o.default ?? 1;
  const valid = (value: unknown): number | undefined => (isWhole(value, 1) && value <= numPages ? value : undefined);
  if (valid(initial) === undefined) throw badOption(name, `default cannot be ${show(initial)}`, `Use a page from 1 to ${numPages}.`);
  if (maxVisiblePages !== undefined && maxVisiblePages !== null && !isWhole(maxVisiblePages, 0)) {
    throw badOption(name, `maxVisiblePages cannot be ${show(maxVisiblePages)}`, "Use a whole number, 0 for arrows alone, or null for all pages.");
  }
  return widget<number, typeof name>(drawer, {
    type: name,
    label: "",
    options: o,
    identity: [numPages, maxVisiblePages ?? null],
    initial,
    initialKey: String(initial),
    accept: valid,
    decode: valid,
    element: (value) => ({ pages: numPages, value, maxVisiblePages }),
    valueHint: `Set a page from 1 to ${numPages}.`,
  });
}

const isWhole = (value: unknown, least: number): value is number => typeof value === "number" && Number.isInteger(value) && value >= least;
