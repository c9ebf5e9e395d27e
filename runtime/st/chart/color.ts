/** What the option `color` says: colours, or a column. */
import { badOption, show } from "../../engine/errors.ts";
import type { ChartColor } from "../../protocol/chart.ts";

/** `#rgb`, `#rrggbb`, with or without an opacity; `[r, g, b]` with an opacity of 0 to 1; a colour of the theme by its name. */
export type ColorOption = string | readonly [number, number, number, number?];

const themed = ["blue", "green", "orange", "red", "violet", "gray", "grey", "primary", "yellow"] as const;
const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;

export const isColorList = (value: unknown): value is readonly ColorOption[] => Array.isArray(value) && !value.every((part) => typeof part === "number");

/** The colour that a value names, or undefined when it may be the name of a column. */
export function colorOf(value: unknown): ChartColor | undefined {
  if (typeof value === "string") return hex.test(value) ? `#${long(value.slice(1))}` : themed.find((name) => name === value);
  if (!Array.isArray(value) || value.length < 3 || value.length > 4) return undefined;
  const parts = value.map((part: unknown, i) => (typeof part !== "number" ? Number.NaN : i === 3 ? Math.round(part * 255) : part));
  if (!parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) return undefined;
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const long = (digits: string): string => (digits.length > 4 ? digits : Array.from(digits, (digit) => digit + digit).join(""));

export const notAColor = (name: string, value: unknown, columns: readonly string[]): Error =>
  badOption(name, `color cannot be ${show(value)}`, `Use "#rrggbb", [red, green, blue], a colour of the theme such as "green", or a column${columns.length > 0 ? `: ${columns.map((c) => JSON.stringify(c)).join(", ")}` : ""}.`);
