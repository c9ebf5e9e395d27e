/** `st.numberInput`. */
import { badOption, show } from "../engine/errors.ts";
import type { Drawer } from "./handle.ts";
import { aNumber, aText, either } from "./checks.ts";
import { optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

export interface NumberInputOptions<V extends number | null | "min" = number> extends ValueOptions {
  minValue?: number;
  maxValue?: number;
  /** The number at first: `"min"` (the least, or 0; the default), a number, or `null` for an empty field. */
  value?: V;
  step?: number;
  /** How it reads, such as `"%0.2f"`. */
  format?: string;
  placeholder?: string;
  icon?: string;
}

/** What the widget returns: with `value: null` also null, for an empty field. */
export type NumberInputValue<V extends number | null | "min"> = null extends V ? number | null : number;

const numberInputChecks = {
  ...valueChecks,
  minValue: aNumber,
  maxValue: aNumber,
  value: either((value) => value === "min", aNumber),
  step: aNumber,
  format: aText,
  placeholder: aText,
  icon: aText,
};

export function numberInput<V extends number | null | "min">(drawer: Drawer, label: string, options: NumberInputOptions<V> | undefined): NumberInputValue<V> {
  const name = "numberInput";
  const o = optionsOf<NumberInputOptions<V>>(name, options, numberInputChecks);
  const { minValue, maxValue, format, placeholder, icon } = o;
  const given = [o.value, minValue, maxValue, o.step].filter((n) => typeof n === "number");
  const whole = given.length > 0 && given.every(Number.isInteger) && !/%[^d]*\.[1-9]\d*f/.test(format ?? "");
  const step = o.step ?? (whole ? 1 : 0.01);
  if (step <= 0) throw badOption(name, `step must be above 0, not ${step}`, "Use a positive step.");
  const least = minValue ?? -Infinity;
  const most = maxValue ?? Infinity;
  if (least > most) throw badOption(name, `minValue (${least}) is above maxValue (${most})`, "Swap them.");
  const start = o.value === undefined || o.value === "min" ? (minValue ?? Math.min(0, most)) : o.value;
  // SAFETY: "min" was replaced above; null is there only when V allows it.
  const initial = start as number | null;
  if (initial !== null && (initial < least || initial > most)) {
    throw badOption(name, `value (${initial}) is not between minValue (${show(minValue)}) and maxValue (${show(maxValue)})`, "Choose a value within the bounds.");
  }
  const valid = (value: unknown): number | null | undefined => {
    if (value === null) return initial === null ? null : undefined;
    return typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : undefined;
  };
  // SAFETY: null is only ever the value when V allows it.
  return widget<number | null, "numberInput">(drawer, {
    type: name,
    label,
    options: o,
    identity: [o.help ?? null, minValue ?? null, maxValue ?? null, step, format ?? null, placeholder ?? null],
    initial,
    initialKey: JSON.stringify(o.value ?? "min"),
    accept: valid,
    decode: valid,
    element: (value) => ({ value, minValue, maxValue, step, whole: whole || undefined, clearable: initial === null || undefined, format, placeholder, icon }),
    valueHint: `Set a ${whole ? "whole " : ""}number${minValue === undefined ? "" : ` from ${minValue}`}${maxValue === undefined ? "" : ` to ${maxValue}`}.`,
  }) as NumberInputValue<V>;
}
