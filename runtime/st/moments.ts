/**
 * Days, times of day and moments. A script has them as values of the clock of the machine that it runs on; on the wire they
 * are texts of that clock (`2025-01-31`, `08:45`, `2025-01-31T08:45`), so that a page in another time zone shows the same.
 */

/** A time of day. As a text it reads `08:45` (`08:45:30` with seconds), so two of them can be compared with `<`. */
export interface TimeOfDay {
  hour: number;
  minute: number;
  second: number;
}

export function timeOfDay(hour: number, minute: number, second = 0): TimeOfDay {
  const time: TimeOfDay = { hour, minute, second };
  // Not enumerable: a copy, JSON and a comparison see a plain object.
  return Object.defineProperty(time, "toString", { value: () => timeText(time) });
}

/** A day from a date, of which the time is dropped, or from a text such as `2025-01-31`. Undefined for anything else. */
export function readDay(value: unknown): Date | undefined {
  if (value instanceof Date) return isReal(value) ? localDate(value.getFullYear(), value.getMonth(), value.getDate()) : undefined;
  if (value === "today") return readDay(new Date());
  const parts = typeof value === "string" ? /^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])/.exec(value.trim()) : null;
  return parts ? existing(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

/** A time of day from a date, a text such as `08:45`, or an object with `hour` and `minute`. */
export function readTime(value: unknown): TimeOfDay | undefined {
  if (value instanceof Date) return isReal(value) ? timeOfDay(value.getHours(), value.getMinutes(), value.getSeconds()) : undefined;
  if (value === "now") return withoutSeconds(new Date());
  if (typeof value === "string") {
    const parts = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/.exec(value.trim());
    return parts ? possible(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)) : undefined;
  }
  if (typeof value !== "object" || value === null || !("hour" in value)) return undefined;
  return possible(value.hour, "minute" in value ? value.minute : 0, "second" in value ? value.second : 0);
}

/** A moment, to the second, from a date or from a text such as `2025-01-31T08:45`. Without a zone it is local. */
export function readMoment(value: unknown): Date | undefined {
  if (value === "now") return new Date(new Date().setSeconds(0, 0));
  if (value instanceof Date) return isReal(value) ? new Date(Math.floor(value.getTime() / 1000) * 1000) : undefined;
  if (typeof value !== "string") return undefined;
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/.exec(value.trim()) ?? [];
  const day = readDay(date);
  const at = readTime(time ?? "00:00");
  if (day && at) return new Date(day.setHours(at.hour, at.minute, at.second, 0));
  return /^\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(value.trim()) ? readMoment(new Date(value.trim().replace(" ", "T"))) : undefined;
}

/** A moment as a number of ms by the clock of this machine: a day always has 24 hours of them. */
export const clockMs = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds());

/** The moment at which the clock of this machine shows such a number. */
export function fromClockMs(ms: number): Date {
  const clock = new Date(ms);
  return new Date(clock.getUTCFullYear(), clock.getUTCMonth(), clock.getUTCDate(), clock.getUTCHours(), clock.getUTCMinutes(), clock.getUTCSeconds(), clock.getUTCMilliseconds());
}

export const dayText = (day: Date): string => `${String(day.getFullYear()).padStart(4, "0")}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
export const timeText = ({ hour, minute, second }: TimeOfDay): string => `${two(hour)}:${two(minute)}${second === 0 ? "" : `:${two(second)}`}`;
export const momentText = (moment: Date): string => `${dayText(moment)}T${timeText(timeOfDay(moment.getHours(), moment.getMinutes(), moment.getSeconds()))}`;

const two = (n: number): string => String(n).padStart(2, "0");
const isReal = (date: Date): boolean => !Number.isNaN(date.getTime());
const withoutSeconds = (date: Date): TimeOfDay => timeOfDay(date.getHours(), date.getMinutes());

/** Midnight of a day. (`new Date(99, …)` would be 1999.) */
function localDate(year: number, month: number, day: number): Date {
  const date = new Date(2000, month, 1);
  date.setFullYear(year, month, day);
  return date;
}

/** The 31st of February is none. */
function existing(year: number, month: number, day: number): Date | undefined {
  const date = localDate(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date : undefined;
}

function possible(hour: unknown, minute: unknown, second: unknown): TimeOfDay | undefined {
  const isUpTo = (value: unknown, most: number): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
  return isUpTo(hour, 23) && isUpTo(minute, 59) && isUpTo(second, 59) ? timeOfDay(hour, minute, second) : undefined;
}
