/** The connections of an app: made once, by name, and kept through runs and saves as resources are. */
import { sha256 } from "../cache/hash.ts";
import { type Limits, Store } from "../cache/store.ts";

/** What a connection is to the engine. */
export interface Closable {
  close(): unknown;
}

export class Connections {
  /** By type, for `st.connection(name, { type })`. */
  readonly types = new Map<string, unknown>();
  readonly #byName = new Map<string, Store<Closable>>();

  /** The connection of this name that was made in the same way, or a new one. `text` is the source of its class. */
  get<C extends Closable>(name: string, text: string, settings: object, limits: Limits, make: () => C): C {
    let store = this.#byName.get(name);
    if (!store) this.#byName.set(name, (store = new Store<Closable>((connection) => void connection.close())));
    store.limit(limits);
    // A class of the script is another one in every run, and yet the same.
    const key = sha256(JSON.stringify([text, settings]));
    const found = store.get(key, Date.now());
    // SAFETY: what stands under a class's own text was made by that class.
    if (found && !found.isExpired) return found.entry as C;
    const made = make();
    store.set(key, made, Date.now());
    return made;
  }

  /** Closes and forgets all. */
  clear(): void {
    for (const store of this.#byName.values()) store.clear();
  }
}
