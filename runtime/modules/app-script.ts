/** Contract only (to be implemented in this file). */

/** What the engine puts under the script's feet. */
export interface ScriptHooks {
  /** The namespace that `import … from "dacapo"` gets: `default` is `st`, every function is a named export too. */
  readonly dacapo: Readonly<Record<string, unknown>>;
  /** Called first thing in each `catch` of the script and of local modules: throws `error` again when it is (or wraps) a halt. */
  rethrowHalt(error: unknown): void;
  /** Magic: shows the value of a pure expression statement. */
  show(value: unknown): void;
}

/** Something that keeps the script from running. Lines and columns count from 1, in the file as written. */
export interface ScriptProblem {
  code: "syntax-error" | "unsupported-syntax" | "unresolved-import" | "missing-export" | "no-such-file" | "not-a-script" | "self-import" | "module-error";
  message: string;
  fix: string;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** For `module-error`: what the module threw while it was evaluated. */
  error?: unknown;
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
  /** From a position in running code to the position in the file as the person wrote it. */
  original(file: string, line: number, column: number): { line: number; column: number };
  /** The person's own code: the script or a local module (not below node_modules, not Dacapo itself, not node:). */
  isOwn(file: string): boolean;
  /** The position (as running) lies in a `finally` block. */
  isInFinally(file: string, line: number, column: number): boolean;
}
