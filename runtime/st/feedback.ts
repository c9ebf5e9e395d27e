/** `st.feedback`. */
import { badOption, show } from "../engine/errors.ts";
import { elsewhere, oneOfThese } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

export type FeedbackKind = "thumbs" | "faces" | "stars";
/** The worst is 0: `thumbs` have 0 and 1, `faces` and `stars` 0 to 4. */
export type FeedbackValue<K extends FeedbackKind> = K extends "thumbs" ? 0 | 1 : 0 | 1 | 2 | 3 | 4;

export interface FeedbackOptions<K extends FeedbackKind = "thumbs"> extends Omit<ValueOptions, "labelVisibility"> {
  /** What the person sees: `"thumbs"` (the default), `"faces"` or `"stars"`. */
  options?: K;
  /** The value at first. Default: none. */
  default?: FeedbackValue<K>;
}

const { labelVisibility: _, ...common } = valueChecks;
const checks = { ...common, options: oneOfThese("thumbs", "faces", "stars"), default: elsewhere };

export function feedback<K extends FeedbackKind>(drawer: Drawer, options: FeedbackOptions<K> | undefined): FeedbackValue<K> | null {
  const o = optionsOf<FeedbackOptions<K>>("feedback", options, checks);
  const kind = o.options ?? "thumbs";
  const most = kind === "thumbs" ? 1 : 4;
  const valid = (value: unknown): number | null | undefined => (value === null || (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most) ? value : undefined);
  const initial = valid(o.default ?? null);
  if (initial === undefined) throw badOption("feedback", `default cannot be ${show(o.default)}`, `Use a whole number from 0 (the worst) to ${most}.`);
  // SAFETY: `valid` lets the numbers of this kind pass.
  return widget<number | null, "feedback">(drawer, {
    type: "feedback",
    label: "",
    options: o,
    identity: [kind, o.help ?? null],
    keyedIdentity: [kind],
    initial,
    initialKey: String(initial),
    accept: valid,
    decode: valid,
    element: (value) => ({ kind, value }),
    valueHint: `Set null or a whole number from 0 to ${most}.`,
  }) as FeedbackValue<K> | null;
}
