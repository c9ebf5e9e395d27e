/**
 * How busy the thread has been: what it worked, beside what it waited. Time in which other programs had the processor is
 * neither: on a loaded machine a script that polls takes longer for its work, and still waits.
 */
import { performance, type EventLoopUtilization } from "node:perf_hooks";

export class Busyness {
  readonly #loop: EventLoopUtilization = performance.eventLoopUtilization();
  readonly #workedMs = workedMs();

  /** The part of the time since this was made, from 0 to 1. */
  share(): number {
    const { idle, active } = performance.eventLoopUtilization(this.#loop);
    const worked = Math.min(active, workedMs() - this.#workedMs);
    return idle === 0 ? 1 : worked / (worked + idle);
  }
}

/** Time on a processor: of this thread, or of the whole process where Node cannot tell (before 23.9). */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
