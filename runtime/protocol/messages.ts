/**
 * The messages between host (extension host, browser server, AppTest), child and view.
 * Two unions per link, named by direction. All is JSON but `attachments`, which travel beside it (`codec.ts`).
 */
import type { Delta, Effect, RunCause } from "./delta.ts";
import type { EditorAsk } from "./editor.ts";
import type { Json } from "./json.ts";
import type { Facts } from "./facts.ts";
import type { Answer, Request } from "./requests.ts";
import type { Address, Destination, Shell } from "./shell.ts";
import type { TreeSnapshot } from "./tree.ts";

/**
 * Something the person did. `seq` is unique within a session and rises in the order in which it was done.
 * `values` are the widgets' new values by identity, in their wire form; `trigger` is what was pressed; `go` is where
 * the person went.
 */
export interface PersonEvent {
  seq: number;
  values: { [widget: string]: Json };
  trigger?: { widget: string; value: Json };
  go?: Destination;
}

/** What a child needs to begin. */
export interface AppSettings {
  /** Absolute path of the script. */
  file: string;
  /** Absolute path of the working directory. */
  cwd: string;
  argv: string[];
  /** The script's text in an editor, in place of the file's until that is saved. */
  text?: string;
  /** Seconds until a looping app is paused: state repeats, state keeps changing (`design`: 1 and 10). */
  loopLimits: { sameStateMs: number; changingMs: number };
  /** Session state to begin with, after a crash: `v8.serialize` in base64 by key. */
  restore?: { key: string; value: string }[];
  /** What the editor has asked for that lasts. */
  asks?: EditorAsk[];
  /** Where the session stands. */
  address?: Address;
  facts?: Facts;
}

export type HostToChild =
  | { type: "init"; protocol: number; settings: AppSettings }
  | { type: "event"; event: PersonEvent }
  /** Run again. `files` are the local files that changed on disk; `text` is the script's in an editor, not saved. */
  | { type: "rerun"; cause: RunCause; files?: string[]; text?: string }
  | { type: "stop" }
  /** What is known of the person's window now. */
  | { type: "facts"; facts: Facts }
  | { type: "editor"; ask: EditorAsk }
  /** Go on after a pause: as before, or for one run. */
  | { type: "resume"; once: boolean }
  /** A question of a view, or of the host itself; the host numbers them. The link thread answers. */
  | { type: "request"; id: number; request: Request; attachments?: readonly Uint8Array[] }
  /** End in an orderly way; the process is killed when it does not. */
  | { type: "dispose" };

export type ChildToHost =
  | { type: "hello"; protocol: number; node: string; pid: number }
  | { type: "deltas"; deltas: Delta[] }
  /** Numbers of events that a run is about to take: told before the script sees them. */
  | { type: "taken"; seqs: number[] }
  | { type: "answer"; id: number; answer: Answer; attachments?: readonly Uint8Array[] }
  /** The main thread was stuck, and what became of it. */
  | { type: "stuck"; state: "waiting" | "terminated" | "blocked"; where?: { file: string; line: number } }
  /** A message from the host made no sense and was dropped. */
  | { type: "dropped"; reason: string };

/** The state of an app, as the bar of the page and the status bar show it. */
export type AppStatus =
  | { state: "starting" }
  | { state: "running"; sinceMs: number }
  | { state: "idle" }
  | { state: "paused"; reason: string; where?: { file: string; line: number; column: number } }
  /** A run that has not yielded for a while; `where` is the line it is on. */
  | { state: "stuck"; blocked: boolean; where?: { file: string; line: number } }
  | { state: "stopped" }
  /** The child is gone. `reason` is a sentence, `fix` another one. */
  | { state: "crashed"; reason: string; fix?: string; log?: string };

export type HostToView =
  /** Everything a view needs to draw the page as it stands: on `ready`, and after the child was replaced. */
  | {
      type: "snapshot";
      protocol: number;
      app: { name: string; file: string };
      status: AppStatus;
      inspecting?: true;
      tree: TreeSnapshot;
      /** The view numbers its events from here. */
      nextSeq: number;
      effects: Effect[];
      /** Events that no run has taken yet. */
      pending: PersonEvent[];
      shell?: Shell;
      address?: Address;
    }
  | { type: "deltas"; deltas: Delta[] }
  | { type: "status"; status: AppStatus }
  /** The person looks for the call behind an element, or no longer. */
  | { type: "inspecting"; on: boolean }
  /** The cursor in the editor stands on this line: what it drew is outlined. */
  | { type: "outline"; file: string; line: number }
  /** To the request with this number. */
  | { type: "answer"; id: number; answer: Answer; attachments?: readonly Uint8Array[] };

export type ViewToHost =
  | { type: "ready"; protocol: number }
  | { type: "event"; event: PersonEvent }
  | { type: "command"; command: "rerun" | "stop" | "restart" | "resume" | "runOnce" }
  | { type: "inspect"; on: boolean }
  | { type: "effectShown"; id: number }
  /** What the window knows of itself: when it opens, and when that changes. */
  | { type: "facts"; facts: Facts }
  /** A question; the view numbers its own. */
  | { type: "request"; id: number; request: Request; attachments?: readonly Uint8Array[] }
  /** The person wants the bytes of a medium as a file: the editor asks where to. A page in a browser does it by itself. */
  | { type: "saveFile"; media: string; name: string }
  /** Open a file of the person's in the editor. */
  | { type: "openLocation"; file: string; line: number; column: number }
  /** Open an address outside; the host checks it. */
  | { type: "openLink"; url: string }
  /** Something went wrong in the page itself. */
  | { type: "viewError"; message: string; stack?: string };
