/**
 * Tells a rerun loop from a chain that ends. A chain is the automatic reruns since a person or a save last did
 * something; it is hot when it is long and the thread was busy most of its time (a chain that waits is fine for ever).
 */
import { performance, type EventLoopUtilization } from "node:perf_hooks";
import { Fingerprint } from "./fingerprint.ts";
import type { RawFrame } from "./stack.ts";

/** Reruns before a chain can be hot. */
export const hotChain = 25;
/** Part of the time that the thread must have been busy. */
const hotUtilization = 0.5;
/** Fingerprints remembered; a longer chain begins a new memory. */
const memory = 10_000;

export interface LoopLimits {
  sameStateMs: number;
  changingMs: number;
}

/** Why a chain is taken for a loop. */
export interface Loop {
  site: RawFrame | undefined;
  reruns: number;
  reason: string;
  /** Where the keys that change were written, latest first. */
  writes: { key: string; at: RawFrame }[];
}

export class LoopWatch {
  readonly #limits: LoopLimits;
  #reruns = 0;
  #began = 0;
  #utilization: EventLoopUtilization | undefined;
  #seen = new Map<string, number>();
  #history: Fingerprint[] = [];
  /** How many reruns ago the state was as it is now, if ever. */
  #repeated: number | undefined;
  /** For how many reruns the state has been as it is now. */
  #same = 1;
  #writes = new Map<string, RawFrame>();

  constructor(limits: LoopLimits) {
    this.#limits = limits;
  }

  /** A person or a save did something: whatever runs from here on is a new chain. */
  reset(): void {
    if (this.#reruns === 0) return;
    this.#reruns = 0;
    this.#seen.clear();
    this.#history = [];
    this.#repeated = undefined;
    this.#same = 1;
    this.#writes.clear();
  }

  /** A write to this key is worth a stack: once in a chain, when the chain is long. A stack costs more than the run that writes. */
  wantsWrite(key: string): boolean {
    return this.#reruns >= hotChain && !this.#writes.has(key);
  }

  noteWrite(key: string, at: RawFrame | undefined): void {
    if (at) this.#writes.set(key, at);
  }

  /** One more automatic rerun. Gives the loop when the chain has become one. `site` is asked for only then. */
  note(values: ReadonlyMap<string, unknown>, site: () => RawFrame | undefined): Loop | undefined {
    if (this.#reruns++ === 0) {
      this.#began = performance.now();
      this.#utilization = performance.eventLoopUtilization();
    }
    if (this.#reruns < hotChain || performance.eventLoopUtilization(this.#utilization).utilization <= hotUtilization) return undefined;
    const print = new Fingerprint(values);
    this.#remember(print);
    const limit = this.#repeated === undefined ? this.#limits.changingMs : this.#limits.sameStateMs;
    if (performance.now() - this.#began < limit) return undefined;
    return { site: site(), reruns: this.#reruns, reason: this.#reason(), writes: this.#writesOfChanging() };
  }

  #remember(print: Fingerprint): void {
    if (this.#seen.size >= memory) this.#seen.clear();
    const before = print.isWhole ? this.#seen.get(print.text) : undefined;
    this.#repeated = before === undefined ? undefined : this.#reruns - before;
    this.#same = this.#repeated === 1 ? this.#same + 1 : 1;
    if (print.isWhole) this.#seen.set(print.text, this.#reruns);
    this.#history.push(print);
    if (this.#history.length > 32) this.#history.shift();
  }

  /** Keys whose value differs within one period, or among the last runs. */
  #changingKeys(): string[] {
    const window = this.#history.slice(-Math.max(2, (this.#repeated ?? 8) + 1));
    const keys = new Set(window.flatMap((print) => [...print.keys.keys()]));
    return [...keys].filter((key) => new Set(window.map((print) => print.keys.get(key))).size > 1);
  }

  #reason(): string {
    if (this.#repeated === 1) return `session state was the same in the last ${this.#same} runs`;
    const keys = this.#changingKeys();
    if (this.#repeated === undefined) {
      return keys.length > 0
        ? `${list(keys)} ${keys.length === 1 ? "has" : "have"} another value in each of the last ${this.#reruns} runs`
        : `${this.#reruns} runs in a row asked for another`;
    }
    const [key] = keys;
    if (keys.length === 1 && key !== undefined && this.#repeated === 2) {
      const [a, b] = this.#history.slice(-2).map((print) => print.keys.get(key));
      return `\`${key}\` alternates between ${a ?? "nothing"} and ${b ?? "nothing"}`;
    }
    return `session state repeats every ${this.#repeated} runs${keys.length > 0 ? ` (${list(keys)} changes)` : ""}`;
  }

  #writesOfChanging(): { key: string; at: RawFrame }[] {
    const changing = new Set(this.#changingKeys());
    return [...this.#writes].filter(([key]) => changing.has(key)).map(([key, at]) => ({ key, at }));
  }
}

const list = (keys: readonly string[]): string => {
  const shown = keys.slice(0, 3).map((key) => `\`${key}\``);
  return keys.length > 3 ? `${shown.join(", ")} and ${keys.length - 3} more` : shown.join(" and ");
};
