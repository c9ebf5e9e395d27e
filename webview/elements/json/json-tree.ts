import type { Json } from "../../../runtime/protocol/element.ts";

/** More entries than this are shown in groups. */
const groupSize = 100;

/** A line of the tree: an entry of an object or a list, or a group of entries. */
export interface JsonEntry {
  /** Name within its parent; undefined for the root. */
  name: string | undefined;
  value: Json;
  /** What is below: undefined for a plain value. */
  kind: "object" | "list" | undefined;
  /** Set for a group: which entries of the list it stands for. */
  range?: readonly [from: number, to: number];
}

export function entryOf(value: Json, name?: string): JsonEntry {
  const kind = Array.isArray(value) ? "list" : typeof value === "object" && value !== null ? "object" : undefined;
  return { name, value, kind };
}

/** The lines directly below an entry. */
export function below(entry: JsonEntry): JsonEntry[] {
  const { value } = entry;
  if (Array.isArray(value)) return listBelow(value, entry.range ?? [0, value.length]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([name, inner]) => entryOf(inner, name));
}

function listBelow(list: Json[], [from, to]: readonly [number, number]): JsonEntry[] {
  if (to - from <= groupSize) return list.slice(from, to).map((value, i) => entryOf(value, String(from + i)));
  // Groups of groups, so that no level has more lines than `groupSize`.
  let size = groupSize;
  while ((to - from) / size > groupSize) size *= groupSize;
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => {
    const range = [from + i * size, Math.min(to, from + (i + 1) * size)] as const;
    return { name: `${range[0]} … ${range[1] - 1}`, value: list, kind: "list", range };
  });
}

/** How many entries an entry has directly below it. */
export function sizeOfEntry({ value, range }: JsonEntry): number {
  if (range) return range[1] - range[0];
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
