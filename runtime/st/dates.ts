/** Widgets for days and times: `st.dateInput`, `st.timeInput`, `st.datetimeInput`. */
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";
import { aText, type Check, elsewhere, oneOfThese } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { dayText, momentText, readDay, readMoment, readTime, type TimeOfDay, timeText } from "./moments.ts";
import { durationMs, mapDefined, optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

/** A date, or a text such as `"2025-01-31"`, which is that day in every time zone. */
export type Day = Date | string;
/** A date (of which only the time counts), a text such as `"08:45"`, or `{ hour, minute }`. */
export type Time = Date | string | { hour: number; minute?: number; second?: number };

export interface DateInputOptions<V> extends ValueOptions {
  /** The day at first: a date, a text such as `"2025-01-31"`, `"today"` (the default), or null for none. A list of up to two makes a range. */
  value?: V;
  minValue?: Day;
  maxValue?: Day;
  /** `"YYYY/MM/DD"` (the default), `"DD/MM/YYYY"` or `"MM/DD/YYYY"`; `.` and `-` may stand for `/`. */
  format?: string;
}

export interface TimeInputOptions<V> extends ValueOptions {
  /** The time at first: `"08:45"`, a date, `{ hour, minute }`, `"now"` (the default: the time of the first run), or null for none. */
  value?: V;
  /** From one time in the list to the next: `"15m"` (the default), or a number of seconds. Any time can be typed. */
  step?: string | number;
  format?: "24h" | "12h";
}

export interface DatetimeInputOptions<V> extends ValueOptions {
  /** The moment at first: a date, a text such as `"2025-01-31T08:45"`, `"now"` (the default: that of the first run), or null for none. */
  value?: V;
  minValue?: Day;
  maxValue?: Day;
  /** That of the date: see `st.dateInput`. */
  format?: string;
  /** From one time in the list to the next: `"15m"` (the default), or a number of seconds. */
  step?: string | number;
}

/** What `st.dateInput` returns: for a range the days that were picked so far. It is only empty when it was at first. */
export type DateInputValue<V> = V extends readonly [unknown, ...unknown[]] ? [Date] | [Date, Date] : V extends readonly unknown[] ? [] | [Date] | [Date, Date] : null extends V ? Date | null : Date;
type OrNull<V, T> = null extends V ? T | null : T;

export interface DateWidgets {
  /**
   * A day, as a date at midnight of the local time; with a list as `value` a range of days. While the person has picked
   * only its begin, a range has one day.
   * @example
   * const birthday = st.dateInput("Birthday", { value: null, maxValue: "today" });
   * const [from, to] = st.dateInput("Holiday", { value: ["2025-07-01", "2025-07-14"] });
   * if (to) st.write(`Until ${to.toLocaleDateString()}`);
   */
  dateInput<const V extends Day | null | readonly [] | readonly [Day] | readonly [Day, Day] = "today">(label: string, options?: DateInputOptions<V>): DateInputValue<V>;
  /**
   * A time of day: `{ hour, minute, second }`, which reads `08:45` in a text.
   * @example
   * const alarm = st.timeInput("Alarm", { value: "08:45" });
   * st.write(`The alarm is set for ${alarm}`);
   */
  timeInput<V extends Time | null = "now">(label: string, options?: TimeInputOptions<V>): OrNull<V, TimeOfDay>;
  /**
   * A day and a time, as a date.
   * @example
   * const start = st.datetimeInput("Start", { value: "2025-01-31T08:45" });
   */
  datetimeInput<V extends Day | null = "now">(label: string, options?: DatetimeInputOptions<V>): OrNull<V, Date>;
}

const aDateFormat: Check = (name, option, value) => {
  aText(name, option, value);
  if (!/^(YYYY([/.-])MM\2DD|DD([/.-])MM\3YYYY|MM([/.-])DD\4YYYY)$/.test(String(value))) {
    throw badOption(name, `${option} cannot be ${show(value)}`, 'Use "YYYY/MM/DD", "DD/MM/YYYY" or "MM/DD/YYYY", with "/", "." or "-".');
  }
};
const dateChecks = { ...valueChecks, value: elsewhere, minValue: elsewhere, maxValue: elsewhere, format: aDateFormat };
const timeChecks = { ...valueChecks, value: elsewhere, step: elsewhere, format: oneOfThese("24h", "12h") };

export const dateWidgets: DateWidgets & ThisType<Drawer> = {
  dateInput<V>(label: string, options?: DateInputOptions<V>) {
    const name = "dateInput";
    const o = optionsOf<DateInputOptions<V>>(name, options, dateChecks);
    const bounds = boundsOf(name, o, readDay, dayText, '"2025-01-31"');
    const isRange = Array.isArray(o.value);
    const given: readonly unknown[] = Array.isArray(o.value) ? o.value : o.value === null ? [] : [o.value];
    if (given.length > 2) throw badOption(name, `a range has two days, not ${given.length}`, "Write value: [from, to].");
    const initial = given.map((one) => bounds.valueOf(one, "today")).sort(byTime);
    const mayBeEmpty = initial.length === 0;
    const valid = (values: readonly unknown[]): Date[] | undefined => {
      const days = values.map(bounds.read).filter((day) => day !== undefined);
      const isComplete = days.length === values.length && days.length <= (isRange ? 2 : 1) && (days.length > 0 || mayBeEmpty);
      return isComplete ? days.sort(byTime) : undefined;
    };
    // A script sees a list for a range only.
    const toScript = (days: Date[]): Date | Date[] | null => (isRange ? days : (days[0] ?? null));
    const value = widget<Date | Date[] | null, "dateInput">(this, {
      type: name,
      label,
      options: o,
      identity: [o.help ?? null, ...bounds.identity, o.format ?? null, isRange],
      keyedIdentity: [o.format ?? null],
      initial: toScript(initial),
      // "today" stays the day at which it was drawn first.
      initialKey: given.map((one, i) => (one === undefined || one === "today" ? "today" : dayText(initial[i] ?? new Date()))).join(),
      accept: (value) => (isRange === Array.isArray(value) ? mapDefined(valid(listed(value)), toScript) : undefined),
      decode: (wire) => mapDefined(Array.isArray(wire) ? valid(wire) : undefined, toScript),
      element: (value) => ({ value: listed(value).map(dayText), range: isRange || undefined, clearable: mayBeEmpty || undefined, format: o.format ?? undefined, ...bounds.texts }),
      valueHint: isRange ? `Set a list of one or two days${bounds.hint}.` : `Set a day${bounds.hint}, such as new Date(2025, 0, 31) or "2025-01-31".`,
    });
    // A copy: what the script does to it must not change the widget.
    // SAFETY: `toScript` gives what DateInputValue says.
    return structuredClone(value) as DateInputValue<V>;
  },
  timeInput<V>(label: string, options?: TimeInputOptions<V>) {
    const name = "timeInput";
    const o = optionsOf<TimeInputOptions<V>>(name, options, timeChecks);
    const stepMinutes = stepOf(name, o.step);
    const initial = o.value === null ? null : readTime(o.value ?? "now");
    if (initial === undefined) throw badOption(name, `value cannot be ${show(o.value)}`, 'Write a time such as "08:45", { hour: 8, minute: 45 }, a date, "now", or null for none.');
    const valid = (value: unknown): TimeOfDay | null | undefined => (value === null ? (initial === null ? null : undefined) : readTime(value));
    const value = widget<TimeOfDay | null, "timeInput">(this, {
      type: name,
      label,
      options: o,
      identity: [o.help ?? null, stepMinutes],
      keyedIdentity: [stepMinutes],
      initial,
      // "now" is frozen: the time at which it was drawn first.
      initialKey: o.value === undefined || o.value === "now" ? "now" : initial === null ? "" : timeText(initial),
      accept: valid,
      decode: valid,
      element: (value) => ({ value: value && timeText(value), stepMinutes, hour12: o.format === "12h" || undefined, clearable: initial === null || undefined }),
      valueHint: 'Set a time such as "08:45" or { hour: 8, minute: 45 }.',
    });
    // SAFETY: null is only ever the value when V allows it. A copy, as above.
    return (value && readTime(value)) as OrNull<V, TimeOfDay>;
  },
  datetimeInput<V>(label: string, options?: DatetimeInputOptions<V>) {
    const name = "datetimeInput";
    const o = optionsOf<DatetimeInputOptions<V>>(name, options, { ...dateChecks, step: elsewhere });
    const stepMinutes = stepOf(name, o.step);
    const bounds = boundsOf(name, o, readMoment, momentText, '"2025-01-31T08:45"');
    const initial = o.value === null ? null : bounds.valueOf(o.value, "now");
    const valid = (value: unknown): Date | null | undefined => (value === null ? (initial === null ? null : undefined) : bounds.read(value));
    const value = widget<Date | null, "datetimeInput">(this, {
      type: name,
      label,
      options: o,
      identity: [o.help ?? null, ...bounds.identity, o.format ?? null, stepMinutes],
      keyedIdentity: [o.format ?? null, stepMinutes],
      initial,
      initialKey: o.value === undefined || o.value === "now" ? "now" : initial === null ? "" : momentText(initial),
      accept: valid,
      decode: valid,
      element: (value) => ({ value: value && momentText(value), stepMinutes, clearable: initial === null || undefined, format: o.format ?? undefined, ...bounds.texts }),
      valueHint: `Set a moment${bounds.hint}, such as new Date(2025, 0, 31, 8, 45) or "2025-01-31T08:45".`,
    });
    // SAFETY: as above.
    return (value && new Date(value)) as OrNull<V, Date>;
  },
};

/** The bounds of days or moments, and what reads a value within them. */
function boundsOf(name: string, o: { minValue?: Day | undefined; maxValue?: Day | undefined }, read: (value: unknown) => Date | undefined, textOf: (date: Date) => string, example: string) {
  const bound = (option: "minValue" | "maxValue"): Date | undefined => {
    const given = o[option];
    if (given === undefined || given === null) return undefined;
    return read(given) ?? refuse(option, given);
  };
  const refuse = (option: string, value: unknown): never => {
    throw badOption(name, `${option} cannot be ${show(value)}`, `Write a date, or a text such as ${example}.`);
  };
  const [least, most] = [bound("minValue"), bound("maxValue")];
  if (least && most && least > most) throw badOption(name, `minValue (${textOf(least)}) is after maxValue (${textOf(most)})`, "Swap them.");
  const isWithin = (date: Date): boolean => !(least && date < least) && !(most && date > most);
  const hint = `${least ? ` from ${textOf(least)}` : ""}${most ? ` to ${textOf(most)}` : ""}`;
  return {
    texts: { minValue: least && textOf(least), maxValue: most && textOf(most) },
    identity: [o.minValue, o.maxValue].map((given): Json => (given instanceof Date ? textOf(given) : (given ?? null))),
    hint,
    read: (value: unknown): Date | undefined => {
      const date = read(value);
      return date && isWithin(date) ? date : undefined;
    },
    /** The value at first. What is left out is today (or now), or the bound that is nearest. */
    valueOf(given: unknown, usual: "today" | "now"): Date {
      const date = read(given ?? usual) ?? refuse("value", given);
      if (isWithin(date)) return date;
      if (given === undefined) return (least && date < least ? least : most) ?? date;
      throw badOption(name, `value (${textOf(date)}) is not within the bounds (${hint.trim()})`, "Choose a value within the bounds.");
    },
  };
}

/** In minutes. */
function stepOf(name: string, step: string | number | undefined): number {
  const ms = durationMs(name, "step", step ?? "15m");
  if (ms < 60_000 || ms > 23 * 3_600_000) throw badOption(name, `step must be from a minute to 23 hours, not ${show(step)}`, 'Write for example "15m".');
  return ms / 60_000;
}

/** The days of a value, or what a script may have set in their place. */
const listed = <T>(value: T | T[] | null): T[] => (Array.isArray(value) ? value : value === null ? [] : [value]);
const byTime = (a: Date, b: Date): number => a.getTime() - b.getTime();
