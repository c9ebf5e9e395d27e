/** Which component draws what: found by the names of the files (see `components.gen.ts`). */
import type { Drawings } from "../tree/drawings.ts";
import Later from "../tree/Later.svelte";
import { chunks, components } from "./components.gen.ts";
import type { AnyDrawing } from "./drawing.ts";
import Unknown from "./Unknown.svelte";

// SAFETY: the component under a type is only given data of that type.
const first = new Map(Object.entries(components) as [string, AnyDrawing][]);
// SAFETY: as above.
const later = new Map(Object.entries(chunks) as unknown as [string, () => Promise<{ default: AnyDrawing }>][]);

export const drawings: Drawings = {
  find: (type) => first.get(type) ?? (later.has(type) ? Later : Unknown),
  load: async (type) => {
    const loaded = first.get(type) ?? (await later.get(type)?.())?.default ?? Unknown;
    first.set(type, loaded);
    return loaded;
  },
};
