/** What an editor asks of an app besides running it, and what the app tells it alone. */
import type { Json } from "./element.ts";

/** From a key of the session state inwards: the name of a property, or the ordinal of an item, entry or member. */
export type StatePath = readonly (string | number)[];

export type EditorAsk =
  /** Tell what a person looks at in the editor (`Overview`), from now on or no longer. */
  | { what: "observe"; on: boolean }
  /** Set a value of the session state, or delete it. The app runs again. */
  | { what: "editState"; path: StatePath; value?: Json }
  /** Forget what cached functions gave: all of them, or the one with this id. The app runs again. */
  | { what: "clearCache"; id?: string };

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
