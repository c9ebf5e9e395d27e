/** Runs an engine in a thread of its own, which answers one event after the other. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { appFile } from "../lib/app-server.ts";
import type { Presses, Work } from "./engine-thread.ts";

export interface Pressing extends Partial<Omit<Presses, "file">> {
  /** A file of `bench/apps`. */
  app: string;
  count: number;
  /** The thread, built; from its sources when absent. */
  thread?: URL;
}

/** What each press of the app's button cost, or each event that says nothing. The first `warm` do not count. */
export async function presses({ app, thread = new URL("./engine-thread.ts", import.meta.url), ...how }: Pressing): Promise<Work[]> {
  const workerData: Presses = { warm: 0, withButton: false, counts: false, ...how, file: appFile(app) };
  const worker = new Worker(thread, { workerData });
  const [works] = await once(worker, "message");
  await worker.terminate();
  return works;
}
