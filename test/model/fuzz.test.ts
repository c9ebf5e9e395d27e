/**
 * Random sequences of events, saves and halts over random small apps: the engine, with all its merging and cutting, must
 * come to what the rules say of one event after the other. `DACAPO_FUZZ_SECONDS=60` for a long one (from
 * `DACAPO_FUZZ_FROM=1000` on for others), `DACAPO_FUZZ_SEED=7` for one case again.
 */
import { afterAll, expect, it } from "vitest";
import { random } from "../lib/random.ts";
import { play } from "./play.ts";
import { randomApp } from "./random-app.ts";
import { type Outcome, predict } from "./rules.ts";
import { sourceOf } from "./small-app.ts";

const seconds = Number(process.env["DACAPO_FUZZ_SECONDS"] ?? 3);
const onlySeed = process.env["DACAPO_FUZZ_SEED"];

afterAll(() => Reflect.deleteProperty(globalThis, "probe"));

it("no event is lost, no run outlives the next one, and the end is what the rules say", { timeout: seconds * 1000 + 60_000 }, async () => {
  for (const seed of seeds()) {
    const app = randomApp(random(seed));
    const { ops, outcome, overlaps } = await play(app, seed);
    expect(overlaps, `seed ${seed}\n${sourceOf(app, 1)}\n${JSON.stringify(ops)}`).toEqual([]);
    const rules = predict(app, ops);
    const isStopped = ops.some(({ op }) => op === "stop");
    expect(outcome, `seed ${seed}\n${sourceOf(app, 1)}\n${JSON.stringify(ops)}`).toEqual(isStopped ? { ...rules, counts: expect.toSatisfy((counts) => atMost(counts, rules.counts)) } : rules);
  }
});

/** What *Stop* ended a person may have wanted no more; twice nothing happens all the same. */
const atMost = (counts: Outcome["counts"], most: Outcome["counts"]): boolean => Object.entries(counts).every(([name, count]) => count <= (most[name] ?? 0));

/** At least one: on a machine that is slow today all of the time may be gone with it. */
function* seeds(): Generator<number> {
  if (onlySeed !== undefined) return yield Number(onlySeed);
  const until = performance.now() + seconds * 1000;
  let seed = Number(process.env["DACAPO_FUZZ_FROM"] ?? 1);
  do yield seed++;
  while (performance.now() < until);
}
