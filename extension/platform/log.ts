import { type Disposable, type LogOutputChannel, window } from "vscode";

export type LogLevel = "info" | "warn" | "error";

/** Dacapo's own log. Its channel appears with the first line: a window in which no app ran has none. */
export class Log implements Disposable {
  #channel: LogOutputChannel | undefined;

  write(level: LogLevel, message: string): void {
    this.#open()[level](message);
  }

  /** Logs a bug: something that was not expected to throw did. */
  bug(doing: string, error: unknown): void {
    this.write("error", `${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  show(): void {
    this.#open().show(true);
  }

  dispose(): void {
    this.#channel?.dispose();
    this.#channel = undefined;
  }

  #open(): LogOutputChannel {
    return (this.#channel ??= window.createOutputChannel("Dacapo", { log: true }));
  }
}
