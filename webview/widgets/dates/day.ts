/** Days as texts (`2025-01-31`): equal and ordered as texts are. Pure; no time zone has a part in it. */
export type Day = string;

export interface DayParts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

export function partsOf(day: Day): DayParts {
  const [year = 1, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month, day: date };
}

/** A day by its parts; what is beyond the end of a month or a year counts on. */
export function toDay({ year, month, day }: DayParts): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

export function addDays(day: Day, count: number): Day {
  const parts = partsOf(day);
  return toDay({ ...parts, day: parts.day + count });
}

/** The same day of another month, or its last one. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = partsOf(day);
  const last = partsOf(toDay({ year, month: month + count + 1, day: 0 }));
  return toDay({ ...last, day: Math.min(date, last.day) });
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00Z`).getUTCDay();
}

export function startOfWeek(day: Day, firstWeekday: number): Day {
  return addDays(day, -((weekday(day) - firstWeekday + 7) % 7));
}

/** The weeks that a month has days in, and those after it: always six, so that a calendar keeps its height. */
export function weeksOf(day: Day, firstWeekday: number): Day[][] {
  const start = startOfWeek(toDay({ ...partsOf(day), day: 1 }), firstWeekday);
  return [0, 1, 2, 3, 4, 5].map((week) => [0, 1, 2, 3, 4, 5, 6].map((i) => addDays(start, week * 7 + i)));
}

export function clampDay(day: Day, least: Day | undefined, most: Day | undefined): Day {
  if (least !== undefined && day < least) return least;
  return most !== undefined && day > most ? most : day;
}

export function isWithin(day: Day, least: Day | undefined, most: Day | undefined): boolean {
  return clampDay(day, least, most) === day;
}

/** By a pattern such as `DD.MM.YYYY`. */
export function formatDay(day: Day, format: string): string {
  const { year, month, day: date } = partsOf(day);
  return format.replace("YYYY", pad(year, 4)).replace("MM", pad(month)).replace("DD", pad(date));
}

/** The day that a person typed by a pattern: with any separator, without leading zeros, or as the day's own text. */
export function parseDay(text: string, format: string): Day | undefined {
  const numbers = text.trim().split(/\D+/);
  if (numbers.length !== 3 || !numbers.every((number) => /^\d{1,4}$/.test(number))) return undefined;
  const order = /^\d{4}-/.test(text.trim()) ? ["YYYY", "MM", "DD"] : format.split(/[^A-Z]/);
  const part = (name: string): number => Number(numbers[order.indexOf(name)]);
  const parts = { year: part("YYYY"), month: part("MM"), day: part("DD") };
  const day = toDay(parts);
  // The 31st of February is none.
  return parts.year > 0 && sameParts(partsOf(day), parts) ? day : undefined;
}

const sameParts = (a: DayParts, b: DayParts): boolean => a.year === b.year && a.month === b.month && a.day === b.day;
const pad = (n: number, length = 2): string => String(n).padStart(length, "0");

/** The day it is, by the clock of the person. */
export function today(): Day {
  const now = new Date();
  return toDay({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

/** The day on which weeks begin where the person lives: 0 is Sunday. */
export function firstWeekday(): number {
  const locale = new Intl.Locale(navigator.language);
  // SAFETY: what Chromium has, and TypeScript's library does not know yet.
  const { getWeekInfo } = locale as { getWeekInfo?: () => { firstDay: number } };
  return (getWeekInfo?.call(locale).firstDay ?? 1) % 7;
}
