import type { Json } from "../../../runtime/protocol/json.ts";

/** More entries than this are shown in groups. */
const groupSize = 100;

/** A line of the tree: an entry of an object or a list, or a group of entries. */
export interface JsonEntry {
  /** Name within its parent; undefined for the root. */
  name: string | undefined;
  value: Json;
  /** What is below: undefined for a plain value. */
  kind: "object" | "list" | undefined;
  /** Set for a group: which entries of the list or object it stands for. */
  range?: readonly [from: number, to: number];
}

export function entryOf(value: Json, name?: string): JsonEntry {
  const kind = Array.isArray(value) ? "list" : typeof value === "object" && value !== null ? "object" : undefined;
  return { name, value, kind };
}

/** The lines directly below an entry. */
export function below({ value, kind, range }: JsonEntry): JsonEntry[] {
  if (!kind || typeof value !== "object" || value === null) return [];
  const names = Object.keys(value);
  const [from, to] = range ?? [0, names.length];
  if (to - from <= groupSize) return names.slice(from, to).map((name) => entryOf(Reflect.get(value, name), name));
  // Groups of groups, so that no level has more lines than `groupSize`.
  let size = groupSize;
  while ((to - from) / size > groupSize) size *= groupSize;
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => {
    const part = [from + i * size, Math.min(to, from + (i + 1) * size)] as const;
    return { name: `${names[part[0]]} … ${names[part[1] - 1]}`, value, kind, range: part };
  });
}

/** How many entries an entry has directly below it. */
export function sizeOfEntry({ value, range }: JsonEntry): number {
  if (range) return range[1] - range[0];
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
