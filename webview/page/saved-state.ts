/** What a page that was hidden or reloaded finds again. */
export interface SavedState {
  view: unknown;
  /** Unsent text by widget. */
  drafts: Record<string, string>;
  /** How far the page was scrolled, in px. */
  scroll: number;
}

/** Reads what an earlier page saved, as far as it makes sense: it may be another version's. */
export function readSavedState(saved: unknown): SavedState {
  const drafts: Record<string, string> = {};
  if (typeof saved !== "object" || saved === null) return { view: undefined, drafts, scroll: 0 };
  if ("drafts" in saved && typeof saved.drafts === "object" && saved.drafts !== null) {
    for (const [id, text] of Object.entries(saved.drafts)) if (typeof text === "string") drafts[id] = text;
  }
  const scroll = "scroll" in saved && typeof saved.scroll === "number" ? saved.scroll : 0;
  return { view: "view" in saved ? saved.view : undefined, drafts, scroll };
}
