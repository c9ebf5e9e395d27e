/** The thread that an app under test runs in: the engine, its clock, and copies of what only it can see. */
import { isMainThread, type MessagePort, parentPort, workerData } from "node:worker_threads";
import { scopes } from "../engine/context.ts";
import { Control } from "../link/control.ts";
import type { AppSettings } from "../protocol/messages.ts";
import { letTimePass } from "./let-time-pass.ts";
import { ManualClock } from "./manual-clock.ts";
import { copiesOf, startTestEngine } from "./test-engine.ts";

export interface TestThreadData {
  port: MessagePort;
  control: SharedArrayBuffer;
  settings: AppSettings;
  /** At which time a clock stands that the test moves. */
  clock: number | undefined;
}

/** Test → thread: time passes. */
export interface MoveClock {
  ms: number;
}

/** How long a thread whose test has gone may live on what the script has left open. */
const leftoverMs = 50;

if (!isMainThread) {
  // SAFETY: `app-thread.ts` is the only one that starts this thread, with exactly this.
  const { port, control, settings, clock: now } = workerData as TestThreadData;
  const [exit, later] = [process.exit.bind(process), setTimeout];
  // With nothing left to do it ends by itself. Timers, servers and runs of the script's would keep it for ever.
  port.on("close", () => later(exit, leftoverMs).unref());
  const clock = now === undefined ? undefined : new ManualClock(now, () => scopes.getStore()?.run);
  clock?.install();
  const engine = startTestEngine(port, new Control(control), settings, true);
  if (clock) {
    parentPort?.on("message", async ({ ms }: MoveClock) => {
      const isWaiting = await letTimePass(engine, clock, ms);
      engine.outlet.flush();
      port.postMessage({ ...copiesOf(engine), moved: { isWaiting } });
    });
    // Only the test's other port keeps the thread alive.
    parentPort?.unref();
  }
}
