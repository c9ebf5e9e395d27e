/**
 * The media of a page: bytes that its elements show or offer. An element carries only an id; the bytes stand in shared
 * memory, where the link answers for them. What the page no longer refers to is let go.
 */
import { copyBytes } from "../data/typed-array.ts";
import type { NodeData } from "../protocol/element.ts";
import type { Outlet } from "./outlet.ts";
import { nodeCrypto } from "./when-needed.ts";

/** Bytes and what they are. The same bytes of the same type have the same id, in every process. */
export interface Medium {
  readonly id: string;
  readonly type: string;
  /** Absent as long as they are being read, and for what the link fetches. */
  bytes?: Uint8Array;
  /** An address that the script named: the link fetches it when a view first asks. */
  readonly url?: string;
}

/** Elements name media under this property. */
const named = /"media":"([\w-]+)"/g;
/** New bytes in the course of one run after which it is looked for what can go. */
const muchBytes = 32 * 1024 * 1024;

export class Media {
  readonly #outlet: Pick<Outlet, "store">;
  readonly #texts: () => Iterable<string>;
  readonly #held = new Map<string, Medium>();
  /** What was made of an object: its bytes are compared the next time, which is far cheaper than their hash. */
  readonly #known = new WeakMap<object, Medium>();
  readonly #once = new Map<string, Medium>();
  #newBytes = 0;

  /** @param texts the nodes of the page as they were sent */
  constructor(outlet: Pick<Outlet, "store">, texts: () => Iterable<string>) {
    this.#outlet = outlet;
    this.#texts = texts;
  }

  /** Takes a copy of bytes. */
  put(source: Uint8Array, type: string): Medium {
    const known = this.#known.get(source.buffer);
    const medium = known?.type === type && known.bytes && Buffer.compare(known.bytes, source) === 0 ? known : mediumOf(source, type);
    this.#known.set(source.buffer, medium);
    return this.#hold(medium);
  }

  /** Takes bytes that are worth reading only once; `key` changes when they may have. */
  putOnce(key: string, read: () => { bytes: Uint8Array; type: string }): Medium {
    const known = this.#once.get(key);
    if (known) return this.#hold(known);
    const { bytes, type } = read();
    const medium = this.put(bytes, type);
    this.#once.set(key, medium);
    return medium;
  }

  /** Takes what a Blob holds, which takes a moment to read. A Blob never changes. */
  putBlob(blob: Blob, type: string): Medium {
    const known = this.#known.get(blob);
    if (known?.type === type) return this.#hold(known);
    const medium: Medium = { id: nodeCrypto().randomUUID(), type };
    this.#known.set(blob, medium);
    void this.#read(blob, medium);
    return this.#hold(medium);
  }

  /** Takes an address whose bytes are fetched when they are first wanted. */
  putUrl(url: string, type: string): Medium {
    return this.#hold({ id: idOf(Buffer.from(url), "url"), type, url });
  }

  /** Takes again what an earlier run, or a recording, has made. */
  putAgain(media: readonly Medium[]): void {
    for (const medium of media) this.#hold(medium);
  }

  /** What an element shows, for a recording. */
  of(data: NodeData): Medium[] | undefined {
    if (this.#held.size === 0) return undefined;
    const media = idsIn(JSON.stringify(data)).flatMap((id) => this.#held.get(id) ?? []);
    return media.length > 0 ? media : undefined;
  }

  /** Lets go of what the page no longer shows; `isUrgent` is false while a run goes on that has made little. */
  tidy(isUrgent: boolean): void {
    if (this.#held.size === 0 || (!isUrgent && this.#newBytes < muchBytes)) return;
    this.#newBytes = 0;
    const shown = new Set<string>();
    for (const text of this.#texts()) if (text.includes('"media":"')) for (const id of idsIn(text)) shown.add(id);
    const gone = [...this.#held.keys()].filter((id) => !shown.has(id));
    for (const id of gone) this.#held.delete(id);
    for (const [key, { id }] of this.#once) if (!shown.has(id)) this.#once.delete(key);
    if (gone.length > 0) this.#outlet.store({ store: "media", drop: gone });
  }

  #hold(medium: Medium): Medium {
    const held = this.#held.get(medium.id);
    if (held) return held;
    this.#held.set(medium.id, medium);
    this.#newBytes += medium.bytes?.byteLength ?? 0;
    this.#send(medium);
    return medium;
  }

  async #read(blob: Blob, medium: Medium): Promise<void> {
    try {
      medium.bytes = sharedCopy(new Uint8Array(await blob.arrayBuffer()));
      if (this.#held.has(medium.id)) this.#send(medium);
    } catch (error) {
      this.#outlet.store({ store: "media", put: { id: medium.id, type: medium.type, problem: `The Blob cannot be read: ${String(error)}.` } });
    }
  }

  #send({ id, type, bytes, url }: Medium): void {
    const { buffer } = bytes ?? {};
    // What comes from a cache on disk is in memory of its own.
    const shared = buffer instanceof SharedArrayBuffer ? buffer : bytes && sharedCopy(bytes).buffer;
    this.#outlet.store({ store: "media", put: { id, type, ...(shared && { bytes: shared }), ...(url !== undefined && { url }) } });
  }
}

function mediumOf(source: Uint8Array, type: string): Medium {
  return { id: idOf(source, type), type, bytes: sharedCopy(source) };
}

const idOf = (bytes: Uint8Array, type: string): string => nodeCrypto().createHash("sha256").update(`${type}\n`).update(bytes).digest("base64url").slice(0, 27);

function sharedCopy(source: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const bytes = new Uint8Array(new SharedArrayBuffer(source.byteLength));
  copyBytes(source, bytes);
  return bytes;
}

const idsIn = (json: string): string[] => [...json.matchAll(named)].flatMap(([, id]) => id ?? []);
