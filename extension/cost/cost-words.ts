/** What is said of a line's cost, in a person's words. */
import { l10n } from "vscode";
import { duration } from "../view/run-words.ts";
import type { CostPart } from "./cost-lines.ts";

export const percent = (share: number): number => Math.round(100 * share);

/** Beside the line: `3 more runs, 12 ms`. */
export function labelOf(part: CostPart): string {
  switch (part.what) {
    case "reruns":
      return part.runs === 1 ? l10n.t("1 more run, {0}", duration(part.ms)) : l10n.t("{0} more runs, {1}", part.runs, duration(part.ms));
    case "cached":
      return l10n.t("cached");
    case "computed":
      if (part.times > 1) return l10n.t("computed {0} times, {1}", part.times, duration(part.ms));
      return l10n.t("computed, {0}", duration(part.ms));
    case "statement":
      return l10n.t("{0}, {1}% of the run", duration(part.ms), percent(part.share));
    case "hot":
      return part.isCalled ? l10n.t("{0}% in what this calls", percent(part.share)) : l10n.t("{0}% of the work", percent(part.share));
  }
}

/** When the mouse rests on it. */
export function explanationOf(part: CostPart): string {
  switch (part.what) {
    case "reruns":
      return l10n.t("What this line asked for since a person or a save last did something: runs, and how long they took together.");
    case "cached":
      return l10n.t("In the last run, the calls of cached functions on this line were answered from the cache.");
    case "computed":
      if (part.kept) return l10n.t("In the last run, cached functions on this line computed; other calls were answered from the cache.");
      return l10n.t("In the last run, cached functions on this line computed. The result is kept for the next one.");
    case "statement":
      return l10n.t("One of the slowest statements of the last run, from its beginning to its end; what it waited for counts too.");
    case "hot":
      if (part.isCalled) return l10n.t("In the last profile: time in packages, Node and built-in functions that this function calls.");
      return l10n.t("In the last profile: time on this very line.");
  }
}
