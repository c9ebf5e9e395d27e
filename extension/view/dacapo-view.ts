/** The Dacapo view in the side bar: session state, caches and runs of the app that the person has before them. */
import { type Disposable, type TreeDataProvider, type TreeView, window } from "vscode";
import type { Session, Told } from "../app/session.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { CachesProvider } from "./caches-provider.ts";
import { RunsProvider } from "./runs-provider.ts";
import { StateProvider } from "./state-provider.ts";

/** An app that runs a hundred times in a second is not drawn a hundred times. */
const refreshMs = 100;

export const viewIds = { state: "dacapo.state", caches: "dacapo.caches", runs: "dacapo.runs" } as const;

export class DacapoView implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #state = new StateProvider(() => this.#session);
  readonly #caches = new CachesProvider(() => this.#session);
  readonly #runs = new RunsProvider(() => this.#session);
  readonly #trees: readonly TreeView<unknown>[];
  #session: Session | undefined;
  #listener: Disposable | undefined;
  readonly #due = new Set<Told>();
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    this.#trees = [this.#add(viewIds.state, this.#state), this.#add(viewIds.caches, this.#caches), this.#add(viewIds.runs, this.#runs)];
  }

  /** Shows this app from now on, or none. */
  show(session: Session | undefined): void {
    if (session === this.#session) return;
    this.#session?.observe(false);
    this.#listener?.dispose();
    this.#session = session;
    this.#listener = session?.onDidTell((what) => this.#refreshSoon(what));
    for (const tree of this.#trees) tree.description = session?.name;
    this.#observe();
    for (const what of ["state", "overview", "runs"] as const) this.#refreshSoon(what);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listener?.dispose();
    this.#owned.dispose();
  }

  #add<T>(id: string, provider: TreeDataProvider<T> & Disposable): TreeView<T> {
    this.#owned.add(provider);
    const tree = this.#owned.add(window.createTreeView(id, { treeDataProvider: provider, showCollapseAll: id === viewIds.state }));
    this.#owned.add(tree.onDidChangeVisibility(() => this.#observe()));
    return tree;
  }

  /** An app tells more while somebody looks. */
  #observe(): void {
    this.#session?.observe(this.#trees.some((tree) => tree.visible));
  }

  #refreshSoon(what: Told): void {
    this.#due.add(what);
    this.#timer ??= setTimeout(() => this.#refresh(), refreshMs);
  }

  #refresh(): void {
    this.#timer = undefined;
    if (this.#due.has("state") || this.#due.has("overview")) this.#state.refresh();
    if (this.#due.has("overview")) this.#caches.refresh();
    if (this.#due.has("runs")) this.#runs.refresh();
    this.#due.clear();
  }
}
