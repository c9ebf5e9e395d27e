/** Files that a person gives, piece by piece. When one is whole it moves to the engine; its memory is never copied again. */
import { cleanFileName } from "../protocol/file-name.ts";
import { failed, type Reply, type Requests } from "../protocol/requests.ts";
import type { Post } from "./stores.ts";

/** A file as the engine gets it. The name is a name alone. */
export interface WholeFile {
  id: string;
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** No widget may take more. */
const mostBytes = 2 ** 31 - 1;
/** Files that may be on their way at a time: a page sends one after the other. Beyond, the oldest was given up. */
const mostOpen = 64;
const idForm = /^[\w-]{1,64}$/;
const typeForm = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/;

export class UploadStore {
  readonly #post: Post;
  readonly #open = new Map<string, { bytes: Uint8Array<ArrayBuffer>; received: number }>();

  constructor(post: Post) {
    this.#post = post;
  }

  take(asked: Requests["upload"]["asks"], piece: Uint8Array = new Uint8Array()): Reply<"upload"> {
    const { id, size, from } = asked;
    if (!idForm.test(id) || size > mostBytes) return failed("A file like this cannot be given.");
    if (from === 0) this.#begin(id, size);
    const file = this.#open.get(id);
    if (!file || file.bytes.byteLength !== size || file.received !== from || piece.byteLength > size - from) return failed("The pieces of the file do not follow one another. Give it again.");
    file.bytes.set(piece, from);
    file.received += piece.byteLength;
    if (file.received === size) this.#handOver(asked, file.bytes);
    return { answer: { ok: true, body: { received: file.received } } };
  }

  forget(id: string): Reply<"forgetUpload"> {
    const forgotten = this.#open.delete(id);
    if (!forgotten) this.#post({ type: "file", file: { takenBack: id } });
    return { answer: { ok: true, body: { forgotten } } };
  }

  #begin(id: string, size: number): void {
    this.#open.delete(id);
    this.#open.set(id, { bytes: new Uint8Array(size), received: 0 });
    const [oldest] = this.#open.keys();
    if (this.#open.size > mostOpen && oldest !== undefined) this.#open.delete(oldest);
  }

  #handOver({ id, name, type }: Requests["upload"]["asks"], bytes: Uint8Array<ArrayBuffer>): void {
    this.#open.delete(id);
    const given: WholeFile = { id, name: cleanFileName(name, "file"), type: typeForm.test(type) ? type : "", bytes };
    this.#post({ type: "file", file: { given } }, [bytes.buffer]);
  }
}
