/**
 * The engine of an app: its page, its state, its widgets, and what `st` asks of the run that calls it.
 * One per thread. When and what runs is decided in `scheduler.ts`.
 */
import type { MessagePort } from "node:worker_threads";
import type { LinkToEngine } from "../link/port.ts";
import type { PageFiles } from "../modules/page-files.ts";
import type { RunCause } from "../protocol/delta.ts";
import { Caches } from "./cache/caches.ts";
import type { Shelf } from "./cache/shelf.ts";
import { Cleanups } from "./cleanups.ts";
import { Connections } from "./connections/connections.ts";
import { type Scope, scopes } from "./context.ts";
import { Core, type CoreOptions } from "./core.ts";
import { Desk } from "./desk/desk.ts";
import { Dialogs } from "./dialogs.ts";
import { badRerunScope, moduleTopLevel, noRun, oldHandle, parallelFragment } from "./errors.ts";
import { Files } from "./files.ts";
import { Fragments } from "./fragments.ts";
import { Halt, type HaltReason, haltIn, type RerunScope } from "./halt.ts";
import { later } from "./later.ts";
import type { Life } from "./life.ts";
import { Pages } from "./pages/pages.ts";
import type { Parts } from "./parts.ts";
import type { Run } from "./run.ts";
import { Scheduler } from "./scheduler.ts";
import { scratchScope } from "./scratch.ts";
import { createSessionState } from "./session-state.ts";
import { ownFrame, parseStack } from "./stack.ts";

export interface EngineOptions extends CoreOptions {
  port: MessagePort;
  pageFiles: PageFiles;
  /** Where `persist: "disk"` keeps results; a folder of the script's own when absent. */
  shelf?: Shelf | undefined;
}

export class Engine extends Core implements Parts {
  readonly sessionState: Record<string, unknown>;
  readonly files = new Files(this);
  readonly cleanups = new Cleanups(this);
  readonly fragments = new Fragments(this);
  readonly dialogs = new Dialogs(this, this.fragments);
  readonly connections = new Connections();
  readonly cache: Caches;
  /** Does what the editor asks for. */
  readonly desk: Desk;
  readonly pages: Pages;
  readonly #scheduler: Scheduler;

  constructor(options: EngineOptions) {
    super(options);
    this.onDispose.push(() => this.connections.clear());
    this.cache = new Caches(this, this.fragments, this.connections, options.shelf);
    this.desk = new Desk(this, this.cache);
    this.pages = new Pages(this, options.pageFiles, options.settings.address);
    this.#scheduler = new Scheduler(this, this, options.port);
    this.sessionState = createSessionState(this.store, {
      mayWrite: () => scopes.getStore()?.life.isOver !== true,
      isDrawn: (key) => this.#scheduler.run?.keys.has(key) === true && scopes.getStore()?.inCallback !== true,
      reset: (key) => this.widgets.redraw(key),
    });
    this.store.onWrite = (key) => {
      if (this.#scheduler.hold.loops.wantsWrite(key)) this.#scheduler.hold.loops.noteWrite(key, ownFrame(parseStack(new Error().stack), this.script));
    };
  }

  /** Runs the app for the first time. */
  start(): void {
    for (const ask of this.settings.asks ?? []) this.desk.take(ask);
    this.#scheduler.requestApp(this.settings.restore ? "restart" : "start");
  }

  /** Takes a message that did not come by the port. */
  deliver(message: LinkToEngine): void {
    this.#scheduler.deliver(message);
  }

  /** The run that is going. */
  get run(): Run | undefined {
    return this.#scheduler.run;
  }

  get isGoing(): boolean {
    return this.run !== undefined;
  }

  /** A run is going, or what is to run next is being found out. */
  get isBusy(): boolean {
    return this.#scheduler.isBusy;
  }

  enter(name: string, life?: Life): Scope {
    const own = scopes.getStore();
    const scope = own ?? this.#scopeOutside(name);
    const { run } = scope;
    this.control.noteYield();
    if (!scope.inCallback) this.#scheduler.yieldTo(run);
    const over = scope.life.isOver || life?.isOver === true;
    const halt = run.outcome === undefined ? (scope.life.anyHalt ?? run.halt) : undefined;
    if (!over && halt === undefined) return scope;
    if (own && halt === undefined && !own.life.isOver) return this.#withOldHandle(name, own);
    // Clean-up that draws must complete: its drawing goes nowhere. Anything else ends here, once more.
    if (this.#isCleaningUp()) return scratchScope(scope);
    throw over || !halt ? new Halt({ type: "superseded" }) : halt;
  }

  /** A callback has the closure of the run that drew its widget. It must complete however old that is: what it draws there goes nowhere. */
  #withOldHandle(name: string, scope: Scope): Scope {
    if (!scope.inCallback) throw oldHandle(name);
    this.reports.drawnNowhere(name);
    return scratchScope(scope);
  }

  /** Ends the run that the caller belongs to. Never returns. */
  halt(name: string, reason: HaltReason): never {
    const scope = scopes.getStore() ?? this.#scopeOutside(name);
    const { run, life } = scope;
    const halt = new Halt(reason);
    if (reason.type === "rerun") this.#checkScope(reason.scope, scope);
    if (reason.type === "page" && this.fragments.isParallel(scope)) throw parallelFragment("", "switches the page");
    const inPlace = reason.type === "rerun" && reason.scope === "fragment" && scope.fragment !== run.fragment;
    if (run.outcome === undefined && run === this.#scheduler.run) (inPlace ? life : run).halt ??= halt;
    else if (!life.isOver && (reason.type === "rerun" || reason.type === "page")) this.#scheduler.rerunAfterEnd(halt, scope.fragment);
    throw halt;
  }

  rerunInPlace(halt: Halt): void {
    this.#scheduler.rerunInPlace(halt);
  }

  requestFragment(id: string, cause: RunCause): void {
    this.#scheduler.requestFragment(id, cause);
  }

  #checkScope(target: RerunScope, scope: Scope): void {
    if (target === "fragment" && scope.fragment === undefined) throw badRerunScope('scope "fragment" means the fragment that calls it, and this call is outside any', "Call it inside a fragment, or leave the scope out.");
    if (target === "app" || target === "fragment") return;
    if (!scope.inCallback) throw badRerunScope("fragments are named by their keys only in a callback", "Call it in onClick or onChange, or leave the scope out.");
    const found = this.fragments.withKeys(target.keys);
    if ("unknown" in found) throw badRerunScope(`there is no fragment with the key ${JSON.stringify(found.unknown)}`, "Give a fragment this key: st.fragment(fn, { key: … }).");
  }

  /** Asks for a full run in `ms`, unless another one begins before. The run that asks goes on. */
  rerunAfter(name: string, ms: number): void {
    const { run } = this.enter(name);
    const halt = new Halt({ type: "rerun", scope: "app" });
    later(ms, () => this.#scheduler.isLatest(run) && this.#scheduler.rerunOnTime(halt));
  }

  /** Throws `error` again when it is (or wraps) a halt. */
  rethrowHalt(error: unknown): void {
    if (error instanceof Error && haltIn(error)) throw error;
  }

  uncaught(error: unknown): void {
    const halt = haltIn(error);
    if (halt) this.reports.haltReachedTop(halt);
    else if (scopes.getStore()?.life.isOver !== true) this.reports.uncaught(error);
    this.sendDiagnostics();
    if (!this.isGoing) this.outlet.flush();
  }

  /** A call from code that no run started: it belongs to the run that is going. */
  #scopeOutside(name: string): Scope {
    const { run, loader } = this.#scheduler;
    if (loader.isLoading || this.pages.isLoading) throw moduleTopLevel(name);
    if (!run) throw noRun(name);
    return { run, life: run.life, container: this.page.roots.main, fragment: run.fragment, inCallback: false };
  }

  #isCleaningUp(): boolean {
    return parseStack(new Error().stack).some((frame) => {
      if (frame.name.includes("[Symbol.dispose]") || frame.name.includes("[Symbol.asyncDispose]")) return true;
      return this.script.isOwn(frame.file) && this.script.isInFinally(frame.file, frame.line, frame.column);
    });
  }
}
