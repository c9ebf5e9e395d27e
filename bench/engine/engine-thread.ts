/** An engine alone in a thread: what it costs to work on one message, from taking it until it is idle again. */
import { getHeapStatistics } from "node:v8";
import { parentPort, type MessagePort, workerData } from "node:worker_threads";
import { RingOutlet } from "../../runtime/engine/outlet.ts";
import { startEngine } from "../../runtime/app/start-engine.ts";
import { Control } from "../../runtime/link/control.ts";
import { TextRing } from "../../runtime/link/ring.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";
import type { AppSettings } from "../../runtime/protocol/messages.ts";

export interface EngineThreadData {
  port: MessagePort;
  control: SharedArrayBuffer;
  ring: SharedArrayBuffer;
  settings: AppSettings;
}

/** What one message cost. */
export interface Work {
  ms: number;
  /** Messages to the link: each may wake it. */
  posts: number;
  /** Allocated on the heap; less, or below zero, when the garbage collector came by. */
  bytes: number;
}

// SAFETY: `workloads/engine.ts` is the only one that starts this thread, with exactly this.
const { port, control, ring, settings } = workerData as EngineThreadData;
let began = 0;
let posts = 0;
let used = 0;
let isIdle = false;

/** Notes when a message is taken. */
class ClockedControl extends Control {
  override noteTaken(): void {
    posts = 0;
    used = getHeapStatistics().used_heap_size;
    began = performance.now();
    super.noteTaken();
  }
}

/** Hands over what a real outlet does, and notes when the engine has nothing more to say. */
class ClockedOutlet extends RingOutlet {
  override send(delta: Delta): void {
    isIdle = delta.op === "idle";
    super.send(delta);
  }
  override flush(): void {
    super.flush();
    if (!isIdle) return;
    const ms = performance.now() - began;
    const work: Work = { ms, posts, bytes: getHeapStatistics().used_heap_size - used };
    parentPort?.postMessage(work);
  }
}

const post = port.postMessage.bind(port);
port.postMessage = (message: unknown): void => {
  posts++;
  post(message);
};
startEngine({ port, control: new ClockedControl(control), settings, outlet: () => new ClockedOutlet(new TextRing(ring), port) });
