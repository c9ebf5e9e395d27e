/** Entries by key, the one used longest ago first; they go when they are too old or too many. Pure: time comes in. */

/** Milliseconds; both Infinity when there is no limit. */
export interface Limits {
  ttlMs: number;
  maxEntries: number;
}

interface Stored<T> {
  entry: T;
  /** When it was computed. */
  at: number;
}

export class Store<T> {
  #limits: Limits = { ttlMs: Infinity, maxEntries: Infinity };
  readonly #entries = new Map<string, Stored<T>>();
  readonly #onLeave: (entry: T, key: string) => void;

  /** `onLeave` is told of every entry that goes, for whatever reason. */
  constructor(onLeave: (entry: T, key: string) => void = () => {}) {
    this.#onLeave = onLeave;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** New limits apply to what is there. */
  limit(limits: Limits): void {
    this.#limits = limits;
    this.#trim();
  }

  /** The entry, which counts as used now, and whether it is older than it may be. */
  get(key: string, now: number): { entry: T; isExpired: boolean } | undefined {
    const stored = this.#entries.get(key);
    if (!stored) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, stored);
    return { entry: stored.entry, isExpired: now - stored.at >= this.#limits.ttlMs };
  }

  /** @param at when the entry was computed */
  set(key: string, entry: T, at: number): void {
    this.delete(key);
    this.#entries.set(key, { entry, at });
    this.#trim();
  }

  delete(key: string): void {
    const stored = this.#entries.get(key);
    if (!stored) return;
    this.#entries.delete(key);
    this.#onLeave(stored.entry, key);
  }

  clear(): void {
    for (const key of Array.from(this.#entries.keys())) this.delete(key);
  }

  /** Drops what is too old. */
  dropExpired(now: number): void {
    if (this.#limits.ttlMs === Infinity) return;
    for (const [key, stored] of this.#entries) if (now - stored.at >= this.#limits.ttlMs) this.delete(key);
  }

  #trim(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.maxEntries) return;
      this.delete(key);
    }
  }
}
