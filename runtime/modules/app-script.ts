/** What the script of an app is to those that run it. */
import type { Location } from "../protocol/diagnostic.ts";
import type { ScriptProblem } from "../script/problem.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { ScriptHooks } from "./script-hooks.ts";

export type { ScriptProblem };

/** What one run of a script calls. Gives a promise when the script waits at its top level. */
export type Body = () => void | Promise<void>;

export type LoadResult = { ok: true; body: Body } | { ok: false; problem: ScriptProblem };

export interface AppScript {
  readonly file: string;
  /** Local files read so far: the script and the local modules. */
  readonly files: readonly string[];
  /**
   * Reads, imports and compiles what is not loaded yet. `changed` are files saved since: exactly those and their importers are loaded anew.
   * When the new version does not parse, the body of the last good one stays callable.
   */
  load(changed?: readonly string[]): Promise<LoadResult>;
  /** Runs `text` in place of the file's from the next load on, until the file is among the changed ones. */
  replaceText(text: string): void;
  /** Says of each statement at the top when it begins (`ScriptHooks#at`), from the next load on or no longer; so do the scripts of its pages. */
  mark(on: boolean): void;
  /** The body, when nothing has to be loaded before it can be called. */
  readonly current: Body | undefined;
  /** From a position in running code to the position in the file as the person wrote it. */
  original(file: string, line: number, column: number): { line: number; column: number };
  /** The person's own code: the script or a local module (not below node_modules, not Dacapo itself, not node:). */
  isOwn(file: string): boolean;
  /** The text of one of `files`, as the person wrote it; undefined when it can no longer be read. */
  written(file: string): string | undefined;
  /** The inside of the function that is the last argument of the call at a position (as running), as the person wrote it. */
  bodyAt(file: string, line: number, column: number): string | undefined;
  /** Where the script or a local module changes a value of the session state from within. */
  stateMutations(key: string): Location[];
  /** The position (as running) lies in a `finally` block. */
  isInFinally(file: string, line: number, column: number): boolean;
}

export interface AppScriptOptions {
  file: string;
  hooks: ScriptHooks;
  /** The text to run in place of the file's, until the file is among the changed ones: an editor's unsaved one. */
  editorText?: string | undefined;
  /** The modules that pages of one app share. Without it the script has a graph of its own. */
  graph?: ModuleGraph;
}

/** An `AppScript` that gives the thread's module loading back. */
export interface OwnedAppScript extends AppScript {
  dispose(): void;
}
