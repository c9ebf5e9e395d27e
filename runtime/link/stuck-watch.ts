/**
 * Sees that the main thread does not answer, and ends what it is stuck in.
 * A thread that merely awaits answers: it takes messages in its event loop. A thread in a loop of the script's can be
 * ended where it is. A thread inside a native call (`execSync`) can only be killed, by the person's *Restart*.
 */
import type { ChildToHost } from "../protocol/messages.ts";
import { type Control, msSince } from "./control.ts";
import type { Frame, MainInspector } from "./main-inspector.ts";
import { type OwnCode, type Place, executing } from "./own-code.ts";

const answerMs = 250;
/** A save does not end a run that is younger than this. */
const saveGraceMs = 1000;
const pauseMs = 1000;
const retryMs = 5;
/** After this long without meeting the script's own code, a package's code may be ended too. */
const packagesAfterMs = 2000;
const giveUpMs = 5000;
/** A run that has not yielded for this long is reported, and messages that nobody has taken for this long. */
const silentMs = 5000;
const pulseMs = 250;

export interface StuckWatchDeps {
  control: Control;
  ownCode: OwnCode;
  inspect(): Promise<MainInspector>;
  /** Asks the main thread's event loop for a pulse (`Control#notePulse`). */
  ping(): void;
  report(message: Extract<ChildToHost, { type: "stuck" }>): void;
  /** Tells the engine that what it was executing is gone. */
  terminated(where: Place | undefined): void;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class StuckWatch {
  readonly #deps: StuckWatchDeps;
  /** Count of messages taken at which all that is urgent has been answered. */
  #target = 0;
  #dueAt = Infinity;
  #timer: NodeJS.Timeout | undefined;
  #seen = 0;
  #saidBlocked = false;
  #inspecting = false;
  /** What was reported as silent: it is reported once. */
  #reported = "";
  /** Since when the same messages wait while no run is going. */
  #idleAt = { taken: 0, since: 0 };
  #nextPingAt = 0;

  constructor(deps: StuckWatchDeps) {
    this.#deps = deps;
  }

  /** It looks at the main thread itself, for which it is paused for a moment. */
  get isInspecting(): boolean {
    return this.#inspecting;
  }

  /** The message just posted must be answered. */
  expectAnswer(urgent: "stop" | "save"): void {
    const { control } = this.#deps;
    const now = performance.now();
    const age = control.run === 0 ? 0 : msSince(control.runBegan);
    const due = now + (urgent === "stop" ? answerMs : Math.max(answerMs, saveGraceMs - age));
    if (this.#isAnswered()) this.#dueAt = Infinity;
    this.#target = control.takenCount + control.waiting;
    this.#seen = control.takenCount;
    this.#dueAt = Math.min(this.#dueAt, due);
    this.#schedule();
  }

  /** To be called every now and then while something goes on: looks for a main thread that has been silent for long. */
  tick(): void {
    const { control } = this.#deps;
    const silence = this.#silence();
    if (!silence || silence === this.#reported || control.debuggerPaused || this.#inspecting || performance.now() < this.#nextPingAt) return;
    this.#nextPingAt = performance.now() + 1000;
    void this.#lookAtSilence(silence);
  }

  /** Names what is silent: a run, or a thread that takes no messages (in a timer of a run that is over, say). */
  #silence(): string | undefined {
    const { control } = this.#deps;
    const { run, takenCount: taken } = control;
    if (run !== 0) return msSince(control.lastYield) >= silentMs ? `run ${run}` : undefined;
    const now = performance.now();
    if (control.waiting === 0 || this.#idleAt.taken !== taken) this.#idleAt = { taken, since: now };
    return now - this.#idleAt.since >= silentMs ? `message ${taken}` : undefined;
  }

  #isAnswered(): boolean {
    return this.#deps.control.takenCount >= this.#target;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), Math.max(0, this.#dueAt - performance.now()));
  }

  async #check(): Promise<void> {
    const { control } = this.#deps;
    if (this.#isAnswered()) {
      this.#dueAt = Infinity;
      this.#saidBlocked = false;
      return;
    }
    const isMoving = control.takenCount !== this.#seen;
    this.#seen = control.takenCount;
    if (!isMoving && !control.debuggerPaused && !this.#inspecting) await this.#end();
    this.#dueAt = performance.now() + answerMs;
    this.#schedule();
  }

  /** Undefined when this Node has no inspector: then nothing can be ended. */
  async #open(): Promise<MainInspector | undefined> {
    try {
      return await this.#deps.inspect();
    } catch {
      this.#inspecting = false;
      return undefined;
    }
  }

  /** Ends the code that keeps the main thread from answering, when it may be ended. */
  async #end(): Promise<void> {
    this.#inspecting = true;
    const inspector = await this.#open();
    if (!inspector) return this.#blocked(undefined);
    const began = performance.now();
    try {
      while (!this.#isAnswered() && !this.#deps.control.debuggerPaused) {
        const frames = await inspector.pause(pauseMs);
        if (this.#isAnswered()) return inspector.resume();
        if (!frames) return this.#blocked(undefined);
        const elapsed = performance.now() - began;
        if (this.#mayEnd(frames, elapsed)) return this.#terminate(inspector, frames);
        inspector.resume();
        if (elapsed > giveUpMs) return this.#blocked(this.#deps.ownCode.innermost(frames));
        await sleep(retryMs);
      }
    } finally {
      inspector.close();
      this.#inspecting = false;
    }
  }

  #mayEnd(frames: readonly Frame[], elapsedMs: number): boolean {
    const { ownCode } = this.#deps;
    const url = executing(frames);
    return ownCode.isOwn(url) || (elapsedMs > packagesAfterMs && !ownCode.isForeign(url));
  }

  #terminate(inspector: MainInspector, frames: readonly Frame[]): void {
    const where = this.#deps.ownCode.innermost(frames);
    inspector.terminate();
    this.#deps.report({ type: "stuck", state: "terminated", where });
    this.#deps.terminated(where);
  }

  #blocked(where: Place | undefined): void {
    if (this.#saidBlocked) return;
    this.#saidBlocked = true;
    this.#deps.report({ type: "stuck", state: "blocked", where });
  }

  /** Tells a thread that computes from one that awaits: only the latter's event loop answers. */
  async #lookAtSilence(silence: string): Promise<void> {
    const { control } = this.#deps;
    const pulses = control.pulses;
    const isOver = (): boolean => control.pulses !== pulses || this.#silence() !== silence || control.debuggerPaused;
    this.#deps.ping();
    await sleep(pulseMs);
    if (isOver() || this.#inspecting) return;
    this.#reported = silence;
    this.#inspecting = true;
    const inspector = await this.#open();
    if (!inspector) return;
    try {
      const frames = await inspector.pause(pauseMs);
      if (frames) inspector.resume();
      if (isOver()) return;
      this.#deps.report({ type: "stuck", state: frames ? "waiting" : "blocked", where: frames && this.#deps.ownCode.innermost(frames) });
    } finally {
      inspector.close();
      this.#inspecting = false;
    }
  }
}
