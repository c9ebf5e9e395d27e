/**
 * What the child says: changes of the page and facts about runs, in the order in which they happened.
 * A run sends only what differs from the last tree; a node that is drawn again unchanged costs nothing.
 */
import type { Cost, Profile } from "./cost.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Overview } from "./editor.ts";
import type { NodeData } from "./element.ts";
import type { Path } from "./path.ts";
import type { Address, Shell } from "./shell.ts";

export type RunKind = "app" | "fragment";

/** Why a run began. `rerun` is the script's own `st.rerun()`. */
export type RunCause = "start" | "event" | "save" | "rerun" | "timer" | "command" | "restart";

export type RunOutcome = "finished" | "rerun" | "stopped" | "failed" | "preempted" | "paused";

/** One finished run, as the run history and `AppTest#runs` show it. */
export interface RunRecord {
  run: number;
  kind: RunKind;
  cause: RunCause;
  outcome: RunOutcome;
  ms: number;
  /** How many nodes it changed. */
  changed: number;
  /** Label of the widget whose event began it. */
  widget?: string;
  /** Keys of the session state that were set or deleted in it, the first of them. */
  state?: string[];
}

/** One key of the session state. `secret`: it was entered where a person does not want it to be read. */
export interface StateCopy {
  key: string;
  value: string;
  secret?: true;
}

/** `[slot of a block, how many of its children the run has drawn so far]`. */
export type Cursor = readonly [slot: number, drawn: number];

/** A one-shot: shown once, kept by the host until the view acknowledges it. */
export interface Effect {
  id: number;
  effect:
    | { type: "toast"; body: string; icon?: string; duration: "short" | "long" | "infinite" | number }
    | { type: "balloons" }
    | { type: "snow" };
}

export type Delta =
  /** A run began. `took` are the events that it answers: they are acknowledged. */
  | { op: "run"; run: number; kind: RunKind; cause: RunCause; took: number[] }
  /** These events are dealt with, and no run answers them. */
  | { op: "took"; took: number[] }
  /** The node at `at` is now `node`. A block over a block keeps the children; anything else replaces them. */
  | { op: "put"; at: Path; node: NodeData }
  /** `node` is new at `at`; what stood there and after it moves down by one (error cards push). */
  | { op: "insert"; at: Path; node: NodeData }
  /** The node at `at` goes; those after it move up. */
  | { op: "remove"; at: Path }
  /** The container at `at` keeps its first `count` children. */
  | { op: "trim"; at: Path; count: number }
  /** How far a slow run has come: every other container still stands where the last run left it, and is stale. */
  | { op: "progress"; run: number; cursors: Cursor[] }
  /** The run ended. `cursors` is there when it left stale nodes behind (`failed`): what it did not draw stays, greyed. */
  | { op: "end"; run: number; outcome: RunOutcome; ms: number; cursors?: Cursor[] }
  | { op: "runs"; records: RunRecord[] }
  | { op: "effect"; effect: Effect }
  | { op: "shell"; shell: Shell }
  | { op: "address"; address: Address }
  /** All diagnostics of the app as they stand now (not a difference). */
  | { op: "diagnostics"; diagnostics: Diagnostic[] }
  /** Nothing is going and nothing is queued; or the loop watch paused the app. `taken` counts the host's messages so far. */
  | { op: "idle"; taken: number }
  | { op: "paused"; taken: number; reason: string; where?: { file: string; line: number; column: number } }
  /** Local files that the app was read from: their saves rerun it. */
  | { op: "files"; files: string[] }
  /** Session state as it stands, key by key: what to restore after a crash. `value` is `v8.serialize` in base64. */
  | { op: "state"; set: StateCopy[]; deleted: string[]; skipped: string[] }
  /** For the editor, while it observes. */
  | { op: "overview"; overview: Overview }
  /** For the editor, while it measures: what runs cost so far; and once after it was sampled, where the time went. */
  | { op: "cost"; cost: Cost }
  | { op: "profile"; profile: Profile }
  /** A debugger can attach at this address. */
  | { op: "debugger"; url: string };
