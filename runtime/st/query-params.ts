/** `st.queryParams`: the query of the app's address, as a mapping. */
import { badOption, boundQueryParam, show } from "../engine/errors.ts";
import type { Query } from "../engine/query.ts";

/** What can stand in a query: everything becomes text. */
export type QueryValue = string | number | bigint | boolean | Date;
/** A value, or several under one name; `null` or an empty list for none. */
export type QueryEntry = QueryValue | readonly QueryValue[] | null | undefined;

interface QueryMethods {
  /** The last text of a name. */
  get(name: string): string | undefined;
  /** All texts of a name. */
  getAll(name: string): string[];
  /** Gives a name one value, or several; numbers and the like become text. The address changes at once. */
  set(name: string, value: QueryEntry): void;
  /** Forgets all, but for what widgets keep (`bind`). */
  clear(): void;
  /** The last text of each name. */
  toDict(): Record<string, string>;
  /** Becomes exactly this. */
  fromDict(entries: Readonly<Record<string, QueryEntry>> | Iterable<readonly [string, QueryEntry]>): void;
  [Symbol.iterator](): IterableIterator<[name: string, text: string]>;
}

/**
 * The query of the app's address: texts by name. Reading a name gives its last text; `in`, `delete`, `Object.keys` and
 * iteration work as on a plain object.
 */
export type QueryParams = QueryMethods & { [name: string]: string | undefined };

/** What guards a mapping over a query. */
export interface QueryGuard {
  /** Before each use. @throws Halt when the run that uses it is over */
  use(): void;
  /** Before each change; false: it goes nowhere. */
  mayChange(): boolean;
  /** Whether a widget keeps this name. */
  isBound(name: string): boolean;
}

/** The texts that a value stands for. @throws AppError `bad-option` */
export function textsOf(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(name, item));
  if (value instanceof Date) return [value.toISOString()];
  if (["string", "number", "bigint", "boolean"].includes(typeof value)) return [String(value)];
  throw badOption("queryParams", `${name} cannot be ${show(value)}`, "Pass a text, a number, true or false, a date, or a list of such.");
}

/** A whole query, as a script writes it. @throws AppError `bad-option` */
export function queryOf(entries: unknown): [name: string, texts: string[]][] {
  if (typeof entries !== "object" || entries === null) throw badOption("queryParams", `a query cannot be ${show(entries)}`, 'Write { name: "value" }.');
  const pairs: unknown[] = Symbol.iterator in entries && typeof entries[Symbol.iterator] === "function" ? Array.from(Object(entries)) : Object.entries(entries);
  const query = new Map<string, string[]>();
  for (const pair of pairs) {
    if (!Array.isArray(pair)) throw badOption("queryParams", `an entry cannot be ${show(pair)}`, 'Write ["name", "value"].');
    const name = String(pair[0]);
    // URLSearchParams repeats names.
    query.set(name, [...(query.get(name) ?? []), ...textsOf(name, pair[1])]);
  }
  return [...query];
}

/** The mapping over `query()`. Names of methods are reached with `get` and set with `set`. */
export function queryParamsOver(query: () => Query, guard: QueryGuard): QueryParams {
  const set = (name: string, value: unknown): void => {
    guard.use();
    const texts = textsOf(name, value);
    if (guard.isBound(name)) throw boundQueryParam(name);
    if (guard.mayChange()) query().set(name, texts);
  };
  const read = <R>(look: (query: Query) => R): R => {
    guard.use();
    return look(query());
  };
  const methods = {
    get: (name: string) => read((q) => q.get(name)),
    getAll: (name: string) => read((q) => q.getAll(name)),
    set,
    clear: () => read((q) => guard.mayChange() && q.replace("", guard.isBound)),
    toDict: () => read((q) => Object.fromEntries(q.names.map((name) => [name, q.get(name) ?? ""]))),
    fromDict: (entries: unknown) => {
      const next = queryOf(entries);
      methods.clear();
      for (const [name, texts] of next) set(name, texts);
    },
    [Symbol.iterator]: () => Object.entries(methods.toDict())[Symbol.iterator](),
  };
  const target: object = Object.create(null);
  // SAFETY: the traps below answer for every name; those of QueryMethods are all in `methods`.
  return new Proxy(target, {
    get: (_, name) => (Object.hasOwn(methods, name) ? Reflect.get(methods, name) : typeof name === "string" ? methods.get(name) : name === Symbol.toStringTag ? "QueryParams" : undefined),
    set(_, name, value) {
      if (typeof name !== "string") return false;
      if (Object.hasOwn(methods, name)) throw badOption("queryParams", `${name} is a method of it`, `Write st.queryParams.set(${JSON.stringify(name)}, value).`);
      set(name, value);
      return true;
    },
    has: (_, name) => typeof name === "string" && read((q) => q.has(name)),
    deleteProperty(_, name) {
      if (typeof name === "string") set(name, []);
      return true;
    },
    ownKeys: () => read((q) => q.names),
    getOwnPropertyDescriptor(_, name) {
      const text = typeof name === "string" ? query().get(name) : undefined;
      return text === undefined ? undefined : { value: text, enumerable: true, configurable: true, writable: true };
    },
    defineProperty: () => false,
  }) as QueryParams;
}
