/** `st.slider`. */
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/element.ts";
import type { Drawer } from "./handle.ts";
import { durationMs, mapDefined, optionsOf } from "./options.ts";
import { aText, elsewhere } from "./checks.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

type Point = number | Date;

export interface SliderOptions<V = number> extends ValueOptions {
  /** Default: 0, or 14 days before the value. */
  minValue?: V extends Date | readonly [Date, Date] ? Date : number;
  /** Default: 100 (1 for fractions), or 14 days after the value. */
  maxValue?: V extends Date | readonly [Date, Date] ? Date : number;
  /** The value at first: one for a slider, two for a range. Default: the least. */
  value?: V;
  /** Default: 1, or 0.01 for fractions, or a day (15 minutes within a day) for dates; a duration such as `"1h"` for dates. */
  step?: number | string;
  /** How it reads: `"%d °C"` for numbers, `"YYYY-MM-DD"` for dates. */
  format?: string;
}

/** What the widget returns: the kind of its value, two for a range. */
export type SliderValue<V> = V extends readonly [infer A, infer B] ? [Widen<A>, Widen<B>] : Widen<V>;
type Widen<T> = T extends number ? number : T extends Date ? Date : T;

const dayMs = 86_400_000;

/** Bounds, value and step are checked together: they must be of one kind. */
const sliderChecks = { ...valueChecks, minValue: elsewhere, maxValue: elsewhere, value: elsewhere, step: elsewhere, format: aText };

export function slider<V extends Point | readonly [Point, Point]>(drawer: Drawer, label: string, options: SliderOptions<V> | undefined): SliderValue<V> {
  const o = optionsOf<SliderOptions<V>>("slider", options, sliderChecks);
  const given: readonly unknown[] = o.value === undefined ? [] : Array.isArray(o.value) ? o.value : [o.value];
  const isRange = Array.isArray(o.value);
  if (isRange && given.length !== 2) throw badOption("slider", `a range has two values, not ${given.length}`, "Write value: [from, to].");
  const isDate = [o.minValue, o.maxValue, ...given].some((v) => v instanceof Date);
  const points = given.map((v) => pointOf("value", v, isDate));
  const { minValue, maxValue, step } = bounds(o, points, isDate);
  const values = points.length > 0 ? points : [minValue];
  for (const value of values) {
    if (value < minValue || value > maxValue) throw badOption("slider", `value (${shown(value, isDate)}) is not between minValue (${shown(minValue, isDate)}) and maxValue (${shown(maxValue, isDate)})`, "Choose a value within the bounds.");
  }
  const initial = isRange ? [...values].sort((a, b) => a - b) : values;
  const toScript = (wire: readonly number[]): unknown => {
    const out = wire.map((n) => (isDate ? new Date(n) : n));
    return isRange ? out : out[0];
  };
  const valid = (list: readonly unknown[]): number[] | undefined => {
    const numbers = list.map((v) => (v instanceof Date ? v.getTime() : v));
    if (numbers.length !== initial.length || !numbers.every((n) => typeof n === "number" && n >= minValue && n <= maxValue)) return undefined;
    // SAFETY: checked to be numbers in the line above.
    return (numbers as number[]).sort((a, b) => a - b);
  };
  const span = [minValue, maxValue, step];
  const value = widget<unknown, "slider">(drawer, {
    type: "slider",
    label,
    options: o,
    identity: [o.help ?? null, ...span, o.format ?? null, isRange, isDate],
    keyedIdentity: [...span, isRange, isDate],
    initial: toScript(initial),
    initialKey: JSON.stringify(o.value ?? null),
    accept: (value) => mapDefined(valid(Array.isArray(value) ? value : [value]), toScript),
    decode: (wire: Json) => mapDefined(Array.isArray(wire) ? valid(wire) : undefined, toScript),
    element: (value) => ({
      kind: isDate ? (maxValue - minValue < dayMs ? "time" : "datetime") : "number",
      minValue,
      maxValue,
      step,
      value: (Array.isArray(value) ? value : [value]).map(Number),
      format: o.format,
    }),
    valueHint: `Set a value from ${shown(minValue, isDate)} to ${shown(maxValue, isDate)}.`,
  });
  // A copy: what the script does to it must not change the widget.
  // SAFETY: `toScript` gives what SliderValue says: dates for dates, two for a range.
  return structuredClone(value) as SliderValue<V>;
}

function bounds(o: { minValue?: unknown; maxValue?: unknown; step?: unknown }, points: readonly number[], isDate: boolean): { minValue: number; maxValue: number; step: number } {
  const min = o.minValue === undefined ? undefined : pointOf("minValue", o.minValue, isDate);
  const max = o.maxValue === undefined ? undefined : pointOf("maxValue", o.maxValue, isDate);
  const fractions = !isDate && [min, max, o.step, ...points].some((n) => typeof n === "number" && !Number.isInteger(n));
  const first = points[0] ?? min ?? max ?? 0;
  const minValue = min ?? (isDate ? first - 14 * dayMs : 0);
  const maxValue = max ?? (isDate ? (points.at(-1) ?? first) + 14 * dayMs : fractions ? 1 : 100);
  if (minValue >= maxValue) throw badOption("slider", `minValue (${shown(minValue, isDate)}) must be below maxValue (${shown(maxValue, isDate)})`, "Choose other bounds.");
  const usual = isDate ? (maxValue - minValue <= dayMs ? 15 * 60_000 : dayMs) : fractions ? 0.01 : 1;
  const step = o.step === undefined ? usual : isDate ? durationMs("slider", "step", typeof o.step === "number" ? o.step : String(o.step)) : Number(o.step);
  if (!(step > 0)) throw badOption("slider", `step must be above 0, not ${show(o.step)}`, "Use a positive step.");
  return { minValue, maxValue, step };
}

function pointOf(option: string, value: unknown, isDate: boolean): number {
  const number = value instanceof Date ? value.getTime() : value;
  if (typeof number !== "number" || !Number.isFinite(number)) throw badOption("slider", `${option} must be a number or a valid date, not ${show(value)}`, "Pass numbers, or Date objects.");
  if (isDate !== value instanceof Date) throw badOption("slider", `${option} is a number where the others are dates`, "Make them all of one kind.");
  return number;
}

const shown = (value: number, isDate: boolean): string => (isDate ? new Date(value).toISOString() : String(value));
