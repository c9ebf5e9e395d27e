/**
 * What leaves the child: deltas merged while they wait, sent at once when the engine says so, else one frame's time
 * after the first of them. A pipe that is full is not written to: the outbox goes on merging, and past a limit the
 * main thread is slowed down.
 */
import type { Writable } from "node:stream";
import { encodeFrame, encodeMessage, maxFrameBytes } from "../protocol/codec.ts";
import type { ChildToHost } from "../protocol/messages.ts";
import { failed, type Reply } from "../protocol/requests.ts";
import type { Control } from "./control.ts";
import { Outbox } from "./outbox.ts";
import { flushText, type PageText } from "./port.ts";

const frameTimeMs = 16;
/** Characters that may wait behind a full pipe before the main thread is slowed down. */
const congestionChars = 4 * 1024 * 1024;

export class Uplink {
  readonly #pipe: Writable;
  readonly #control: Control;
  readonly #outbox = new Outbox();
  #timer: NodeJS.Timeout | undefined;
  #full = false;

  constructor(pipe: Writable, control: Control) {
    this.#pipe = pipe;
    this.#control = control;
    pipe.on("drain", () => this.#drained());
  }

  /** Takes what the engine said. */
  accept(message: PageText): void {
    if (message === flushText) return this.flush();
    this.#outbox.accept(message);
    this.#flushSoon();
  }

  /** Adds a delta of the link's own, behind those that wait. */
  add(json: string): void {
    this.#outbox.add(json);
    this.#flushSoon();
  }

  /** Sends a message that is not a delta, after the deltas that wait. */
  send(message: ChildToHost): void {
    this.#writeDeltas();
    this.#write(encodeMessage(message, this.#control.nextFrame()));
  }

  /** Answers a request, after the deltas that wait. */
  answer(id: number, reply: Reply): void {
    this.#writeDeltas();
    const number = this.#control.nextFrame();
    const frame = encodeMessage({ type: "answer", id, ...reply } satisfies ChildToHost, number);
    this.#write(fits(frame) ? frame : encodeMessage({ type: "answer", id, ...failed("The answer is too large.") } satisfies ChildToHost, number));
  }

  /** Nothing waits. */
  get isEmpty(): boolean {
    return this.#outbox.isEmpty && !this.#full;
  }

  /** Sends what waits, unless the pipe is full. */
  flush(): void {
    if (!this.#full) this.#writeDeltas();
  }

  #flushSoon(): void {
    if (this.#full) {
      if (this.#outbox.size > congestionChars) this.#control.congested = true;
      return;
    }
    this.#timer ??= setTimeout(() => this.flush(), frameTimeMs);
  }

  #writeDeltas(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const json of this.#outbox.take()) {
      const number = this.#control.nextFrame();
      const frame = encodeFrame(json, [], number);
      this.#write(fits(frame) ? frame : encodeMessage({ type: "dropped", reason: `an element of ${frame.byteLength} bytes is too large to show` } satisfies ChildToHost, number));
    }
  }

  #write(frame: Uint8Array): void {
    if (!this.#pipe.write(frame)) this.#full = true;
  }

  #drained(): void {
    this.#full = false;
    this.#writeDeltas();
    if (!this.#full) this.#control.congested = false;
  }
}

const fits = (frame: Uint8Array): boolean => frame.byteLength - 4 <= maxFrameBytes;
