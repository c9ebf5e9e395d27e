import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { collectAtRest, type HeapSize } from "../../runtime/child/collector.ts";

const mib = 1024 * 1024;
/** Longer than an app must rest, on a slow machine too. */
const restedMs = 120;
const settledMs = 1300;

/** An app whose heap holds what the test says; a collection leaves `kept`. */
function resting(size: HeapSize, kept = 0) {
  const app = { isBusy: false, onRest: [] as (() => void)[] };
  const collected: number[] = [];
  /** Whether the app was busy then. */
  const shrunk: boolean[] = [];
  const heap = {
    size: () => ({ ...size }),
    collect: () => {
      collected.push(size.outside);
      size.outside = kept;
    },
    shrink: () => void shrunk.push(app.isBusy),
  };
  collectAtRest(app, heap);
  const rest = async (): Promise<void> => {
    for (const listener of app.onRest) listener();
    await wait(restedMs);
  };
  return { app, size, collected, shrunk, rest };
}

test("what a run left behind in large arrays is collected when the app rests", async () => {
  const { size, collected, rest } = resting({ objects: 10 * mib, outside: 40 * mib });
  await rest();
  expect(collected).toEqual([40 * mib]);
  size.outside = 10 * mib;
  await rest();
  expect(collected).toHaveLength(1);
});

test("what stays is no reason to collect again", async () => {
  const { size, collected, rest } = resting({ objects: 10 * mib, outside: 200 * mib }, 180 * mib);
  await rest();
  size.outside += 10 * mib;
  await rest();
  expect(collected).toHaveLength(1);
  size.outside += 20 * mib;
  await rest();
  expect(collected).toHaveLength(2);
});

test("nothing is collected while something goes on, nor where looking through the heap would take long", async () => {
  const busy = resting({ objects: 10 * mib, outside: 40 * mib });
  busy.app.isBusy = true;
  const large = resting({ objects: 300 * mib, outside: 40 * mib });
  await Promise.all([busy.rest(), large.rest()]);
  expect([...busy.collected, ...large.collected]).toEqual([]);
});

test("memory is given back once, when the app has rested for a second", async () => {
  const { app, shrunk, rest } = resting({ objects: 10 * mib, outside: 0 });
  app.isBusy = true;
  await rest();
  await wait(settledMs);
  app.isBusy = false;
  await rest();
  await wait(settledMs);
  expect(shrunk).toEqual([false]);
  await rest();
  await wait(settledMs);
  expect(shrunk).toHaveLength(1);
});

test("by itself it goes by V8's heap, and asks V8 to collect", async () => {
  const app = { isBusy: false, onRest: [] as (() => void)[] };
  collectAtRest(app);
  const registry = { gone: 0 };
  const finalization = new FinalizationRegistry(() => registry.gone++);
  (() => finalization.register(new Float64Array(5 * mib), 0))();
  for (const listener of app.onRest) listener();
  await expect.poll(() => registry.gone).toBe(1);
});
