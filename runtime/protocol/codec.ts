/**
 * Frames on a byte stream: `[u32 length of the rest][u32 length of the JSON][JSON, UTF-8][attachments, back to back]`,
 * little-endian. The JSON is `{ n: number of the frame, m: message, a: [length of each attachment] }`: `n` only where
 * frames come by two ways, `a` only when there are attachments.
 */
import type { ChildToHost, HostToChild, HostToView, ViewToHost } from "./messages.ts";

type Message = HostToChild | ChildToHost | HostToView | ViewToHost;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Largest frame that either end takes: what is larger is not ours. */
export const maxFrameBytes = 256 * 1024 * 1024;

/** A decoded frame: the message, not yet checked, and its bytes. */
export interface Frame {
  message: unknown;
  attachments: Uint8Array[];
  /** Its turn among the frames that come by another way. */
  number: number | undefined;
}

/** Encodes one frame. `json` is the message already as JSON text: who sends it has it in that form. */
export function encodeFrame(json: string, attachments: readonly Uint8Array[] = [], number?: number): Uint8Array<ArrayBuffer> {
  const lengths = attachments.map((a) => a.byteLength);
  const text = encoder.encode(`{${number === undefined ? "" : `"n":${number},`}"m":${json}${lengths.length > 0 ? `,"a":${JSON.stringify(lengths)}` : ""}}`);
  const total = 4 + text.byteLength + lengths.reduce((sum, n) => sum + n, 0);
  const bytes = new Uint8Array(4 + total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, total, true);
  view.setUint32(4, text.byteLength, true);
  bytes.set(text, 8);
  let at = 8 + text.byteLength;
  for (const attachment of attachments) {
    bytes.set(attachment, at);
    at += attachment.byteLength;
  }
  return bytes;
}

/** Encodes a message whose bytes, if it has any, are its `attachments`. */
export function encodeMessage(message: Message, number?: number): Uint8Array<ArrayBuffer> {
  const { attachments, ...rest }: Message & { attachments?: readonly Uint8Array[] } = message;
  return encodeFrame(JSON.stringify(rest), attachments, number);
}

/** The message of a frame, not yet checked, with its bytes as its `attachments`. */
export function messageOf({ message, attachments }: Pick<Frame, "message" | "attachments">): unknown {
  return attachments.length > 0 && typeof message === "object" ? { ...message, attachments } : message;
}

/** What a decoder found: frames, or the reason why the stream cannot be read any further. */
export type Decoded = { ok: true; frames: Frame[] } | { ok: false; reason: string };

/** Reads frames from chunks of any size. After a failure the stream is out of step for good: close it. */
export class FrameDecoder {
  #chunks: Uint8Array[] = [];
  #size = 0;

  /** Takes the next chunk and gives the frames that are complete. */
  push(chunk: Uint8Array): Decoded {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    const frames: Frame[] = [];
    for (;;) {
      if (this.#size < 8) return { ok: true, frames };
      const head = this.#peek(8);
      const view = new DataView(head.buffer, head.byteOffset);
      const total = view.getUint32(0, true);
      const jsonLength = view.getUint32(4, true);
      if (total > maxFrameBytes || jsonLength + 4 > total) return { ok: false, reason: `a frame of ${total} bytes with ${jsonLength} bytes of JSON` };
      if (this.#size < 4 + total) return { ok: true, frames };
      const frame = decodeBody(this.#take(4 + total), jsonLength);
      if (typeof frame === "string") return { ok: false, reason: frame };
      frames.push(frame);
    }
  }

  /** The first `n` bytes, contiguous, still in the buffer. */
  #peek(n: number): Uint8Array {
    const first = this.#chunks[0];
    if (first && first.byteLength >= n) return first;
    this.#chunks = [concat(this.#chunks, this.#size)];
    return this.#chunks[0] ?? first ?? new Uint8Array();
  }

  #take(n: number): Uint8Array {
    const all = this.#peek(n);
    this.#size -= n;
    if (all.byteLength === n) this.#chunks.shift();
    else this.#chunks[0] = all.subarray(n);
    return all.subarray(0, n);
  }
}

function decodeBody(bytes: Uint8Array, jsonLength: number): Frame | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(decoder.decode(bytes.subarray(8, 8 + jsonLength)));
  } catch {
    return "a frame whose JSON cannot be parsed";
  }
  if (typeof parsed !== "object" || parsed === null || !("m" in parsed)) return "a frame without a message";
  const number = "n" in parsed ? parsed.n : undefined;
  if (number !== undefined && (typeof number !== "number" || !Number.isSafeInteger(number))) return "a frame whose number is none";
  const lengths = "a" in parsed ? parsed.a : [];
  if (!Array.isArray(lengths)) return "a frame whose attachment lengths are not a list";
  const attachments: Uint8Array[] = [];
  let at = 8 + jsonLength;
  for (const length of lengths) {
    if (!Number.isInteger(length) || length < 0 || at + length > bytes.byteLength) return "a frame with an attachment beyond its end";
    // A copy, and plain: a Buffer's `slice` is a view, and it becomes JSON as something else.
    attachments.push(new Uint8Array(bytes.subarray(at, at + length)));
    at += length;
  }
  if (at !== bytes.byteLength) return "a frame with bytes that belong to nothing";
  return { message: parsed.m, attachments, number };
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
