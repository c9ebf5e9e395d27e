import { badOption } from "../../engine/errors.ts";
import type { Json } from "../../protocol/json.ts";

/** A description of a chart as it passes to the page: typed arrays are lists, BigInts numbers. @throws AppError `bad-option` */
export function chartJson(name: string, what: string, value: object): { [key: string]: Json } {
  try {
    const json: Json = JSON.parse(JSON.stringify(value, (key, one: unknown) => plain(name, what, key, one)));
    if (typeof json === "object" && json !== null) return Array.isArray(json) ? { data: json } : json;
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    throw badOption(name, `the ${what} cannot be written as JSON (${error instanceof Error ? error.message : String(error)})`, "Pass plain objects, lists, texts and numbers.");
  }
  throw badOption(name, `the ${what} is no object`, "Pass plain objects, lists, texts and numbers.");
}

function plain(name: string, what: string, key: string, value: unknown): unknown {
  if (typeof value === "function") throw badOption(name, `${key} in the ${what} is a function, and functions do not reach the page`, "Use a template text instead, or compute the value in the script.");
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  // SAFETY: a view with an iterator is a typed array.
  return ArrayBuffer.isView(value) && Symbol.iterator in value ? Array.from(value as Iterable<unknown>) : value;
}
