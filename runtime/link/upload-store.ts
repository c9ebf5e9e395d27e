/** Files that a person gives, piece by piece. When one is whole it moves to the engine; its memory is never copied again. */
import { cleanFileName } from "../protocol/file-name.ts";
import { failed, type Reply, type Requests } from "../protocol/requests.ts";
import type { Post, WholeFile } from "./port.ts";

/** No widget may take more, and all files on their way together hold no more. */
const mostBytesOfAll = 2 ** 31 - 1;
/** Files that may be on their way at a time: a page sends one after the other. Beyond, the oldest was given up. */
const mostOpen = 64;
const idForm = /^[\w-]{1,64}$/;
const typeForm = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/;

interface OpenFile {
  /** What was announced. Memory is taken for what has come: anybody can announce anything. */
  readonly size: number;
  bytes: Uint8Array<ArrayBuffer>;
  received: number;
}

export class UploadStore {
  readonly #post: Post;
  readonly #mostBytes: number;
  readonly #open = new Map<string, OpenFile>();

  constructor(post: Post, mostBytes = mostBytesOfAll) {
    this.#post = post;
    this.#mostBytes = mostBytes;
  }

  take(asked: Requests["upload"]["asks"], piece: Uint8Array = new Uint8Array()): Reply<"upload"> {
    const { id, size, from } = asked;
    if (!idForm.test(id) || size > this.#mostBytes) return failed("A file like this cannot be given.");
    if (from === 0) this.#begin(id, size);
    const file = this.#open.get(id);
    if (!file || file.size !== size || file.received !== from || piece.byteLength > size - from) return failed("The pieces of the file do not follow one another. Give it again.");
    this.#append(file, piece);
    if (file.received === size) this.#handOver(asked, file.bytes);
    else this.#giveUpOldest(file);
    return { answer: { ok: true, body: { received: file.received } } };
  }

  forget(id: string): Reply<"forgetUpload"> {
    const forgotten = this.#open.delete(id);
    if (!forgotten) this.#post({ type: "file", file: { takenBack: id } });
    return { answer: { ok: true, body: { forgotten } } };
  }

  #begin(id: string, size: number): void {
    this.#open.delete(id);
    this.#open.set(id, { size, bytes: new Uint8Array(), received: 0 });
  }

  /** The memory doubles until it is what was announced: it is copied a few times, not once a piece. */
  #append(file: OpenFile, piece: Uint8Array): void {
    const needed = file.received + piece.byteLength;
    if (needed > file.bytes.byteLength) file.bytes = new Uint8Array(file.bytes.buffer.transfer(Math.min(file.size, Math.max(needed, 2 * file.bytes.byteLength))));
    file.bytes.set(piece, file.received);
    file.received = needed;
  }

  /** Nobody waits for those that were begun long ago: a page sends one file after the other. */
  #giveUpOldest(newest: OpenFile): void {
    let held = [...this.#open.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    for (const [id, file] of this.#open) {
      if (file === newest || (this.#open.size <= mostOpen && held <= this.#mostBytes)) return;
      held -= file.bytes.byteLength;
      this.#open.delete(id);
    }
  }

  #handOver({ id, name, type }: Requests["upload"]["asks"], bytes: Uint8Array<ArrayBuffer>): void {
    this.#open.delete(id);
    const given: WholeFile = { id, name: cleanFileName(name, "file"), type: typeForm.test(type) ? type : "", bytes };
    this.#post({ type: "file", file: { given } }, [bytes.buffer]);
  }
}
