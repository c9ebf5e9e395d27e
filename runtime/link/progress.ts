/** Tells the page how far a slow run has come, from the cursors in shared memory. */
import { type Control, msSince } from "./control.ts";
import type { TextRing } from "./ring.ts";
import type { Uplink } from "./uplink.ts";

/** A run that ends sooner sends no progress: its page would only flicker. */
const slowAfterMs = 300;

export class Progress {
  readonly #control: Control;
  readonly #uplink: Pick<Uplink, "add">;
  readonly #ring: TextRing;
  #last = "";

  constructor(control: Control, uplink: Pick<Uplink, "add">, ring: TextRing) {
    this.#control = control;
    this.#uplink = uplink;
    this.#ring = ring;
  }

  /** Reports how far the run has come, when it is slow and has come further. What it has drawn until now has been taken from the ring. */
  tick(): void {
    // The main thread is sending the end of it by itself.
    if (!this.#ring.tryHold()) return;
    try {
      this.#report();
    } finally {
      this.#ring.letGo();
    }
  }

  #report(): void {
    // A fragment draws its own part alone: the rest of the page is not behind.
    const run = this.#control.appRun;
    if (run === 0 || msSince(this.#control.runBegan) < slowAfterMs) return;
    const cursors = this.#control.cursors(run);
    const json = JSON.stringify({ op: "progress", run, cursors });
    if (json === this.#last) return;
    this.#last = json;
    this.#uplink.add(json);
    this.#ring.noteUnsent();
  }
}
