/** What a run leaves behind and the next one clears: `st.onCleanup` functions and the script's own intervals. */
import { scopes } from "./context.ts";
import type { Core } from "./core.ts";
import type { Run } from "./run.ts";
import { parseStack } from "./stack.ts";

interface Cleanup {
  fragment: string | undefined;
  run: () => unknown;
}

export class Cleanups {
  readonly #core: Core;
  #list: Cleanup[] = [];

  constructor(core: Core) {
    this.#core = core;
    core.onBegin.push((run) => this.#before(run));
  }

  add(name: string, run: () => unknown): void {
    this.#list.push({ fragment: this.#core.enter(name).fragment, run });
  }

  /** Runs everything: the app ends. */
  dispose(): void {
    for (const cleanup of this.#list) this.#call(cleanup);
    this.#list = [];
  }

  /**
   * Intervals that the script's own code starts are cleared when the next run begins, those of a fragment by that
   * fragment's next run. `setTimeout` is left alone: promises may wait for it.
   */
  followIntervals(): void {
    const start = globalThis.setInterval;
    const follow: typeof start = Object.assign((...args: Parameters<typeof start>) => {
      const timer = start(...args);
      const scope = scopes.getStore();
      const caller = scope && parseStack(new Error().stack).find((frame) => !frame.file.startsWith("node:") && frame.file !== here);
      if (scope && caller && this.#core.script.isOwn(caller.file)) this.#list.push({ fragment: scope.fragment, run: () => clearInterval(timer) });
      return timer;
    }, start);
    globalThis.setInterval = follow;
  }

  #before(run: Run): void {
    const due = this.#list.filter((cleanup) => run.kind === "app" || cleanup.fragment === run.fragment);
    if (due.length === 0) return;
    this.#list = this.#list.filter((cleanup) => !due.includes(cleanup));
    for (const cleanup of due) this.#call(cleanup);
  }

  #call(cleanup: Cleanup): void {
    try {
      const result = cleanup.run();
      if (result instanceof Promise) result.catch((error: unknown) => this.#core.uncaught(error));
    } catch (error) {
      this.#core.uncaught(error);
    }
  }
}

const here = parseStack(new Error().stack)[0]?.file;
