/** What a run of the benchmark finds out, and how it is judged. */
import type { DomChanges } from "../page/probe.ts";
import type { Traffic } from "../page/person.ts";
import { median, quantile } from "./statistics.ts";

/** Something that was measured again and again. */
export interface Measurement {
  /** For `--json` and for `floor`: short and stable. */
  id: string;
  what: string;
  /** In `/s` more is better, otherwise less. */
  unit: "ms" | "/s" | "MiB";
  samples: number[];
  /** The measurement of the same run that says what the machine could do at best. */
  floor?: string;
  goal?: Goal;
  note?: string;
}

export type Goal = { atMost: number } | { atLeast: number } | { timesFloor: number };

/** What one action costs besides time: medians. The same on every machine. */
export interface Counts extends DomChanges, Traffic {
  id: string;
  what: string;
}

/** A measurement as a line of the table. */
export interface Line {
  what: string;
  unit: string;
  n: number;
  median: number;
  /** The bad end: 95 % of the samples were better. */
  p95: number;
  ratio: number | undefined;
  goal: string;
  isMet: boolean | undefined;
  note: string;
}

export function judge(measurement: Measurement, all: readonly Measurement[]): Line {
  const { what, unit, samples, goal, note = "" } = measurement;
  const middle = median(samples);
  const floor = all.find(({ id }) => id === measurement.floor);
  const ratio = floor && middle / median(floor.samples);
  return { what, unit, n: samples.length, median: middle, p95: quantile(samples, unit === "/s" ? 0.05 : 0.95), ratio, goal: goal ? goalText(goal, unit) : "", isMet: goal && isMet(goal, middle, ratio), note };
}

function goalText(goal: Goal, unit: string): string {
  if ("timesFloor" in goal) return `≤ ${goal.timesFloor} × floor`;
  return "atMost" in goal ? `≤ ${goal.atMost} ${unit}` : `≥ ${goal.atLeast.toLocaleString("en")} ${unit}`;
}

/** Undefined when the floor was not measured in this run. */
function isMet(goal: Goal, value: number, ratio: number | undefined): boolean | undefined {
  if ("timesFloor" in goal) return ratio === undefined ? undefined : ratio <= goal.timesFloor;
  return "atMost" in goal ? value <= goal.atMost : value >= goal.atLeast;
}
