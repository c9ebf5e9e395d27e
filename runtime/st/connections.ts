/** `st.connection`: databases and the like, by name, opened once. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import { noConnectionType } from "../engine/connections/connection-errors.ts";
import { BaseConnection } from "./connections/base-connection.ts";
import { SqliteConnection } from "./connections/sqlite-connection.ts";
import { durationMs } from "./options.ts";

/** The types of connections that go by a name. Augment it for those that you register. */
export interface ConnectionTypes {
  sqlite: SqliteConnection;
}

/** A class that extends `st.connections.BaseConnection`. */
export type ConnectionClass<C> = new (name: string, settings: Readonly<Record<string, unknown>>) => C;

/** Options that are none of these go to the connection, over what `.dacapo/secrets.toml` says below `[connections.<name>]`. */
export interface ConnectionOptions {
  /** How long the connection is used before a new one is made: a duration, or seconds. Default: for ever. */
  ttl?: string | number;
  /** How many connections of this name are kept, when their options differ. */
  maxEntries?: number;
  [setting: string]: unknown;
}

export interface ConnectionFunctions {
  /**
   * A connection by its name: opened when it is first used, and kept through runs and saves. What it needs to know stands in
   * `.dacapo/secrets.toml` below `[connections.<name>]`, or in the options.
   * @example
   * const db = st.connection("sales", { type: "sqlite", path: "sales.db" });
   * st.dataframe(db.query("select * from orders where year = ?", { params: [2026], ttl: "10m" }));
   */
  connection<T extends keyof ConnectionTypes>(name: string, options: ConnectionOptions & { type: T }): ConnectionTypes[T];
  connection<C>(name: string, options: ConnectionOptions & { type: ConnectionClass<C> }): C;
  connection<C = SqliteConnection>(name: string, options?: ConnectionOptions): C;
}

/** The registry of types of connections. */
export interface ConnectionRegistry {
  readonly BaseConnection: typeof BaseConnection;
  /**
   * Gives a class of connections a name, so that `.dacapo/secrets.toml` can say `type = "name"`.
   * @example
   * st.connections.register("postgres", Postgres);
   */
  register(type: string, connection: ConnectionClass<BaseConnection>): void;
}

export const connections: ConnectionRegistry = {
  BaseConnection,
  register(type, connection) {
    if (typeof type !== "string" || type === "") throw badOption("connections.register", `a type cannot be called ${show(type)}`, 'Write st.connections.register("name", TheClass).');
    if (!isConnectionClass(connection)) throw badOption("connections.register", `a connection cannot be ${show(connection)}`, "Pass a class that extends st.connections.BaseConnection.");
    currentEngine().connections.types.set(type, connection);
  },
};

export const connectionFunctions: ConnectionFunctions = {
  connection(name: string, options: ConnectionOptions & { type?: unknown } = {}) {
    if (typeof name !== "string" || name === "") throw badOption("connection", `the name cannot be ${show(name)}`, 'Write st.connection("name").');
    if (typeof options !== "object" || options === null) throw badOption("connection", `the options cannot be ${show(options)}`, 'Write { type: "sqlite" }.');
    const { ttl, maxEntries, type: given, ...own } = options;
    const kept = sectionOf(name);
    const { type: said, ...settings } = { ...kept, ...own };
    const made = classOf(name, given ?? said);
    const limits = { ttlMs: ttl === undefined ? Infinity : durationMs("connection", "ttl", ttl), maxEntries: countOf(maxEntries) };
    const text = Function.prototype.toString.call(made);
    return currentEngine().connections.get(name, text, settings, limits, () => new made(name, settings));
  },
};

/** What the secrets say of a connection. */
function sectionOf(name: string): Record<string, unknown> {
  const { secrets } = currentEngine();
  const path = ["connections", name];
  return secrets.has(path) ? { ...Object(secrets.get(path)) } : {};
}

function classOf(name: string, type: unknown): ConnectionClass<BaseConnection> {
  if (isConnectionClass(type)) return type;
  const types = new Map<string, unknown>([["sqlite", SqliteConnection], ...currentEngine().connections.types]);
  const found = types.get(typeof type === "string" ? type : name);
  if (isConnectionClass(found) && (type === undefined || typeof type === "string")) return found;
  throw noConnectionType(name, type === undefined ? undefined : String(type), [...types.keys()]);
}

function isConnectionClass(value: unknown): value is ConnectionClass<BaseConnection> {
  return typeof value === "function" && value.prototype instanceof BaseConnection;
}

function countOf(maxEntries: unknown): number {
  if (maxEntries === undefined || maxEntries === null) return Infinity;
  if (typeof maxEntries === "number" && Number.isInteger(maxEntries) && maxEntries > 0) return maxEntries;
  throw badOption("connection", `maxEntries must be a whole number above 0, not ${show(maxEntries)}`, "Leave it out for no limit.");
}
