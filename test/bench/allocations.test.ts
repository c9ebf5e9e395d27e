/**
 * What a run allocates, in the engine alone. Bytes are the same on every machine, but for what the optimising compiler
 * leaves out, which is never more; the bounds are half as much again as code that is not optimised takes. Over them,
 * something is made anew in each run or each call that need not be.
 */
import { expect, test } from "vitest";
import { presses } from "../../bench/engine/presses.ts";
import { median } from "../../bench/lib/statistics.ts";

const kib = 1024;

/** Bytes of one event. A run in which the garbage collector came by counts for too little: there are few of them. */
async function allocated(app: string, withButton: boolean): Promise<number> {
  return median((await presses({ app, count: 30, withButton, warm: 5, counts: true })).map(({ bytes }) => bytes));
}

test("a click with two runs wakes the link once", async () => {
  const works = await presses({ app: "w1.ts", count: 10, withButton: true, warm: 5 });
  expect(works.map(({ posts }) => posts)).toEqual(works.map(() => 1));
});

test("a run that draws one text allocates a few KiB", async () => {
  expect(await allocated("w9.ts", false)).toBeLessThan(24 * kib);
});

test("a click with two runs allocates a few tens of KiB", async () => {
  expect(await allocated("w1.ts", true)).toBeLessThan(52 * kib);
});

test("a call that draws what stands there already allocates two KiB at most, on the average of texts, metrics and inputs", async () => {
  expect((await allocated("w3b.ts", true)) / 1000).toBeLessThan(2 * kib);
});

test("an update of one place allocates less than two KiB", async () => {
  expect((await allocated("w7.ts", true)) / 1000).toBeLessThan(1.7 * kib);
});
