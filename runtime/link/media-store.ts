/** The bytes of what the page shows or offers (images, sound, films, downloads), for views that ask. */
import { failed, type Reply } from "../protocol/requests.ts";
import { fetchMedium, type Fetched } from "./fetch-medium.ts";

/** What the engine says of media. A medium without bytes is fetched from its address, or its bytes follow in a second put. */
export type MediaMessage = { store: "media"; put: NewMedium } | { /** Nothing on the page names these any more. */ store: "media"; drop: readonly string[] };

interface NewMedium {
  id: string;
  type: string;
  bytes?: SharedArrayBuffer;
  url?: string;
  /** Why there will be no bytes. */
  problem?: string;
}

interface Medium {
  readonly url: string | undefined;
  /** Settles when the bytes are there; for an address it begins when somebody asks. */
  readonly content: PromiseWithResolvers<Fetched>;
  size: number;
  isFetching: boolean;
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
  readonly #fetch: typeof fetchMedium;

  constructor(fetch: typeof fetchMedium = fetchMedium) {
    this.#fetch = fetch;
  }

  accept(message: MediaMessage): void {
    if ("put" in message) this.#put(message.put);
    else for (const id of message.drop) this.#drop(id);
  }

  async answer({ id, from }: { id: string; from: number }): Promise<Reply<"media">> {
    const medium = this.#media.get(id);
    if (!medium) return failed("This is no longer on the page.");
    if (medium.url !== undefined && !medium.isFetching) void this.#load(id, medium, medium.url);
    const content = await medium.content.promise;
    if (!content.ok) return failed(content.reason);
    const { bytes, type } = content;
    const size = bytes.byteLength;
    const piece = new Uint8Array(bytes, Math.min(from, size), Math.max(0, Math.min(pieceBytes, size - from)));
    return { answer: { ok: true, body: { type, size } }, attachments: [piece] };
  }

  #put({ id, type, bytes, url, problem }: NewMedium): void {
    this.#leaving.delete(id);
    const known = this.#media.get(id);
    const medium: Medium = known ?? { url, content: Promise.withResolvers(), size: 0, isFetching: false };
    this.#media.set(id, medium);
    if (problem !== undefined) medium.content.resolve({ ok: false, reason: problem });
    if (!bytes) return;
    medium.size = bytes.byteLength;
    medium.content.resolve({ ok: true, type, bytes });
  }

  async #load(id: string, medium: Medium, url: string): Promise<void> {
    medium.isFetching = true;
    const fetched = await this.#fetch(url);
    if (fetched.ok) medium.size = fetched.bytes.byteLength;
    // What failed may be there when somebody asks again.
    else if (this.#media.get(id) === medium) this.#media.set(id, { url, content: Promise.withResolvers(), size: 0, isFetching: false });
    medium.content.resolve(fetched);
  }

  #drop(id: string): void {
    if (!this.#media.has(id)) return;
    this.#leaving.delete(id);
    this.#leaving.add(id);
    for (const oldest of this.#leaving) {
      // The newest stays however large it is: it may have been made for somebody who is about to ask.
      if (oldest === id || this.#leaving.size <= mostLeaving && this.#leavingBytes <= mostLeavingBytes) return;
      this.#leaving.delete(oldest);
      this.#media.get(oldest)?.content.resolve({ ok: false, reason: "This is no longer on the page." });
      this.#media.delete(oldest);
    }
  }

  get #leavingBytes(): number {
    return [...this.#leaving].reduce((sum, id) => sum + (this.#media.get(id)?.size ?? 0), 0);
  }
}
