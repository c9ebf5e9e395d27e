/**
 * What the main thread of a child and its link thread see at the same time, in one SharedArrayBuffer.
 * The main thread writes plainly where only a rough view is needed (time, cursors): a store costs a nanosecond,
 * a message a thousand.
 */
import type { Cursor } from "../protocol/delta.ts";

const posted = 0;
const taken = 1;
const run = 2;
const runBegan = 3;
const lastYield = 4;
const debuggerPaused = 5;
const congested = 6;
const pulse = 7;
const frames = 8;
const slots = 9;
const claimed = 10;
const appRun = 11;
const headWords = 16;

/** How many containers can report progress; those beyond are never greyed while a run goes on. */
export const maxSlots = 65_536;

/** How long one yield point waits for a link that cannot keep up. */
const congestionWaitMs = 100;

/** Milliseconds on a clock that all threads share, wrapped to 31 bits. */
export const sharedClock = (): number => Date.now() & 0x7fff_ffff;

/** Milliseconds since a moment on the shared clock. */
export const msSince = (moment: number): number => (sharedClock() - moment) & 0x7fff_ffff;

/** The shared words, by name. */
export class Control {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(4 * (headWords + 2 * maxSlots))) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
  }

  /** Counts a message before it is posted to the main thread. */
  notePosted(): void {
    Atomics.add(this.#words, posted, 1);
  }
  /** Counts a message that the main thread took. */
  noteTaken(): void {
    Atomics.add(this.#words, taken, 1);
  }
  /** Messages posted and not yet taken. */
  get waiting(): number {
    return Atomics.load(this.#words, posted) - Atomics.load(this.#words, taken);
  }
  /** How many messages the main thread has taken in all: when it does not move, the thread is busy. */
  get takenCount(): number {
    return Atomics.load(this.#words, taken);
  }

  /** The number of the run that is going, 0 for none, and when it began (shared clock). `isApp`: it draws the page from the top. */
  noteRun(number: number, isApp = false): void {
    const now = sharedClock();
    this.#words[runBegan] = now;
    this.#words[lastYield] = now;
    this.#words[appRun] = isApp ? number : 0;
    Atomics.store(this.#words, run, number);
  }
  get run(): number {
    return Atomics.load(this.#words, run);
  }
  /** The number of the app's run that is going; 0 when none is, and while modules are loaded or a fragment runs. */
  get appRun(): number {
    return Atomics.load(this.#words, appRun);
  }
  get runBegan(): number {
    return this.#words[runBegan] ?? 0;
  }

  /** The main thread passed a yield point. Waits there for a moment when the link cannot keep up. */
  noteYield(): void {
    this.#words[lastYield] = sharedClock();
    if (this.#words[congested] === 1) Atomics.wait(this.#words, congested, 1, congestionWaitMs);
  }
  /** The silence until now was not the script's. */
  forgiveSilence(): void {
    this.#words[lastYield] = sharedClock();
  }
  get lastYield(): number {
    return this.#words[lastYield] ?? 0;
  }

  /** A debugger stands at a breakpoint: the stuck watch stands back. */
  set debuggerPaused(paused: boolean) {
    Atomics.store(this.#words, debuggerPaused, paused ? 1 : 0);
  }
  get debuggerPaused(): boolean {
    return Atomics.load(this.#words, debuggerPaused) === 1;
  }

  /** The link has more to send than leaves: the main thread is to slow down. */
  set congested(on: boolean) {
    Atomics.store(this.#words, congested, on ? 1 : 0);
    if (!on) Atomics.notify(this.#words, congested);
  }
  get congested(): boolean {
    return Atomics.load(this.#words, congested) === 1;
  }

  /** The main thread's event loop came round. */
  notePulse(): void {
    Atomics.add(this.#words, pulse, 1);
  }
  get pulses(): number {
    return Atomics.load(this.#words, pulse);
  }

  /** Takes message `number` of the host for the calling thread: true for one of them, and not before the one before it is taken. */
  claim(number: number): boolean {
    return Atomics.compareExchange(this.#words, claimed, number - 1, number) === number - 1;
  }

  /** The number of the next frame to the host. Whoever takes it writes that frame at once. */
  nextFrame(): number {
    return Atomics.add(this.#words, frames, 1) + 1;
  }

  /** Containers use so many slots. */
  noteSlots(count: number): void {
    this.#words[slots] = count;
  }

  /** Run `number` has drawn `drawn` children of the container in `slot`. */
  noteCursor(slot: number, number: number, drawn: number): void {
    if (slot >= maxSlots) return;
    this.#words[headWords + 2 * slot] = number;
    this.#words[headWords + 2 * slot + 1] = drawn;
  }
  /** The containers that run `number` has touched. */
  cursors(number: number): Cursor[] {
    const found: Cursor[] = [];
    const used = Math.min(this.#words[slots] ?? 0, maxSlots);
    for (let slot = 0; slot < used; slot++) {
      if (this.#words[headWords + 2 * slot] === number) found.push([slot, this.#words[headWords + 2 * slot + 1] ?? 0]);
    }
    return found;
  }
}
