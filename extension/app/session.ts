import { type Disposable, EventEmitter, Uri, env } from "vscode";
import type { AppHost, HostOptions, ViewConnection } from "../../runtime/host/api.ts";
import type { StateCopy } from "../../runtime/protocol/delta.ts";
import type { Profile } from "../../runtime/protocol/cost.ts";
import type { EditorAsk } from "../../runtime/protocol/editor.ts";
import { isViewToHost } from "../../runtime/protocol/guards.ts";
import type { AppStatus } from "../../runtime/protocol/messages.ts";
import { openableLink } from "../../runtime/protocol/openable-link.ts";
import type { Address } from "../../runtime/protocol/shell.ts";
import type { CostHints } from "../cost/cost-hints.ts";
import { Measuring } from "../cost/measuring.ts";
import type { Diagnostics } from "../editor/diagnostics.ts";
import { openLocation } from "../editor/open-location.ts";
import { AppOutput } from "../editor/output.ts";
import { nameOf, scriptPath } from "../editor/script-files.ts";
import { stuckHints } from "../editor/stuck-hint.ts";
import type { UnsavedEdits } from "../editor/unsaved-edits.ts";
import type { Preview } from "../panel/panel.ts";
import { saveFile } from "../panel/save-file.ts";
import { readRunConfig, runsOn } from "../platform/config.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { appEnded, linkRefused, showProblem } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import { Busy } from "./busy.ts";
import type { KeptStates } from "./kept-states.ts";
import { SavedFiles } from "./saved-files.ts";
import { TypedText, textToRun } from "./typed-text.ts";

/** VS Code tells a debugger of breakpoints that an edit has moved when the file is saved: the run comes after that. */
const breakpointsMs = 250;

/** What an app tells the editor of itself besides its status. */
export type Told = "state" | "overview" | "runs";

/** The host as those see it who only read. */
export type AppFacts = Pick<AppHost, Told>;

export type CreateHost = (options: HostOptions) => AppHost;

/** What all sessions share. */
export interface SessionContext {
  createHost: CreateHost;
  /** Absolute path of the built child entry. */
  childEntry: string;
  diagnostics: Diagnostics;
  unsaved: UnsavedEdits;
  costs: CostHints;
  log: Log;
  kept: KeptStates;
  /** Shows the page that explains an error code. */
  explain(code: string): Promise<void>;
}

/** One running app: owns its host (and so the child), its preview, its output and what the editor says about it. */
export class Session {
  readonly script: Uri;
  readonly name: string;
  /** The path that the script runs under. */
  readonly path: string;
  readonly preview: Preview;
  readonly #context: SessionContext;
  readonly #owned = new DisposableStore();
  readonly #changed = new EventEmitter<void>();
  /** Its status, its being busy, or its preview's place changed. */
  readonly onDidChange = this.#changed.event;
  readonly #told = new EventEmitter<Told>();
  readonly onDidTell = this.#told.event;
  readonly #debugger = new EventEmitter<string>();
  readonly #profile = new EventEmitter<Profile>();
  readonly onDidProfile = this.#profile.event;
  readonly #finished = new EventEmitter<void>();
  readonly onDidEnd = this.#finished.event;
  readonly #busy: Busy;
  readonly #output: AppOutput;
  readonly #saves: SavedFiles;
  readonly #measuring: Measuring;
  /** Files changed since the last run that read them, while saves do not run the app. */
  readonly #unread = new Set<string>();
  /** Where the app stands: a new host begins there. */
  #address: Address | undefined;
  /** Owns what the editor says about the run that is stuck. */
  readonly #stuck = {};
  /** A debugger is attached. */
  isDebugged = false;
  #isObserved = false;
  #options: HostOptions;
  #host: AppHost;
  #hostListeners = new DisposableStore();
  #ended: Promise<void> | undefined;

  /** `restore` is session state to begin with. */
  constructor(script: Uri, preview: Preview, context: SessionContext, restore: readonly StateCopy[] = []) {
    this.script = script;
    this.name = nameOf(script);
    this.path = scriptPath(script);
    this.preview = preview;
    this.#context = context;
    this.#owned.add(this.#changed);
    this.#owned.add(this.#told);
    this.#owned.add(this.#debugger);
    this.#owned.add(this.#profile);
    this.#owned.add(this.#finished);
    this.#busy = this.#owned.add(new Busy());
    this.#output = this.#owned.add(new AppOutput(this.name));
    this.#saves = this.#owned.add(new SavedFiles(context.unsaved, (files) => this.#filesChanged(files)));
    this.#measuring = this.#owned.add(new Measuring(script, context.costs));
    this.#owned.add(new TypedText(script, (text) => this.#typed(text)));
    this.#owned.add(this.#busy.onDidChange(() => this.#changed.fire()));
    this.#owned.add(preview.onDidChangeActivity(() => this.#changed.fire()));
    this.#address = preview.address;
    this.#options = this.#readOptions();
    this.#host = this.#begin(restore);
  }

  get host(): AppFacts {
    return this.#host;
  }

  get status(): AppStatus {
    return this.#host.status;
  }

  /** A run has been going for long enough to say so. */
  get isBusy(): boolean {
    return this.#busy.value;
  }

  /** Runs the app once more because the person asked. */
  rerun(): void {
    const files = [...this.#unread];
    this.#unread.clear();
    if (this.status.state === "crashed") return this.restart();
    this.#host.rerun("command", files.length > 0 ? files : undefined, this.#text());
  }

  stop(): void {
    this.#host.stop();
    this.#context.diagnostics.clear(this);
  }

  /** Starts the child anew. Session state is kept, unless settings that only a new host can take have changed. */
  restart(): void {
    this.#unread.clear();
    const options = this.#readOptions();
    if (JSON.stringify(options) === JSON.stringify(this.#options)) return this.#host.restart(this.#text());
    this.#options = options;
    this.#hostListeners.dispose();
    this.#hostListeners = new DisposableStore();
    this.#endHost(this.#host);
    this.#host = this.#begin([]);
    if (this.#isObserved) this.ask({ what: "observe", on: true });
  }

  /** Somebody looks at what the app tells, or no longer. */
  observe(on: boolean): void {
    if (on === this.#isObserved || this.#ended) return;
    this.#isObserved = on;
    this.ask({ what: "observe", on });
  }

  ask(ask: EditorAsk): void {
    this.#host.ask(ask);
  }

  /** Where a debugger can attach, each time that the app's process says so. */
  onDebugger(listener: (url: string) => void): Disposable {
    return this.#debugger.event(listener);
  }

  get isInspecting(): boolean {
    return this.#host.isInspecting;
  }

  /** Shows beside the code where the time went, until the code is another one. */
  showProfile(profile: Profile): void {
    this.#measuring.profiled(profile);
  }

  outline(file: string, line: number): void {
    this.#host.outline(file, line);
  }

  /** The file is the app's script, or a local module of it. */
  runsFile(path: string): boolean {
    return path === this.path || this.#host.files.includes(path);
  }

  showOutput(): void {
    this.#output.show();
  }

  /** Ends the child and lets go of everything but the panel. Resolves when the child is gone. */
  end(): Promise<void> {
    return (this.#ended ??= this.#end());
  }

  async #end(): Promise<void> {
    this.preview.release();
    this.#finished.fire();
    this.#hostListeners.dispose();
    this.#context.diagnostics.clear(this);
    this.#context.diagnostics.clear(this.#stuck);
    this.#owned.dispose();
    await this.#endHost(this.#host);
  }

  #readOptions(): HostOptions {
    const { childEntry } = this.#context;
    return { file: this.path, childEntry, fallbackNode: process.execPath, ...readRunConfig(this.script, this.path) };
  }

  /** The text to run in place of the file's. What the app will say is about that text. */
  #text(): string | undefined {
    const text = textToRun(this.script);
    if (text !== undefined) this.#context.unsaved.forget(this.path);
    return text;
  }

  #begin(restore: readonly StateCopy[]): AppHost {
    const text = this.#text();
    const host = this.#context.createHost({
      ...this.#options,
      ...(text !== undefined && { text }),
      ...(restore.length > 0 && { restore }),
      ...(this.#address && { address: this.#address }),
    });
    this.#listen(host);
    this.#saves.watch([this.path]);
    this.preview.show({ attach: (send) => this.#connect(host.attach(send)) });
    host.start();
    this.#busy.update(host.status);
    return host;
  }

  /** What the page asks of the editor is done here, as by the commands; all else is the host's business. */
  #connect(view: ViewConnection): ViewConnection {
    return { receive: (message) => this.#asksEditor(message) || view.receive(message), dispose: () => view.dispose() };
  }

  #asksEditor(message: unknown): boolean {
    if (!isViewToHost(message)) return false;
    if (message.type === "openLink") void this.#openLink(message.url);
    else if (message.type === "saveFile") void this.#saveFile(message);
    else if (message.type === "command" && message.command === "rerun") this.rerun();
    else if (message.type === "command" && message.command === "restart") this.restart();
    else return false;
    return true;
  }

  #listen(host: AppHost): void {
    const on = <D extends () => void>(stop: D): Disposable => this.#hostListeners.add({ dispose: stop });
    on(host.on("status", (status) => this.#statusChanged(status)));
    on(host.on("diagnostics", (list) => this.#context.diagnostics.replace(this, list)));
    on(host.on("files", (files) => this.#saves.watch([...new Set([this.path, ...files])])));
    on(host.on("shell", ({ title, navigation }) => (this.preview.title = title ?? navigation?.title ?? this.name)));
    on(host.on("address", (address) => (this.#address = address)));
    on(host.on("output", (_stream, text) => this.#output.write(text)));
    on(host.on("openLocation", (file, line, column) => void this.#openLocation(file, line, column)));
    on(this.#measuring.begin(host));
    on(host.on("profile", (profile) => this.#profile.fire(profile)));
    for (const what of ["state", "overview", "runs"] as const) on(host.on(what, () => this.#told.fire(what)));
    on(host.on("state", (copies) => this.#context.kept.keep(this.script, copies)));
    on(host.on("debugger", (url) => this.#debugger.fire(url)));
    on(host.on("log", (level, message) => this.#context.log.write(level, `${this.name}: ${message}`)));
  }

  #statusChanged(status: AppStatus): void {
    this.#busy.update(status);
    this.#context.diagnostics.replace(this.#stuck, stuckHints(status));
    if (status.state === "crashed") {
      this.#context.log.write("error", `${this.name} ended: ${status.reason}${status.log ? `\n${status.log}` : ""}`);
      if (!this.preview.isVisible) void showProblem(appEnded(this.script, this.name, status.reason));
    }
    this.#changed.fire();
  }

  #filesChanged(files: string[]): void {
    this.#measuring.profiled(undefined);
    if (runsOn(this.script) === "manual") return files.forEach((file) => this.#unread.add(file));
    if (this.status.state === "crashed") return this.restart();
    const host = this.#host;
    if (this.isDebugged) setTimeout(() => host === this.#host && !this.#ended && host.rerun("save", files), breakpointsMs);
    else host.rerun("save", files);
  }

  #typed(text: string): void {
    this.#context.unsaved.forget(this.path);
    this.#host.rerun("save", undefined, text);
  }

  async #openLocation(file: string, line: number, column: number): Promise<void> {
    const problem = await openLocation(file, line, column, this.preview.viewColumn);
    if (problem) await showProblem(problem);
  }

  async #saveFile(file: { media: string; name: string }): Promise<void> {
    const problem = await saveFile(this.#host, file, Uri.joinPath(this.script, ".."));
    if (problem) await showProblem(problem);
  }

  async #openLink(url: string): Promise<void> {
    const code = /^errors#([\w-]+)$/.exec(url)?.[1];
    if (code !== undefined) return this.#context.explain(code);
    const link = openableLink(url);
    if (link === undefined) return showProblem(linkRefused(url));
    await env.openExternal(Uri.parse(link, true));
  }

  #endHost(host: AppHost): Promise<void> {
    return host.dispose().catch((error: unknown) => this.#context.log.bug(`ending ${this.name}`, error));
  }
}
