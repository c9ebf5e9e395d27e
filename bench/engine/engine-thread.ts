/**
 * An engine alone in a thread, and what presses its button: no other thread, no pipe, no page. Each press comes as soon
 * as the engine rests from the one before. Says what each has cost, from taking its message until the engine is idle.
 */
import { dirname } from "node:path";
import { getHeapStatistics } from "node:v8";
import { MessageChannel, parentPort, workerData } from "node:worker_threads";
import { startEngine } from "../../runtime/app/start-engine.ts";
import { RingOutlet } from "../../runtime/engine/outlet.ts";
import { Control } from "../../runtime/link/control.ts";
import type { LinkToEngine } from "../../runtime/link/port.ts";
import { TextRing } from "../../runtime/link/ring.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";

/** What is to be done. */
export interface Presses {
  /** Path of the app. */
  file: string;
  /** How often, and how often before that without counting. */
  count: number;
  warm: number;
  /** A press of its button; else an event that says nothing. */
  withButton: boolean;
  /** Bytes are counted, which takes so long itself that the times are not to be used. */
  counts: boolean;
}

/** What one message cost. */
export interface Work {
  ms: number;
  /** Messages to the link: each may wake it. */
  posts: number;
  /** Allocated on the heap, when bytes are counted; less, or below zero, when the garbage collector came by. */
  bytes: number;
}

// SAFETY: `presses.ts` is the only one that starts this thread, with exactly this.
const { file, count, warm, withButton, counts } = workerData as Presses;
const { port1: link, port2: port } = new MessageChannel();
const ring = new TextRing();
// As the link says it while something goes on.
ring.isAwake = true;
const works: Work[] = [];
let button: string | undefined;
let seq = 0;
let began = 0;
let posts = 0;
let used = 0;

function usedBytes(): number {
  return counts ? getHeapStatistics().used_heap_size : 0;
}

/** Notes when a message is taken. */
class ClockedControl extends Control {
  override noteTaken(): void {
    posts = 0;
    used = usedBytes();
    began = performance.now();
    super.noteTaken();
  }
}

/** Hands over what a real outlet does, and notes when the engine has nothing more to say. */
class ClockedOutlet extends RingOutlet {
  #isIdle = false;

  override send(delta: Delta): void {
    this.#isIdle = delta.op === "idle";
    super.send(delta);
  }
  override flush(): void {
    super.flush();
    if (!this.#isIdle) return;
    const ms = performance.now() - began;
    if (seq > warm) works.push({ ms, posts, bytes: usedBytes() - used });
    setImmediate(seq === warm + count ? finish : press);
  }
}

const control = new ClockedControl();
const post = port.postMessage.bind(port);
port.postMessage = (message: unknown): void => {
  posts++;
  post(message);
};
// Reads on, so that nothing piles up.
link.on("message", () => {});
startEngine({ port, control, settings: { file, cwd: dirname(file), argv: [], loopLimits: { sameStateMs: 1000, changingMs: 10_000 } }, outlet: () => new ClockedOutlet(ring, port) });

function press(): void {
  for (const text of ring.take(ring.position)) if (text.includes('"type":"button"')) button ??= String(JSON.parse(text.slice(text.indexOf("\n") + 1)).node.id);
  const trigger = withButton && button !== undefined ? { widget: button, value: true } : undefined;
  const message: LinkToEngine = { type: "event", event: { seq: ++seq, values: {}, ...(trigger && { trigger }) } };
  control.notePosted();
  link.postMessage(message);
}

function finish(): void {
  parentPort?.postMessage(works);
}
