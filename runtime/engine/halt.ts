/**
 * Halts: how `st.rerun()`, `st.stop()`, `st.switchPage()` and a newer event end a run. They travel as exceptions, so
 * that `finally` and `using` run; the engine also latches them, so that a `catch` cannot swallow them.
 */

import type { Destination } from "../protocol/shell.ts";

/** Why a run ends before its last line. */
export type HaltReason =
  | { type: "rerun"; scope: RerunScope }
  | { type: "stop" }
  | { type: "page"; to: Destination }
  /** A newer event takes over, or a person pressed Stop. */
  | { type: "superseded" }
  | { type: "exit"; code: number };

/** Which part `st.rerun()` runs again: the app, the fragment it stands in, or the fragments with these keys. */
export type RerunScope = "app" | "fragment" | { keys: readonly string[] };

/** An Error so that V8 notes where it was thrown (formatted only when somebody asks). */
export class Halt extends Error {
  static {
    this.prototype.name = "Halt";
  }
  readonly reason: HaltReason;

  constructor(reason: HaltReason) {
    super(`the run ends here (${reason.type})`);
    this.reason = reason;
  }

  /** A halt of the same place for another reason. */
  withReason(reason: HaltReason): Halt {
    const halt = new Halt(reason);
    halt.stack = this.stack ?? "";
    return halt;
  }
}

/** The halt that `error` is or wraps: as `cause`, in a SuppressedError, in an AggregateError. */
export function haltIn(error: unknown, depth = 8): Halt | undefined {
  if (error instanceof Halt) return error;
  if (depth === 0 || !(error instanceof Error)) return undefined;
  const inner: unknown[] = [error.cause];
  if (error instanceof AggregateError) inner.push(...error.errors);
  // SuppressedError is not there before Node 24.
  if ("suppressed" in error) inner.push(error.suppressed, "error" in error ? error.error : undefined);
  for (const candidate of inner) {
    const halt = candidate === undefined ? undefined : haltIn(candidate, depth - 1);
    if (halt) return halt;
  }
  return undefined;
}
