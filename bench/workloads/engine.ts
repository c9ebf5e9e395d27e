/** W11: the engine alone, in a thread of its own, without a browser, a pipe or a view. */
import { once } from "node:events";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { dirname } from "node:path";
import type { EngineThreadData, Work } from "../engine/engine-thread.ts";
import { appFile } from "../lib/app-server.ts";
import type { Workload } from "../lib/bench.ts";
import type { LinkToEngine } from "../../runtime/link/port.ts";
import { Control } from "../../runtime/link/control.ts";
import { TextRing } from "../../runtime/link/ring.ts";

const warmRuns = 10_000;

export const w11: Workload = async (bench) => ({
  measurements: [
    { id: "w11-hello", what: "W11 engine alone: hello", unit: "ms", ...(await presses("w9.ts", bench.times(497), false)), goal: { atMost: 0.02 } },
    { id: "w11-hello-warm", what: "W11 the same, when it has run 10,000 times", unit: "ms", ...(await presses("w9.ts", bench.times(497), false, warmRuns)) },
    { id: "w11-w1", what: "W11 engine alone: W1 press (two runs)", unit: "ms", ...(await presses("w1.ts", bench.times(497), true)), goal: { atMost: 0.06 } },
    { id: "w11-w1-warm", what: "W11 the same, when it has been pressed 10,000 times", unit: "ms", ...(await presses("w1.ts", bench.times(497), true, warmRuns)) },
    { id: "w11-w3", what: "W11 engine alone: W3", unit: "ms", ...(await presses("w3.ts", bench.times(37), true)), goal: { atMost: 1.5 } },
  ],
});

/** Runs an app by one event after the other: a press of its button, or an event that says nothing. The first `warm` do not count. */
async function presses(app: string, count: number, withButton: boolean, warm = 0): Promise<{ samples: number[]; note: string }> {
  const { port1: port, port2 } = new MessageChannel();
  const control = new Control();
  const ring = new TextRing();
  // As the link says it while something goes on.
  ring.isAwake = true;
  const file = appFile(app);
  const settings = { file, cwd: dirname(file), argv: [], loopLimits: { sameStateMs: 1000, changingMs: 10_000 } };
  const workerData: EngineThreadData = { port: port2, control: control.buffer, ring: ring.buffer, settings };
  const worker = new Worker(new URL("../engine/engine-thread.ts", import.meta.url), { workerData, transferList: [port2] });
  const button = buttonIn(port, ring);
  await nextWork(worker);
  const trigger = withButton ? { widget: await button, value: true } : undefined;
  const samples: number[] = [];
  let posts = 0;
  for (let seq = 1; seq <= warm + count; seq++) {
    const message: LinkToEngine = { type: "event", event: { seq, values: {}, ...(trigger && { trigger }) } };
    control.notePosted();
    port.postMessage(message);
    const work = await nextWork(worker);
    if (seq > warm) samples.push(work.ms);
    posts = work.posts;
  }
  await worker.terminate();
  return { samples, note: `${posts} messages to the link` };
}

async function nextWork(worker: Worker): Promise<Work> {
  const [work] = await once(worker, "message");
  return work;
}

/** The identity of the app's button, when it comes by. Reads on, so that nothing piles up. */
function buttonIn(port: MessagePort, ring: TextRing): Promise<string> {
  return new Promise((resolve) => {
    port.on("message", () => {
      for (const text of ring.take(ring.position)) if (text.includes('"type":"button"')) resolve(JSON.parse(text.slice(text.indexOf("\n") + 1)).node.id);
    });
  });
}
