export interface Position {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
}

const lineFeed = 10;
const carriageReturn = 13;

/** The characters after which JavaScript (and V8) begins a new line. */
export function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn || code === 0x2028 || code === 0x2029;
}

/** Converts between offsets in a text and lines and columns, with JavaScript's own idea of a line. */
export class LineIndex {
  readonly #length: number;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#length = text.length;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!isLineBreak(code)) continue;
      if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) continue;
      this.#starts.push(at + 1);
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - this.#start(low) + 1 };
  }

  /** The offset of a position; one that lies outside the text is moved to the nearest place inside. */
  offset(line: number, column: number): number {
    if (line < 1) return 0;
    if (line > this.#starts.length) return this.#length;
    const start = this.#start(line - 1);
    const end = line < this.#starts.length ? this.#start(line) - 1 : this.#length;
    return Math.min(Math.max(start, start + column - 1), end);
  }

  #start(index: number): number {
    return this.#starts[index] ?? this.#length;
  }
}
