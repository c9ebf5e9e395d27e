/** Samples the main thread from the link thread, while it works: what it does costs it a few per cent. */
import type { Profiler, Session } from "node:inspector";

const intervalUs = 1000;

export class MainProfiler {
  #session: Session | undefined;

  /** Begins. Does nothing while it is going on. */
  async start(): Promise<void> {
    if (this.#session) return;
    const inspector = await import("node:inspector");
    const session = new inspector.Session();
    this.#session = session;
    session.connectToMainThread();
    session.post("Profiler.enable");
    session.post("Profiler.setSamplingInterval", { interval: intervalUs });
    session.post("Profiler.start");
    // Code that was optimised before knows its lines only roughly. Beginning to count calls discards all such code; what is
    // optimised from here on, while the profiler is on, knows them exactly, those of inlined functions too.
    session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    session.post("Profiler.stopPreciseCoverage");
  }

  /** Ends. Undefined when nothing was going on. */
  stop(): Promise<Profiler.Profile | undefined> {
    const session = this.#session;
    this.#session = undefined;
    if (!session) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      session.post("Profiler.stop", (error, answer) => {
        session.disconnect();
        resolve(error ? undefined : answer.profile);
      });
    });
  }
}
