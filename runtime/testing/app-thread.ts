/** An app under test: its thread, its page as a host keeps it, and when it has come to rest. */
import { deserialize } from "node:v8";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { Control } from "../link/control.ts";
import { type LinkToEngine, separator, type StoreMessage } from "../link/port.ts";
import { Stores } from "../link/stores.ts";
import type { Delta, RunRecord } from "../protocol/delta.ts";
import type { Diagnostic } from "../protocol/diagnostic.ts";
import type { Json } from "../protocol/json.ts";
import type { Address, Destination, Shell } from "../protocol/shell.ts";
import { checkedReply } from "../protocol/guards.ts";
import type { AppSettings, PersonEvent } from "../protocol/messages.ts";
import type { Reply, Request, RequestKind } from "../protocol/requests.ts";
import { Tree } from "../protocol/tree.ts";
import type { Copies } from "./test-engine.ts";
import type { MoveClock, TestThreadData } from "./test-thread.ts";

/** A widget as the script knows it. */
export interface WidgetCopy {
  key: string | undefined;
  value: unknown;
}

export interface ThreadOptions {
  /** In the test's own thread. */
  inProcess: boolean;
  /** The time, in milliseconds since 1970, at which a clock stands that the test moves. */
  clock?: number | undefined;
}

/** How long an app may take to come to rest when it is to end. */
const disposeMs = 300;
/** How long its thread may then take to end by itself: one that is in a loop cannot. */
const ownEndMs = { rested: 10_000, going: 1000 };
/** How long a thread that is asked something may take before it counts as one that does not hear. */
const askMs = 1000;

/** The app that runs in the test's own thread: `st` is one object per thread, so there can be one. */
let isThreadTaken = false;

export class AppThread {
  readonly tree = new Tree();
  readonly widgets = new Map<string, WidgetCopy>();
  state = new Map<string, unknown>();
  diagnostics: readonly Diagnostic[] = [];
  files: readonly string[] = [];
  effects: Extract<Delta, { op: "effect" }>["effect"][] = [];
  records: RunRecord[] = [];
  address: Address;
  shell: Shell = {};
  readonly stores = new Stores((message, moves) => this.post(message, moves));
  readonly #control = new Control();
  readonly #port: MessagePort;
  readonly #worker: Worker | undefined;
  /** The app runs in the test's own thread, where there is room for one. */
  #ownsThread = false;
  readonly #hasClock: boolean;
  #posted = 0;
  #restedAt = -1;
  /** The engine has said something. */
  readonly #booted = Promise.withResolvers<void>();
  readonly #exited = Promise.withResolvers<void>();
  #seq = 0;
  #ended: Error | undefined;
  /** Moves of the clock that the thread has not answered. */
  readonly #moves: PromiseWithResolvers<boolean>[] = [];
  #waiting: { needed: number; done(error?: Error): void }[] = [];

  private constructor(settings: AppSettings, { inProcess, clock }: ThreadOptions) {
    this.#hasClock = clock !== undefined;
    this.address = settings.address ?? { page: "", query: "" };
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#port.on("message", (message: string | StoreMessage | Copies) => this.#received(message));
    if (inProcess) {
      if (isThreadTaken) throw new Error("Another app runs in this thread already. Dispose it first, or leave out inProcess.");
      isThreadTaken = true;
      this.#ownsThread = true;
      void import("./test-engine.ts").then(({ startTestEngine }) => startTestEngine(port2, this.#control, settings, false));
      return;
    }
    const entry = new URL(import.meta.url.endsWith(".ts") ? "./test-thread.ts" : "./test-thread.mjs", import.meta.url);
    this.#worker = new Worker(entry, { workerData: { port: port2, control: this.#control.buffer, settings, clock } satisfies TestThreadData, transferList: [port2], execArgv: [], argv: settings.argv });
    this.#worker.on("error", (error: unknown) => this.#end(new Error("The thread of the app died.", { cause: error })));
    this.#worker.on("exit", () => this.#exited.resolve());
    this.#worker.on("exit", (code) => this.#end(new Error(`The thread of the app ended (exit code ${code}).`)));
  }

  static start(settings: AppSettings, options: ThreadOptions): AppThread {
    return new AppThread(settings, options);
  }

  /** Moves the app's clock on. Tells whether a run is going that waits for more time than that. */
  async letTimePass(ms: number): Promise<boolean> {
    const moved = Promise.withResolvers<boolean>();
    this.#moves.push(moved);
    this.#worker?.postMessage({ ms } satisfies MoveClock);
    return moved.promise;
  }

  post(message: LinkToEngine, moves: readonly ArrayBuffer[] = []): void {
    this.#posted++;
    this.#control.notePosted();
    this.#port.postMessage(message, moves);
  }

  /** Asks as a page does: what the link of a child would answer. */
  async request<K extends RequestKind>(request: Request<K>, attachments?: readonly Uint8Array[]): Promise<Reply<K>> {
    // SAFETY: a request of one kind is one of any kind; TypeScript does not see it through the type parameter.
    return checkedReply(request.kind, await this.stores.answer(request as Request, attachments));
  }

  /** Goes to another page, as a person does who chooses it. */
  go(to: Destination): void {
    this.post({ type: "event", event: { seq: ++this.#seq, values: {}, go: to } });
  }

  /** Does what a person does: new values, then perhaps a click. */
  event(values: { [widget: string]: Json }, trigger?: PersonEvent["trigger"]): void {
    this.post({ type: "event", event: { seq: ++this.#seq, values, ...(trigger && { trigger }) } });
  }

  /** Resolves when all that was posted so far has been answered and nothing is going or queued. */
  async rest(timeoutMs: number): Promise<void> {
    const needed = this.#posted;
    if (this.#ended) throw this.#ended;
    if (this.#restedAt >= needed) return;
    // The clock is the script's: what Node needs to begin a thread is not counted.
    await this.#booted.promise;
    if (this.#ended) throw this.#ended;
    if (this.#restedAt >= needed) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(async () => reject(new Error(`The app did not come to rest within ${timeoutMs} ms. ${await this.#whatIsGoing()}`)), timeoutMs);
    this.#waiting.push({ needed, done: (error) => (error ? reject(error) : resolve()) });
    try {
      await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the app in an orderly way: its clean-up runs, unless the script does not yield. */
  async dispose(): Promise<void> {
    this.post({ type: "dispose" });
    const isAtRest = await this.rest(disposeMs).then(
      () => true,
      () => false,
    );
    if (this.#ownsThread) isThreadTaken = false;
    this.#ownsThread = false;
    this.#port.close();
    this.#end(new Error("The app was disposed."));
    await this.#endWorker(isAtRest);
  }

  /** A thread that can hear ends by itself (`test-thread.ts`): being terminated in the middle of something is what Node takes worst. */
  async #endWorker(isAtRest: boolean): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const timer = setTimeout(() => void worker.terminate(), isAtRest ? ownEndMs.rested : ownEndMs.going);
    await this.#exited.promise;
    clearTimeout(timer);
  }

  async #whatIsGoing(): Promise<string> {
    if (this.#control.run === 0) return "No run is going: perhaps runs follow each other without end.";
    this.post({ type: "assign", set: [], deleted: [] });
    // A thread that can hear takes it at once, unless the machine is busy.
    for (const end = performance.now() + askMs; this.#control.waiting > 0 && performance.now() < end; ) await new Promise((done) => setTimeout(done, 10));
    if (this.#control.waiting > 0) return "The script is in a loop that never calls st, or in a call that blocks.";
    return `A run is still going: it awaits something that does not come${this.#hasClock ? "; the clock moves with wait() only" : ""}.`;
  }

  #received(message: string | StoreMessage | Copies): void {
    this.#booted.resolve();
    if (typeof message !== "string") return "store" in message ? this.stores.accept(message) : this.#copy(message);
    for (const one of message.split(separator)) this.#receivedOne(one);
  }

  #receivedOne(message: string): void {
    if (message.startsWith("p")) return this.#apply(JSON.parse(message.slice(message.indexOf("\n") + 1)));
    if (message.startsWith("d")) this.#apply(JSON.parse(message.slice(1)));
  }

  #apply(delta: Delta): void {
    this.tree.apply([delta]);
    switch (delta.op) {
      case "runs":
        return void this.records.push(...delta.records);
      case "diagnostics":
        this.diagnostics = delta.diagnostics;
        return;
      case "files":
        this.files = delta.files;
        return;
      case "address":
        this.address = delta.address;
        return;
      case "shell":
        this.shell = delta.shell;
        return;
      case "effect":
        return void this.effects.push(delta.effect);
      case "idle":
      case "paused":
        return this.#rested(delta.taken);
      default:
        return;
    }
  }

  #rested(taken: number): void {
    this.#restedAt = taken;
    const done = this.#waiting.filter((w) => w.needed <= taken);
    this.#waiting = this.#waiting.filter((w) => w.needed > taken);
    for (const { done: resolve } of done) resolve();
  }

  #copy(copies: Copies): void {
    this.state = new Map(copies.state.map(([key, value]) => [key, deserialize(value)]));
    this.widgets.clear();
    for (const [id, key, value] of copies.widgets) this.widgets.set(id, { key, value: value && deserialize(value) });
    if (copies.moved) this.#moves.shift()?.resolve(copies.moved.isWaiting);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#booted.resolve();
    for (const { done } of this.#waiting) done(error);
    for (const { reject } of this.#moves.splice(0)) reject(error);
    this.#waiting = [];
  }
}
