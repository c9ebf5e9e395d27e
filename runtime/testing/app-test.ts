/** `dacapo/testing`: runs an app without a page, and lets a test see and do what a person would. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { LinkToEngine } from "../link/port.ts";
import { stripper } from "../modules/strip-types.ts";
import type { RunRecord } from "../protocol/delta.ts";
import type { Diagnostic } from "../protocol/diagnostic.ts";
import { isBlock, type NodeData } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import { formatPath } from "../protocol/path.ts";
import type { Destination, Shell } from "../protocol/shell.ts";
import type { TreeNode } from "../protocol/tree.ts";
import { analyse } from "../script/analysis/analyse.ts";
import { durationMs } from "../st/options.ts";
import type { QueryParams } from "../st/query-params.ts";
import { AppThread } from "./app-thread.ts";
import { PageWithLists } from "./element-lists.ts";
import { giveFile, produced, readMedium } from "./files.ts";
import { ElementHandle, type ElementList, elementList } from "./handles.ts";
import { SavedFiles } from "./saved-files.ts";
import { StagedAddress } from "./staged-address.ts";
import { StagedState } from "./staged-state.ts";

export interface AppTestOptions {
  /** How long `run()` waits for the app to come to rest. Default: `"3s"`. */
  timeout?: string | number;
  /** Runs the app in this very thread, for debugging: a loop that never ends then hangs the test. */
  inProcess?: boolean;
  /**
   * The app's clock stands still and moves with `wait()` alone: nobody waits for a timer in earnest. It goes for the script's
   * `Date`, `setTimeout` and `setInterval`, `runEvery`, `st.rerun({ after })`, and the age of what is cached. A date says at what time it stands.
   */
  clock?: "manual" | Date;
  /** Command line of the script. */
  argv?: string[];
  /** Shortens the rule by which rerun loops are paused. */
  loopLimits?: { sameState?: string | number; changing?: string | number };
}

/** An exception on the page. */
export interface AppException {
  name: string;
  message: string;
  code?: string;
  line?: number;
  column?: number;
}

/** Not listed among the elements: their content is, or they come and go by themselves. */
const unlisted = new Set(["empty", "spinner", "space", "skeleton"]);

/**
 * An app under test.
 *
 * @example
 * const app = await AppTest.fromFile("app.ts").run();
 * await app.button("Foo").click().run();
 * expect(app.header[0]?.value).toBe("Foo");
 * await app.dispose();
 */
export class AppTest extends PageWithLists {
  readonly file: string;
  readonly #options: AppTestOptions;
  readonly #temporary: string | undefined;
  readonly #saved: SavedFiles;
  #thread: AppThread | undefined;
  #staged: { [widget: string]: Json } = {};
  #clicks: { id: string; value: Json; values: { [widget: string]: Json } }[] = [];
  /** Values that wait for the submit of their form. */
  readonly #forms = new Map<string, { [widget: string]: Json }>();
  readonly #state = new StagedState(() => this.#thread?.state ?? new Map());
  #secrets: Record<string, unknown> = {};
  #givenSecrets = "{}";
  readonly #address = new StagedAddress(() => this.#thread?.address ?? { page: "", query: "" });

  private constructor(file: string, options: AppTestOptions, temporary?: string) {
    super();
    this.file = file;
    this.#options = options;
    this.#temporary = temporary;
    this.#saved = new SavedFiles();
  }

  /** The app in a file. A relative path begins at the working directory. */
  static fromFile(file: string, options: AppTestOptions = {}): AppTest {
    return new AppTest(resolve(file), options);
  }

  /** An app from source text. `files` are further files beside it, by relative path. */
  static fromString(source: string, options: AppTestOptions & { files?: Record<string, string> } = {}): AppTest {
    const folder = mkdtempSync(join(tmpdir(), "dacapo-test-"));
    for (const [name, text] of Object.entries({ "app.ts": source, ...options.files })) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return new AppTest(join(folder, "app.ts"), options, folder);
  }

  /** An app from a function's text, which gets `st`: it cannot see the variables around it. */
  static fromFunction(app: (st: never) => unknown, options: AppTestOptions = {}): AppTest {
    return AppTest.fromString(`import st from "dacapo";\nawait (${app.toString()})(st);\n`, options);
  }

  /**
   * Delivers what was staged as a person would do it, and resolves when the app is idle or paused. Staged values are
   * one run, every staged click is one more; with nothing staged the app reruns.
   * @throws Error when the app does not come to rest in time
   */
  async run(options: { timeout?: string | number } = {}): Promise<this> {
    const timeoutMs = this.#timeoutMs(options.timeout);
    const thread = await this.#startOrDeliver(timeoutMs);
    await thread.rest(timeoutMs);
    this.#saved.note(thread.files);
    return this;
  }

  /**
   * Lets time pass: timers, polling and saves happen. Resolves when the app is at rest; by a clock that stands still also
   * when a run waits for more time.
   */
  async wait(time: string | number): Promise<this> {
    const thread = this.#thread ?? this.#start();
    const ms = durationMs("wait", "time", time);
    thread.records = [];
    const isWaiting = this.#options.clock === undefined ? await new Promise<false>((done) => setTimeout(done, ms, false)) : await thread.letTimePass(ms);
    const changed = this.#saved.takeChanged();
    if (isWaiting && changed.length === 0) return this;
    if (changed.length > 0) thread.post({ type: "rerun", cause: "save", files: changed });
    // Asks for an answer of its own: a timer's run that is going now began without us.
    else thread.post({ type: "assign", set: [], deleted: [] });
    await thread.rest(this.#timeoutMs(undefined));
    this.#saved.note(thread.files);
    return this;
  }

  /** Presses *Stop*: what runs ends at its next call of `st`, and nothing runs until the person does something. */
  async stop(): Promise<this> {
    return this.#tell({ type: "stop" });
  }

  /** Presses *Resume*, or *Run Once*: an app that is paused, because it reran for ever, goes on. */
  async resume({ once = false }: { once?: boolean } = {}): Promise<this> {
    return this.#tell({ type: "resume", once });
  }

  async #tell(message: LinkToEngine): Promise<this> {
    const thread = this.#running;
    thread.records = [];
    thread.post(message);
    await thread.rest(this.#timeoutMs(undefined));
    return this;
  }

  /** The next `run()` shows this page: by the path of its script from the app's folder, or by its path in the address. */
  switchPage(page: string): this {
    const isListed = this.shell.navigation?.sections.some((section) => section.pages.some(({ to }) => to === page)) === true;
    if (!isListed && !existsSync(join(dirname(this.file), page))) throw new Error(`There is no page ${JSON.stringify(page)}: no script of that name beside the app, and no page that it lists.`);
    this.#address.page(page);
    return this;
  }

  /** The query of the app's address, as `st.queryParams`; what is written to it is there in the next run. */
  get queryParams(): QueryParams {
    return this.#address.queryParams;
  }

  /** What `st.secrets` holds besides the project's file: `app.secrets.token = "…"`, before a `run()`. */
  get secrets(): Record<string, unknown> {
    return this.#secrets;
  }
  set secrets(secrets: Record<string, unknown>) {
    this.#secrets = secrets;
  }

  /** What surrounds the content: the app's title and icon, its layout, its pages. */
  get shell(): Shell {
    return this.#thread?.shell ?? {};
  }

  /** Ends the app and removes its temporary files. */
  async dispose(): Promise<void> {
    await this.#thread?.dispose();
    if (this.#temporary) rmSync(this.#temporary, { recursive: true, force: true });
  }

  /** What is on the page, in page order. */
  get elements(): ElementHandle[] {
    return this.#find((data) => !isBlock(data) && !unlisted.has(data.type));
  }

  #find(wanted: (data: NodeData) => boolean): ElementHandle[] {
    const found: ElementHandle[] = [];
    const visit = (node: TreeNode, path: readonly number[]): void => {
      if (wanted(node.data)) found.push(this.#handle(node, path));
      node.children.forEach((child, i) => visit(child, [...path, i]));
    };
    this.#thread?.tree.roots.forEach((root, i) => visit(root, [i]));
    return found;
  }

  /** The elements or blocks of a type, by the name of the `st` function. */
  override get(type: string): ElementList {
    return elementList(type, this.#find((data) => data.type === type));
  }

  /** The exception cards. */
  get exception(): AppException[] {
    return this.get("exception").map((card) => {
      const { name, message, code, frames } = card.props;
      const own = Array.isArray(frames) ? frames.find((frame) => frame.own) : undefined;
      return { name: String(name), message: String(message), ...(typeof code === "string" && { code }), ...(own && { line: own.line, column: own.column }) };
    });
  }

  /** What the last `run()` or `wait()` took. */
  get runs(): readonly RunRecord[] {
    return this.#thread?.records ?? [];
  }

  /** What the editor would show: what the app said while it ran, and what reading the script tells. */
  get diagnostics(): readonly Diagnostic[] {
    const said = this.#thread?.diagnostics ?? [];
    const isSaid = (read: Diagnostic): boolean => said.some((one) => one.code === read.code && one.line === read.line && one.file === read.file);
    return [...said, ...this.#readScript().filter((read) => !isSaid(read))];
  }

  #readScript(): Diagnostic[] {
    if (!existsSync(this.file)) return [];
    return analyse(readFileSync(this.file, "utf8"), this.file, stripper.strip, stripper.transform);
  }

  /** Toasts so far, oldest first. */
  get toast(): { body: string; icon?: string }[] {
    return (this.#thread?.effects ?? []).flatMap(({ effect }) => (effect.type === "toast" ? [{ body: effect.body, ...(effect.icon !== undefined && { icon: effect.icon }) }] : []));
  }

  /** A copy of the session state as it stands; what is written to it is there in the next run. */
  get sessionState(): Record<string, unknown> {
    return this.#state.proxy;
  }

  async #startOrDeliver(timeoutMs: number): Promise<AppThread> {
    const running = this.#thread;
    const thread = running ?? this.#start();
    thread.records = [];
    const { page, query } = running ? this.#address.take() : {};
    const secrets = this.#takeSecrets();
    const state = this.#state.take();
    if (state || query !== undefined || secrets) {
      thread.post({ type: "assign", set: [], deleted: [], ...state, ...(query !== undefined && { query }), ...(secrets && { secrets }) });
    }
    if (running) await this.#deliver(running, timeoutMs, page === undefined ? undefined : { page, ...(query !== undefined && { query }) });
    return thread;
  }

  /** The secrets, if they are others than the app knows. */
  #takeSecrets(): Record<string, unknown> | undefined {
    const text = JSON.stringify(this.#secrets);
    if (text === this.#givenSecrets) return undefined;
    this.#givenSecrets = text;
    return this.#secrets;
  }

  async #deliver(thread: AppThread, timeoutMs: number, go: Destination | undefined): Promise<void> {
    const [values, clicks, changed] = [this.#staged, this.#clicks, this.#saved.takeChanged()];
    this.#staged = {};
    this.#clicks = [];
    const hasValues = Object.keys(values).length > 0;
    if (changed.length > 0) thread.post({ type: "rerun", cause: "save", files: changed });
    if (hasValues) thread.event(values);
    if (go) thread.go(go);
    // Somebody who types and then clicks sees the answer to what was typed first.
    if ((hasValues || go) && clicks.length > 0) await thread.rest(timeoutMs);
    for (const { id, value, values: entered } of clicks) thread.event(entered, { widget: id, value });
    if (!hasValues && !go && clicks.length === 0 && changed.length === 0) thread.post({ type: "rerun", cause: "command" });
  }

  #start(): AppThread {
    const { argv = [], loopLimits, inProcess = false, clock } = this.#options;
    if (clock !== undefined && inProcess) throw new Error("A clock of its own needs a thread of its own. Leave out inProcess, or clock.");
    const limit = (value: string | number | undefined, usual: number): number => (value === undefined ? usual : durationMs("AppTest", "loopLimits", value));
    const cwd = existsSync(dirname(this.file)) && statSync(dirname(this.file)).isDirectory() ? dirname(this.file) : process.cwd();
    const settings = { file: this.file, cwd, argv, address: this.#address.takeStart(), loopLimits: { sameStateMs: limit(loopLimits?.sameState, 1000), changingMs: limit(loopLimits?.changing, 10_000) } };
    return (this.#thread = AppThread.start(settings, { inProcess, clock: clock === "manual" ? Date.now() : clock?.getTime() }));
  }

  /** There are handles only of an app that has been started. */
  get #running(): AppThread {
    if (!this.#thread) throw new Error("The app does not run.");
    return this.#thread;
  }

  #handle(node: TreeNode, path: readonly number[]): ElementHandle {
    const id = "id" in node.data ? node.data.id : undefined;
    return new ElementHandle(node, formatPath(path), id === undefined ? undefined : this.#thread?.widgets.get(id), {
      value: (widget, wire, form) => this.#stage(widget, wire, form),
      staged: (widget, form) => (form === undefined ? this.#staged : this.#forms.get(form))?.[widget],
      table: (dataset) => this.#thread?.stores.datasets.get(dataset),
      click: (widget, value, form) => void this.#clicks.push({ id: widget, value, values: this.#submitted(form) }),
      run: (options) => this.run(options),
      bytes: (medium) => readMedium(this.#running, medium),
      produced: (widget) => produced(this.#running, widget),
      give: (file) => giveFile(this.#running, file),
    });
  }

  /** As on the page: the values of a form wait for its submit. */
  #stage(widget: string, wire: Json, form: string | undefined): void {
    if (form === undefined) this.#staged[widget] = wire;
    else this.#forms.set(form, { ...this.#forms.get(form), [widget]: wire });
  }

  #submitted(form: string | undefined): { [widget: string]: Json } {
    const entered = form === undefined ? undefined : this.#forms.get(form);
    if (form !== undefined) this.#forms.delete(form);
    return entered ?? {};
  }

  #timeoutMs(own: string | number | undefined): number {
    return durationMs("run", "timeout", own ?? this.#options.timeout ?? "3s");
  }
}
