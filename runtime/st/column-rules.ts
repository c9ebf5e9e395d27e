/** What the options of a column say together: bounds, steps, and defaults that a cell may hold. */
import { isDeepStrictEqual } from "node:util";
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";
import { toJson } from "./json.ts";

interface ColumnRules {
  minValue?: number | Date;
  maxValue?: number | Date;
  yMin?: number;
  yMax?: number;
  step?: number;
  maxChars?: number;
  timezone?: string;
  default?: unknown;
  acceptNewOptions?: boolean;
}

/**
 * @param name `columnConfig.numberColumn`
 * @param choices the values that a cell may hold, where they are listed
 * @param isDrawn what lies between the bounds is drawn to scale: they must differ
 * @throws AppError when options contradict each other
 */
export function checkColumn(name: string, o: ColumnRules, choices: readonly unknown[] | undefined, isDrawn: boolean): void {
  checkBounds(name, "minValue", o.minValue, "maxValue", o.maxValue, isDrawn);
  checkBounds(name, "yMin", o.yMin, "yMax", o.yMax, true);
  if (typeof o.step === "number" && !(o.step > 0)) throw badOption(name, `step must be above 0, not ${show(o.step)}`, "Use a positive step.");
  if (typeof o.maxChars === "number" && !(Number.isInteger(o.maxChars) && o.maxChars > 0)) throw badOption(name, `maxChars must be a whole number above 0, not ${show(o.maxChars)}`, "Leave it out for no limit.");
  if (typeof o.timezone === "string") checkZone(name, o.timezone);
  checkDefault(name, o);
  if (choices && !o.acceptNewOptions) checkChoice(name, o.default, choices);
}

function checkBounds(name: string, lower: string, least: number | Date | null | undefined, upper: string, most: number | Date | null | undefined, mustDiffer: boolean): void {
  if (least === undefined || least === null || most === undefined || most === null || least < most || (!mustDiffer && !(least > most))) return;
  const verb = mustDiffer ? "must be below" : "is above";
  throw badOption(name, `${lower} (${shown(least)}) ${verb} ${upper} (${shown(most)})`, mustDiffer ? "Choose other bounds." : "Swap them.");
}

function checkZone(name: string, timeZone: string): void {
  try {
    Intl.DateTimeFormat("en", { timeZone });
  } catch {
    // Only an unknown zone makes this throw.
    throw badOption(name, `timezone cannot be ${show(timeZone)}`, 'Write a zone such as "Europe/Oslo" or "UTC".');
  }
}

function checkDefault(name: string, { default: value, minValue, maxValue }: ColumnRules): void {
  if (typeof value !== "number" && !(value instanceof Date)) return;
  const isLow = minValue !== undefined && minValue !== null && value < minValue;
  const isHigh = maxValue !== undefined && maxValue !== null && value > maxValue;
  if (isLow || isHigh) throw badOption(name, `default (${shown(value)}) is not between minValue (${shown(minValue)}) and maxValue (${shown(maxValue)})`, "Choose a value within the bounds.");
}

function checkChoice(name: string, value: unknown, choices: readonly unknown[]): void {
  if (value === undefined || value === null) return;
  const stranger = (Array.isArray(value) ? value : [value]).find((one) => !choices.some((choice) => isDeepStrictEqual(choice, plainOf(one))));
  if (stranger !== undefined) throw badOption(name, `default (${show(stranger)}) is not among the options`, `Use one of them: ${choices.slice(0, 5).map(show).join(", ")}.`);
}

const shown = (value: unknown): string => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : show(value));

/** A value as a cell has it. */
export const plainOf = (value: unknown): Json => (value instanceof Date ? value.getTime() : toJson(value));
