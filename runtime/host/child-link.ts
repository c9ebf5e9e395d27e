/** One child process as the host sees it: messages, output, and its end. Whatever it does, nothing here throws. */
import type { ChildProcess } from "node:child_process";
import { type Readable, type Stream, Duplex, Writable } from "node:stream";
import { type Frame, FrameDecoder, encodeMessage, messageOf } from "../protocol/codec.ts";
import { isChildToHost, nameOfMessage } from "../protocol/guards.ts";
import type { ChildToHost, HostToChild } from "../protocol/messages.ts";
import { protocolVersion } from "../protocol/version.ts";
import { type ChildExit, badFrame, linkClosed, protocolMismatch } from "./exit-reason.ts";
import { OutputValve } from "./output-valve.ts";
import { InOrder } from "./in-order.ts";
import { expressFd, killTree, linkFd, toMainFd } from "./spawn-child.ts";

export interface ChildListeners {
  message(message: Exclude<ChildToHost, { type: "taken" }>): void;
  /** Numbers of events that a run took; told even when the child died in the same moment. */
  taken(seqs: number[]): void;
  output(stream: "stdout" | "stderr", text: string): void;
  log(level: "info" | "warn", text: string): void;
  /** Called once, last, when the process is gone and everything it said has been told. */
  gone(exit: ChildExit): void;
}

/** After this time the link is told of an event too: it draws what a long run has to show, and sees when a thread is stuck. */
const holdMs = 4;
/** How long the pipes of a process that is gone may stay open. */
const drainMs = 500;
/** How long a process that closed its link may take to exit by itself. */
const closeGraceMs = 200;

export class ChildLink {
  readonly #process: ChildProcess;
  readonly #listeners: ChildListeners;
  readonly #order = new InOrder<{ message: unknown }>();
  readonly #pipe: Duplex | undefined;
  readonly #toMain: Writable | undefined;
  readonly #errors: OutputValve;
  /** An event that the main thread has been told, and the link has not. */
  #held: { frame: Uint8Array; seq: number; isTaken: boolean; timer: NodeJS.Timeout } | undefined;
  /** Messages for the engine so far: their numbers. */
  #sent = 0;
  #violation: ChildExit["violation"];
  #greeted = false;
  #saidDropped = false;
  #isKilled = false;
  #settle: () => void = () => {};
  /** Resolves when the process is gone, after `gone` was called. */
  readonly ended = new Promise<void>((resolve) => (this.#settle = resolve));

  constructor(child: ChildProcess, listeners: ChildListeners) {
    this.#process = child;
    this.#listeners = listeners;
    const pipe = child.stdio[linkFd];
    this.#pipe = pipe instanceof Duplex ? pipe : undefined;
    const stdio: readonly (Stream | null | undefined)[] = child.stdio;
    const toMain = stdio[toMainFd];
    this.#toMain = toMain instanceof Writable ? toMain : undefined;
    this.#errors = this.#connectOutput("stderr", child.stderr);
    this.#connectOutput("stdout", child.stdout);
    this.#connectPipes();
    this.#awaitEnd();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  send(message: HostToChild): void {
    this.#sendHeld();
    if (this.#pipe?.writable) this.#pipe.write(encodeMessage(message, this.#numberOf(message)));
  }

  /**
   * Sends an event while no other waits: to the main thread itself, which takes it if it is idle, and to the link, unless
   * it is answered before the link is needed: a thread that wakes for nothing is in the way of those that have to answer.
   */
  sendDirectly(message: Extract<HostToChild, { type: "event" }>): void {
    const frame = encodeMessage(message, this.#numberOf(message));
    this.#sendHeld();
    if (this.#toMain?.writable) this.#toMain.write(frame);
    this.#held = { frame, seq: message.event.seq, isTaken: false, timer: setTimeout(() => this.#sendHeld(), holdMs) };
  }

  /** What the link has not been told yet is told now. */
  #sendHeld(): void {
    if (!this.#held) return;
    clearTimeout(this.#held.timer);
    if (this.#pipe?.writable) this.#pipe.write(this.#held.frame);
    this.#held = undefined;
  }

  /** A run that has taken the event is over: the link has nothing to watch. */
  #forgetAnswered(message: ChildToHost): void {
    if (!this.#held) return;
    if (message.type === "taken" && message.seqs.includes(this.#held.seq)) this.#held.isTaken = true;
    if (message.type !== "deltas" || !this.#held.isTaken || !message.deltas.some(({ op }) => op === "idle" || op === "paused")) return;
    clearTimeout(this.#held.timer);
    this.#held = undefined;
  }

  /** Its turn among the messages that the engine gets: the link answers the others itself. */
  #numberOf({ type }: HostToChild): number | undefined {
    return type === "init" || type === "request" ? undefined : ++this.#sent;
  }

  /** Ends the process and all that it started, at once. */
  kill(): void {
    this.#isKilled = true;
    killTree(this.#process);
  }

  #connectOutput(stream: "stdout" | "stderr", readable: Readable | null): OutputValve {
    const valve = new OutputValve((text) => this.#listeners.output(stream, text));
    readable?.on("data", (chunk: Buffer) => valve.write(chunk));
    readable?.on("end", () => valve.end());
    readable?.on("error", (error) => this.#listeners.log("warn", `${stream}: ${error.message}`));
    return valve;
  }

  #connectPipes(): void {
    this.#read(this.#pipe);
    // A write to a process that is gone fails: its exit says the same.
    this.#pipe?.on("error", () => this.#pipe?.destroy());
    this.#pipe?.on("close", () => this.#pipeClosed());
    this.#toMain?.on("error", () => this.#toMain?.destroy());
    const express = this.#process.stdio[expressFd];
    this.#read(express);
    express?.on("error", () => express.destroy());
  }

  #read(stream: Stream | null | undefined): void {
    const decoder = new FrameDecoder();
    stream?.on("data", (chunk: Uint8Array) => {
      if (this.#violation) return;
      const decoded = decoder.push(chunk);
      if (!decoded.ok) return this.#violate(badFrame(decoded.reason));
      for (const frame of decoded.frames) this.#receive(frame);
    });
  }

  /** Takes a frame of either pipe in its turn; what has no number has none to wait for. */
  #receive(frame: Frame): void {
    const message = messageOf(frame);
    const due = frame.number === undefined ? [{ message }] : this.#order.take(frame.number, { message });
    if (!due) return this.#violate(badFrame(`a frame with the number ${frame.number} out of turn`));
    for (const one of due) this.#check(one.message);
  }

  #check(message: unknown): void {
    if (this.#violation) return;
    if (isChildToHost(message)) this.#accept(message);
    else this.#drop(message);
  }

  #accept(message: ChildToHost): void {
    if (message.type === "hello") {
      if (message.protocol !== protocolVersion) return this.#violate(protocolMismatch(protocolVersion, message.protocol));
      this.#greeted = true;
    }
    this.#forgetAnswered(message);
    if (message.type === "taken") this.#listeners.taken(message.seqs);
    else this.#listeners.message(message);
  }

  #drop(message: unknown): void {
    if (this.#saidDropped) return;
    this.#saidDropped = true;
    this.#listeners.log("warn", `The app's process sent ${nameOfMessage(message)}; it is dropped, and so are others like it.`);
  }

  #violate(violation: NonNullable<ChildExit["violation"]>): void {
    this.#violation ??= violation;
    this.kill();
  }

  #pipeClosed(): void {
    if (this.#isKilled) return;
    // An orderly exit closes the pipe a moment before the process is gone.
    const timer = setTimeout(() => this.#violate(linkClosed), closeGraceMs);
    this.#process.once("exit", () => clearTimeout(timer));
  }

  #awaitEnd(): void {
    const child = this.#process;
    const streams = child.stdio.filter((stream) => stream !== null && stream !== undefined);
    let open = streams.length;
    let exited: Pick<ChildExit, "code" | "signal" | "spawnError"> | undefined;
    const finish = (): void => {
      if (!exited || open > 0) return;
      clearTimeout(timer);
      open = Infinity;
      // What comes before these is lost with the process.
      for (const { message } of this.#order.rest()) this.#check(message);
      this.#listeners.gone({ ...exited, stderr: this.#errors.tail, greeted: this.#greeted, ...(this.#violation && { violation: this.#violation }) });
      this.#settle();
    };
    let timer: NodeJS.Timeout | undefined;
    const exit = (how: NonNullable<typeof exited>): void => {
      if (exited) return;
      exited = how;
      // What it started goes with it.
      killTree(child);
      timer = setTimeout(() => {
        for (const stream of streams) stream.destroy();
        open = 0;
        finish();
      }, drainMs);
      finish();
    };
    for (const stream of streams) {
      stream.once("close", () => {
        open--;
        finish();
      });
    }
    child.once("exit", (code, signal) => exit({ code, signal }));
    child.once("error", (spawnError) => {
      // `error` also says that a kill failed; only a process that never began has no id.
      if (child.pid === undefined) exit({ code: null, signal: null, spawnError });
    });
  }
}
