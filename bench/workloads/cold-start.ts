/** W9: from the command to the first content. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createAppHost } from "../../runtime/host/app-host.ts";
import { inProject } from "../../scripts/lib/paths.mjs";
import { appFile, serveApp } from "../lib/app-server.ts";
import type { Workload } from "../lib/bench.ts";
import { Person } from "../page/person.ts";
import { wallClockOffset } from "../page/probe.ts";

const text = "Hello world;";

export const w9: Workload = async (bench) => {
  const [port, fresh, openTab, warmTab, bareTab]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  const [node, child]: [number[], number[]] = [[], []];
  for (let i = 0; i < bench.times(10); i++) {
    node.push(await bareNode());
    child.push(await firstRun());
    await using person = await Person.sitDown(bench.browser, text);
    const began = performance.now() + wallClockOffset();
    await using app = await serveApp(appFile("w9.ts"));
    port.push(performance.now() + wallClockOffset() - began);
    const { seenAt } = await person.open(app.url);
    fresh.push(seenAt + (await person.page.evaluate(wallClockOffset)) - began);
    // A page's clock begins with its navigation.
    warmTab.push((await person.reload()).seenAt);
    bareTab.push(await bench.floors.openTab());
    await using other = await Person.sitDown(bench.browser, text);
    openTab.push((await other.open(app.url)).seenAt);
  }
  return {
    measurements: [
      { id: "floor-tab", what: "floor: new tab with an empty cache → static page", unit: "ms", samples: bareTab },
      { id: "floor-node", what: "floor: a Node that does nothing, from its start to its end", unit: "ms", samples: node },
      { id: "w9-child", what: "W9 the app's process alone: start → first run drawn", unit: "ms", samples: child, floor: "floor-node" },
      { id: "w9-port", what: "W9 command → address printed", unit: "ms", samples: port },
      { id: "w9-fresh", what: "W9 command → first content", unit: "ms", samples: fresh, goal: { atMost: 400 } },
      { id: "w9-open", what: "W9 new tab with an empty cache → content", unit: "ms", samples: openTab, floor: "floor-tab" },
      { id: "w9-warm", what: "W9 reload → content", unit: "ms", samples: warmTab, goal: { atMost: 120 } },
    ],
  };
};

/** Milliseconds that a Node takes which has nothing to do. */
async function bareNode(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ["--eval", "0"], { stdio: "ignore" }), "exit");
  return performance.now() - began;
}

/** Milliseconds from the start of an app's process to the end of its first run, without a server and a page. */
async function firstRun(): Promise<number> {
  const host = createAppHost({ file: appFile("w9.ts"), childEntry: inProject("dist", "child.mjs"), nodePath: process.execPath, fallbackNode: process.execPath });
  const began = performance.now();
  await new Promise<void>((resolve) => {
    host.on("status", ({ state }) => {
      if (state === "idle") resolve();
    });
    host.start();
  });
  const ms = performance.now() - began;
  await host.dispose();
  return ms;
}
