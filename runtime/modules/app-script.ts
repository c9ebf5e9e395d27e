/** The script of an app, from its file to a function that runs it. */
import type { ScriptProblem } from "../script/problem.ts";
import { LoadedScript } from "./loaded-script.ts";
import type { ModuleGraph } from "./module-graph.ts";


export type { ScriptProblem };

/** What the engine puts under the script's feet. */
export interface ScriptHooks {
  /** The namespace that `import … from "dacapo"` gets: `default` is `st`, every function is a named export too. */
  readonly dacapo: Readonly<Record<string, unknown>>;
  /** Called first thing in each `catch` of the script and of local modules: throws `error` again when it is (or wraps) a halt. */
  rethrowHalt(error: unknown): void;
  /** Magic: shows the value of a pure expression statement. */
  show(value: unknown): void;
}

export type LoadResult = { ok: true; body: () => Promise<void> } | { ok: false; problem: ScriptProblem };

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
  /** The body, when nothing has to be loaded before it can be called. */
  readonly current: (() => Promise<void>) | undefined;
  /** From a position in running code to the position in the file as the person wrote it. */
  original(file: string, line: number, column: number): { line: number; column: number };
  /** The person's own code: the script or a local module (not below node_modules, not Dacapo itself, not node:). */
  isOwn(file: string): boolean;
  /** The text of one of `files`, as the person wrote it; undefined when it can no longer be read. */
  written(file: string): string | undefined;
  /** The inside of the function that is the last argument of the call at a position (as running), as the person wrote it. */
  bodyAt(file: string, line: number, column: number): string | undefined;
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

/** Pages of one app: one script each, with one graph. Tell what `changed` to any one of them, once. */
export function createAppScript(options: AppScriptOptions): OwnedAppScript {
  return new LoadedScript(options);
}
