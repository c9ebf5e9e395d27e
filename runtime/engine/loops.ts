/**
 * Tells a rerun loop from a chain that ends. A chain is the automatic reruns since a person or a save last did
 * something; it is hot when it is long and the thread was busy most of its time (a chain that waits is fine for ever).
 */
import { performance } from "node:perf_hooks";
import { Busyness } from "./busyness.ts";
import { Fingerprint } from "./fingerprint.ts";
import type { RawFrame } from "./stack.ts";

/** Reruns before a chain can be hot. */
export const hotChain = 25;
/** Part of the time that the thread must have been busy. */
const hotShare = 0.5;
/** For how long a state must have been coming back, up to the rerun before: a date comes back only while the clock stands still. */
const steadyMs = 20;
/** Fingerprints remembered; a longer chain begins a new memory. */
const memory = 10_000;
/** Fingerprints of the last runs, by which the reason is told, and how few of them tell one: slow runs are over the limit at once. */
const historyLength = 32;
const leastPrints = 4;

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
  /** Keys that change and were not written: their values are changed from within. */
  unwritten: string[];
}

export class LoopWatch {
  readonly #limits: LoopLimits;
  #reruns = 0;
  #began = 0;
  #busyness = new Busyness();
  #seen = new Map<string, number>();
  #history: Fingerprint[] = [];
  /** The first of the chain: forty runs fit into a millisecond, and what goes by a clock is the same in all of them. */
  #first: Fingerprint | undefined;
  /** How many reruns ago the state was as it is now, if ever. */
  #repeated: number | undefined;
  /** For how many reruns in a row the state has been as it was one period before. */
  #steady = 0;
  #steadySince = 0;
  /** When the last reruns were noted: this one and the one before. */
  #noted: [now: number, before: number] = [0, 0];
  /** Whether a state came back at all. */
  #hasRepeated = false;
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
    this.#first = undefined;
    this.#repeated = undefined;
    this.#steady = 0;
    this.#hasRepeated = false;
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
    this.#reruns++;
    if (this.#reruns === 1) this.#began = performance.now();
    // Most chains are one rerun long: they need not know how busy they are.
    if (this.#reruns === 2) this.#busyness = new Busyness();
    if (this.#reruns < hotChain || this.#busyness.share() <= hotShare) return undefined;
    const print = new Fingerprint(values);
    this.#remember(print);
    const limit = !this.#isRepeating() ? this.#limits.changingMs : this.#limits.sameStateMs;
    if (performance.now() - this.#began < limit || this.#history.length < leastPrints) return undefined;
    return { site: site(), reruns: this.#reruns, reason: this.#reason(), writes: this.#writesOfChanging(), unwritten: this.#changingKeys().filter((key) => !this.#writes.has(key)) };
  }

  #remember(print: Fingerprint): void {
    if (this.#seen.size >= memory) this.#seen.clear();
    const before = print.isWhole ? this.#seen.get(print.text) : undefined;
    const repeated = before === undefined ? undefined : this.#reruns - before;
    this.#noted = [performance.now(), this.#noted[0]];
    if (repeated === undefined || repeated !== this.#repeated) [this.#steady, this.#steadySince] = [0, this.#noted[0]];
    if (repeated !== undefined) this.#steady++;
    this.#hasRepeated ||= repeated !== undefined;
    this.#repeated = repeated;
    if (print.isWhole) this.#seen.set(print.text, this.#reruns);
    this.#first ??= print;
    this.#history.push(print);
    if (this.#history.length > historyLength) this.#history.shift();
  }

  /** A state that came back now and then may still be on its way; one that does so all the time goes round in circles. */
  #isRepeating(): boolean {
    return this.#repeated !== undefined && this.#noted[1] - this.#steadySince >= steadyMs;
  }

  /** Keys whose value differs within one period, or among the last runs: more of them where some were like the one before. */
  #changingKeys(): string[] {
    const span = this.#isRepeating() ? (this.#repeated ?? 1) : this.#hasRepeated ? historyLength : 8;
    const window = this.#history.slice(-Math.max(2, span + 1));
    if (this.#first && this.#hasRepeated && !this.#isRepeating()) window.push(this.#first);
    const keys = new Set(window.flatMap((print) => [...print.keys.keys()]));
    return [...keys].filter((key) => new Set(window.map((print) => print.keys.get(key))).size > 1);
  }

  #reason(): string {
    const keys = this.#changingKeys();
    if (!this.#isRepeating()) {
      if (keys.length === 0) return `${this.#reruns} runs in a row asked for another`;
      if (this.#hasRepeated) return `${list(keys)} ${keys.length === 1 ? "keeps" : "keep"} changing, for ${this.#reruns} runs`;
      return `${list(keys)} ${keys.length === 1 ? "has" : "have"} another value in each of the last ${this.#reruns} runs`;
    }
    if (this.#repeated === 1) return `session state was the same in the last ${this.#steady + 1} runs`;
    const [key, ...others] = keys;
    if (key !== undefined && this.#repeated === 2) {
      const [a, b] = this.#history.slice(-2).map((print) => print.keys.get(key));
      return `\`${key}\` alternates between ${both(a, b)}${others.length > 0 ? `, and ${list(others)} with it` : ""}`;
    }
    return `session state repeats every ${this.#repeated} runs${keys.length > 0 ? ` (${list(keys)} ${keys.length === 1 ? "changes" : "change"})` : ""}`;
  }

  #writesOfChanging(): { key: string; at: RawFrame }[] {
    const changing = new Set(this.#changingKeys());
    return [...this.#writes].filter(([key]) => changing.has(key)).map(([key, at]) => ({ key, at }));
  }
}

/** Two values in a person's words: lists, maps and the like are only told apart. */
function both(a = "nothing", b = "nothing"): string {
  return a.startsWith("#") || b.startsWith("#") ? "two values" : `${a} and ${b}`;
}

const list = (keys: readonly string[]): string => {
  const shown = keys.slice(0, 3).map((key) => `\`${key}\``);
  return keys.length > 3 ? `${shown.join(", ")} and ${keys.length - 3} more` : shown.join(" and ");
};
