/** `st.sessionState`: what a session remembers between runs. */
import { badStateKey, stateAfterWidget } from "./errors.ts";

/** Names that begin with this are the engine's own. */
export const reservedPrefix = "$$ID";

/** The values, and what the engine has to know about them. Keyed widgets keep their values here too. */
export class SessionStore {
  readonly values = new Map<string, unknown>();
  /** What the person entered in widgets without a key, by identity: the script does not see it here, but it is not to be lost. */
  readonly entered = new Map<string, unknown>();
  /** Keys that the script set since their widget last took its value from here. */
  readonly assigned = new Set<string>();
  /** Values to be set before the next run (`st.setNext`). */
  readonly next = new Map<string, unknown>();
  /** Keys that were read, written or deleted since the last copy: an object that was read may have been mutated. */
  readonly touched = new Set<string>();
  /** Keys that were set or deleted since the run that is going began. */
  readonly written = new Set<string>();
  /** Names of what was entered where it cannot be read: it is not shown, and not kept on disk. */
  readonly secret = new Set<string>();
  /** What a person does to the state in the editor, to be done before the next run. */
  readonly edits: (() => void)[] = [];
  /** Keys of widgets that nobody may set: buttons and the like. Their values are not worth a copy. */
  readonly unsettable = new Set<string>();
  /** Called after each write of the script, with its key. */
  onWrite: ((key: string) => void) | undefined;

  /** Sets a value as the script does: its widget will take it. */
  assign(key: string, value: unknown): void {
    this.values.set(key, value);
    this.assigned.add(key);
    this.touched.add(key);
    this.written.add(key);
    this.onWrite?.(key);
  }

  delete(key: string): boolean {
    this.assigned.delete(key);
    this.touched.add(key);
    const had = this.values.delete(key);
    if (!had) return false;
    this.written.add(key);
    this.onWrite?.(key);
    return true;
  }

  /** Takes values from outside, at once. */
  replace({ set, deleted }: { set: readonly [key: string, value: unknown][]; deleted: readonly string[] }): void {
    for (const [key, value] of set) this.assign(key, value);
    for (const key of deleted) this.delete(key);
  }

  applyNext(): void {
    this.written.clear();
    if (this.edits.length > 0) for (const edit of this.edits.splice(0)) edit();
    if (this.next.size === 0) return;
    for (const [key, value] of this.next) this.assign(key, value);
    this.next.clear();
  }
}

/** What decides whether a write counts. */
export interface StateGuard {
  /** False for code of a superseded run: its writes are ignored. */
  mayWrite(): boolean;
  /** A widget with this key was drawn in the run that is going. */
  isDrawn(key: string): boolean;
  /** The page must show this widget's value again, whatever it shows now. */
  reset(key: string): void;
}

/**
 * Checks a key that a script writes to.
 * @throws AppError `bad-state-key`
 */
export function checkKey(key: string): void {
  if (key === "" || key.startsWith(reservedPrefix)) throw badStateKey(key);
}

function* touchedEntries(store: SessionStore): Generator<[string, unknown]> {
  for (const entry of store.values) {
    store.touched.add(entry[0]);
    yield entry;
  }
}

/** The object a script sees: a mapping by property access, `in`, `delete`, `Object.keys`, JSON and iteration over entries. */
export function createSessionState(store: SessionStore, guard: StateGuard): Record<string, unknown> {
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  return new Proxy<Record<string, unknown>>(Object.create(null), {
    get(_, key) {
      if (typeof key === "string") {
        store.touched.add(key);
        return store.values.get(key);
      }
      if (key === Symbol.iterator) return () => touchedEntries(store);
      if (key === Symbol.toStringTag) return "SessionState";
      if (key === inspect) return () => Object.fromEntries(store.values);
      return undefined;
    },
    set(_, key, value) {
      if (typeof key !== "string") return false;
      checkKey(key);
      if (!guard.mayWrite()) return true;
      if (guard.isDrawn(key)) throw stateAfterWidget(key);
      store.assign(key, value);
      return true;
    },
    has: (_, key) => typeof key === "string" && store.values.has(key),
    deleteProperty(_, key) {
      if (typeof key !== "string" || !guard.mayWrite()) return true;
      store.delete(key);
      guard.reset(key);
      return true;
    },
    ownKeys: () => [...store.values.keys()],
    getOwnPropertyDescriptor(_, key) {
      if (typeof key !== "string" || !store.values.has(key)) return undefined;
      return { value: store.values.get(key), enumerable: true, configurable: true, writable: true };
    },
    defineProperty: () => false,
  });
}
