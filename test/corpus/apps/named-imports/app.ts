//@ reason: same
import { rerun, sessionState, title, write } from "dacapo";

title("Queue");
sessionState.queue ??= ["a", "b", "c"];

const queue = sessionState.queue as string[];
const open = queue.filter((job) => job !== "done");

write(`${open.length} jobs`);
if (open.length > 0) {
  // Meant: take the first one out of the queue.
  open.shift();
  rerun(); //! loop
}
