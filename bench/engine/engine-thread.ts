/** An engine alone in a thread: how long it works on one message, from taking it until it is idle again. */
import { parentPort, type MessagePort, workerData } from "node:worker_threads";
import { PortOutlet } from "../../runtime/engine/outlet.ts";
import { startEngine } from "../../runtime/engine/start.ts";
import { Control } from "../../runtime/link/control.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";
import type { AppSettings } from "../../runtime/protocol/messages.ts";

export interface EngineThreadData {
  port: MessagePort;
  control: SharedArrayBuffer;
  settings: AppSettings;
}

/** What one message cost. */
export interface Work {
  ms: number;
  /** Strings handed to the link. */
  posts: number;
}

let began = 0;
let posts = 0;

/** Notes when a message is taken. */
class ClockedControl extends Control {
  override noteTaken(): void {
    began = performance.now();
    posts = 0;
    super.noteTaken();
  }
}

/** Hands over what a real outlet does, and notes when the engine is idle. */
class ClockedOutlet extends PortOutlet {
  override put(key: string, json: string): void {
    posts++;
    super.put(key, json);
  }
  override send(delta: Delta): void {
    posts++;
    super.send(delta);
    if (delta.op !== "idle") return;
    const work: Work = { ms: performance.now() - began, posts };
    parentPort?.postMessage(work);
  }
}

// SAFETY: `workloads/engine.ts` is the only one that starts this thread, with exactly this.
const { port, control, settings } = workerData as EngineThreadData;
startEngine({ port, control: new ClockedControl(control), settings, outlet: () => new ClockedOutlet(port) });
