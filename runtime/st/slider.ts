/** `st.slider`. */
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";
import type { Drawer } from "./handle.ts";
import { clockMs, fromClockMs, momentText } from "./moments.ts";
import { durationMs, mapDefined, optionsOf } from "./options.ts";
import { aText, aTextOrNumber, elsewhere } from "./checks.ts";
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
const sliderChecks = { ...valueChecks, minValue: elsewhere, maxValue: elsewhere, value: elsewhere, step: aTextOrNumber, format: aText };

export function slider<V extends Point | readonly [Point, Point]>(drawer: Drawer, label: string, options: SliderOptions<V> | undefined): SliderValue<V> {
  const o = optionsOf<SliderOptions<V>>("slider", options, sliderChecks);
  const given: readonly unknown[] = o.value === undefined || o.value === null ? [] : Array.isArray(o.value) ? o.value : [o.value];
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
  const toScript = (places: readonly number[]): unknown => {
    const out = places.map((n) => (isDate ? fromClockMs(n) : n));
    return isRange ? out : out[0];
  };
  const valid = (places: readonly unknown[]): number[] | undefined => {
    const inside = places.filter((n) => typeof n === "number" && n >= minValue && n <= maxValue);
    // SAFETY: only numbers are left.
    return inside.length === places.length && inside.length === initial.length ? (inside as number[]).sort((a, b) => a - b) : undefined;
  };
  /** Places of what a script sees: dates for a slider of dates, numbers for one of numbers. */
  const placesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]).map((v) => (v instanceof Date ? isDate && clockMs(v) : !isDate && v));
  const span = [minValue, maxValue, step];
  const value = widget<unknown, "slider">(drawer, {
    type: "slider",
    label,
    options: o,
    identity: [o.help ?? null, ...span, o.format ?? null, isRange, isDate],
    keyedIdentity: span,
    initial: toScript(initial),
    initialKey: JSON.stringify(points),
    accept: (value) => (Array.isArray(value) === isRange ? mapDefined(valid(placesOf(value)), toScript) : undefined),
    decode: (wire: Json) => mapDefined(Array.isArray(wire) ? valid(wire) : undefined, toScript),
    element: (value) => ({ kind: isDate ? kindOf([minValue, maxValue, ...values], step) : "number", minValue, maxValue, step, value: placesOf(value).map(Number), format: o.format ?? undefined }),
    valueHint: `Set ${isRange ? "a list of two values" : "a value"} from ${shown(minValue, isDate)} to ${shown(maxValue, isDate)}.`,
  });
  // A copy: what the script does to it must not change the widget.
  // SAFETY: `toScript` gives what SliderValue says: dates for dates, two for a range.
  return structuredClone(value) as SliderValue<V>;
}

/** What of its dates a slider shows: whole days as days, times within a day as times. */
function kindOf(places: readonly number[], step: number): "date" | "time" | "datetime" {
  if ([...places, step].every((n) => n % dayMs === 0)) return "date";
  return Math.max(...places) - Math.min(...places) < dayMs ? "time" : "datetime";
}

function bounds(o: { minValue?: unknown; maxValue?: unknown; step?: unknown }, points: readonly number[], isDate: boolean): { minValue: number; maxValue: number; step: number } {
  const bound = (option: "minValue" | "maxValue"): number | undefined => (o[option] === undefined || o[option] === null ? undefined : pointOf(option, o[option], isDate));
  const [min, max, given] = [bound("minValue"), bound("maxValue"), o.step ?? undefined];
  const fractions = !isDate && [min, max, given, ...points].some((n) => typeof n === "number" && !Number.isInteger(n));
  const first = points[0] ?? min ?? max ?? 0;
  const minValue = min ?? (isDate ? first - 14 * dayMs : 0);
  const maxValue = max ?? (isDate ? (points.at(-1) ?? first) + 14 * dayMs : fractions ? 1 : 100);
  if (minValue >= maxValue) throw badOption("slider", `minValue (${shown(minValue, isDate)}) must be below maxValue (${shown(maxValue, isDate)})`, "Choose other bounds.");
  const usual = isDate ? (maxValue - minValue <= dayMs ? 15 * 60_000 : dayMs) : fractions ? 0.01 : 1;
  const step = given === undefined ? usual : isDate ? durationMs("slider", "step", typeof given === "number" ? given : String(given)) : Number(given);
  if (!(step > 0)) throw badOption("slider", `step must be above 0, not ${show(o.step)}`, "Use a positive step.");
  return { minValue, maxValue, step };
}

/** Where a value stands on the slider. */
function pointOf(option: string, value: unknown, isDate: boolean): number {
  const place = value instanceof Date ? clockMs(value) : value;
  if (typeof place !== "number" || !Number.isFinite(place)) throw badOption("slider", `${option} must be a number or a valid date, not ${show(value)}`, "Pass numbers, or Date objects.");
  if (isDate !== value instanceof Date) throw badOption("slider", `${option} is a number where the others are dates`, "Make them all of one kind.");
  return place;
}

const shown = (place: number, isDate: boolean): string => (isDate ? momentText(fromClockMs(place)).replace("T00:00", "") : String(place));
