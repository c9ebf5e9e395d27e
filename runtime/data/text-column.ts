/** Texts as a column: each different one is stored once. */
import type { Buffers } from "./buffers.ts";
import type { TextColumn, Texts } from "./column.ts";

/** Takes texts one by one, and gives the column that they make. */
export class TextBuilder {
  readonly codes: Int32Array<SharedArrayBuffer>;
  readonly #buffers: Buffers;
  readonly #known = new Map<string, number>();
  #length = 0;

  constructor(rows: number, buffers: Buffers) {
    this.#buffers = buffers;
    this.codes = new Int32Array(buffers.take(rows * 4), 0, rows);
  }

  set(row: number, text: string | null | undefined): void {
    this.codes[row] = text === null || text === undefined ? -1 : this.#codeOf(text);
  }

  #codeOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const code = this.#known.size;
    this.#known.set(text, code);
    this.#length += text.length;
    return code;
  }

  finish(named: Pick<TextColumn, "name" | "index">, kind: TextColumn["kind"], isJson: boolean): TextColumn {
    return { ...named, kind, codes: this.codes, texts: this.#store(), ...(isJson && { isJson }) };
  }

  #store(): Texts {
    const texts = [...this.#known.keys()];
    const offsets = new Uint32Array(this.#buffers.take((texts.length + 1) * 4), 0, texts.length + 1);
    const narrow = new Uint8Array(this.#buffers.take(this.#length), 0, this.#length);
    if (write(texts, narrow, offsets, 0xff)) return { letters: narrow, offsets };
    this.#buffers.giveBack(narrow.buffer);
    const wide = new Uint16Array(this.#buffers.take(this.#length * 2), 0, this.#length);
    write(texts, wide, offsets, 0xffff);
    return { letters: wide, offsets };
  }
}

/** False when a letter is above `limit`. */
function write(texts: readonly string[], letters: Uint8Array | Uint16Array, offsets: Uint32Array, limit: number): boolean {
  let at = 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? "";
    for (let j = 0; j < text.length; j++) {
      const letter = text.charCodeAt(j);
      if (letter > limit) return false;
      letters[at++] = letter;
    }
    offsets[i + 1] = at;
  }
  offsets[0] = 0;
  return true;
}
