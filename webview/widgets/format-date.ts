export type DateKind = "date" | "time" | "datetime";

const defaults: Record<DateKind, string> = { date: "YYYY-MM-DD", time: "HH:mm", datetime: "YYYY-MM-DD HH:mm" };
const token = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|SSS|A|a/g;
const two = (n: number): string => String(n).padStart(2, "0");
const word = (date: Date, options: Intl.DateTimeFormatOptions): string => date.toLocaleDateString(undefined, { ...options, timeZone: "UTC" });
const hour12 = (date: Date): number => date.getUTCHours() % 12 || 12;

const writers: Record<string, (date: Date) => string> = {
  YYYY: (d) => String(d.getUTCFullYear()),
  YY: (d) => two(d.getUTCFullYear() % 100),
  MMMM: (d) => word(d, { month: "long" }),
  MMM: (d) => word(d, { month: "short" }),
  MM: (d) => two(d.getUTCMonth() + 1),
  M: (d) => String(d.getUTCMonth() + 1),
  DD: (d) => two(d.getUTCDate()),
  D: (d) => String(d.getUTCDate()),
  dddd: (d) => word(d, { weekday: "long" }),
  ddd: (d) => word(d, { weekday: "short" }),
  HH: (d) => two(d.getUTCHours()),
  H: (d) => String(d.getUTCHours()),
  hh: (d) => two(hour12(d)),
  h: (d) => String(hour12(d)),
  mm: (d) => two(d.getUTCMinutes()),
  m: (d) => String(d.getUTCMinutes()),
  ss: (d) => two(d.getUTCSeconds()),
  s: (d) => String(d.getUTCSeconds()),
  SSS: (d) => String(d.getUTCMilliseconds()).padStart(3, "0"),
  A: (d) => (d.getUTCHours() < 12 ? "AM" : "PM"),
  a: (d) => (d.getUTCHours() < 12 ? "am" : "pm"),
};

/** Writes a moment by a pattern of moment.js tokens, which counts by the clock of the script as if that showed UTC. */
export function formatDate(ms: number, kind: DateKind, format: string = defaults[kind]): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return "";
  return format.replace(token, (name, literal: string | undefined) => literal ?? writers[name]?.(date) ?? name);
}
