/** Copies of the session state, key by key: what a new child begins with when this one dies. */
import { deserialize, serialize } from "node:v8";
import type { StateCopy } from "../protocol/delta.ts";
import type { Engine } from "./engine.ts";
import { holdsSecret } from "./secrets/redact.ts";
import { reservedPrefix, type SessionStore } from "./session-state.ts";

/** How long the app must have been at rest, and how old the copies may get while it never is. */
const restMs = 250;
const oldestMs = 5000;

/** All copies together may have this many bytes. */
const maxBytes = 32 * 1024 * 1024;

export interface ChangedCopies {
  set: StateCopy[];
  deleted: string[];
  /** Keys whose values cannot be copied (functions, sockets) or are too large. */
  skipped: string[];
}

export class StateCopies {
  readonly #store: SessionStore;
  /** What was sent last, by key. */
  readonly #sent = new Map<string, string>();

  constructor(store: SessionStore) {
    this.#store = store;
  }

  /** What changed since the last time among the keys that were touched, or undefined. */
  take(): ChangedCopies | undefined {
    const { touched, unsettable, secret } = this.#store;
    if (touched.size === 0) return undefined;
    const copy: ChangedCopies = { set: [], deleted: [], skipped: [] };
    let bytes = [...this.#sent.values()].reduce((sum, value) => sum + value.length, 0);
    for (const key of touched) {
      if (unsettable.has(key)) continue;
      const found = place(this.#store, key);
      if (!found.values.has(found.key)) {
        if (this.#sent.delete(key)) copy.deleted.push(key);
        continue;
      }
      const copied = copyOf(found.values.get(found.key));
      const value = copied?.toString("base64");
      if (copied === undefined || value === undefined || bytes + value.length > maxBytes) {
        copy.skipped.push(key);
        continue;
      }
      if (this.#sent.get(key) === value) continue;
      bytes += value.length;
      this.#sent.set(key, value);
      copy.set.push({ key, value, ...((secret.has(key) || holdsSecret(copied)) && { secret: true }) });
    }
    touched.clear();
    return copy.set.length + copy.deleted.length + copy.skipped.length > 0 ? copy : undefined;
  }
}

/** Where a copied key lives: what was entered in widgets without a key has names of its own. */
function place(store: SessionStore, key: string): { values: Map<string, unknown>; key: string } {
  return key.startsWith(reservedPrefix) ? { values: store.entered, key: key.slice(reservedPrefix.length + 1) } : { values: store.values, key };
}

/** Sends copies to the host: when the app has come to rest, and every five seconds while it does not. */
export function keepStateCopies(engine: Engine): void {
  const copies = new StateCopies(engine.store);
  let timer: NodeJS.Timeout | undefined;
  let last = performance.now();
  const send = (): void => {
    last = performance.now();
    const copy = copies.take();
    if (copy) engine.outlet.send({ op: "state", ...copy });
  };
  engine.onBegin.push(() => clearTimeout(timer));
  engine.onEnd.push(() => {
    if (performance.now() - last > oldestMs) send();
  });
  engine.onRest.push(() => {
    clearTimeout(timer);
    timer = setTimeout(send, restMs).unref();
  });
}

/** Puts copies back. One that cannot be read is left out: the script initialises it anew. */
export function restoreState(store: SessionStore, copies: readonly { key: string; value: string }[]): void {
  for (const { key, value } of copies) {
    try {
      const restored: unknown = deserialize(Buffer.from(value, "base64"));
      if (key.startsWith(reservedPrefix)) store.entered.set(key.slice(reservedPrefix.length + 1), restored);
      else store.assign(key, restored);
    } catch {
      continue; // written by another version of Node
    }
  }
}

function copyOf(value: unknown): Buffer | undefined {
  try {
    return serialize(value);
  } catch {
    return undefined;
  }
}
