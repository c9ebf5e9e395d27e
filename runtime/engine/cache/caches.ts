/** The caches of an app: they live as long as the process, through every run and save. */
import { join } from "node:path";
import type { CacheOverview } from "../../protocol/editor.ts";
import type { RootName } from "../../protocol/path.ts";
import type { Connections } from "../connections/connections.ts";
import { type Scope, scopes } from "../context.ts";
import type { Core } from "../core.ts";
import type { AppError } from "../errors.ts";
import { exceptionElement } from "../exception.ts";
import type { Fragments } from "../fragments.ts";
import type { Container } from "../page.ts";
import type { Run } from "../run.ts";
import { scratchScope } from "../scratch.ts";
import { cacheOutsideContainer, liveInCache } from "./cache-errors.ts";
import { CachedFunction, type CacheHost, type CacheIdentity, type CacheKind, type CacheSettings, type Recorder } from "./cached-function.ts";
import { callerOf } from "./caller.ts";
import { sha256 } from "./hash.ts";
import { type Recorded, Recording, replay } from "./recording.ts";
import { Registry } from "./registry.ts";
import { cacheRoot, FolderShelf, type Shelf } from "./shelf.ts";

export interface WrapRequest {
  kind: CacheKind;
  scope: "global" | "session";
  func: (...args: never[]) => unknown;
  settings: CacheSettings;
  /** The public function that was called: its caller is who wraps. */
  inside: Function;
}

export class Caches implements CacheHost {
  #shelf: Shelf | undefined;
  readonly #core: Core;
  readonly #fragments: Fragments;
  readonly #connections: Connections;
  readonly #registry = new Registry();
  #run: Run | undefined;
  readonly #warned = new Set<string>();

  /** `shelf`: where results are kept between sessions; by default in a folder of the script's own. */
  constructor(core: Core, fragments: Fragments, connections: Connections, shelf?: Shelf) {
    this.#core = core;
    this.#fragments = fragments;
    this.#connections = connections;
    this.#shelf = shelf;
    core.onBegin.push((run) => void (this.#run = run));
    core.onEnd.push(() => this.#ended());
    core.onDispose.push(() => this.dispose());
  }

  get shelf(): Shelf {
    return (this.#shelf ??= new FolderShelf(join(cacheRoot(), "data", sha256(this.#core.settings.file).slice(0, 16)), (message) => this.warn(message)));
  }

  /** The cached function that a call of `st.cacheData` or `st.cacheResource` means. */
  wrap({ kind, scope, func, settings, inside }: WrapRequest): CachedFunction {
    const { script } = this.#core;
    const caller = callerOf(inside, (file) => script.isOwn(file)) ?? { file: script.file, running: script.file, line: 1, column: 1 };
    const current = scopes.getStore();
    const text = Function.prototype.toString.call(func);
    const wrap = { kind, scope, name: func.name, text, caller, life: current?.life, inCallback: current?.inCallback === true };
    const found = this.#registry.find(wrap, current?.run.number ?? 0, (identity) => new CachedFunction(identity, settings, this));
    found.settings = settings;
    return found;
  }

  /** Forgets everything, or all results of one kind; on disk too. */
  clear(kind?: CacheKind): void {
    for (const cached of this.#registry.all()) if (kind === undefined || cached.identity.kind === kind) cached.clear();
    if (kind !== "resource") this.shelf.clear();
    if (kind !== "data") this.#connections.clear();
  }

  /** Forgets the results of one function. */
  clearOne(id: string): void {
    for (const cached of this.#registry.all()) if (cached.identity.id === id) cached.clear();
  }

  /** What is cached, for the editor. */
  overview(): CacheOverview[] {
    return [...this.#registry.all()].map(({ identity: { id, name, kind, file }, entries }) => ({ id, name, kind, file, entries }));
  }

  /** The app ends: resources are released. */
  dispose(): void {
    for (const cached of this.#registry.all()) cached.forget();
  }

  now(): number {
    return Date.now();
  }

  recorder(identity: CacheIdentity, owner: object): Recorder {
    const scope = scopes.getStore();
    if (!scope) return { run: (work) => work(), finish: () => ({ drawn: undefined, hasLive: false }) };
    const recording = new Recording(scope, owner, {
      rootOf: (container) => this.#rootOf(container, scope),
      refuseOutside: () => {
        throw cacheOutsideContainer(identity);
      },
      warnOfLive: (container, what) => this.#warnOfLive(container, liveInCache(identity, what)),
    });
    return {
      run: (work) => scopes.run({ ...scope, recording }, work),
      finish: () => ({ drawn: recording.finish(), hasLive: recording.hasLive }),
    };
  }

  replay(drawn: Recorded): void {
    if (!scopes.getStore()) return;
    const scope = this.#core.enter("cacheData");
    replay(drawn, scope, (name) => this.#rootFor(name, scope));
  }

  isInside(owner: object): boolean {
    return scopes.getStore()?.recording?.isInside(owner) === true;
  }

  later(work: () => void): void {
    const scope = scopes.getStore();
    setImmediate(() => (scope ? scopes.run({ ...scratchScope(scope), recording: undefined }, work) : work()));
  }

  caller(): { run: Run; isOver: boolean } | undefined {
    const scope = scopes.getStore();
    return scope && { run: scope.run, isOver: scope.life.isOver || scope.life.anyHalt !== undefined || scope.run.halt !== undefined };
  }

  kept(inside: Function): void {
    this.#core.costs.cacheKept(inside);
  }

  computes(inside: Function): ((ms: number) => void) | undefined {
    return this.#core.costs.cacheComputes(inside);
  }

  failed(error: unknown): void {
    this.#core.uncaught(error);
  }

  warn(message: string): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    console.warn(message);
  }

  /** A root as code in `scope` draws into it: a fragment has a place of its own there. */
  #rootFor(name: RootName, scope: Scope): Container {
    const { page } = this.#core;
    const root = scope.container.page === page ? page.roots[name] : scope.container.page.roots[name];
    return scope.fragment === undefined || name === "main" ? root : this.#fragments.place(scope, root);
  }

  #rootOf(container: Container, scope: Scope): RootName | undefined {
    const { roots } = container.page;
    for (const name of ["main", "sidebar", "event", "bottom"] as const) {
      if (container === roots[name]) return name;
      if (scope.fragment !== undefined && container.parent === roots[name] && this.#rootFor(name, scope) === container) return name;
    }
    return undefined;
  }

  #warnOfLive(container: Container, error: AppError): void {
    container.put(container.next(), exceptionElement(error, this.#core.script));
    this.#core.reports.misused(error);
  }

  #ended(): void {
    const run = this.#run;
    if (run?.outcome === "finished" && run.kind === "app") this.#registry.runFinished(run.number, run.cause === "save");
  }
}
