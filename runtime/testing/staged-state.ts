/** The session state as a test sees it and writes to it: what is written is there in the next run. */

export class StagedState {
  /** Looks like the session state itself. */
  readonly proxy: Record<string, unknown>;
  readonly #current: () => ReadonlyMap<string, unknown>;
  #assigned = new Map<string, unknown>();
  #deleted = new Set<string>();

  /** `current` is the state as it stands. */
  constructor(current: () => ReadonlyMap<string, unknown>) {
    this.#current = current;
    this.proxy = new Proxy<Record<string, unknown>>({}, {
      get: (_, key) => (typeof key === "string" ? this.#all()[key] : undefined),
      has: (_, key) => Reflect.has(this.#all(), key),
      ownKeys: () => Reflect.ownKeys(this.#all()),
      getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(this.#all(), key),
      set: (_, key, value) => {
        this.#deleted.delete(String(key));
        return this.#assigned.set(String(key), value) !== undefined;
      },
      deleteProperty: (_, key) => {
        this.#assigned.delete(String(key));
        return this.#deleted.add(String(key)) !== undefined;
      },
    });
  }

  /** What was written since the last time, if anything was. */
  take(): { set: [string, unknown][]; deleted: string[] } | undefined {
    if (this.#assigned.size === 0 && this.#deleted.size === 0) return undefined;
    const taken = { set: [...this.#assigned], deleted: [...this.#deleted] };
    this.#assigned = new Map();
    this.#deleted = new Set();
    return taken;
  }

  #all(): Record<string, unknown> {
    const all = new Map([...this.#current(), ...this.#assigned]);
    for (const key of this.#deleted) all.delete(key);
    return Object.fromEntries(all);
  }
}
