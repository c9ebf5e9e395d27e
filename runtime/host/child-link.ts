/** One child process as the host sees it: messages, output, and its end. Whatever it does, nothing here throws. */
import type { ChildProcess } from "node:child_process";
import { type Readable, Duplex } from "node:stream";
import { FrameDecoder, encodeMessage, messageOf } from "../protocol/codec.ts";
import { isChildToHost, nameOfMessage } from "../protocol/guards.ts";
import type { ChildToHost, HostToChild } from "../protocol/messages.ts";
import { protocolVersion } from "../protocol/version.ts";
import { type ChildExit, badFrame, linkClosed, protocolMismatch } from "./exit-reason.ts";
import { OutputValve } from "./output-valve.ts";
import { killTree, linkFd, takenFd } from "./spawn-child.ts";

export interface ChildListeners {
  message(message: ChildToHost): void;
  /** Numbers of events that a run took; told even when the child died in the same moment. */
  taken(seqs: number[]): void;
  output(stream: "stdout" | "stderr", text: string): void;
  log(level: "info" | "warn", text: string): void;
  /** Called once, last, when the process is gone and everything it said has been told. */
  gone(exit: ChildExit): void;
}

/** How long the pipes of a process that is gone may stay open. */
const drainMs = 500;
/** How long a process that closed its link may take to exit by itself. */
const closeGraceMs = 200;
const longestTakenLine = 64 * 1024;

export class ChildLink {
  readonly #process: ChildProcess;
  readonly #listeners: ChildListeners;
  readonly #decoder = new FrameDecoder();
  readonly #pipe: Duplex | undefined;
  readonly #errors: OutputValve;
  #takenText = "";
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
    this.#errors = this.#connectOutput("stderr", child.stderr);
    this.#connectOutput("stdout", child.stdout);
    this.#connectPipes();
    this.#awaitEnd();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  send(message: HostToChild): void {
    if (this.#pipe?.writable) this.#pipe.write(encodeMessage(message));
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
    this.#pipe?.on("data", (chunk: Uint8Array) => this.#received(chunk));
    // A write to a process that is gone fails: its exit says the same.
    this.#pipe?.on("error", () => this.#pipe?.destroy());
    this.#pipe?.on("close", () => this.#pipeClosed());
    const taken = this.#process.stdio[takenFd];
    taken?.on("data", (chunk: Buffer) => this.#receivedTaken(chunk));
    taken?.on("error", () => taken.destroy());
  }

  #received(chunk: Uint8Array): void {
    if (this.#violation) return;
    const decoded = this.#decoder.push(chunk);
    if (!decoded.ok) return this.#violate(badFrame(decoded.reason));
    for (const message of decoded.frames.map(messageOf)) {
      if (isChildToHost(message)) this.#accept(message);
      else this.#drop(message);
      if (this.#violation) return;
    }
  }

  #accept(message: ChildToHost): void {
    if (message.type === "hello") {
      if (message.protocol !== protocolVersion) return this.#violate(protocolMismatch(protocolVersion, message.protocol));
      this.#greeted = true;
    }
    this.#listeners.message(message);
  }

  #drop(message: unknown): void {
    if (this.#saidDropped) return;
    this.#saidDropped = true;
    this.#listeners.log("warn", `The app's process sent ${nameOfMessage(message)}; it is dropped, and so are others like it.`);
  }

  #receivedTaken(chunk: Buffer): void {
    const lines = (this.#takenText + chunk.toString("latin1")).split("\n");
    this.#takenText = lines.pop() ?? "";
    if (this.#takenText.length > longestTakenLine) return this.#violate(badFrame("a line that does not end"));
    for (const line of lines) {
      if (!/^\d{1,15}(,\d{1,15})*$/.test(line)) return this.#violate(badFrame("a line that is not a list of numbers"));
      this.#listeners.taken(line.split(",").map(Number));
    }
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
