import { type Disposable, commands } from "vscode";

/** The context keys that the `when` clauses of package.json name. */
export interface ContextKeys {
  /** The file before the person imports `dacapo`. */
  "dacapo.isApp": boolean;
  /** A run of that file's app has been going for a moment. */
  "dacapo.isRunning": boolean;
  /** Some app has a session. */
  "dacapo.hasApp": boolean;
}

/** The only writer of context keys. */
export class ContextKeyWriter implements Disposable {
  readonly #written = new Map<keyof ContextKeys, boolean>();

  set(keys: ContextKeys): void {
    this.#write("dacapo.isApp", keys["dacapo.isApp"]);
    this.#write("dacapo.isRunning", keys["dacapo.isRunning"]);
    this.#write("dacapo.hasApp", keys["dacapo.hasApp"]);
  }

  dispose(): void {
    for (const key of this.#written.keys()) void commands.executeCommand("setContext", key, undefined);
    this.#written.clear();
  }

  #write(key: keyof ContextKeys, value: boolean): void {
    if (this.#written.get(key) === value) return;
    this.#written.set(key, value);
    void commands.executeCommand("setContext", key, value);
  }
}
