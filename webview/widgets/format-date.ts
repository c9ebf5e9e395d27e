export type DateKind = "date" | "time" | "datetime";

const defaults: Record<DateKind, string> = { date: "YYYY-MM-DD", time: "HH:mm", datetime: "YYYY-MM-DD HH:mm" };
const token = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|SSS|A|a/g;
const two = (n: number): string => String(n).padStart(2, "0");
const word = (date: Date, options: Intl.DateTimeFormatOptions): string => date.toLocaleDateString(undefined, { ...options });
const hour12 = (date: Date): number => date.getHours() % 12 || 12;

const writers: Record<string, (date: Date) => string> = {
  YYYY: (d) => String(d.getFullYear()),
  YY: (d) => two(d.getFullYear() % 100),
  MMMM: (d) => word(d, { month: "long" }),
  MMM: (d) => word(d, { month: "short" }),
  MM: (d) => two(d.getMonth() + 1),
  M: (d) => String(d.getMonth() + 1),
  DD: (d) => two(d.getDate()),
  D: (d) => String(d.getDate()),
  dddd: (d) => word(d, { weekday: "long" }),
  ddd: (d) => word(d, { weekday: "short" }),
  HH: (d) => two(d.getHours()),
  H: (d) => String(d.getHours()),
  hh: (d) => two(hour12(d)),
  h: (d) => String(hour12(d)),
  mm: (d) => two(d.getMinutes()),
  m: (d) => String(d.getMinutes()),
  ss: (d) => two(d.getSeconds()),
  s: (d) => String(d.getSeconds()),
  SSS: (d) => String(d.getMilliseconds()).padStart(3, "0"),
  A: (d) => (d.getHours() < 12 ? "AM" : "PM"),
  a: (d) => (d.getHours() < 12 ? "am" : "pm"),
};

/** Writes a moment by a pattern of moment.js tokens, as the wall clock of this page shows it. */
export function formatDate(ms: number, kind: DateKind, format: string = defaults[kind]): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return "";
  return format.replace(token, (name, literal: string | undefined) => literal ?? writers[name]?.(date) ?? name);
}
