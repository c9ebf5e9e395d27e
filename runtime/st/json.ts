/** Any value as JSON for showing: nothing throws, nothing is lost silently. */
import type { Json } from "../protocol/json.ts";

/** How deep and how many: a page is no place for more. */
const maxDepth = 60;
const maxEntries = 100_000;

/** Maps become objects, Sets lists, dates ISO text, BigInts text; cycles and what is too deep are named. */
export function toJson(value: unknown): Json {
  return new Converter().convert(value, 0);
}

class Converter {
  #inside = new Set<object>();
  #entries = 0;

  convert(value: unknown, depth: number): Json {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) ? value : String(value);
      case "bigint":
        return `${value}n`;
      case "undefined":
        return null;
      case "object":
        return value === null ? null : this.#object(value, depth);
      case "function":
        return `[function ${value.name || "anonymous"}]`;
      default:
        return String(value);
    }
  }

  #object(value: object, depth: number): Json {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (value instanceof RegExp || value instanceof URL) return String(value);
    if (this.#inside.has(value)) return "[circular]";
    if (depth > maxDepth) return "[too deep]";
    this.#inside.add(value);
    try {
      if ("toJSON" in value && typeof value.toJSON === "function") return this.convert(value.toJSON(), depth + 1);
      if (Array.isArray(value) || value instanceof Set || (ArrayBuffer.isView(value) && Symbol.iterator in value)) return this.#list(value, depth);
      return this.#record(value instanceof Map ? value : Object.entries(value), depth);
    } catch (error) {
      return `[cannot be read: ${error instanceof Error ? error.message : String(error)}]`; // a getter or toJSON of the script's throws
    } finally {
      this.#inside.delete(value);
    }
  }

  #list(value: object, depth: number): Json[] {
    const list: Json[] = [];
    // SAFETY: an array, a Set or a typed array, as checked by the only caller.
    for (const item of value as Iterable<unknown>) {
      if (++this.#entries > maxEntries) return [...list, "[more]"];
      list.push(this.convert(item, depth + 1));
    }
    return list;
  }

  #record(entries: Iterable<[unknown, unknown]>, depth: number): Json {
    const fields: [string, Json][] = [];
    for (const [key, item] of entries) {
      if (++this.#entries > maxEntries) {
        fields.push(["[more]", null]);
        break;
      }
      fields.push([typeof key === "object" && key !== null ? JSON.stringify(this.convert(key, depth + 1)) : String(key), this.convert(item, depth + 1)]);
    }
    // Not by assignment: a key may be `__proto__`.
    return Object.fromEntries(fields);
  }
}
