/** Drives an engine in a thread of its own, one event after the other, and says what each has cost. */
import { once } from "node:events";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { dirname } from "node:path";
import { Control } from "../../runtime/link/control.ts";
import type { LinkToEngine } from "../../runtime/link/port.ts";
import { TextRing } from "../../runtime/link/ring.ts";
import { appFile } from "../lib/app-server.ts";
import type { EngineThreadData, Work } from "./engine-thread.ts";

/** Runs an app by one event after the other: a press of its button, or an event that says nothing. The first `warm` do not count. */
export async function presses(app: string, count: number, withButton: boolean, warm = 0): Promise<Work[]> {
  const { port1: port, port2 } = new MessageChannel();
  const control = new Control();
  const ring = new TextRing();
  // As the link says it while something goes on.
  ring.isAwake = true;
  const file = appFile(app);
  const settings = { file, cwd: dirname(file), argv: [], loopLimits: { sameStateMs: 1000, changingMs: 10_000 } };
  const workerData: EngineThreadData = { port: port2, control: control.buffer, ring: ring.buffer, settings };
  const worker = new Worker(new URL("./engine-thread.ts", import.meta.url), { workerData, transferList: [port2] });
  const button = buttonIn(port, ring);
  await nextWork(worker);
  const trigger = withButton ? { widget: await button, value: true } : undefined;
  const works: Work[] = [];
  for (let seq = 1; seq <= warm + count; seq++) {
    const message: LinkToEngine = { type: "event", event: { seq, values: {}, ...(trigger && { trigger }) } };
    control.notePosted();
    port.postMessage(message);
    const work = await nextWork(worker);
    if (seq > warm) works.push(work);
  }
  await worker.terminate();
  return works;
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

/** A run's messages alone: what they take while V8 does not know them yet either. */
export async function messages(count: number): Promise<number[]> {
  const { port1: port, port2 } = new MessageChannel();
  const worker = new Worker(new URL("./message-thread.ts", import.meta.url), { workerData: { port: port2 }, transferList: [port2] });
  port.on("message", () => {});
  await once(worker, "online");
  const samples: number[] = [];
  for (let i = 0; i < count; i++) {
    port.postMessage({ type: "event", event: { seq: i, values: {} } } satisfies LinkToEngine);
    samples.push((await nextWork(worker)).ms);
  }
  await worker.terminate();
  port.close();
  return samples;
}
