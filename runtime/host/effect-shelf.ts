/** One-shots that no page has shown yet. A page that was hidden gets them when it comes back, for a while. */
import type { Effect } from "../protocol/delta.ts";

const keepMs = 30_000;
const most = 100;
/** A child numbers its effects from 1; those of the next child must not look like repetitions. */
const numbersPerChild = 1_000_000;

export class EffectShelf {
  readonly #now: () => number;
  #kept: { effect: Effect; until: number }[] = [];
  #offset = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Keeps an effect and gives it with a number that is unique in the session. */
  put(effect: Effect): Effect {
    const numbered = { ...effect, id: effect.id + this.#offset };
    this.#kept.push({ effect: numbered, until: this.#now() + keepMs });
    if (this.#kept.length > most) this.#kept.shift();
    return numbered;
  }

  shown(id: number): void {
    this.#kept = this.#kept.filter(({ effect }) => effect.id !== id);
  }

  childReplaced(): void {
    this.#offset += numbersPerChild;
  }

  /** What is still worth showing. */
  get current(): Effect[] {
    const now = this.#now();
    this.#kept = this.#kept.filter(({ until }) => until > now);
    return this.#kept.map(({ effect }) => effect);
  }
}
