/** Values as one short line, and as text that can be edited. Pure. */

const maxChars = 80;

/** A value in one line, cut where it gets long. */
export function preview(value: unknown, depth = 1): string {
  const text = previewOf(value, depth);
  return text.length > maxChars ? `${text.slice(0, maxChars - 1)}…` : text;
}

function previewOf(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value.length > maxChars ? value.slice(0, maxChars) : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const size = sizeOf(value);
  const name = Array.isArray(value) ? "" : nameOf(value);
  const head = size === undefined ? name : `${name}(${size})`;
  if (depth === 0) return [head, size === 0 ? "" : insideOf(value, ["…"])].filter(Boolean).join(" ");
  const parts = partsOf(value).slice(0, 5).map(({ label, value: part, isNamed }) => (isNamed ? `${label}: ${previewOf(part, 0)}` : previewOf(part, 0)));
  if ((size ?? Object.keys(value).length) > 5) parts.push("…");
  return [head, insideOf(value, parts)].filter(Boolean).join(" ");
}

const insideOf = (value: object, parts: readonly string[]): string =>
  Array.isArray(value) || ArrayBuffer.isView(value) ? `[${parts.join(", ")}]` : `{${parts.length > 0 ? ` ${parts.join(", ")} ` : ""}}`;

function sizeOf(value: object): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (value instanceof Map || value instanceof Set) return value.size;
  return ArrayBuffer.isView(value) && "length" in value ? Number(value.length) : undefined;
}

function nameOf(value: object): string {
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === "string" && name !== "Object" ? name : "";
}

/** One thing inside of a value. `step` leads to it in a path of the protocol. */
export interface Part {
  label: string;
  step: string | number;
  value: unknown;
  isNamed: boolean;
}

/** What is inside of a value, in order; nothing for what has no inside worth opening. */
export function partsOf(value: unknown): Part[] {
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof RegExp || value instanceof Error) return [];
  if (Array.isArray(value)) return value.map((item: unknown, i) => ({ label: String(i), step: i, value: item, isNamed: false }));
  if (value instanceof Map) return [...value].map(([key, item]: [unknown, unknown], i) => ({ label: typeof key === "string" ? key : preview(key), step: i, value: item, isNamed: true }));
  if (value instanceof Set) return [...value].map((item: unknown, i) => ({ label: String(i), step: i, value: item, isNamed: false }));
  if (ArrayBuffer.isView(value) && "length" in value) return Array.from({ length: Number(value.length) }, (_, i) => ({ label: String(i), step: i, value: Reflect.get(value, i), isNamed: false }));
  return Object.entries(value).map(([key, item]: [string, unknown]) => ({ label: key, step: key, value: item, isNamed: true }));
}

/** Whether a person can write a new value in its place: what JSON can say. */
export function isEditable(value: unknown, depth = 6): boolean {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return typeof value !== "number" || Number.isFinite(value);
  if (typeof value !== "object" || depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isEditable(item, depth - 1));
  return nameOf(value) === "" && Object.values(value).every((item) => isEditable(item, depth - 1));
}

/** A value as a person copies it: JSON where that says all, else the line that is shown. */
export const asText = (value: unknown): string => (typeof value === "string" ? value : isEditable(value) ? JSON.stringify(value, undefined, 2) : preview(value, 2));

/** What a person wrote: JSON, or a text without its quotes. */
export function fromText(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // Not JSON. What looks like the beginning of it is a mistake, anything else a text.
    return /^\s*[[{"]/.test(text) ? { ok: false } : { ok: true, value: text };
  }
}
