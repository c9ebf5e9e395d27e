/** Looks for processes by what they carry in their environment: an id may be another process's by the time one looks. */
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Ids of the processes that have `mark` in their environment. Zombies have none. */
export function marked(mark: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && environment(pid).includes(mark));
}

function environment(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return ""; // gone in the meantime
  }
}

/** Resolves when no process with the mark is left; says which are when some stay. */
export async function noneLeft(mark: string, timeoutMs = 15_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let left = marked(mark); left.length > 0; left = marked(mark)) {
    if (performance.now() > deadline) throw new Error(`still there: ${left.map((pid) => readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ")).join("; ")}`);
    await sleep(10);
  }
}
