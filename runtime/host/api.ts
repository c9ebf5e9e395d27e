/** What hosts an app for the extension and for the browser server: the child process and what it said so far. */
import type { RunRecord, StateCopy } from "../protocol/delta.ts";
import type { Cost, Profile } from "../protocol/cost.ts";
import type { Diagnostic } from "../protocol/diagnostic.ts";
import type { Facts } from "../protocol/facts.ts";
import type { EditorAsk, Overview } from "../protocol/editor.ts";
import type { AppStatus, HostToView } from "../protocol/messages.ts";
import type { Reply, Request, RequestKind } from "../protocol/requests.ts";
import type { Address, Shell } from "../protocol/shell.ts";

export interface HostOptions {
  /** Absolute path of the script. */
  file: string;
  /** Absolute path of the built child entry (`dist/child.mjs`). */
  childEntry: string;
  /** Working directory; the script's folder when absent. */
  cwd?: string;
  argv?: string[];
  /** The script's text in an editor, in place of the file's until the file is among those of a `rerun`. */
  text?: string;
  env?: Record<string, string>;
  /** A Node that the person chose; else `node` from PATH when it is 22.18 or later, else `fallbackNode`. */
  nodePath?: string;
  nodeArgs?: string[];
  fallbackNode: string;
  /** Session state to begin with. */
  restore?: readonly StateCopy[];
  loopLimits?: { sameStateMs: number; changingMs: number };
  /** Where the session begins: the page and the query that an earlier one stood at. */
  address?: Address;
}

export interface HostEvents {
  status(status: AppStatus): void;
  diagnostics(list: readonly Diagnostic[]): void;
  /** The local files of the app changed: watch these. */
  files(files: readonly string[]): void;
  runs(records: readonly RunRecord[]): void;
  /** The session state, or what is observed of the app, changed. */
  state(entries: readonly StateCopy[]): void;
  overview(overview: Overview): void;
  /** What runs cost so far, while that is measured; and where the time went, once after it was sampled. */
  cost(cost: Cost): void;
  profile(profile: Profile): void;
  /** A debugger can attach at this address. */
  debugger(url: string): void;
  /** The person looks for the call behind an element, or no longer. */
  inspecting(on: boolean): void;
  output(stream: "stdout" | "stderr", text: string): void;
  /** The title, the layout, the pages. */
  shell(shell: Shell): void;
  /** The session is on another page, or has another query. */
  address(address: Address): void;
  /** What the view asked of the editor. */
  openLocation(file: string, line: number, column: number): void;
  openLink(url: string): void;
  /** For the log, not for the person. */
  log(level: "info" | "warn" | "error", message: string): void;
}

export interface ViewConnection {
  /** Takes a message from the view; what makes no sense is logged and dropped. */
  receive(message: unknown): void;
  dispose(): void;
}

export interface AppHost {
  readonly file: string;
  readonly status: AppStatus;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly string[];
  /** Runs so far, the oldest first; the last 500. */
  readonly runs: readonly RunRecord[];
  /** Copies of the session state as they were last made: a moment after the app came to rest. */
  readonly state: readonly StateCopy[];
  readonly overview: Overview;
  /** Attaches a view, with the request that it came by if there was one: it gets a snapshot on its `ready`, then deltas. */
  attach(send: (message: HostToView) => void, by?: Pick<Facts, "headers" | "ipAddress">): ViewConnection;
  /** Asks the app's process, as a view does. Resolves also when it fails. */
  request<K extends RequestKind>(request: Request<K>): Promise<Reply<K>>;
  on<K extends keyof HostEvents>(event: K, listener: HostEvents[K]): () => void;
  start(): void;
  /** A save (`files` changed) or a command. `text` is the script's in an editor, not saved. */
  rerun(cause: "save" | "command", files?: string[], text?: string): void;
  stop(): void;
  /** What the editor asks of the app. What lasts is asked of the next child too. */
  ask(ask: EditorAsk): void;
  readonly isInspecting: boolean;
  /** Outlines on the pages what the calls on a line drew, while the person inspects. */
  outline(file: string, line: number): void;
  resume(once: boolean): void;
  /** Kills the process group and starts anew with the session state and the events that no run had taken. `text` as in `rerun`. */
  restart(text?: string): void;
  /** Ends the child and resolves when it is gone. */
  dispose(): Promise<void>;
}

