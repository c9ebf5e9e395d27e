/**
 * A clock that a test moves. In the thread of an app under test `Date`, `setTimeout` and `setInterval` go by it, in every
 * form in which Node offers them; what the engine itself waits for goes by the wall (`engine/wall-clock.ts`).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { syncBuiltinESMExports } from "node:module";
import { promisify } from "node:util";

/** What a timer may be cleared with. */
type Handle = ManualTimer | NodeJS.Timeout | string | number | undefined;

/** A timer by this clock, as Node's own are: it may be refreshed, cleared by its number, and disposed of. */
class ManualTimer {
  at = 0;
  readonly #clock: ManualClock;
  readonly #delayMs: number;
  readonly #fire: () => void;
  #isReferenced = true;

  constructor(clock: ManualClock, delayMs: number, fire: () => void) {
    this.#clock = clock;
    this.#delayMs = delayMs;
    this.#fire = fire;
    this.refresh();
  }

  fire(): void {
    this.#fire();
  }
  refresh(): this {
    this.at = this.#clock.now + this.#delayMs;
    this.#clock.add(this);
    return this;
  }
  close(): this {
    this.#clock.remove(this);
    return this;
  }
  ref(): this {
    this.#isReferenced = true;
    return this;
  }
  unref(): this {
    this.#isReferenced = false;
    return this;
  }
  hasRef(): boolean {
    return this.#isReferenced;
  }
  [Symbol.toPrimitive](): number {
    return this.#clock.numberOf(this);
  }
  [Symbol.dispose](): void {
    this.close();
  }
}

export class ManualClock {
  /** Milliseconds since 1970. */
  now: number;
  /** What is waited for, by number, in the order in which it was started; with the thing that started it. */
  readonly #timers = new Map<ManualTimer, { number: number; owner: unknown }>();
  readonly #ownerNow: () => unknown;
  #started = 0;

  /** `ownerNow` says on whose behalf a timer is started. */
  constructor(now: number, ownerNow: () => unknown) {
    this.now = now;
    this.#ownerNow = ownerNow;
  }

  add(timer: ManualTimer): void {
    this.#timers.delete(timer);
    this.#timers.set(timer, { number: ++this.#started, owner: this.#ownerNow() });
  }
  remove(timer: ManualTimer): void {
    this.#timers.delete(timer);
  }
  numberOf(timer: ManualTimer): number {
    return this.#timers.get(timer)?.number ?? 0;
  }

  /** Whether something that `owner` has started is still to come. */
  isAwaitedBy(owner: unknown): boolean {
    return [...this.#timers.values()].some((timer) => timer.owner === owner);
  }

  /** Goes on to what is due next, at `until` at the latest, and fires it. False when nothing is. */
  step(until: number): boolean {
    let next: ManualTimer | undefined;
    for (const timer of this.#timers.keys()) if (timer.at <= until && (!next || timer.at < next.at)) next = timer;
    if (!next) return false;
    this.now = Math.max(this.now, next.at);
    this.#timers.delete(next);
    next.fire();
    return true;
  }

  /** From here on the thread goes by this clock. */
  install(): void {
    const { setImmediate } = globalThis;
    const start = (repeats: boolean) => (call: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): ManualTimer => {
      const inContext = AsyncLocalStorage.snapshot();
      const delayMs = Math.max(1, Math.trunc(Number(ms)) || 1);
      const timer: ManualTimer = new ManualTimer(this, delayMs, () => {
        if (repeats) timer.refresh();
        // What it throws is thrown where Node would: at the top.
        inContext(() => setImmediate(call, ...args));
      });
      return timer;
    };
    const clear = (real: typeof clearTimeout) => (handle?: Handle): void => {
      if (handle instanceof ManualTimer) return this.remove(handle);
      for (const [timer, { number }] of this.#timers) if (number === Number(handle)) return this.remove(timer);
      real(handle);
    };
    const own = { setTimeout: start(false), setInterval: start(true), clearTimeout: clear(globalThis.clearTimeout), clearInterval: clear(globalThis.clearInterval) };
    const promised = promisesOf(own);
    Object.assign(own.setTimeout, { [promisify.custom]: promised.setTimeout });
    Object.assign(globalThis, own, { Date: this.#dates() });
    Object.assign(process.getBuiltinModule("node:timers"), own);
    const { scheduler, ...promises } = promised;
    Object.assign(process.getBuiltinModule("node:timers/promises"), promises);
    Object.assign(process.getBuiltinModule("node:timers/promises").scheduler, scheduler);
    syncBuiltinESMExports();
  }

  /** `Date` itself, but for what time it is. */
  #dates(): typeof Date {
    const now = (): number => this.now;
    const dates: typeof Date = new Proxy(Date, {
      construct: (target, args: unknown[], made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made === dates ? target : made),
      apply: (target) => new target(now()).toString(),
      get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
    });
    return dates;
  }
}

interface Timers {
  setTimeout(call: (...args: unknown[]) => void, ms?: number): ManualTimer;
  setInterval(call: (...args: unknown[]) => void, ms?: number): ManualTimer;
}

/** The forms of `node:timers/promises`. */
function promisesOf(timers: Timers) {
  const sleep = <T>(ms?: number, value?: T, { signal }: { signal?: AbortSignal } = {}): Promise<T | undefined> =>
    new Promise((done, fail) => {
      signal?.throwIfAborted();
      const timer = timers.setTimeout(() => done(value), ms);
      signal?.addEventListener("abort", () => fail(timer.close() && signal.reason), { once: true });
    });
  async function* ticks<T>(ms?: number, value?: T, options?: { signal?: AbortSignal }): AsyncGenerator<T | undefined> {
    for (;;) yield await sleep(ms, value, options);
  }
  return { setTimeout: sleep, setInterval: ticks, scheduler: { wait: (ms: number, options?: { signal?: AbortSignal }) => sleep(ms, undefined, options) } };
}
