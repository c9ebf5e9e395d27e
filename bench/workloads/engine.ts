/** W11: the engine alone, in a thread of its own, without a browser, a pipe or a view. */
import type { Workload } from "../lib/bench.ts";
import { median } from "../lib/statistics.ts";
import { messages, presses } from "../engine/presses.ts";

const warmRuns = 10_000;

export const w11: Workload = async (bench) => ({
  measurements: [
    { id: "floor-messages", what: "floor: the two messages of a run, without the run", unit: "ms", samples: await messages(bench.times(497)) },
    { id: "w11-hello", what: "W11 engine alone: hello", unit: "ms", floor: "floor-messages", ...(await measured("w9.ts", bench.times(497), false)), goal: { atMost: 0.02 } },
    { id: "w11-hello-warm", what: "W11 the same, when it has run 10,000 times", unit: "ms", ...(await measured("w9.ts", bench.times(497), false, warmRuns)) },
    { id: "w11-w1", what: "W11 engine alone: W1 press (two runs)", unit: "ms", ...(await measured("w1.ts", bench.times(497), true)), goal: { atMost: 0.06 } },
    { id: "w11-w1-warm", what: "W11 the same, when it has been pressed 10,000 times", unit: "ms", ...(await measured("w1.ts", bench.times(497), true, warmRuns)) },
    { id: "w11-w3", what: "W11 engine alone: W3", unit: "ms", ...(await measured("w3.ts", bench.times(37), true)), goal: { atMost: 1.5 } },
  ],
});

async function measured(app: string, count: number, withButton: boolean, warm = 0): Promise<{ samples: number[]; note: string }> {
  const works = await presses(app, count, withButton, warm);
  const kib = median(works.map(({ bytes }) => bytes)) / 1024;
  return { samples: works.map(({ ms }) => ms), note: `${works.at(-1)?.posts} messages to the link, ${kib.toFixed(1)} KiB allocated` };
}
