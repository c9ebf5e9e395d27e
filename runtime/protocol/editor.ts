/** What an editor asks of an app besides running it, and what the app tells it alone. */
import type { Json } from "./json.ts";

/** From a key of the session state inwards: the name of a property, or the ordinal of an item, entry or member. */
export type StatePath = readonly (string | number)[];

export type EditorAsk =
  /** Tell what a person looks at in the editor (`Overview`), from now on or no longer. */
  | { what: "observe"; on: boolean }
  /** Set a value of the session state, or delete it. The app runs again. */
  | { what: "editState"; path: StatePath; value?: Json }
  /** Forget what cached functions gave: all of them, or the one with this id. The app runs again. */
  | { what: "clearCache"; id?: string }
  /** Nodes say which call drew them (`Site`), from the next run on or no longer. The app runs again. */
  | { what: "inspect"; on: boolean }
  /** Measure what runs cost (`Cost`), from now on or no longer; with `statements`, each at the top of a script: then the app runs again. */
  | { what: "cost"; on: boolean; statements: boolean }
  /** Sample where the main thread is, or no longer: then tell (`Profile`). */
  | { what: "profile"; on: boolean }
  /** Listen for a debugger, and tell where (`debugger`), or no longer. */
  | { what: "debug"; on: boolean };

/** A widget with a key. */
export interface WidgetOverview {
  key: string;
  type: string;
  label: string;
  /** False: its value is kept although it is not drawn. */
  drawn: boolean;
}

/** A cached function. */
export interface CacheOverview {
  id: string;
  name: string;
  kind: "data" | "resource";
  file: string;
  /** Results that it keeps. */
  entries: number;
}

export interface Overview {
  widgets: WidgetOverview[];
  caches: CacheOverview[];
}

/** The call that drew a node: its `site` while a person inspects. Without a file it is in the app's script. */
export interface Site {
  line: number;
  column: number;
  file?: string;
}

/** What a node says about the call that drew it. */
export function siteOf(node: object): Site | undefined {
  const site: unknown = "site" in node ? node.site : undefined;
  if (typeof site !== "object" || site === null || !("line" in site) || !("column" in site)) return undefined;
  if (typeof site.line !== "number" || typeof site.column !== "number") return undefined;
  return { line: site.line, column: site.column, ...("file" in site && typeof site.file === "string" && { file: site.file }) };
}
