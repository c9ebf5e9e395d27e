/** Numbers and times as the axes and the tooltip of a chart say them. */
import type { TimeUnit } from "./ticks.ts";

/** The language of the page. */
const locale = "en";

const exact = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
const large = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const tiny = new Intl.NumberFormat(locale, { notation: "scientific", maximumSignificantDigits: 4 });

/** A value in full. */
export function valueText(value: number): string {
  if (!Number.isFinite(value)) return "no value";
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-4 || size >= 1e15)) return tiny.format(value);
  return size >= 1e5 ? large.format(value) : exact.format(value);
}

/** Texts for the numbers of an axis: as many decimals as their step has, and thousands in short. */
export function numberFormat(step: number, greatest: number): (value: number) => string {
  if (greatest >= 1e15 || (greatest > 0 && greatest < 1e-4)) {
    return (value) => (value === 0 ? "0" : tiny.format(value));
  }
  const unit = greatest < 1e4 ? 1 : 1000 ** Math.floor(Math.log10(greatest) / 3);
  const decimals = Math.max(0, Math.min(12, -Math.floor(Math.log10(step / unit) + 1e-9)));
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const suffix = { 1: "", 1e3: "K", 1e6: "M", 1e9: "B", 1e12: "T" }[unit] ?? "";
  return (value) => (value === 0 ? "0" : `${format.format(value / unit)}${suffix}`);
}

export const percentText = (value: number): string => `${Math.round(value * 100)}%`;

const zone = (utc: boolean): Intl.DateTimeFormatOptions => (utc ? { timeZone: "UTC" } : {});

/** Texts for the times of an axis: what is new at each, the larger unit where that changes. */
export function timeFormat(unit: TimeUnit, utc: boolean): (t: number) => string {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { ...options, ...zone(utc) });
  const year = format({ year: "numeric" });
  const month = format({ month: "short" });
  const day = format({ month: "short", day: "numeric" });
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const seconds = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const fraction = format({ minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hourCycle: "h23" });
  const isFirstOfYear = (t: number): boolean => month.format(t) === "Jan" && /\b1$/.test(day.format(t));
  const isMidnight = (t: number): boolean => seconds.format(t) === "00:00:00";
  switch (unit) {
    case "year":
      return (t) => year.format(t);
    case "month":
      return (t) => (month.format(t) === "Jan" ? year.format(t) : month.format(t));
    case "day":
      return (t) => (isFirstOfYear(t) ? year.format(t) : day.format(t));
    case "hour":
    case "minute":
      return (t) => (isMidnight(t) ? day.format(t) : clock.format(t));
    case "second":
      return (t) => seconds.format(t);
    case "ms":
      return (t) => fraction.format(t);
  }
}

/** A moment in full; days without a time of day. */
export function momentText(t: number, utc: boolean): string {
  const clock: Intl.DateTimeFormatOptions = utc ? {} : { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(t % 60_000 !== 0 && { second: "2-digit" }) };
  return new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", ...clock, ...zone(utc) }).format(t);
}
