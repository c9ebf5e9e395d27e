/** The thread that an app under test runs in: the engine, and copies of what only it can see. */
import { isMainThread, type MessagePort, workerData } from "node:worker_threads";
import { Control } from "../link/control.ts";
import type { AppSettings } from "../protocol/messages.ts";
import { startTestEngine } from "./test-engine.ts";

export interface TestThreadData {
  port: MessagePort;
  control: SharedArrayBuffer;
  settings: AppSettings;
}

if (!isMainThread) {
  // SAFETY: `app-thread.ts` is the only one that starts this thread, with exactly this.
  const { port, control, settings } = workerData as TestThreadData;
  startTestEngine(port, new Control(control), settings, true);
}
