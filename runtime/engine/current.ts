/** The engine of this thread: `st` is one object per thread, whatever imports it. */
import type { Engine } from "./engine.ts";

let current: Engine | undefined;

export function setCurrentEngine(engine: Engine): void {
  current = engine;
}

/** @throws Error when no app runs in this thread (a bug: `dacapo` outside an app is another file). */
export function currentEngine(): Engine {
  if (!current) throw new Error("No app runs in this thread.");
  return current;
}
