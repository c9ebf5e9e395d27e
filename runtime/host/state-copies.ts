/** Copies of the session state, to begin the next child with when this one dies. */
import type { Delta, StateCopy } from "../protocol/delta.ts";

/** Characters in all: 32 MiB in base64, and some room. What a child sends beyond is not kept. */
const mostChars = 48 * 1024 * 1024;

export class StateCopies {
  readonly #values = new Map<string, StateCopy>();
  #chars = 0;
  readonly #skipped = new Set<string>();

  apply({ set, deleted, skipped }: Extract<Delta, { op: "state" }>): void {
    for (const key of deleted) this.#delete(key);
    for (const key of skipped) this.#skip(key);
    for (const copy of set) this.#put(copy);
  }

  /** Keys whose values cannot be copied: they are lost with the child. */
  get skipped(): readonly string[] {
    return [...this.#skipped];
  }

  /** What the next child begins with. */
  get entries(): readonly StateCopy[] {
    return [...this.#values.values()];
  }

  /** Begins with what another host kept. */
  restore(copies: readonly StateCopy[]): void {
    for (const copy of copies) this.#put(copy);
  }

  #put(copy: StateCopy): void {
    this.#delete(copy.key);
    if (this.#chars + copy.value.length > mostChars) return this.#skip(copy.key);
    this.#values.set(copy.key, copy);
    this.#chars += copy.value.length;
  }

  #delete(key: string): void {
    this.#chars -= this.#values.get(key)?.value.length ?? 0;
    this.#values.delete(key);
    this.#skipped.delete(key);
  }

  /** An old copy would be worse than none: the script makes a new value. */
  #skip(key: string): void {
    this.#delete(key);
    this.#skipped.add(key);
  }
}
