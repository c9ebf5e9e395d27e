/** Callbacks of widgets: what a person's event calls before the body of the run that takes it. */
import { type Scope, scopes } from "./context.ts";
import { type Halt, haltIn } from "./halt.ts";
import type { Run } from "./run.ts";

/**
 * Callbacks run one after the other and are never cut; a rerun that one asks for waits for the others. Gives a
 * promise only when one of them is async: the body is to begin synchronously in the listener wherever it can.
 */
export function callBack(run: Run, scope: Scope, callbacks: readonly (() => unknown)[], from = 0, vote?: Halt): Promise<void> | undefined {
  const inside: Scope = { ...scope, inCallback: true };
  run.inCallbacks = true;
  let votes = vote;
  const count = (failed: boolean, error?: unknown): void => {
    if (failed && !haltIn(error)) {
      run.inCallbacks = false;
      throw error;
    }
    if (run.halt && (votes === undefined || rankOf(run.halt) >= rankOf(votes))) votes = run.halt;
    run.halt = undefined;
  };
  for (let i = from; i < callbacks.length; i++) {
    let result: unknown;
    try {
      result = scopes.run(inside, callbacks[i] ?? (() => undefined));
    } catch (error) {
      count(true, error);
    }
    if (result instanceof Promise) {
      const counted = result.then(() => count(false), (error: unknown) => count(true, error));
      return counted.then(() => callBack(run, scope, callbacks, i + 1, votes));
    }
    count(false);
  }
  run.inCallbacks = false;
  run.halt = votes;
  return undefined;
}

/** What the callbacks of one event ask for: a stop outranks a change of page, and that a rerun. The newest of a rank counts. */
const rankOf = (halt: Halt): number => (halt.reason.type === "rerun" ? 0 : halt.reason.type === "page" ? 1 : 2);
