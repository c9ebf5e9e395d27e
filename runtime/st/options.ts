/** Checks of what a script passes: each failure names the function, the option, the value and the fix. */
import { badOption, show, unknownOption } from "../engine/errors.ts";
import type { Checks } from "./checks.ts";

/** The options of a call, their names and values checked. `undefined` means none; an option that is `null` is as good as left out. */
export function optionsOf<T extends object>(name: string, options: T | undefined, checks: Checks<T>): Partial<T> {
  if (options === undefined || options === null) return {};
  if (typeof options !== "object" || Array.isArray(options)) {
    throw badOption(name, `the options must be an object, not ${show(options)}`, `Write them in braces: { ${Object.keys(checks)[0] ?? "key"}: … }.`);
  }
  for (const option in options) {
    if (!Object.hasOwn(checks, option)) throw unknownOption(name, option, Object.keys(checks));
    const value = options[option];
    if (value !== undefined && value !== null) checks[option](name, option, value);
  }
  return options;
}

/** A finite number. */
export function numberOf(name: string, option: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw badOption(name, `${option} must be a finite number, not ${show(value)}`, `Pass a number for ${option}.`);
  return value;
}

const unitsMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `"200ms"`, `"5s"`, `"1m30s"`, `"1h"`, `"2d"`, or a number of seconds: in milliseconds. */
export function durationMs(name: string, option: string, value: string | number): number {
  if (typeof value === "number" && value >= 0 && Number.isFinite(value)) return value * 1000;
  if (typeof value === "string" && /^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(value.replaceAll(" ", ""))) {
    let ms = 0;
    for (const [, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)/g)) ms += Number(amount) * (unitsMs[unit ?? "s"] ?? 1000);
    return ms;
  }
  throw badOption(name, `${option} must be a duration, not ${show(value)}`, 'Write "500ms", "5s", "1m30s", "1h" or "1d", or a number of seconds.');
}

/** Text of any value, indentation that all lines share removed, as in Python's `dedent`. */
export function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : String(value);
  if (!text.includes("\n")) return text.trim();
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  let indent = Infinity;
  for (const line of lines) if (line.trim() !== "") indent = Math.min(indent, line.length - line.trimStart().length);
  return lines
    .map((line) => (line.trim() === "" ? "" : line.slice(indent)))
    .join("\n")
    .replace(/^\n+/, "")
    .trimEnd();
}

/** Iterables as lists; a Map gives its keys, as in Python. */
export function listOf<T>(name: string, option: string, value: Iterable<T> | readonly T[]): readonly T[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys()];
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return [...value];
  throw badOption(name, `${option} must be a list, not ${show(value)}`, "Pass an array, a Set or another iterable.");
}

export const mapDefined = <A, B>(value: A | undefined, map: (value: A) => B): B | undefined => (value === undefined ? undefined : map(value));
