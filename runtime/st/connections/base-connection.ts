/** What every connection has: its settings, what it is connected to, and results that it keeps. */
import { pack, type Packed, unpack } from "../../engine/cache/copy.ts";
import { hashArguments } from "../../engine/cache/hash.ts";
import { Store } from "../../engine/cache/store.ts";
import { badOption } from "../../engine/errors.ts";
import { durationMs } from "../options.ts";

/**
 * The base of your own connections. `connect` opens what it is about, when that is first needed and after a `reset`.
 * @example
 * class Postgres extends st.connections.BaseConnection<Pool> {
 *   connect() {
 *     return new Pool({ connectionString: String(this.settings.url) });
 *   }
 *   disconnect(pool: Pool) {
 *     return pool.end();
 *   }
 *   query(sql: string, { ttl = "10m" } = {}) {
 *     return this.cached([sql], ttl, async () => (await this.raw.query(sql)).rows);
 *   }
 * }
 * const db = st.connection("warehouse", { type: Postgres });
 */
export abstract class BaseConnection<Raw = unknown> {
  readonly name: string;
  /** What `.dacapo/secrets.toml` says below `[connections.<name>]`, and over it the options of the call. */
  readonly settings: Readonly<Record<string, unknown>>;
  #open: { raw: Raw } | undefined;
  readonly #results = new Store<{ packed: Packed; at: number }>();

  constructor(name: string, settings: Readonly<Record<string, unknown>>) {
    this.name = name;
    this.settings = settings;
  }

  protected abstract connect(): Raw;
  /** Closes what `connect` opened. */
  protected disconnect?(raw: Raw): unknown;

  /** What it is connected to: whatever `connect` gives. */
  get raw(): Raw {
    this.#open ??= { raw: this.connect() };
    return this.#open.raw;
  }

  /** Forgets kept results and connects anew when it is next used. */
  reset(): void {
    this.forget();
    this.close();
  }

  /** Closes the connection. Using it opens it again. */
  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open) this.disconnect?.(open.raw);
  }

  /**
   * The result of `compute`, kept for `ttl` under `key`; everybody gets a copy. `undefined`: until `reset`. `0`: not at all.
   * An error is never kept.
   */
  protected cached<T>(key: readonly unknown[], ttl: string | number | undefined, compute: () => T): T {
    const ttlMs = ttl === undefined ? Infinity : durationMs("connection", "ttl", ttl);
    const hashed = hashArguments(key);
    if (!hashed.ok) throw badOption("connection", "what a query is asked with cannot be compared with other queries", "Pass texts, numbers and the like.");
    const found = this.#results.get(hashed.key, Date.now())?.entry;
    // SAFETY: under a key stands what was computed for it.
    if (found && Date.now() - found.at < ttlMs) return unpack(found.packed) as T;
    const result = compute();
    if (ttlMs === 0) return result;
    // SAFETY: T is a promise here, and `then` gives one of the same value.
    if (result instanceof Promise) return result.then((value: unknown) => this.#keep(hashed.key, value)) as T;
    return this.#keep(hashed.key, result);
  }

  /** Forgets kept results. */
  protected forget(): void {
    this.#results.clear();
  }

  #keep<T>(key: string, value: T): T {
    const at = Date.now();
    const result = pack(value);
    // What cannot be copied is computed each time.
    if (result.ok) this.#results.set(key, { packed: result.packed, at }, at);
    return value;
  }
}
