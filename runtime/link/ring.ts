/**
 * What the engine says, on its way to the link: a ring of texts in shared memory. Writing one costs a third of a
 * microsecond and wakes nobody; a message costs twenty, most of it for waking the other thread. The engine writes,
 * the link reads, or the engine's own thread when it sends a short answer by itself (`child/express-lane.ts`).
 * Both see the same words.
 */

/** Bytes written and bytes read so far, modulo 2^32, and how many of those have left the process. */
const written = 0;
const read = 1;
const sent = 2;
/** Whether the link looks at the ring by itself, and whether a thread is reading. */
const awake = 3;
const held = 4;
const headBytes = 32;
/** A power of two, so that positions stay right when they wrap. */
const capacity = 1024 * 1024;
/** A text that may be longer goes another way (`RingOutlet`). */
const longestBytes = capacity / 4;
/** Stands where a text did not fit before the end of the ring: the next one is at its beginning. */
const skip = 0xffff_ffff;
const lengthBytes = 4;

export class TextRing {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #bytes: Buffer;
  /** The same memory: a length stands before each text. */
  readonly #lengths: Uint32Array;
  /** Where the last text begins. */
  #last = 0;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(headBytes + capacity)) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer, 0, headBytes / 4);
    this.#bytes = Buffer.from(buffer, headBytes, capacity);
    this.#lengths = new Uint32Array(buffer, headBytes, capacity / lengthBytes);
  }

  /** How far the engine has come. */
  get position(): number {
    return Atomics.load(this.#words, written) >>> 0;
  }
  get isEmpty(): boolean {
    return Atomics.load(this.#words, written) === Atomics.load(this.#words, read);
  }

  /** The link looks by itself; otherwise it must be told that there is something. */
  get isAwake(): boolean {
    return Atomics.load(this.#words, awake) === 1;
  }
  set isAwake(is: boolean) {
    Atomics.store(this.#words, awake, is ? 1 : 0);
  }

  /** Whether there can ever be room for a text. */
  canHold(text: string): boolean {
    return mostBytes(text) <= longestBytes;
  }

  /** Adds a text, or says that there is no room for it. Only the engine's thread may. */
  write(text: string): boolean {
    const most = mostBytes(text);
    if (most > longestBytes) return false;
    let at = this.position;
    const untilEnd = capacity - (at % capacity);
    const skipped = untilEnd < most ? untilEnd : 0;
    if (((at - Atomics.load(this.#words, read)) >>> 0) + skipped + aligned(most) > capacity) return false;
    if (skipped > 0) {
      this.#lengths[(at % capacity) / lengthBytes] = skip;
      at += skipped;
    }
    this.#last = at;
    const start = at % capacity;
    const length = this.#bytes.write(text, start + lengthBytes);
    this.#lengths[start / lengthBytes] = length;
    Atomics.store(this.#words, written, (at + aligned(lengthBytes + length)) | 0);
    return true;
  }

  /** Writes over the last text, unless that is being read or has been. Only the engine's thread may. */
  writeOver(text: string): boolean {
    if (!this.tryHold()) return false;
    try {
      const end = this.position;
      if (((this.#last - this.readUpTo) | 0) < 0 || end === this.#last) return false;
      const last = this.#last;
      Atomics.store(this.#words, written, last | 0);
      if (this.write(text)) return true;
      this.#last = last;
      Atomics.store(this.#words, written, end | 0);
      return false;
    } finally {
      this.letGo();
    }
  }

  /** How far it has been read. */
  get readUpTo(): number {
    return Atomics.load(this.#words, read) >>> 0;
  }
  /** All that was read has left the process. */
  get isSent(): boolean {
    return Atomics.load(this.#words, read) === Atomics.load(this.#words, sent);
  }
  noteSent(): void {
    Atomics.store(this.#words, sent, Atomics.load(this.#words, read));
  }
  /** The link has something of its own to send: what is in the ring goes after it. */
  noteUnsent(): void {
    Atomics.store(this.#words, sent, ~Atomics.load(this.#words, read));
  }

  /** Begins to read, unless the other thread does: it then sees to what is there. */
  tryHold(): boolean {
    return Atomics.compareExchange(this.#words, held, 0, 1) === 0;
  }
  letGo(): void {
    Atomics.store(this.#words, held, 0);
  }

  /** Takes the texts up to a position, oldest first; none when it has been read beyond that already. Only who holds the ring may. */
  *take(until: number): Generator<string> {
    let at = Atomics.load(this.#words, read) >>> 0;
    // The last text may have become a shorter one since `until` was asked for.
    const end = ((until - this.position) | 0) > 0 ? this.position : until;
    while (((end - at) | 0) > 0) {
      const start = at % capacity;
      const length = this.#lengths[start / lengthBytes] ?? skip;
      if (length === skip) {
        at = (at + capacity - start) >>> 0;
        continue;
      }
      const text = this.#bytes.toString("utf8", start + lengthBytes, start + lengthBytes + length);
      at = (at + aligned(lengthBytes + length)) >>> 0;
      this.#release(at);
      yield text;
    }
  }

  /** Waits for the link to read on. @returns whether it has, within the time */
  waitForRoom(ms: number): boolean {
    const before = Atomics.load(this.#words, read);
    return Atomics.wait(this.#words, read, before, ms) !== "timed-out";
  }

  #release(at: number): void {
    Atomics.store(this.#words, read, at | 0);
    Atomics.notify(this.#words, read);
  }
}

/** What a text takes at the most: a UTF-16 unit is three bytes, or less. */
const mostBytes = (text: string): number => lengthBytes + text.length * 3;

/** The next multiple of four: lengths stand aligned, and the end of the ring has always room for `skip`. */
const aligned = (bytes: number): number => (bytes + 3) & ~3;
