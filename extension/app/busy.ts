import { type Disposable, EventEmitter } from "vscode";
import type { AppStatus } from "../../runtime/protocol/messages.ts";

/** Most runs are over before an eye could follow: what takes less than this never shows as running. */
const showAfterMs = 300;

/** Whether an app is busy for long enough to say so. */
export class Busy implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #value = false;
  #timer: NodeJS.Timeout | undefined;

  get value(): boolean {
    return this.#value;
  }

  update(status: AppStatus): void {
    const busy = status.state === "starting" || status.state === "running" || status.state === "stuck";
    if (!busy) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#set(false);
    } else if (!this.#value) {
      this.#timer ??= setTimeout(() => this.#set(true), showAfterMs);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  #set(value: boolean): void {
    if (this.#value === value) return;
    this.#value = value;
    this.#changed.fire();
  }
}
