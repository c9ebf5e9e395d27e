/** Tells the page how far a slow run has come, from the cursors in shared memory. */
import { type Control, msSince } from "./control.ts";
import type { PageText } from "./port.ts";
import type { Uplink } from "./uplink.ts";

/** A run that ends sooner sends no progress: its page would only flicker. */
const slowAfterMs = 300;

const runPrefix = 'd{"op":"run",';
const runKey = '"run":';
const endPrefix = 'd{"op":"end",';

export class Progress {
  readonly #control: Control;
  readonly #uplink: Uplink;
  /** The number of the app's run that is known to have begun: the one that is going, or a rerun of it. */
  #began: number | undefined;
  #last = "";

  constructor(control: Control, uplink: Uplink) {
    this.#control = control;
    this.#uplink = uplink;
  }

  /** Watches the engine's texts for the bounds of runs. */
  observe(text: PageText): void {
    // A fragment draws its own part alone: the rest of the page is not behind.
    if (text.startsWith(runPrefix)) this.#began = text.includes('"kind":"app"') ? Number.parseInt(text.slice(runPrefix.length + runKey.length), 10) : undefined;
    else if (text.startsWith(endPrefix)) this.#began = undefined;
  }

  /** Reports how far the run has come, when it is slow and has come further. */
  tick(): void {
    const run = this.#control.run;
    if (this.#began === undefined || run < this.#began || msSince(this.#control.runBegan) < slowAfterMs) return;
    const cursors = this.#control.cursors(run);
    const json = JSON.stringify({ op: "progress", run, cursors });
    if (json === this.#last) return;
    this.#last = json;
    this.#uplink.add(json);
  }
}
