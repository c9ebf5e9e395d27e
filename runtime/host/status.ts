/** The state of an app, from what its child said and what became of the child. Pure: times come in as numbers. */
import type { Delta } from "../protocol/delta.ts";
import type { AppStatus, ChildToHost } from "../protocol/messages.ts";
import type { Crash } from "./exit-reason.ts";

export type Fact =
  | { fact: "launched" }
  | { fact: "said"; delta: Delta; atMs: number }
  | { fact: "stuck"; message: Extract<ChildToHost, { type: "stuck" }>; atMs: number }
  /** The person asked for something. */
  | { fact: "asked"; what: "stop" | "run" }
  | { fact: "crashed"; crash: Crash }
  | { fact: "ended" };

export interface Standing {
  readonly status: AppStatus;
  /** The person chose *Stop* and has not asked for a run since. */
  readonly stopAsked: boolean;
  /** When the app was last seen at rest (clock of the host). */
  readonly busySinceMs: number | undefined;
}

export const atRest: Standing = { status: { state: "stopped" }, stopAsked: false, busySinceMs: undefined };

/** What the app's state is after a fact. Gives the same object when nothing changes. */
export function after(standing: Standing, fact: Fact): Standing {
  switch (fact.fact) {
    case "launched":
      return { status: { state: "starting" }, stopAsked: false, busySinceMs: undefined };
    case "said":
      return afterDelta(standing, fact.delta, fact.atMs);
    case "stuck":
      return afterStuck(standing, fact.message, fact.atMs);
    case "asked":
      return { ...standing, stopAsked: fact.what === "stop" };
    case "crashed":
      return { ...standing, status: fact.crash, busySinceMs: undefined };
    case "ended":
      return atRest;
  }
}

function afterDelta(standing: Standing, delta: Delta, atMs: number): Standing {
  switch (delta.op) {
    case "run":
      return running(standing, atMs);
    case "put":
    case "insert":
    case "trim":
    case "end":
      // A sign of life: what was stuck goes on.
      return standing.status.state === "stuck" ? running(standing, atMs) : standing;
    case "idle":
      return { ...standing, status: { state: standing.stopAsked ? "stopped" : "idle" }, busySinceMs: undefined };
    case "paused":
      return { ...standing, status: { state: "paused", reason: delta.reason, ...(delta.where && { where: delta.where }) }, busySinceMs: undefined };
    default:
      return standing;
  }
}

function afterStuck(standing: Standing, { state, where }: Extract<ChildToHost, { type: "stuck" }>, atMs: number): Standing {
  if (state === "terminated") return running(standing, atMs);
  return { ...standing, status: { state: "stuck", blocked: state === "blocked", ...(where && { where }) } };
}

function running(standing: Standing, atMs: number): Standing {
  if (standing.status.state === "running") return standing;
  const sinceMs = standing.busySinceMs ?? atMs;
  return { ...standing, status: { state: "running", sinceMs }, busySinceMs: sinceMs };
}

export function isSameStatus(a: AppStatus, b: AppStatus): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
