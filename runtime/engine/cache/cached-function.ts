/** A cached function: its results by key, the computations that are going, and what a call makes of both. */
import { haltIn } from "../halt.ts";
import type { Run } from "../run.ts";
import { cacheRecursion, label, uncacheableValue, unhashableArgument, validateIsAsync } from "./cache-errors.ts";
import { pack, unpack } from "./copy.ts";
import { type HashFuncs, hashArguments, sha256 } from "./hash.ts";
import { keptBytes, type Result, resultIn } from "./kept-result.ts";
import { parameterAt, type Parameters, parametersOf } from "./parameters.ts";
import type { Recorded } from "./recording.ts";
import type { Shelf } from "./shelf.ts";
import { type Limits, Store } from "./store.ts";

export type CacheKind = "data" | "resource";

/** What the script says about a cached function; the newest wrap decides. */
export interface CacheSettings {
  limits: Limits;
  /** A result that is too old is given once more, while a new one is computed. */
  background: boolean;
  persist: boolean;
  hashFuncs: HashFuncs | undefined;
  /** For resources: whether it still works; and what to do with one that goes. */
  validate: ((value: unknown) => unknown) | undefined;
  onRelease: ((value: unknown) => unknown) | undefined;
}

/** Who a cached function is. */
export interface CacheIdentity {
  kind: CacheKind;
  name: string;
  text: string;
  /** Where it is wrapped. */
  file: string;
  /** Short and unique, also between sessions. */
  id: string;
}

/** One call of it. */
export interface CacheCall {
  func: (...args: never[]) => unknown;
  args: readonly unknown[];
  /** The function that the script called: errors point at its caller. */
  inside: Function;
  /** Does what takes time, with a spinner on the page; the run waits for it. */
  during<R>(work: () => R): R;
}

export interface Recorder {
  run<R>(work: () => R): R;
  /** Nothing more is written down. May be called again. */
  finish(): Drawn;
}

export interface Drawn {
  drawn: Recorded | undefined;
  /** Something was drawn that must be there in every run: the result is not to be kept. */
  hasLive: boolean;
}

/** What a cached function needs of the engine. */
export interface CacheHost {
  readonly shelf: Shelf;
  now(): number;
  /** Writes down what a computation draws. `owner` is the computation. */
  recorder(identity: CacheIdentity, owner: object): Recorder;
  /** Draws what was written down, where the caller stands. */
  replay(drawn: Recorded): void;
  /** The caller is itself inside of this computation. */
  isInside(owner: object): boolean;
  /** Runs `work` where nobody sees what it draws, after the code that is going. */
  later(work: () => void): void;
  /** The run that the caller belongs to, and whether it is to end. */
  caller(): { run: Run; isOver: boolean } | undefined;
  /** A call was answered with what is kept; one computes: takes how long, when somebody wants to know. */
  kept(inside: Function): void;
  computes(inside: Function): ((ms: number) => void) | undefined;
  failed(error: unknown): void;
  warn(message: string): void;
}

/** A computation that is going. */
interface Computation {
  readonly run: Run | undefined;
  /** Undefined until the function has given a promise. */
  promise: Promise<Result> | undefined;
  /** Where it was called. */
  readonly call: { stack?: string };
}

export class CachedFunction {
  readonly identity: CacheIdentity;
  readonly #host: CacheHost;
  readonly #store: Store<Result>;
  readonly #going = new Map<string, Computation>();
  #settings: CacheSettings;
  #parameters: Parameters | undefined;
  #isForgotten = false;

  constructor(identity: CacheIdentity, settings: CacheSettings, host: CacheHost) {
    this.identity = identity;
    this.#host = host;
    this.#settings = settings;
    this.#store = new Store((result, key) => this.#left(result, key));
    this.#store.limit(settings.limits);
  }

  /** Results that are kept. */
  get entries(): number {
    return this.#store.size;
  }

  get settings(): CacheSettings {
    return this.#settings;
  }
  set settings(settings: CacheSettings) {
    this.#settings = settings;
    this.#store.limit(settings.limits);
  }

  /**
   * The result for these arguments: kept, being computed by somebody else, or computed now.
   * @throws AppError `unhashable-argument`, `uncacheable-value`, `cache-recursion`; and what the function throws
   */
  call(call: CacheCall): unknown {
    const key = this.#keyOf(call.args, call.inside);
    const found = this.#find(key);
    if (!found) return this.#computeOrJoin(call, key);
    this.#host.kept(call.inside);
    if (found.isExpired) this.#refresh(call, key);
    return this.#check(found.result, call, key);
  }

  /** Forgets the result for these arguments. `inside`: the function that the script called. */
  clearOne(args: readonly unknown[], inside: Function): void {
    const key = this.#keyOf(args, inside);
    this.#going.delete(key);
    this.#store.delete(key);
    if (this.#settings.persist) this.#host.shelf.remove(this.identity.id, sha256(key));
  }

  clear(): void {
    this.#going.clear();
    this.#store.clear();
    if (this.#settings.persist) this.#host.shelf.clear(this.identity.id);
  }

  /** Nobody calls it any more. What is on disk stays, for when it comes back. */
  forget(): void {
    this.#isForgotten = true;
    this.#going.clear();
    this.#store.clear();
  }

  #keyOf(args: readonly unknown[], inside: Function): string {
    const isSkipped = (index: number): boolean => this.#nameOf(index)?.startsWith("_") === true;
    const { hashFuncs } = this.#settings;
    const hashed = hashArguments(args, args.length > 0 ? isSkipped : undefined, hashFuncs);
    if (hashed.ok) return hashed.key;
    throw calledAt(inside, unhashableArgument(this.identity, this.#nameOf(hashed.argument), hashed));
  }

  #nameOf(index: number): string | undefined {
    this.#parameters ??= parametersOf(this.identity.text);
    return parameterAt(this.#parameters, index);
  }

  #find(key: string): { result: Result; isExpired: boolean } | undefined {
    if (!this.#settings.background) this.#store.dropExpired(this.#host.now());
    const found = this.#store.get(key, this.#host.now());
    if (found) return { result: found.entry, isExpired: found.isExpired };
    if (!this.#settings.persist) return undefined;
    const bytes = this.#host.shelf.read(this.identity.id, sha256(key));
    const kept = bytes && resultIn(bytes, key);
    if (!kept) return undefined;
    this.#store.set(key, kept.result, kept.at);
    return this.#find(key); // it may be too old
  }

  /** A result that was found, unless the script's `validate` says that it no longer works. */
  #check(result: Result, call: CacheCall, key: string): unknown {
    const { validate } = this.#settings;
    if (!validate) return this.#give(result);
    const renew = (): unknown => {
      // Somebody else may have renewed it while this call waited.
      if (this.#store.get(key, this.#host.now())?.entry === result) this.#store.delete(key);
      return this.call(call);
    };
    const isValid = validate(result.packed.value);
    if (!(isValid instanceof Promise)) return isValid === false ? renew() : this.#give(result);
    if (!result.isAsync) throw calledAt(call.inside, validateIsAsync(this.identity));
    return isValid.then((valid) => (valid === false ? renew() : this.#give(result)));
  }

  #give(result: Result): unknown {
    if (result.drawn) this.#host.replay(result.drawn);
    const value = unpack(result.packed);
    return result.isAsync ? Promise.resolve(value) : value;
  }

  #computeOrJoin(call: CacheCall, key: string): unknown {
    const going = this.#going.get(key);
    if (going?.promise && this.#host.isInside(going)) throw calledAt(call.inside, cacheRecursion(this.identity));
    // What a person stopped may never come to an end.
    const promise = going?.run?.preempted === "stopped" ? undefined : going?.promise;
    const note = this.#host.computes(call.inside);
    return call.during(() => timed(note, () => (promise ? this.#join(promise, call, key) : this.#compute(call, key))));
  }

  /** Waits for what another call computes. */
  #join(promise: Promise<Result>, call: CacheCall, key: string): Promise<unknown> {
    return promise.then(
      (result) => this.#give(result),
      (error: unknown) => {
        // It was the other call's run that ended, not this one's.
        if (!haltIn(error) || this.#host.caller()?.isOver) throw error;
        const found = this.#find(key);
        if (found) return this.#give(found.result);
        const going = this.#going.get(key)?.promise;
        return going ? this.#join(going, call, key) : this.#compute(call, key);
      },
    );
  }

  #compute({ func, args, inside }: CacheCall, key: string): unknown {
    const computation: Computation = { run: this.#host.caller()?.run, promise: undefined, call: calledAt(inside, {}) };
    this.#going.set(key, computation);
    const recorder = this.#host.recorder(this.identity, computation);
    const over = (): void => {
      recorder.finish();
      if (this.#going.get(key) === computation) this.#going.delete(key);
    };
    let isWaiting = false;
    try {
      const result = recorder.run((): unknown => Reflect.apply(func, undefined, args));
      if (!isThenable(result)) return this.#keep(computation, key, result, false, recorder.finish()).own;
      isWaiting = true;
      const kept = Promise.resolve(result)
        .then((value) => this.#keep(computation, key, value, true, recorder.finish()))
        .finally(over);
      computation.promise = kept.then((outcome) => outcome.result);
      // Whoever waits for it hears of its error.
      computation.promise.catch(() => {});
      return kept.then((outcome) => outcome.own);
    } finally {
      if (!isWaiting) over();
    }
  }

  /** Keeps what was computed. `own` is for the one who computed it. */
  #keep(computation: Computation, key: string, value: unknown, isAsync: boolean, { drawn, hasLive }: Drawn): { result: Result; own: unknown } {
    const packed = this.identity.kind === "resource" ? ({ ok: true, packed: { value, isPlainer: false } } as const) : pack(value);
    if (!packed.ok) {
      const error = uncacheableValue(this.identity, packed);
      error.stack = `${error.name}: ${error.message}\n${computation.call.stack?.replace(/^.*\n/, "") ?? ""}`;
      throw error;
    }
    const result: Result = { packed: packed.packed, isAsync, drawn };
    const isWanted = this.#going.get(key) === computation;
    if (isWanted && !hasLive) this.#put(key, result);
    else if (this.identity.kind === "resource" && this.#isForgotten) this.#release(value);
    return { result, own: packed.packed.isPlainer ? unpack(packed.packed) : value };
  }

  #put(key: string, result: Result): void {
    const at = this.#host.now();
    const { limits, background, persist } = this.#settings;
    if (!background) this.#store.dropExpired(at);
    this.#store.set(key, result, at);
    if (!persist) return;
    this.#host.shelf.write(this.identity.id, sha256(key), keptBytes(key, result, at));
    if (limits.maxEntries !== Infinity) this.#host.shelf.trim(this.identity.id, limits.maxEntries);
  }

  /** Computes a result anew while the old one is still given. */
  #refresh(call: CacheCall, key: string): void {
    if (this.#going.has(key)) return;
    const mark: Computation = { run: undefined, promise: undefined, call: {} };
    this.#going.set(key, mark);
    const failed = (error: unknown): void => {
      if (!haltIn(error)) this.#host.warn(`${label(this.identity)} is cached, and failed when it was refreshed in the background; its last result stays. ${textOf(error)}`);
    };
    this.#host.later(() => {
      if (this.#going.get(key) !== mark) return;
      try {
        const result = this.#compute(call, key);
        if (isThenable(result)) result.then(undefined, failed);
      } catch (error) {
        failed(error);
      }
    });
  }

  #left(result: Result, key: string): void {
    if (this.#settings.persist && !this.#isForgotten) this.#host.shelf.remove(this.identity.id, sha256(key));
    if (this.identity.kind === "resource") this.#release(result.packed.value);
  }

  #release(value: unknown): void {
    const { onRelease } = this.#settings;
    if (!onRelease) return;
    try {
      const released = onRelease(value);
      if (released instanceof Promise) released.catch((error: unknown) => this.#host.failed(error));
    } catch (error) {
      this.#host.failed(error);
    }
  }
}

/** Does the work, and notes how long it took until there was a result. */
function timed(note: ((ms: number) => void) | undefined, work: () => unknown): unknown {
  if (!note) return work();
  const began = performance.now();
  const settled = (): void => note(performance.now() - began);
  const result = work();
  if (isThenable(result)) result.then(settled, settled);
  else settled();
  return result;
}

const isThenable = (value: unknown): value is PromiseLike<unknown> => typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Notes the stack outside of `inside`: the frames of the engine would leave no room for the script's. */
function calledAt<T extends object>(inside: Function, target: T): T {
  Error.captureStackTrace(target, inside);
  return target;
}
