/** Caching: `st.cacheData`, `st.cacheResource`. */
import type { CacheKind, CacheSettings } from "../engine/cache/cached-function.ts";
import type { HashFuncs } from "../engine/cache/hash.ts";
import { scopes } from "../engine/context.ts";
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import { aFlag, aFunction, type Check, type Checks, oneOfThese } from "./checks.ts";
import { durationMs, optionsOf } from "./options.ts";
import { spin } from "./spinner.ts";

/** Any function. */
type Func = (...args: never[]) => unknown;

export interface CacheOptions {
  /** How long a result is used: a duration such as `"1h"`, or seconds. Default: for ever. */
  ttl?: string | number | null;
  /** How many results are kept at most; the one used longest ago goes first. Default: no limit. */
  maxEntries?: number | null;
  /** What the page says while the function computes, or `false` for nothing. */
  showSpinner?: boolean | string;
  /** The spinner shows how long it has been going. */
  showTime?: boolean;
  /**
   * What stands for an argument that cannot be part of the key, by the name of its class (`Function` for functions).
   * @example
   * { hashFuncs: { Connection: (c: Connection) => c.url } }
   */
  hashFuncs?: HashFuncs | null;
  /** `"global"` (default): for all sessions of this process. `"session"`: for this one. */
  scope?: "global" | "session";
  /** What becomes of a result that is older than `ttl`: `"foreground"` (default) waits for a new one, `"background"` gives the old one once more meanwhile. */
  refreshMode?: "foreground" | "background";
}

export interface CacheDataOptions extends CacheOptions {
  /** `"disk"`: results outlive the process. */
  persist?: "disk" | boolean | null;
}

export interface CacheResourceOptions<R> extends CacheOptions {
  /** Called before each use: `false` makes a new resource. May be async when the function is. */
  validate?: ((resource: R) => boolean | Promise<boolean>) | null;
  /** Called with a resource that goes: too old, one too many, no longer valid, cleared, or because the app ends. */
  onRelease?: ((resource: R) => unknown) | null;
}

/** A function whose results are kept. */
export type Cached<F extends Func> = F & {
  /** Forgets the result for these arguments; without arguments, all. */
  clear(...args: Parameters<F> | []): void;
};

export interface CacheData {
  <F extends Func>(func: F, options?: CacheDataOptions): Cached<F>;
  /** Forgets everything that is kept as data, on disk too. */
  clear(): void;
}

export interface CacheResource {
  <F extends Func>(func: F, options?: CacheResourceOptions<Awaited<ReturnType<F>>>): Cached<F>;
  /** Releases and forgets all resources. */
  clear(): void;
}

export interface Caching {
  /**
   * Keeps what a function returns, by its arguments, through reruns and saves. Everybody gets a copy of their own.
   * For data that is slow to get or to compute; the function may be async. An error is never kept.
   *
   * Arguments are compared by what they hold. Parameters whose names begin with `_` do not count. The function is known
   * by its text: editing it computes anew, and variables around it that change do not, so pass them as arguments.
   * Elements that it draws are drawn again when a result is used again; widgets belong outside.
   * @example
   * const load = st.cacheData(async (city: string) => (await fetch(`${url}?q=${city}`)).json(), { ttl: "1h" });
   * const rows = await load("Oslo");
   * if (st.button("Reload")) load.clear("Oslo");
   */
  cacheData: CacheData;
  /**
   * Keeps what a function returns, as it is: everybody gets the same object. For connections, models and the like.
   * @example
   * const connect = st.cacheResource(() => new DatabaseSync("sales.db"), { onRelease: (db) => db.close() });
   * const db = connect();
   */
  cacheResource: CacheResource;
}

const aCount: Check = (name, option, value) => {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1) throw badOption(name, `${option} must be a whole number above 0, not ${show(value)}`, "Leave it out for no limit.");
};

const aDuration: Check = (name, option, value) => {
  const ms = durationMs(name, option, typeof value === "number" ? value : String(value));
  if (ms === 0) throw badOption(name, `${option} must be longer than nothing`, "Leave it out to keep results for ever.");
};

const hashFuncsCheck: Check = (name, option, value) => {
  const funcs: unknown[] = value instanceof Map ? [...value.values()] : typeof value === "object" && value !== null ? Object.values(value) : [undefined];
  if (funcs.some((func) => typeof func !== "function")) throw badOption(name, `${option} must hold functions, by the names of classes`, "Write { hashFuncs: { Connection: (c) => c.url } }.");
};

const aFlagOrText: Check = (name, option, value) => {
  if (typeof value !== "boolean" && typeof value !== "string") throw badOption(name, `${option} must be true, false or a text, not ${show(value)}`, `Write ${option}: "Loading…", or ${option}: false.`);
};

const cacheChecks: Checks<CacheOptions> = {
  ttl: aDuration,
  maxEntries: aCount,
  showSpinner: aFlagOrText,
  showTime: aFlag,
  hashFuncs: hashFuncsCheck,
  scope: oneOfThese("global", "session"),
  refreshMode: oneOfThese("foreground", "background"),
};
const dataChecks: Checks<CacheDataOptions> = { ...cacheChecks, persist: oneOfThese("disk", true, false) };
const resourceChecks: Checks<CacheResourceOptions<unknown>> = { ...cacheChecks, validate: aFunction, onRelease: aFunction };

const cacheData: CacheData = Object.assign(
  <F extends Func>(func: F, options?: CacheDataOptions): Cached<F> => {
    const o = optionsOf("cacheData", options, dataChecks);
    const persist = o.persist === "disk" || o.persist === true;
    if (persist && o.scope === "session") throw badOption("cacheData", 'what belongs to one session (scope: "session") cannot be kept on disk', "Leave out scope or persist.");
    return cached("cacheData", "data", func, o, { ...settingsOf("cacheData", o), persist }, cacheData);
  },
  { clear: () => currentEngine().cache.clear("data") },
);

const cacheResource: CacheResource = Object.assign(
  <F extends Func>(func: F, options?: CacheResourceOptions<Awaited<ReturnType<F>>>): Cached<F> => {
    // SAFETY: only this function's own results are ever handed to its `validate` and `onRelease`.
    const o = optionsOf("cacheResource", options as CacheResourceOptions<unknown> | undefined, resourceChecks);
    const settings = { ...settingsOf("cacheResource", o), validate: o.validate ?? undefined, onRelease: o.onRelease ?? undefined };
    return cached("cacheResource", "resource", func, o, settings, cacheResource);
  },
  { clear: () => currentEngine().cache.clear("resource") },
);

export const caching: Caching = { cacheData, cacheResource };

function settingsOf(name: string, o: Partial<CacheOptions>): CacheSettings {
  return {
    limits: { ttlMs: o.ttl === undefined || o.ttl === null ? Infinity : durationMs(name, "ttl", o.ttl), maxEntries: o.maxEntries ?? Infinity },
    background: o.refreshMode === "background",
    persist: false,
    hashFuncs: o.hashFuncs ?? undefined,
    validate: undefined,
    onRelease: undefined,
  };
}

function cached<F extends Func>(name: string, kind: CacheKind, func: F, o: Partial<CacheOptions>, settings: CacheSettings, inside: Function): Cached<F> {
  if (typeof func !== "function") throw badOption(name, `the first argument must be a function, not ${show(func)}`, `Write st.${name}(load), then load(…), and not st.${name}(load(…)).`);
  const known = currentEngine().cache.wrap({ kind, scope: o.scope ?? "global", func, settings, inside });
  const during = <R>(work: () => R): R => waitingFor(work, name, spinnerText(func.name, o.showSpinner), o.showTime);
  const call = (...args: unknown[]): unknown => known.call({ func, args, inside: call, during });
  Object.defineProperty(call, "name", { value: func.name, configurable: true });
  const clear = (...args: unknown[]): void => (args.length > 0 ? known.clearOne(args, clear) : known.clear());
  // SAFETY: it takes and gives what `func` does.
  return Object.assign(call, { clear }) as unknown as Cached<F>;
}

/** Shows a spinner while `work` goes on, and keeps the run going until it has. */
function waitingFor<R>(work: () => R, name: string, text: string | undefined, showTime: boolean | undefined): R {
  if (!scopes.getStore()) return work();
  const scope = currentEngine().enter(name);
  // A cached function that another one calls is part of what that one's spinner stands for.
  if (text !== undefined && scope.recording === undefined) return spin({ scope, container: scope.container, index: undefined }, { type: "spinner", text, showTime }, work);
  const result = work();
  // SAFETY: R is a promise here, and `waitFor` gives one of the same value.
  return result instanceof Promise ? (scope.run.waitFor(result) as R) : result;
}

function spinnerText(name: string, showSpinner: boolean | string | undefined): string | undefined {
  if (showSpinner === false) return undefined;
  if (typeof showSpinner === "string") return showSpinner;
  return name === "" ? "Running …" : `Running \`${name}(...)\`.`;
}
