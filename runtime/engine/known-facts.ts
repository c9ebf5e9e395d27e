/** What the app knows of the person's window. A script that has asked runs again when the answer has changed. */
import { isDeepStrictEqual } from "node:util";
import type { Facts } from "../protocol/facts.ts";

export class KnownFacts {
  #facts: Facts;
  readonly #asked = new Set<keyof Facts>();

  constructor(facts: Facts = {}) {
    this.#facts = facts;
  }

  get<K extends keyof Facts>(name: K): Facts[K] {
    this.#asked.add(name);
    return this.#facts[name];
  }

  /** A full run begins: what it does not ask for does not concern it. */
  begin(): void {
    this.#asked.clear();
  }

  /** Takes what is known now. Gives whether the script has been told otherwise. */
  take(facts: Facts): boolean {
    const before = this.#facts;
    this.#facts = facts;
    return [...this.#asked].some((name) => !isDeepStrictEqual(before[name], facts[name]));
  }
}
