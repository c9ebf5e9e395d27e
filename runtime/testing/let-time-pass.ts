/** Moves the clock of an app under test: from one timer to the next, so that what each of them starts comes to its end. */
import type { Engine } from "../engine/engine.ts";
import { wallTimeout } from "../engine/wall-clock.ts";
import type { ManualClock } from "./manual-clock.ts";

/** @returns whether a run is going that waits for more time than that */
export async function letTimePass(engine: Engine, clock: ManualClock, ms: number): Promise<boolean> {
  const until = clock.now + ms;
  do await settled(engine, clock);
  while (clock.step(until));
  clock.now = until;
  return engine.run !== undefined;
}

/** Resolves when the app rests, or when the run that is going has set a timer: it may be waiting for that one. */
async function settled(engine: Engine, clock: ManualClock): Promise<void> {
  await new Promise(setImmediate);
  while (engine.isBusy && !(engine.run && clock.isAwaitedBy(engine.run))) await new Promise((done) => wallTimeout(done, 1));
}
