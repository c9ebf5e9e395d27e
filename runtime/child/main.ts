/**
 * Entry of a child process. The link thread starts first and greets the host while the engine is being loaded;
 * with the host's `init` the process becomes the script's and the engine takes over.
 */
import { MessageChannel, SHARE_ENV, Worker } from "node:worker_threads";
import { Control } from "../link/control.ts";
import type { LinkData } from "../link/link-thread.ts";
import { TextRing } from "../link/ring.ts";
import type { AppSettings } from "../protocol/messages.ts";
import { ChildOutlet } from "./child-outlet.ts";
import { collectAtRest } from "./collector.ts";
import { forgetCompiledScripts } from "./compiled-scripts.ts";
import { ExpressLane } from "./express-lane.ts";
import { prepareProcess } from "./prepare-process.ts";

const control = new Control();
const ring = new TextRing();
const engineEnds = new MessageChannel();
const pulseEnds = new MessageChannel();
const lane = new ExpressLane(ring, control);
const link = startLink();
const engine = import("../app/start-engine.ts");
// What takes a while to load does so while the link thread starts. Whether the script can be read at all is told later.
engine.then(({ warmUp }) => warmUp(process.argv[2] ?? "")).catch(() => {});

pulseEnds.port1.on("message", () => control.notePulse());
pulseEnds.port1.unref();

link.once("message", async (settings: AppSettings) => {
  prepareProcess(settings);
  const { startEngine } = await engine;
  const app = startEngine({ port: engineEnds.port1, control, settings, outlet: () => new ChildOutlet(ring, engineEnds.port1, lane), lane, keepsState: true });
  collectAtRest(app);
  forgetCompiledScripts(app);
});

function startLink(): Worker {
  const workerData: LinkData = { control: control.buffer, ring: ring.buffer, port: engineEnds.port2, pulse: pulseEnds.port2 };
  const worker = new Worker(new URL("./link.mjs", import.meta.url), {
    name: "dacapo-link",
    workerData,
    transferList: [engineEnds.port2, pulseEnds.port2],
    env: SHARE_ENV,
    // What the person preloads with `--import` is for the script alone.
    execArgv: [],
  });
  worker.on("error", (error) => abandon(error));
  worker.on("exit", () => abandon(new Error("The link thread ended.")));
  return worker;
}

/** Nobody can reach this process any more. */
function abandon(error: unknown): void {
  console.error(error);
  process.kill(process.pid, "SIGKILL");
}
