/** Dates and times as text, in the wall clock of this page, of a zone, or of none (days). */
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import { formatDate } from "../../widgets/format-date.ts";

type MomentColumn = Pick<GridColumn, "type" | "format" | "timezone" | "days">;

const dayMs = 86_400_000;
const formats = { date: "YYYY-MM-DD", time: "HH:mm:ss", datetime: "YYYY-MM-DD HH:mm:ss" };
const units = [["year", 365 * dayMs], ["month", 30 * dayMs], ["day", dayMs], ["hour", 3_600_000], ["minute", 60_000], ["second", 1000]] as const;

export function momentText(ms: number, column: MomentColumn): string {
  const kind = column.type === "date" || column.type === "time" ? column.type : "datetime";
  const local = toWallClock(ms, column);
  switch (column.format) {
    case "iso8601":
      return new Date(ms).toISOString();
    case "distance":
      return distance(ms - Date.now());
    case "calendar":
      return calendar(local, toWallClock(Date.now(), { ...column, days: false }));
    case "localized":
      return localized(local, kind);
    default:
      return formatDate(local, kind, column.format ?? formats[kind]);
  }
}

/** A moment whose wall clock here reads as that of the column does there. */
export function toWallClock(ms: number, { days, timezone }: Pick<GridColumn, "days" | "timezone">): number {
  const zone = days ? "UTC" : timezone;
  if (zone === undefined) return ms;
  const parts = new Intl.DateTimeFormat("en-u-hc-h23", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }).formatToParts(ms);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return new Date(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"), ((ms % 1000) + 1000) % 1000).getTime();
}

/** The moment that a wall clock here means in the column. */
export function fromWallClock(local: number, column: Pick<GridColumn, "days" | "timezone">): number {
  const guess = local + (local - toWallClock(local, column));
  return guess + (local - toWallClock(guess, column));
}

function distance(ms: number): string {
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? ["second", 1000];
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(ms / size), unit);
}

function calendar(local: number, now: number): string {
  const days = Math.round((new Date(local).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / dayMs);
  const time = formatDate(local, "time");
  if (Math.abs(days) > 1) return localized(local, "date");
  return `${new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(days, "day")}, ${time}`;
}

function localized(local: number, kind: "date" | "time" | "datetime"): string {
  const date = new Date(local);
  if (kind === "date") return date.toLocaleDateString();
  return kind === "time" ? date.toLocaleTimeString() : date.toLocaleString();
}
