/**
 * The main thread's own way to the host and back, beside the link's. The numbers of the events that a run takes go here at once,
 * before the script sees them: what the link is about to send is lost when the script kills the process in the same
 * moment; what was written here is not, so the host never replays the click that killed the app.
 * And the answer to an event goes here, or what the link has not sent of it, when that is short and the link holds nothing back:
 * waking the link and waiting for it takes longer than a short run. Frames have one numbering by both ways, and the host keeps to it.
 * In the other direction an event comes by both ways, and whichever thread gets it first claims it: the main thread when
 * it is idle, else the link, which posts it to a thread that is busy.
 */
import { writeSync } from "node:fs";
import type { Control } from "../link/control.ts";
import { Outbox } from "../link/outbox.ts";
import { flushText, type PageText } from "../link/port.ts";
import type { TextRing } from "../link/ring.ts";
import { encodeFrame, encodeMessage, FrameDecoder } from "../protocol/codec.ts";
import { isHostToChild } from "../protocol/guards.ts";
import type { HostToChild } from "../protocol/messages.ts";

/** File descriptors of the pipes to the host and from it. */
const toHostFd = 4;
const fromHostFd = 5;
/** What is longer leaves by the link, which does not wait for a host that is slow to read. */
const mostBytes = 16 * 1024;

export type EventMessage = Extract<HostToChild, { type: "event" }>;

export class ExpressLane {
  readonly #ring: TextRing;
  readonly #control: Control;
  readonly #write: (frame: Uint8Array) => void;

  constructor(ring: TextRing, control: Control, write: (frame: Uint8Array) => void = writeToHost) {
    this.#ring = ring;
    this.#control = control;
    this.#write = write;
  }

  /** Gives the events that the link has not claimed, from now on. */
  listen(listener: (message: EventMessage) => void): void {
    void this.#read(listener);
  }

  /** A run is about to take these events. */
  taken(seqs: readonly number[]): void {
    this.#write(encodeMessage({ type: "taken", seqs: [...seqs] }));
  }

  /** Sends what the ring still holds, and `last` after it; false when that is the link's affair. */
  send(last: readonly PageText[]): boolean {
    const ring = this.#ring;
    if (!ring.tryHold()) return false;
    try {
      const bytes = last.reduce((sum, text) => sum + text.length, (ring.position - ring.readUpTo) >>> 0);
      // What the link has taken, and not sent, would be overtaken.
      if (bytes > mostBytes || !ring.isSent) return false;
      const outbox = new Outbox();
      for (const text of ring.take(ring.position)) outbox.accept(text);
      for (const text of last) if (text !== flushText) outbox.accept(text);
      ring.noteSent();
      for (const json of outbox.take()) this.#write(encodeFrame(json, [], this.#control.nextFrame()));
      return true;
    } finally {
      ring.letGo();
    }
  }

  async #read(listener: (message: EventMessage) => void): Promise<void> {
    const { Socket } = await import("node:net");
    const decoder = new FrameDecoder();
    const pipe = new Socket({ fd: fromHostFd, readable: true, writable: false });
    pipe.on("data", (chunk: Uint8Array) => {
      const decoded = decoder.push(chunk);
      if (!decoded.ok) return void pipe.destroy();
      for (const { message, number } of decoded.frames) {
        if (number !== undefined && isHostToChild(message) && message.type === "event" && this.#control.claim(number)) listener(message);
      }
    });
    // All that comes here comes by the link too.
    pipe.on("error", () => pipe.destroy());
    pipe.unref();
  }
}

function writeToHost(frame: Uint8Array): void {
  try {
    for (let at = 0; at < frame.byteLength; ) at += writeSync(toHostFd, frame, at);
  } catch {
    // The host is going away, or the script closed the pipe: the link sees the one, the host the other.
  }
}
