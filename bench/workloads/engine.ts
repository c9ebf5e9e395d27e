/** W11: the engine alone, without a browser, a pipe or a view, and without another thread. */
import { buildThread } from "../engine/build-thread.ts";
import type { Work } from "../engine/engine-thread.ts";
import { type Pressing, presses } from "../engine/presses.ts";
import type { Workload } from "../lib/bench.ts";
import type { Goal, Measurement } from "../lib/measurement.ts";
import { median } from "../lib/statistics.ts";

/** All of a thread's runs take 10 ms: what is still going on beside one would be in the whole of it. */
const threads = 5;
/** Until everything that will be optimised has been. */
const warm = 10_000;

export const w11: Workload = async ({ times }) => {
  using thread = await buildThread();
  const hello: Pressing = { thread: thread.url, app: "w9.ts", count: times(497) };
  const w1: Pressing = { thread: thread.url, app: "w1.ts", count: times(497), withButton: true };
  const w3: Pressing = { thread: thread.url, app: "w3.ts", count: times(37), withButton: true };
  return {
    measurements: [
      await measured("w11-hello", "W11 engine alone: hello", hello, { atMost: 0.02 }),
      await measured("w11-hello-warm", "W11 the same, when it has run 10,000 times", { ...hello, warm }),
      await measured("w11-w1", "W11 engine alone: W1 press (two runs)", w1, { atMost: 0.06 }),
      await measured("w11-w1-warm", "W11 the same, when it has been pressed 10,000 times", { ...w1, warm }),
      await measured("w11-w3", "W11 engine alone: W3", w3, { atMost: 1.5 }),
    ],
  };
};

/** Times in one go, bytes in another: counting bytes takes longer than a short run, and leaves the caches cold. */
async function measured(id: string, what: string, pressing: Pressing, goal?: Goal): Promise<Measurement> {
  const works: Work[] = [];
  for (let i = 0; i < threads; i++) works.push(...(await presses(pressing)));
  const counted = await presses({ ...pressing, counts: true });
  const kib = median(counted.map(({ bytes }) => bytes)) / 1024;
  return { id, what, unit: "ms", samples: works.map(({ ms }) => ms), ...(goal && { goal }), note: `${works.at(-1)?.posts} messages to the link, ${kib.toFixed(1)} KiB allocated` };
}
