/**
 * The numbers of the events that a run takes go to the host at once, on a tiny pipe of their own, written by the main
 * thread itself before the script sees them. What the link thread is about to send is lost when the script kills the
 * process in the same moment; what was written here is not, so the host never replays the click that killed the app.
 */
import { writeSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";

/** File descriptor of the pipe. */
const takenFd = 4;

const runPrefix = 'd{"op":"run",';

/** Makes the engine's end of the channel write down what a run took before it posts that the run began. */
export function noteTakenEvents(port: MessagePort): void {
  const post = port.postMessage.bind(port);
  port.postMessage = (message: unknown): void => {
    if (typeof message === "string" && message.startsWith(runPrefix)) writeTaken(message);
    post(message);
  };
}

function writeTaken(message: string): void {
  const taken = /"took":\[([\d,]+)\]/.exec(message)?.[1];
  if (taken === undefined) return;
  try {
    writeSync(takenFd, `${taken}\n`);
  } catch {
    // The host is going away, or the script closed the pipe: the run's own delta still tells.
  }
}
