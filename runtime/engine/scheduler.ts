/**
 * Decides what runs next, runs it, and says what became of it. Every run begins synchronously in a MessagePort
 * listener: that is where stuck code can be terminated without harm to the process.
 */
import { MessageChannel, receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import type { LinkToEngine } from "../link/port.ts";
import type { RunCause } from "../protocol/delta.ts";
import { answerEvents } from "./callbacks.ts";
import { conclude } from "./conclude.ts";
import { type Scope, scopes } from "./context.ts";
import type { Core } from "./core.ts";
import { Halt } from "./halt.ts";
import { History } from "./history.ts";
import { Hold } from "./hold.ts";
import { Inbox, type RunRequest } from "./inbox.ts";
import { Loader } from "./loader.ts";
import { Mailbox } from "./mailbox.ts";
import type { Parts } from "./parts.ts";
import { Reruns } from "./reruns.ts";
import { Run } from "./run.ts";
import { clearWallTimeout, wallImmediate, wallTimeout } from "./wall-clock.ts";

/** How long a superseded run that awaits may take to unwind before the next one begins. */
const unwindMs = 50;

export class Scheduler {
  readonly loader: Loader;
  readonly hold: Hold;
  /** The run that is going. */
  run: Run | undefined;
  readonly #core: Core;
  readonly #parts: Parts;
  readonly #port: MessagePort;
  readonly #self = new MessageChannel();
  readonly #inbox = new Inbox();
  readonly #reruns: Reruns;
  readonly #mailbox: Mailbox;
  readonly #history: History;
  #lastApp: Run | undefined;
  #runs = 0;
  #scheduled = false;
  #lastPreemption = 0;
  #preemptionTimer: NodeJS.Timeout | undefined;

  constructor(core: Core, parts: Parts, port: MessagePort) {
    this.#core = core;
    this.#parts = parts;
    this.#port = port;
    this.hold = new Hold(core);
    this.loader = new Loader(core.script, core.control);
    this.#reruns = new Reruns(this.#inbox, this.hold, parts);
    this.#mailbox = new Mailbox(core, parts, {
      inbox: this.#inbox,
      hold: this.hold,
      loader: this.loader,
      supersede: (why) => this.#supersede(why),
      terminated: (where) => this.#terminated(where),
    });
    this.#history = new History(core.outlet, core.page, core.widgets, core.store.written, core.costs);
    port.on("message", (message: LinkToEngine) => {
      core.control.noteTaken();
      this.#mailbox.receive(message);
      this.#react();
    });
    this.#self.port1.on("message", () => this.#wake());
    // Only the link keeps the thread alive.
    this.#self.port1.unref();
  }

  /** A run is going, or what is to run next is being found out. */
  get isBusy(): boolean {
    return this.run !== undefined || this.#scheduled || this.loader.isLoading;
  }

  /** A message that reached this thread by itself, after all that the link has posted. Its run begins in a listener of a port, as every run. */
  deliver(message: LinkToEngine): void {
    if (this.#core.control.waiting > 0) this.#drain();
    this.#core.control.notePosted();
    this.#core.control.noteTaken();
    this.#mailbox.receive(message);
    return this.run ? this.#react() : this.#schedule();
  }

  /** A full run is due. */
  requestApp(cause: "start" | "restart" | "timer"): void {
    this.#inbox.requestApp(cause);
    this.#schedule();
  }

  /** Whether `run` is the latest of the app: what it asks for later still counts. */
  isLatest(run: Run): boolean {
    return run === this.#lastApp || run.kind === "fragment";
  }

  /** A yield point of the run that is going: takes messages, and lets a newer event take over. */
  yieldTo(run: Run): void {
    // What code of another run took here nobody would react to: it waits for the listener.
    if (run !== this.run) return;
    if (this.#core.control.waiting > 0) this.#drain();
    if (run.halt !== undefined || run.preempted || this.#inbox.isEmpty) return;
    if (this.#preemptsIn(run) === 0) this.#supersede("preempted");
  }

  /** A rerun that was asked for when its run was over: at once. */
  rerunAfterEnd(halt: Halt, fragment: string | undefined): void {
    this.#reruns.ask(halt, fragment);
    this.#schedule();
  }

  /** A rerun that was asked for a while ago, where `halt` was made. */
  rerunOnTime(halt: Halt): void {
    this.#reruns.askOnTime(halt);
    this.#schedule();
  }

  requestFragment(id: string, cause: RunCause): void {
    this.#inbox.requestFragment(id, cause);
    this.#schedule();
  }

  /** A fragment runs again in the middle of a full run. @throws Halt when that makes the chain a loop */
  rerunInPlace(halt: Halt): void {
    if (!this.run || !this.#reruns.isLoop(halt)) return;
    this.run.halt = new Halt({ type: "stop" });
    throw this.run.halt;
  }

  #drain(): void {
    for (let received = receiveMessageOnPort(this.#port); received; received = receiveMessageOnPort(this.#port)) {
      this.#core.control.noteTaken();
      // SAFETY: only the link posts here, and it has validated what came over the pipe.
      this.#mailbox.receive(received.message as LinkToEngine);
    }
  }

  /** After a message that arrived while no script code was executing. */
  #react(): void {
    const run = this.run;
    if (!run) return this.#scheduled || this.loader.isLoading ? undefined : this.#next();
    if (run.preempted || run.inCallbacks) return;
    const inMs = this.#preemptsIn(run);
    clearWallTimeout(this.#preemptionTimer);
    if (inMs === undefined) return;
    if (inMs > 0) this.#preemptionTimer = wallTimeout(() => this.#react(), inMs).unref();
    else this.#supersede("preempted");
  }

  #schedule(): void {
    if (this.#scheduled || this.run || this.loader.isLoading) return;
    this.#scheduled = true;
    // No script code runs at rest: that needs no listener, and an immediate costs less than a message. It belongs to no run.
    if (this.#isAtRest) scopes.exit(() => wallImmediate(() => (this.#isAtRest ? this.#wake() : this.#post())));
    else this.#post();
  }

  #post(): void {
    this.#self.port1.ref();
    this.#self.port2.postMessage(0);
  }

  #wake(): void {
    this.#scheduled = false;
    this.#next();
  }

  get #isAtRest(): boolean {
    return this.hold.state !== undefined || this.#inbox.isEmpty;
  }

  #next(): void {
    if (this.run || this.loader.isLoading) return;
    if (this.#isAtRest) return this.#rest();
    if (this.loader.isDue) return void this.#load();
    // No version has loaded yet: events wait for one.
    if (!this.loader.body && !this.#parts.pages.isAlone) return this.#rest();
    const request = this.#inbox.take();
    if (!request) return;
    const state = request.fragment === undefined ? "live" : this.#parts.fragments.stateOf(request.fragment);
    if (state === "live") return this.#begin(request);
    // Nobody waits for the clock of a fragment that cannot run alone.
    if (request.events.length === 0) return this.#next();
    // One that is gone cannot answer: the app does. One whose full run was cut answers when the app has called it again.
    if (state === "gone") return this.#begin({ ...request, kind: "app", fragment: undefined });
    this.#inbox.putBack(...request.events);
    this.#inbox.requestApp("event");
    this.#next();
  }

  /** Nothing is going: says so. */
  #rest(): void {
    this.#self.port1.unref();
    this.#history.send();
    this.#core.sendDiagnostics();
    const taken = this.#core.control.takenCount;
    if (this.hold.state === "paused" && this.hold.pause) this.#core.outlet.send({ op: "paused", taken, ...this.hold.pause });
    else this.#core.outlet.send({ op: "idle", taken });
    this.#core.outlet.flush();
    for (const listener of this.#core.onRest) listener();
  }

  async #load(): Promise<void> {
    if (this.loader.hasBegun) for (const listener of this.#core.onReload) listener();
    const loaded = await this.loader.load(this.#runs + 1);
    if (!loaded) return;
    this.#parts.pages.loaded();
    this.#parts.pages.tellFiles();
    this.#core.reports.loaded(loaded.result);
    if (!loaded.result.ok && !this.#parts.pages.isAlone) {
      // Events stay: the last good version answers them.
      this.#history.failedLoad(++this.#runs, this.#inbox.takeAppCause() ?? "save", loaded.ms);
    }
    this.#schedule();
  }

  #begin(request: RunRequest): void {
    const run = new Run(++this.#runs, request);
    this.run = run;
    if (this.#inbox.isEmpty && run.cause !== "rerun" && run.cause !== "timer") this.hold.loops.reset();
    this.#core.reports.begin(run);
    const { page } = this.#core;
    const { fragments, pages } = this.#parts;
    const { main } = page.roots;
    page.begin(run.number, run.fragment === undefined ? page.tops : fragments.containersOf(run.fragment));
    if (run.kind === "app") {
      this.#core.reports.keepCards();
      pages.begin(run);
    }
    this.#history.began(run);
    this.#core.control.noteRun(run.number, run.kind === "app");
    this.#core.store.applyNext();
    const app: Scope = { run, life: run.life, container: main, fragment: undefined, inCallback: false, page: pages.own };
    const scope = (run.fragment === undefined ? undefined : fragments.begin(run.fragment, run)) ?? app;
    void scopes.run(scope, () => this.#execute(run, scope));
  }

  async #execute(run: Run, scope: Scope): Promise<void> {
    try {
      const called = answerEvents(run, scope, this.#core.widgets);
      if (called) await called;
      if (run.halt === undefined && !run.preempted && run.failures.size === 0) {
        this.#enterBody(run);
        // Called bare: in a stack the script's top level has no name.
        const { body } = this.loader;
        const { alone } = this.#parts.pages;
        if (run.fragment !== undefined) await this.#parts.fragments.execute(run.fragment);
        else await (alone ? this.#parts.pages.run(alone) : body?.());
      }
    } catch (error) {
      run.failures.add(error);
      // What the script left going gets its turn before the end, as it does when the script comes to its last line.
      await undefined;
    }
    while (run.pending.size > 0) {
      // What makes way for another run gives its async bodies a moment to unwind.
      if (run.halt?.reason.type === "rerun" || run.halt?.reason.type === "page") wallTimeout(() => this.#settle(run), unwindMs);
      await Promise.race([...run.pending].map((pending) => pending.catch(() => {})));
    }
    this.#settle(run);
  }

  /** From here on the run replaces the last one. Until here, a callback may have asked for a part of the last one alone. */
  #enterBody(run: Run): void {
    run.enteredBody = true;
    if (run.kind === "app") {
      if (this.#lastApp) this.#lastApp.life.over = true;
      this.#lastApp = run;
    }
    for (const listener of this.#core.onBegin) listener(run);
  }

  #settle(run: Run): void {
    if (run.outcome !== undefined) return;
    this.run = undefined;
    clearWallTimeout(this.#preemptionTimer);
    this.#core.control.noteRun(0);
    const outcome = conclude(run, this.#core, this.#parts);
    this.#reruns.leave(run, outcome);
    const last = this.hold.state === "paused" ? "paused" : outcome;
    run.outcome = last;
    if (run.fragment !== undefined) this.#parts.fragments.ended(run.fragment);
    this.#history.ended(run);
    for (const listener of this.#core.onEnd) listener();
    if (last !== "rerun") {
      // When nothing is left to do, the end and the rest leave together.
      if (!this.#inbox.isEmpty) this.#core.outlet.flush();
      this.hold.chainEnded();
    }
    this.#schedule();
  }

  #preemptsIn(run: Run): number | undefined {
    return this.#inbox.preemptsIn(run, performance.now() - this.#lastPreemption);
  }

  /** The run that is going ends: at its next `st` call, and for the engine after a moment at the latest. */
  #supersede(why: "preempted" | "stopped"): void {
    const run = this.run;
    if (!run || run.preempted || (run.inCallbacks && why === "preempted")) return;
    run.preempted = why;
    // Its last word counts.
    if (run.halt?.reason.type === "page" && why === "preempted") this.#parts.pages.go(run.halt.reason.to);
    run.life.over = true;
    this.#lastPreemption = performance.now();
    if (why === "preempted") {
      if (run.fragment === undefined) this.#inbox.requestApp("event");
      else this.#inbox.requestFragment(run.fragment, "event");
    }
    wallTimeout(() => this.#settle(run), unwindMs);
  }

  /** The link has terminated stuck code: its promise will never settle. */
  #terminated(where: { file: string; line: number } | undefined): void {
    const run = this.run;
    if (where) this.#core.reports.terminated(where);
    this.#parts.pages.abandon();
    if (this.loader.isLoading) {
      this.loader.abandon(where?.file);
      this.#inbox.cancelReruns();
      return this.#rest();
    }
    if (!run) return this.#rest();
    run.preempted ??= "stopped";
    run.life.over = true;
    this.#settle(run);
  }
}
