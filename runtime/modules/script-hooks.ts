/** What the engine puts under the script's feet. */
export interface ScriptHooks {
  /** The namespace that `import … from "dacapo"` gets: `default` is `st`, every function is a named export too. */
  readonly dacapo: Readonly<Record<string, unknown>>;
  /** Called first thing in each `catch` of the script and of local modules: throws `error` again when it is (or wraps) a halt. */
  rethrowHalt(error: unknown): void;
  /** Magic: shows the value of a pure expression statement. */
  show(value: unknown): void;
  /** While statements are marked: the script comes to the one on this line; 0: to its end. */
  at?(file: string, line: number): void;
}
