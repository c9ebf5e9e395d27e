/** SQLite, as Node has it built in. */
import process from "node:process";
import { resolve } from "node:path";
import { noSqlite } from "../../engine/connections/connection-errors.ts";
import { currentEngine } from "../../engine/current.ts";
import { badOption, show } from "../../engine/errors.ts";
import { quietly } from "../../modules/quietly.ts";
import { BaseConnection } from "./base-connection.ts";

/** Parameters of a query: in the order of its `?`, or by the names of its `:name`. */
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;
export type SqlValue = string | number | bigint | null | Uint8Array;

export interface SqlQueryOptions {
  params?: SqlParams;
  /** How long the result is kept: a duration, or seconds. Default: until something is executed, or `reset`. `0`: not at all. */
  ttl?: string | number;
}

/** What this connection needs of Node's database. */
interface Database {
  prepare(sql: string): { all(...params: unknown[]): Record<string, unknown>[]; run(...params: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } };
  exec(sql: string): void;
  close(): void;
}

/**
 * A database of SQLite. `path` is its file, from the app's folder; without one it is in memory.
 * @example
 * const db = st.connection("sales", { type: "sqlite", path: "sales.db" });
 * const rows = db.query("select * from orders where year = ?", { params: [2026], ttl: "10m" });
 */
export class SqliteConnection extends BaseConnection<Database> {
  /** The rows that a query gives. */
  query<Row extends object = Record<string, unknown>>(sql: string, { params = [], ttl }: SqlQueryOptions = {}): Row[] {
    // SAFETY: what the columns of the query are is the caller's to say.
    return this.cached([sql, params], ttl, () => this.raw.prepare(sql).all(...argumentsOf(params)).map((row) => ({ ...row }))) as Row[];
  }

  /** Changes the database, and forgets kept results. Gives how many rows have changed. Without parameters: several statements. */
  execute(sql: string, params?: SqlParams): number {
    this.forget();
    if (params !== undefined) return Number(this.raw.prepare(sql).run(...argumentsOf(params)).changes);
    this.raw.exec(sql);
    return Number(this.raw.prepare("select changes() as n").all()[0]?.["n"] ?? 0);
  }

  protected override connect(): Database {
    const { path = ":memory:", readOnly = false } = this.settings;
    if (typeof path !== "string") throw badOption("connection", `path cannot be ${show(path)}`, 'Write { path: "sales.db" }, or leave it out for a database in memory.');
    // Node says that it is experimental, once: nobody who runs an app can act on that.
    const sqlite = quietly(() => process.getBuiltinModule("node:sqlite"));
    if (!sqlite) throw noSqlite();
    return new sqlite.DatabaseSync(path === ":memory:" ? path : resolve(currentEngine().settings.cwd, path), { readOnly: readOnly === true });
  }

  protected override disconnect(database: Database): void {
    database.close();
  }
}

function argumentsOf(params: unknown): unknown[] {
  return Array.isArray(params) ? params : [{ ...Object(params) }];
}
