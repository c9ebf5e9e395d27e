/** A file that a person gave. */
import type { WholeFile } from "../link/port.ts";

/** Like a `File`, but its bytes are there at once: nothing has to be waited for. */
export class UploadedFile {
  /** Of this giving: the same file given again has another. */
  readonly id: string;
  /** The name alone, without a path. */
  readonly name: string;
  /** MIME type as the browser saw it; empty when it knew none. */
  readonly type: string;
  readonly size: number;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor({ id, name, type, bytes }: WholeFile) {
    this.id = id;
    this.name = name;
    this.type = type;
    this.size = bytes.byteLength;
    this.#bytes = bytes;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  /** The content as text, UTF-8. */
  text(): string {
    return new TextDecoder().decode(this.#bytes);
  }

  /** The content as JSON. @throws SyntaxError when it is none */
  json(): unknown {
    return JSON.parse(this.text());
  }

  /** A copy of the content. */
  arrayBuffer(): ArrayBuffer {
    return this.#bytes.slice().buffer;
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return new Blob([this.#bytes]).stream();
  }

  /** The same as a `File`, for what takes one. */
  toFile(): File {
    return new File([this.#bytes], this.name, { type: this.type });
  }
}
