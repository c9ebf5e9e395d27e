/** Times of day as texts (`08:45`). Pure. */

/** The times of a day, one every so many minutes. */
export function timesOf(stepMinutes: number): string[] {
  return Array.from({ length: Math.ceil(1440 / stepMinutes) }, (_, i) => clock(i * stepMinutes));
}

/** `08:45`, or `8:45 AM`. */
export function formatTime(time: string, hour12: boolean): string {
  if (!hour12) return time;
  const [hour = 0, ...rest] = time.split(":");
  return `${Number(hour) % 12 || 12}:${rest.join(":")} ${Number(hour) < 12 ? "AM" : "PM"}`;
}

/** The time that a person typed: `8:45`, `845`, `8`, `8.45 pm`, `20:45:30`. */
export function parseTime(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h ]?(\d\d))?(?:[:.](\d\d))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, hourText, minuteText = "0", second = "00", half] = match;
  const [typed, minute] = [Number(hourText), Number(minuteText)];
  const hour = half === undefined ? typed : (typed % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 23 || minute > 59 || Number(second) > 59 || (half !== undefined && (typed < 1 || typed > 12))) return undefined;
  return `${clock(hour * 60 + minute)}${second === "00" ? "" : `:${second}`}`;
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
