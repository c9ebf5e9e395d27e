/** The engine of this thread: `st` is one object per thread, whatever imports it. */
import type { Engine } from "./engine.ts";
import { noApp } from "./errors.ts";

let current: Engine | undefined;

export function setCurrentEngine(engine: Engine): void {
  current = engine;
}

/** @throws AppError `no-app` when no app runs in this thread: plain Node has imported `dacapo` */
export function currentEngine(): Engine {
  if (!current) throw noApp();
  return current;
}
