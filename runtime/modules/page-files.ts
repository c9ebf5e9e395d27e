/** The scripts of an app's pages, in one graph with the app's own: loaded when they are first shown, and when they change. */
import type { AppScript, Body, OwnedAppScript, ScriptProblem } from "./app-script.ts";
import { createAppScript } from "./loaded-script.ts";
import type { ModuleGraph } from "./module-graph.ts";

/** What a run can call, and what is wrong with the file as it stands: then it is the last version that was right. */
export interface LoadedPage {
  body: Body | undefined;
  problem: ScriptProblem | undefined;
}

export class PageFile {
  readonly script: OwnedAppScript;
  #loading: Promise<LoadedPage> | undefined;
  #last: Body | undefined;

  constructor(script: OwnedAppScript) {
    this.script = script;
  }

  /** What there is to call when nothing has to be read before. */
  get current(): Body | undefined {
    return this.script.current;
  }

  /** Reads, imports and compiles what is due. Those who ask meanwhile wait for the same. */
  load(): Promise<LoadedPage> {
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** The evaluation of one of its modules was terminated: that load will never end. */
  abandon(): void {
    this.#loading = undefined;
  }

  async #load(): Promise<LoadedPage> {
    const result = await this.script.load();
    if (!result.ok) return { body: this.#last, problem: result.problem };
    this.#last = result.body;
    return { body: result.body, problem: undefined };
  }
}

export class PageFiles {
  readonly #app: AppScript;
  readonly #graph: ModuleGraph;
  readonly #pages = new Map<string, PageFile>();

  constructor(app: AppScript, graph: ModuleGraph) {
    this.#app = app;
    this.#graph = graph;
  }

  /** Everything that the app and its pages were read from so far. */
  get files(): string[] {
    return [...this.#app.files, ...this.#pages.keys()];
  }

  get(file: string): PageFile {
    let page = this.#pages.get(file);
    if (!page) this.#pages.set(file, (page = new PageFile(createAppScript({ file, hooks: this.#graph.hooks, graph: this.#graph }))));
    return page;
  }

  /** Whether a change of these files concerns an app of which only `shown` runs. */
  concerns(shown: readonly string[], changed: readonly string[]): boolean {
    return this.#graph.concerns(shown, changed);
  }

  abandon(): void {
    for (const page of this.#pages.values()) page.abandon();
  }

  dispose(): void {
    for (const { script } of this.#pages.values()) script.dispose();
    this.#pages.clear();
  }
}
