/** Where an axis is marked: round numbers, and round times. */

export interface Ticks {
  values: number[];
  /** Distance between two. */
  step: number;
}

/** About `count` round numbers from `least` to `greatest`. */
export function numberTicks(least: number, greatest: number, count: number): Ticks {
  const step = niceStep((greatest - least) / Math.max(1, count));
  const first = Math.ceil(least / step - 1e-9);
  const last = Math.floor(greatest / step + 1e-9);
  const values: number[] = [];
  // A product has no rounding errors that add up, and -0 is no number to show.
  for (let i = first; i <= last && values.length < 1000; i++) values.push(Number((i * step).toPrecision(12)) + 0);
  return { values, step };
}

/** 1, 2 or 5 times a power of ten, at least `rough`. */
export function niceStep(rough: number): number {
  if (!(rough > 0) || !Number.isFinite(rough)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / power;
  return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}

/** The domain widened to round numbers. */
export function niceDomain(least: number, greatest: number, count: number): readonly [number, number] {
  const { step } = numberTicks(least, greatest, count);
  return [Math.floor(least / step + 1e-9) * step, Math.ceil(greatest / step - 1e-9) * step];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30 * day;
const year = 365 * day;

export type TimeUnit = "ms" | "second" | "minute" | "hour" | "day" | "month" | "year";

/** Steps between times, and how many of a unit each is. */
const timeSteps: readonly (readonly [number, TimeUnit, number])[] = [
  [1, "ms", 1], [2, "ms", 2], [5, "ms", 5], [10, "ms", 10], [20, "ms", 20], [50, "ms", 50], [100, "ms", 100], [200, "ms", 200], [500, "ms", 500],
  [second, "second", 1], [5 * second, "second", 5], [15 * second, "second", 15], [30 * second, "second", 30],
  [minute, "minute", 1], [5 * minute, "minute", 5], [15 * minute, "minute", 15], [30 * minute, "minute", 30],
  [hour, "hour", 1], [3 * hour, "hour", 3], [6 * hour, "hour", 6], [12 * hour, "hour", 12],
  [day, "day", 1], [2 * day, "day", 2], [7 * day, "day", 7], [14 * day, "day", 14],
  [month, "month", 1], [3 * month, "month", 3], [6 * month, "month", 6],
  [year, "year", 1],
];

export interface TimeTicks {
  values: number[];
  unit: TimeUnit;
}

/** About `count` round times. `utc`: as clocks show them in Greenwich, not here. */
export function timeTicks(least: number, greatest: number, count: number, utc: boolean): TimeTicks {
  const rough = (greatest - least) / Math.max(1, count);
  const [, unit, steps] = timeSteps.find(([ms]) => ms * 1.4 >= rough) ?? [year, "year" as const, Math.max(1, niceStep(rough / year))];
  const values: number[] = [];
  for (let t = floorTime(least, unit, steps, utc); t <= greatest && values.length < 1000; t = stepTime(t, unit, steps, utc)) if (t >= least) values.push(t);
  return { values, unit };
}

/** The round time at or before `t`. */
function floorTime(t: number, unit: TimeUnit, steps: number, utc: boolean): number {
  const [y, mo, d, h, mi, s, ms] = partsOf(t, utc);
  const floor = (n: number): number => Math.floor(n / steps) * steps;
  switch (unit) {
    case "year":
      return timeOf([floor(y), 0, 1, 0, 0, 0, 0], utc);
    case "month":
      return timeOf([y, floor(mo), 1, 0, 0, 0, 0], utc);
    case "day":
      return timeOf([y, mo, 1 + floor(d - 1), 0, 0, 0, 0], utc);
    case "hour":
      return timeOf([y, mo, d, floor(h), 0, 0, 0], utc);
    case "minute":
      return timeOf([y, mo, d, h, floor(mi), 0, 0], utc);
    case "second":
      return timeOf([y, mo, d, h, mi, floor(s), 0], utc);
    case "ms":
      return timeOf([y, mo, d, h, mi, s, floor(ms)], utc);
  }
}

function stepTime(t: number, unit: TimeUnit, steps: number, utc: boolean): number {
  const [y, mo, d, h, mi, s, ms] = partsOf(t, utc);
  switch (unit) {
    case "year":
      return timeOf([y + steps, mo, d, h, mi, s, ms], utc);
    case "month":
      return timeOf([y, mo + steps, d, h, mi, s, ms], utc);
    case "day": {
      // Every month begins anew: days like 1, 15, 29 would crowd around its end.
      const next = timeOf([y, mo, d + steps, 0, 0, 0, 0], utc);
      const nextMonth = timeOf([y, mo + 1, 1, 0, 0, 0, 0], utc);
      return steps > 1 && next > nextMonth - (steps / 2) * day ? nextMonth : next;
    }
    case "hour":
      return timeOf([y, mo, d, h + steps, 0, 0, 0], utc);
    default:
      return t + steps * ({ ms: 1, second, minute }[unit]);
  }
}

type Parts = [number, number, number, number, number, number, number];

function partsOf(t: number, utc: boolean): Parts {
  const at = new Date(t);
  return utc
    ? [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds(), at.getUTCMilliseconds()]
    : [at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds(), at.getMilliseconds()];
}

const timeOf = (parts: Parts, utc: boolean): number => (utc ? Date.UTC(...parts) : new Date(...parts).getTime());
