/** What an app's runs cost, by line: what the editor shows beside the code. Lines count from 1, as the person wrote them. */

export interface CostPlace {
  file: string;
  line: number;
}

/** The last chain of reruns that this line asked for: how many runs, and how long they took. */
export interface RerunCost extends CostPlace {
  runs: number;
  ms: number;
}

/** What the calls of cached functions on this line did in the last run that came by. */
export interface CachedCost extends CostPlace {
  /** Results that were computed, and how long that took. */
  computed: number;
  ms: number;
  /** Some calls were answered from the cache. */
  kept: boolean;
}

/** A statement at the top of a script, in the last run. */
export interface StatementCost extends CostPlace {
  ms: number;
  /** Its part of the whole run, from 0 to 1. */
  share: number;
}

export interface Cost {
  reruns: RerunCost[];
  cached: CachedCost[];
  /** Those that took longest, the slowest first. */
  statements: StatementCost[];
}

/** A line, and its part of the time in which the main thread worked while it was profiled. */
export interface HotLine extends CostPlace {
  ms: number;
  share: number;
  /** The time is that of what the function beginning on this line calls, outside of the person's own code. */
  isCalled: boolean;
}

export interface Profile {
  /** For how long it was sampled, and for how much of that the main thread worked. */
  tookMs: number;
  workedMs: number;
  /** The hottest first. */
  lines: HotLine[];
}
