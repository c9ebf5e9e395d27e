/** Tells the page how far a slow run has come, from the cursors in shared memory. */
import { rootSlots } from "../protocol/tree.ts";
import { type Control, msSince } from "./control.ts";
import type { Uplink } from "./uplink.ts";

/** A run that ends sooner sends no progress: its page would only flicker. */
const slowAfterMs = 300;

const runPrefix = 'd{"op":"run",';
const endPrefix = 'd{"op":"end",';

export class Progress {
  readonly #control: Control;
  readonly #uplink: Uplink;
  /** The delta that said that the run going began, or undefined between runs. */
  #began: string | undefined;
  #last = "";

  constructor(control: Control, uplink: Uplink) {
    this.#control = control;
    this.#uplink = uplink;
  }

  /** Watches the engine's messages for the bounds of runs. */
  observe(message: string): void {
    if (message.startsWith(runPrefix)) this.#began = message;
    else if (message.startsWith(endPrefix)) this.#began = undefined;
  }

  /** Reports how far the run has come, when it is slow and has come further. */
  tick(): void {
    const run = this.#control.run;
    if (!this.#began || run === 0 || msSince(this.#control.runBegan) < slowAfterMs) return;
    // A fragment draws its own part alone: the rest of the page is not behind.
    if (!this.#began.includes('"kind":"app"') || !this.#began.includes(`"run":${run},`)) return;
    const cursors = this.#control.cursors(run, Math.max(this.#uplink.slots, rootSlots));
    const json = JSON.stringify({ op: "progress", run, cursors });
    if (json === this.#last) return;
    this.#last = json;
    this.#uplink.add(json);
  }
}
