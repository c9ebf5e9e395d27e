/**
 * The outlet of a child's engine. The numbers of the events that a run takes go to the host at once, on a tiny pipe of
 * their own, written by the main thread itself before the script sees them. What the link thread is about to send is lost
 * when the script kills the process in the same moment; what was written here is not, so the host never replays the click
 * that killed the app.
 */
import { writeSync } from "node:fs";
import { RingOutlet } from "../engine/outlet.ts";
import type { Delta } from "../protocol/delta.ts";

/** File descriptor of the pipe. */
const takenFd = 4;

export class ChildOutlet extends RingOutlet {
  override send(delta: Delta): void {
    if (delta.op === "run" && delta.took.length > 0) writeTaken(delta.took);
    super.send(delta);
  }
}

function writeTaken(took: readonly number[]): void {
  try {
    writeSync(takenFd, `${took.join(",")}\n`);
  } catch {
    // The host is going away, or the script closed the pipe: the run's own delta still tells.
  }
}
