/** The pages of an app: which there are, which one is shown, and what a change from one to another takes along. */
import { dirname, relative, resolve, sep } from "node:path";
import type { LoadedPage, PageFile, PageFiles } from "../../modules/page-files.ts";
import type { Address, Destination, Navigation } from "../../protocol/shell.ts";
import { type Scope, scopes } from "../context.ts";
import type { Core } from "../core.ts";
import type { Container } from "../page.ts";
import { Bindings, Query } from "../query.ts";
import type { Run } from "../run.ts";
import { parseStack } from "../stack.ts";
import { pagesInFolder } from "./folder.ts";
import type { PageList, PageSpec } from "./page-list.ts";
import { notTheShownPage, PageProblem, secondNavigation } from "./page-errors.ts";

export class Pages {
  readonly query: Query;
  /** A file is being loaded: what its modules draw at their top level belongs nowhere. */
  isLoading = false;
  readonly #bindings = new Bindings(() => this.query);
  readonly #core: Core;
  readonly #files: PageFiles;
  /** The page that was asked for: a path in the address, or a file until the pages are known. */
  #asked: string;
  #declared: readonly PageSpec[] = [];
  /** Path of the page that the last run showed. */
  #shown: string | undefined;
  /** What the run that is going shows, until it has run it. */
  #due: { run: Run; page: PageSpec; hasRun: boolean } | undefined;
  /** Where the content of the page begins. */
  #starts = new Map<Container, number>();
  /** The pages of the folder `pages/`, as long as the app has no navigation of its own. */
  #folder: PageList | undefined;
  #hasNavigation = false;
  /** The files that were told last. */
  #told: readonly string[] = [];

  constructor(core: Core, files: PageFiles, address: Address = { page: "", query: "" }) {
    this.#core = core;
    this.#files = files;
    this.#asked = address.page;
    this.query = new Query(address.query, () => this.#tellAddress());
  }

  /** The path of the page that is shown, or will be. */
  get page(): string {
    return this.#asked;
  }

  /** The pages that `target` may name, as a script writes them. */
  get names(): string[] {
    return this.#declared.map((page) => this.#nameOf(page));
  }

  /** The page that a path in the address, or a file, means. */
  find(target: string, pages = this.#declared): PageSpec | undefined {
    const byPath = pages.find((page) => page.urlPath === target && !("url" in page.source));
    return byPath ?? pages.find((page) => "file" in page.source && page.source.file === this.fileOf(target));
  }

  /** Paths of files begin at the app's own folder. */
  fileOf(given: string): string {
    return resolve(dirname(this.#core.script.file), given);
  }

  /** The next run shows another page, or the same with another query. */
  go({ page, query, isWhole }: Destination): void {
    this.#asked = this.find(page)?.urlPath ?? page;
    this.query.replace(query ?? "");
    this.#bindings.came(query, isWhole === true);
    this.#tellAddress();
  }

  /** The query becomes this, as if a person had typed it. */
  visit(query: string): void {
    this.query.replace(query);
    this.#bindings.came(query, true);
  }

  /** What the address has to say to the widget that is bound to `name`; undefined: nothing new. */
  news(name: string): readonly string[] | undefined {
    return this.#bindings.news(name);
  }

  /** The value of the widget that is bound to `name` is this now. */
  bind(name: string, texts: readonly string[]): void {
    this.#bindings.write(name, texts);
  }

  /** Whether a widget that is on the page keeps a name of the query. */
  isBound(name: string): boolean {
    return this.#bindings.has(name);
  }

  /** A full run is complete: what it did not say of the shell goes, and what is not drawn any more leaves the address. */
  finish(): void {
    this.#bindings.finish();
    this.#core.shell.finish();
  }

  /** Whether a change of these files concerns what is shown. */
  concerns(changed: readonly string[]): boolean {
    if (changed.length === 0) return true;
    const app = this.#core.script.file;
    const shown = this.#declared.find((page) => page.urlPath === this.#shown);
    const file = shown && "file" in shown.source ? shown.source.file : app;
    return this.#files.concerns(this.#folder ? [file] : [app, file], changed);
  }

  /** The app's script was read. */
  loaded(): void {
    this.#core.secrets.look();
    this.#folder = this.#hasNavigation ? undefined : pagesInFolder(this.#core.script.file);
  }

  /** A full run begins. What stands on the page of another page goes at once. */
  begin(run: Run): void {
    for (const { event } of run.events) if (event.go) this.go(event.go);
    this.#due = undefined;
    this.#bindings.begin();
    this.#core.shell.begin();
    this.#core.facts.begin();
    if (this.#shown !== undefined && this.#asked !== this.#shown) for (const [container, start] of this.#starts) container.cut(start);
    if (!this.#folder) return;
    this.#declare(run, this.#folder);
    this.#starts = new Map(this.#core.page.tops.map((container) => [container, 0]));
  }

  /** The page of the folder `pages/` that runs in place of the app's own script. */
  get alone(): PageSpec | undefined {
    return this.#folder && this.#shown !== "" ? this.#due?.page : undefined;
  }

  /** A script of the folder `pages/` is to run, whatever becomes of the app's own. */
  get isAlone(): boolean {
    const asked = this.find(this.#asked, this.#folder?.sections.flatMap((section) => section.pages) ?? []);
    return asked !== undefined && asked.urlPath !== "";
  }

  /** The page that the app's own script is: with a folder `pages/`, the first. */
  get own(): string | undefined {
    return this.#folder && "";
  }

  /** The app has these pages. Gives the one that is shown. */
  declare(run: Run, list: PageList): PageSpec {
    if (!this.#folder && this.#due?.run === run) throw secondNavigation();
    this.#folder = undefined;
    this.#hasNavigation = true;
    return this.#declare(run, list);
  }

  #declare(run: Run, list: PageList): PageSpec {
    const pages = list.sections.flatMap((section) => section.pages);
    this.#declared = pages;
    const found = this.find(this.#asked);
    const page = found ?? pages.find(({ urlPath, source }) => urlPath === "" && !("url" in source));
    if (!page) throw new Error("One page is always the default.");
    if (!found) this.#missed(this.#asked);
    this.#change(page);
    this.#due = { run, page, hasRun: false };
    const isHidden = list.position === "sidebar" && !this.#core.options["client.showSidebarNavigation"];
    this.#core.shell.say({ navigation: navigationOf(isHidden ? { ...list, position: "hidden" } : list, page) });
    return page;
  }

  /** Runs the page that is shown, in its place. The run waits for it. */
  run(page: PageSpec): Promise<void> {
    const scope = this.#core.enter("page.run");
    const due = this.#due;
    if (due?.run !== scope.run || due.page !== page || due.hasRun) throw notTheShownPage(page.title);
    due.hasRun = true;
    this.#noteStarts(scope);
    const inside: Scope = { ...scope, page: page.urlPath };
    const { source } = page;
    if ("body" in source) return scope.run.waitFor(runFunction(inside, source.body));
    return "file" in source ? this.#runFile(inside, this.#files.get(source.file)) : Promise.resolve();
  }

  /** Says what the app was read from, when that has changed: saves of these files concern it. */
  tellFiles(): void {
    const files = [...this.#files.files, ...this.#core.secrets.files];
    if (files.join("\n") === this.#told.join("\n")) return;
    this.#told = files;
    this.#core.outlet.send({ op: "files", files });
  }

  /** Stuck code was terminated: what was being loaded may never end. */
  abandon(): void {
    this.isLoading = false;
    this.#files.abandon();
  }

  /** Begins at once when nothing has to be loaded before. Else what the script draws meanwhile stands above the page: it has to wait. */
  #runFile(scope: Scope, page: PageFile): Promise<void> {
    const { run } = scope;
    const { current } = page;
    if (current) return run.waitFor(scopes.run(scope, async () => current()));
    const call = parseStack(new Error().stack);
    const loading = this.#load(page);
    const running = run.waitFor(loading.then((loaded) => this.#runLoaded(scope, loaded)));
    loading.then(() => !running.isHandled && this.#core.reports.pageNotAwaited(call), () => {});
    return running;
  }

  async #load(page: PageFile): Promise<LoadedPage> {
    this.isLoading = true;
    // Outside of any run: drawing at the top level of a module is an error, not a part of the page.
    const loaded = await scopes.exit(() => page.load());
    this.isLoading = false;
    this.tellFiles();
    return loaded;
  }

  #runLoaded(scope: Scope, loaded: LoadedPage): Promise<void> {
    return scopes.run(scope, async () => {
      const { container } = this.#core.enter("page.run");
      if (loaded.problem && !loaded.body) throw new PageProblem(loaded.problem);
      if (loaded.problem) this.#core.reports.pageProblem(container, loaded.problem);
      await loaded.body?.();
    });
  }

  #missed(asked: string): void {
    if (asked === "") return;
    const body = `There is no page \`${asked}\` here. This is the first one.`;
    this.#core.effects.tell({ type: "toast", body, icon: ":material/explore_off:", duration: "long" });
  }

  /** What is the left page's alone goes with it. */
  #change(page: PageSpec): void {
    if (this.#shown !== undefined && this.#shown !== page.urlPath) this.#core.widgets.forgetPage(this.#shown);
    this.#shown = page.urlPath;
    if (this.#asked === page.urlPath) return;
    this.#asked = page.urlPath;
    this.#tellAddress();
  }

  #noteStarts(scope: Scope): void {
    this.#starts = new Map([...this.#core.page.tops, scope.container].map((container) => [container, container.cursor]));
  }

  #tellAddress(): void {
    this.#core.outlet.put("address", JSON.stringify({ op: "address", address: { page: this.#asked, query: this.query.text } }));
  }

  #nameOf({ source, urlPath }: PageSpec): string {
    if (!("file" in source)) return urlPath;
    return relative(dirname(this.#core.script.file), source.file).split(sep).join("/");
  }
}

async function runFunction(scope: Scope, body: () => unknown): Promise<void> {
  await scopes.run(scope, body);
}

function navigationOf({ sections, position, folded }: PageList, shown: PageSpec): Navigation {
  return {
    position,
    ...(folded !== undefined && { folded }),
    current: shown.urlPath,
    title: shown.title,
    sections: sections.flatMap(({ title, pages }) => {
      const listed = pages.filter((page) => !page.isHidden);
      return listed.length === 0 ? [] : [{ title, pages: listed.map(({ title, icon, urlPath, source }) => ({ title, ...(icon !== undefined && { icon }), ...("url" in source ? { to: source.url, isElsewhere: true as const } : { to: urlPath }) })) }];
    }),
  };
}
