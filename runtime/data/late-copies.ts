/**
 * Copies in two steps: the first rows of a large array are there at once, the rest when `finish` is called. So the page can have a
 * table, of which it shows no more at first, while the rest is being copied.
 */
import { bytesOf, copyBytes, sharedLike, type TypedArray } from "./typed-array.ts";
import type { NumberArray } from "./column.ts";

/** What is there at once: five hundred numbers, or more. */
const firstBytes = 4096;

export class LateCopies {
  readonly #take: (bytes: number) => SharedArrayBuffer;
  #open: { from: Uint8Array; to: Uint8Array }[] = [];

  /** `take` gives shared memory. */
  constructor(take: (bytes: number) => SharedArrayBuffer) {
    this.#take = take;
  }

  /** Bytes that are still to be copied. */
  get bytes(): number {
    return this.#open.reduce((sum, { from }) => sum + from.byteLength, 0);
  }

  /** A view of the same type on shared memory that begins with the same content. The source must not change before `finish`. */
  copy(source: TypedArray): NumberArray {
    const copy = sharedLike(source, this.#take);
    const [from, to] = [bytesOf(source), bytesOf(copy)];
    copyBytes(from.subarray(0, firstBytes), to.subarray(0, firstBytes));
    if (from.byteLength > firstBytes) this.#open.push({ from: from.subarray(firstBytes), to: to.subarray(firstBytes) });
    return copy;
  }

  finish(): void {
    for (const { from, to } of this.#open) copyBytes(from, to);
    this.forget();
  }

  /** Nobody wants them any more. */
  forget(): void {
    this.#open = [];
  }
}
