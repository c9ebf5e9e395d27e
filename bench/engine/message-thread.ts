/** The messages of a short run without the run: taking one, one to the thread itself, one that wakes another thread. */
import { MessageChannel, type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Work } from "./engine-thread.ts";

// SAFETY: `workloads/engine.ts` is the only one that starts this thread, with exactly this.
const { port } = workerData as { port: MessagePort };
const self = new MessageChannel();
let began = 0;

port.on("message", () => {
  began = performance.now();
  self.port2.postMessage(0);
});
self.port1.on("message", () => {
  port.postMessage("");
  const work: Work = { ms: performance.now() - began, posts: 1, bytes: 0 };
  parentPort?.postMessage(work);
});
