/** W10: what an app holds at first, and whether it grows. */
import { setTimeout as wait } from "node:timers/promises";
import { appFile, serveApp } from "../lib/app-server.ts";
import type { Bench, Workload } from "../lib/bench.ts";
import type { Measurement } from "../lib/measurement.ts";
import { childOf, NodeHeap, residentMiB } from "../lib/process-memory.ts";
import { Person } from "../page/person.ts";

const settleMs = 1500;
/** Clicks before growth is looked at: caches and compiled code have their size by then. */
const warmClicks = 200;

export const w10: Workload = async (bench) => ({ measurements: [await hello(bench, "w10.js"), await hello(bench, "w10-types.ts"), await childGrowth(bench), await pageGrowth(bench)] });

const hellos = {
  "w10.js": { id: "w10-hello", what: "W10 memory of the child, hello world in JavaScript", goal: { atMost: 72 } },
  "w10-types.ts": { id: "w10-types", what: "W10 memory of the child, hello world in TypeScript with types to strip", goal: { atMost: 90 } },
} as const;

async function hello(bench: Bench, name: keyof typeof hellos): Promise<Measurement> {
  const samples: number[] = [];
  for (let i = 0; i < bench.times(5); i++) {
    await using app = await serveApp(appFile(name));
    await using person = await Person.sitDown(bench.browser, "Hello world;");
    await person.open(app.url);
    await wait(settleMs);
    samples.push(residentMiB(childOf(app.pid)));
  }
  return { ...hellos[name], unit: "MiB", samples };
}

async function childGrowth(bench: Bench): Promise<Measurement> {
  const clicks = bench.times(5000);
  await using app = await serveApp(appFile("w1.ts"));
  await using person = await Person.sitDown(bench.browser, "Title");
  await person.open(app.url);
  await person.clickFromInside("Foo", "Foo %;", 1, warmClicks);
  using heap = await NodeHeap.open(childOf(app.pid));
  const before = await heap.usedMiB();
  await person.clickFromInside("Foo", "Foo %;", warmClicks + 1, clicks);
  const grown = (await heap.usedMiB()) - before;
  return { id: "w10-child", what: `W10 growth of the child's heap, ${2 * clicks} runs of W1`, unit: "MiB", samples: [grown], goal: { atMost: 1 } };
}

async function pageGrowth(bench: Bench): Promise<Measurement> {
  const clicks = bench.times(1000);
  await using app = await serveApp(appFile("w3.ts"));
  await using person = await Person.sitDown(bench.browser, "Top 0;");
  await person.open(app.url);
  await wait(settleMs);
  await person.clickFromInside("Update", "Top %;", 1, warmClicks);
  const before = await person.heapMiB();
  await person.clickFromInside("Update", "Top %;", warmClicks + 1, clicks);
  const grown = (await person.heapMiB()) - before;
  return { id: "w10-page", what: `W10 growth of the page's heap, ${clicks} runs of W3`, unit: "MiB", samples: [grown], goal: { atMost: 2 } };
}
