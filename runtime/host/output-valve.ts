/**
 * Lets through what a script writes to the terminal, up to a limit per second. What is beyond it is read and forgotten,
 * so that a flood neither fills memory nor blocks the script; a line says how much is missing.
 */
import { StringDecoder } from "node:string_decoder";

const windowMs = 1000;
/** Bytes let through in one window. */
export const windowBytes = 1024 * 1024;
const tailBytes = 8 * 1024;

export class OutputValve {
  readonly #forward: (text: string) => void;
  readonly #now: () => number;
  #decoder = new StringDecoder("utf8");
  #windowBegan = -Infinity;
  #passed = 0;
  #dropped = 0;
  #tail: Buffer = Buffer.alloc(0);

  constructor(forward: (text: string) => void, now: () => number = () => performance.now()) {
    this.#forward = forward;
    this.#now = now;
  }

  write(chunk: Buffer): void {
    this.#keepTail(chunk);
    const now = this.#now();
    if (now - this.#windowBegan >= windowMs) {
      this.#tellDropped();
      this.#windowBegan = now;
      this.#passed = 0;
    }
    const room = Math.max(0, windowBytes - this.#passed);
    this.#passed += chunk.length;
    if (chunk.length <= room) return this.#send(chunk);
    if (room > 0) this.#send(chunk.subarray(0, room));
    this.#dropped += chunk.length - room;
  }

  /** The stream is over: what is still to be said. */
  end(): void {
    this.#tellDropped();
    const rest = this.#decoder.end();
    if (rest !== "") this.#forward(rest);
  }

  /** The end of what was written, whether it was let through or not. */
  get tail(): string {
    return this.#tail.toString("utf8");
  }

  #send(bytes: Buffer): void {
    const text = this.#decoder.write(bytes);
    if (text !== "") this.#forward(text);
  }

  #tellDropped(): void {
    if (this.#dropped === 0) return;
    // A character that was cut in the middle is not completed by what comes later.
    this.#decoder = new StringDecoder("utf8");
    this.#forward(`\n[dacapo] ${formatBytes(this.#dropped)} of output were too fast to show.\n`);
    this.#dropped = 0;
  }

  #keepTail(chunk: Buffer): void {
    const kept = chunk.length >= tailBytes ? chunk.subarray(-tailBytes) : Buffer.concat([this.#tail, chunk]).subarray(-tailBytes);
    this.#tail = Buffer.from(kept);
  }
}

function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
