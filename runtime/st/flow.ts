/** Execution flow: `st.rerun`, `st.stop`. */
import { currentEngine } from "../engine/current.ts";
import { badRerunScope, show } from "../engine/errors.ts";
import type { RerunScope } from "../engine/halt.ts";
import { checkKey } from "../engine/session-state.ts";
import { aFunction } from "./checks.ts";
import { durationMs } from "./options.ts";

/** What is to run again: the app, the fragment that asks, or fragments by their keys. */
type Scope = "app" | "fragment" | (string & {}) | readonly string[];

export interface Flow {
  /**
   * Ends this run and begins another from the first line. Widgets keep their values; buttons are released.
   * In a callback it ends the callback; the others still run.
   * @param scope `"app"` (default), `"fragment"`, or the keys of fragments (in a callback)
   * @example
   * if (st.button("Reset")) {
   *   st.sessionState.count = 0;
   *   st.rerun();
   * }
   */
  rerun(scope?: Scope): never;
  /** The same, the scope by its name: `st.rerun({ scope: "fragment" })`. */
  rerun(options: { scope: Scope }): never;
  /**
   * Asks for another run after a while; this one goes on. A newer run of the app takes its place.
   * @example
   * st.rerun({ after: "5s" });
   */
  rerun(later: { after: string | number }): void;
  /**
   * Ends this run here. What it has not drawn goes.
   * @example
   * const name = st.textInput("Name");
   * if (name === "") st.stop();
   * st.write(`Hello ${name}`);
   */
  stop(): never;
  /**
   * Runs `cleanup` before the next run of the app, and when the app ends: for servers, watchers and listeners that this run starts.
   * @example
   * const watcher = watch("data.csv", () => st.rerun());
   * st.onCleanup(() => watcher.close());
   */
  onCleanup(cleanup: () => unknown): void;
  /**
   * Sets `st.sessionState[key]` before the next run: also for a widget that this run has drawn already.
   * @example
   * if (st.button("Clear")) st.setNext("name", "");
   */
  setNext(key: string, value: unknown): void;
}

export const flow: Flow = {
  rerun(target: Scope | { scope: Scope } | { after: string | number } = "app"): never {
    if (typeof target === "object" && target !== null && "after" in target) {
      // SAFETY: the overload for `{ after }` returns; `never` is only what the implementation has to be called.
      return currentEngine().rerunAfter("rerun", durationMs("rerun", "after", target.after)) as never;
    }
    const scope = typeof target === "object" && target !== null && "scope" in target ? target.scope : target;
    return currentEngine().halt("rerun", { type: "rerun", scope: scopeOf(scope) });
  },
  stop() {
    return currentEngine().halt("stop", { type: "stop" });
  },
  onCleanup(cleanup) {
    aFunction("onCleanup", "cleanup", cleanup);
    currentEngine().cleanups.add("onCleanup", cleanup);
  },
  setNext(key, value) {
    const engine = currentEngine();
    engine.enter("setNext");
    checkKey(key);
    engine.store.next.set(key, value);
  },
};

function scopeOf(target: unknown): RerunScope {
  if (target === "app" || target === "fragment") return target;
  const fix = 'Use "app", "fragment", or the key of a fragment.';
  if (typeof target === "string" && target !== "") return { keys: [target] };
  if (!Array.isArray(target) || target.length === 0) throw badRerunScope(`the scope cannot be ${show(target)}`, fix);
  const keys = target.map((key) => {
    if (typeof key !== "string" || key === "" || key === "app" || key === "fragment") throw badRerunScope(`a list of scopes cannot hold ${show(key)}`, fix);
    return key;
  });
  return { keys };
}
