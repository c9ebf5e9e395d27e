import type { HostEvents } from "./api.ts";

/** Who listens to what. A listener that throws does not keep the others from hearing. */
export class Listeners {
  readonly #lists: { [K in keyof HostEvents]: Set<HostEvents[K]> } = {
    status: new Set(),
    diagnostics: new Set(),
    files: new Set(),
    runs: new Set(),
    state: new Set(),
    overview: new Set(),
    cost: new Set(),
    profile: new Set(),
    debugger: new Set(),
    inspecting: new Set(),
    output: new Set(),
    shell: new Set(),
    address: new Set(),
    openLocation: new Set(),
    openLink: new Set(),
    log: new Set(),
  };

  /** Gives the function that ends the listening. */
  add<K extends keyof HostEvents>(event: K, listener: HostEvents[K]): () => void {
    this.#lists[event].add(listener);
    return () => this.#lists[event].delete(listener);
  }

  emit<K extends keyof HostEvents>(event: K, ...args: Parameters<HostEvents[K]>): void {
    for (const listener of this.#lists[event]) {
      try {
        // SAFETY: the arguments are those of the event that the set is for; TypeScript does not relate the two.
        (listener as (...args: Parameters<HostEvents[K]>) => void)(...args);
      } catch (error) {
        if (event !== "log") this.emit("log", "error", `A listener of "${event}" failed: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  }

  clear(): void {
    for (const list of Object.values(this.#lists)) list.clear();
  }
}
