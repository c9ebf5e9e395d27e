/** The bytes of what the page shows or offers (images, sound, films, downloads), for views that ask. */
import { failed, type Reply } from "../protocol/requests.ts";

/** What the engine says of media. `id` is that of the content: the same bytes of the same type have the same. */
export type MediaMessage =
  | { store: "media"; put: { id: string; type: string; bytes: SharedArrayBuffer } }
  /** Nothing on the page refers to these any more. */
  | { store: "media"; drop: readonly string[] };

interface Medium {
  type: string;
  bytes: SharedArrayBuffer;
}

/** Bytes of one answer: what is larger is asked for in pieces, so that a click never waits long behind a film. */
export const pieceBytes = 2 * 1024 * 1024;

/**
 * A view that is behind asks for what has just left the page (the picture before this one, in an animation): the last
 * ones to leave stay for a while.
 */
const mostLeaving = 32;
const mostLeavingBytes = 64 * 1024 * 1024;

export class MediaStore {
  readonly #media = new Map<string, Medium>();
  /** Those that have left, oldest first. */
  readonly #leaving = new Set<string>();
  #leavingBytes = 0;

  accept(message: MediaMessage): void {
    if ("put" in message) this.#put(message.put);
    else for (const id of message.drop) this.#drop(id);
  }

  answer({ id, from }: { id: string; from: number }): Reply<"media"> {
    const medium = this.#media.get(id);
    if (!medium) return failed("This is no longer on the page.");
    const size = medium.bytes.byteLength;
    const piece = new Uint8Array(medium.bytes, Math.min(from, size), Math.max(0, Math.min(pieceBytes, size - from)));
    return { answer: { ok: true, body: { type: medium.type, size } }, attachments: [piece] };
  }

  #put({ id, type, bytes }: Medium & { id: string }): void {
    this.#leavingBytes -= this.#leaving.delete(id) ? bytes.byteLength : 0;
    this.#media.set(id, { type, bytes });
  }

  #drop(id: string): void {
    const medium = this.#media.get(id);
    if (!medium || this.#leaving.has(id)) return;
    this.#leaving.add(id);
    this.#leavingBytes += medium.bytes.byteLength;
    for (const oldest of this.#leaving) {
      if (this.#leaving.size <= mostLeaving && this.#leavingBytes <= mostLeavingBytes) return;
      this.#leaving.delete(oldest);
      this.#leavingBytes -= this.#media.get(oldest)?.bytes.byteLength ?? 0;
      this.#media.delete(oldest);
    }
  }
}
