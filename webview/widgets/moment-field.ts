import { type DateKind, formatDate } from "./format-date.ts";

const patterns: Record<DateKind, string> = { date: "YYYY-MM-DD", time: "HH:mm:ss", datetime: "YYYY-MM-DD[T]HH:mm:ss" };

/** A moment as the text of a native date, time or datetime-local field. */
export const toField = (kind: DateKind, ms: number): string => formatDate(ms, kind, patterns[kind]);

/** The moment that such a field says. A date keeps the time of `before`, a time its date. NaN for no moment. */
export function fromField(kind: DateKind, text: string, before: number): number {
  const [date, time] = kind === "date" ? [text, formatDate(before, "time", "HH:mm:ss.SSS")] : kind === "time" ? [formatDate(before, "date"), text] : text.split("T");
  return new Date(`${date ?? ""}T${time ?? ""}Z`).getTime();
}
