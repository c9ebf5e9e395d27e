/** From what was measured to what stands beside which line. Pure. */
import type { Cost, CostPlace, Profile } from "../../runtime/protocol/cost.ts";
import type { Location } from "../../runtime/protocol/diagnostic.ts";

/** One thing that is said of a line. */
export type CostPart =
  | { what: "reruns"; runs: number; ms: number }
  | { what: "cached" }
  /** `kept`: other calls on the line were answered from the cache. */
  | { what: "computed"; times: number; ms: number; kept: boolean }
  | { what: "statement"; ms: number; share: number }
  | { what: "hot"; ms: number; share: number; isCalled: boolean };

/** A whole line: any edit of it makes what is said of it a thing of the past. */
export interface CostLine extends Location {
  parts: CostPart[];
}

/** The parts of one line, in this order: what was asked for, what was computed, what it took, what a profile adds. */
export function costLines({ reruns, cached, statements }: Cost, profile: Profile | undefined): CostLine[] {
  const lines = new Map<string, CostLine>();
  const say = ({ file, line }: CostPlace, part: CostPart): void => {
    const key = `${line}:${file}`;
    const known = lines.get(key) ?? { file, line, column: 1, endLine: line, endColumn: Number.MAX_SAFE_INTEGER, parts: [] };
    lines.set(key, known);
    known.parts.push(part);
  };
  for (const each of reruns) say(each, { what: "reruns", runs: each.runs, ms: each.ms });
  for (const each of cached) {
    if (each.computed > 0) say(each, { what: "computed", times: each.computed, ms: each.ms, kept: each.kept });
    else if (each.kept) say(each, { what: "cached" });
  }
  for (const each of statements) say(each, { what: "statement", ms: each.ms, share: each.share });
  // The first line of a script stands for all that its top calls: to say so there would be misunderstood.
  for (const each of profile?.lines ?? []) if (!each.isCalled || each.line > 1) say(each, { what: "hot", ms: each.ms, share: each.share, isCalled: each.isCalled });
  return [...lines.values()];
}
