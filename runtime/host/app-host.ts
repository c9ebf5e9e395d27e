/**
 * Hosts one app: its child process, what it said, and the views that show it. The session outlives its children:
 * the last picture, the session state and what the person did stay when one dies.
 */
import { basename, dirname } from "node:path";
import process from "node:process";
import type { Delta, RunRecord, StateCopy } from "../protocol/delta.ts";
import type { Diagnostic } from "../protocol/diagnostic.ts";
import type { Facts } from "../protocol/facts.ts";
import type { EditorAsk, Overview } from "../protocol/editor.ts";
import { checkedReply } from "../protocol/guards.ts";
import type { AppStatus, ChildToHost, HostToChild, HostToView, PersonEvent, ViewToHost } from "../protocol/messages.ts";
import { failed, type Reply, type Request, type RequestKind } from "../protocol/requests.ts";
import type { Tree } from "../protocol/tree.ts";
import { protocolVersion } from "../protocol/version.ts";
import type { AppHost, HostEvents, HostOptions, ViewConnection } from "./api.ts";
import { ChildLink } from "./child-link.ts";
import { EventLedger } from "./event-ledger.ts";
import { type ChildExit, type Crash, crashOf } from "./exit-reason.ts";
import { firstMessage } from "./first-message.ts";
import { Listeners } from "./listeners.ts";
import { OpenRequests } from "./open-requests.ts";
import { SessionRecord } from "./session-record.ts";
import { appEnvironment, spawnChild } from "./spawn-child.ts";
import { type Fact, type Standing, after, atRest, isSameStatus } from "./status.ts";
import { tell } from "./tell.ts";
import { type Picture, ViewPort } from "./view-port.ts";
import { chooseNode } from "./which-node.ts";

/** How long a child may take to end by itself. */
const disposeMs = 500;
/** A run that ends sooner is never told as a state of its own: most do. */
const tellRunningMs = 50;
/** How long the last picture of a child that was replaced stays, when the new one's first run takes long. */
const oldPictureMs = 300;
const processGone = "The app's process is gone.";
/** What is asked for by an editor and has the app run again. */
const reruns: ReadonlySet<EditorAsk["what"]> = new Set(["editState", "clearCache", "inspect"]);
const openable = new Set(["http:", "https:", "mailto:"]);

export function createAppHost(options: HostOptions): AppHost {
  return new ChildAppHost(options);
}

export class ChildAppHost implements AppHost {
  readonly file: string;
  readonly #options: HostOptions;
  readonly #cwd: string;
  readonly #listeners = new Listeners();
  readonly #record: SessionRecord;
  readonly #ledger = new EventLedger();
  readonly #views = new Set<ViewPort>();
  /** What the view that spoke last knows of its window. */
  #facts: Facts = {};
  /** The script's text in an editor, while that is what runs. */
  #text: string | undefined;
  readonly #requests = new OpenRequests();
  /** What the editor has asked for that lasts. */
  readonly #lasting = new Map<EditorAsk["what"], EditorAsk>();
  #standing: Standing = atRest;
  /** What views and listeners were told last. */
  #told: AppStatus = atRest.status;
  #runningTimer: NodeJS.Timeout | undefined;
  #child: ChildLink | undefined;
  /** The child before, which may not be gone yet. */
  #leaving: ChildLink | undefined;
  /** Counts launches: what belongs to an earlier one is too late. */
  #launches = 0;
  /** The page that views show while the new child has not drawn its own. */
  #oldPicture: Tree | undefined;
  #oldPictureTimer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: HostOptions) {
    this.file = options.file;
    this.#options = options;
    this.#record = new SessionRecord(options.address);
    this.#text = options.text;
    this.#record.state.restore(options.restore ?? []);
    this.#cwd = options.cwd ?? dirname(options.file);
  }

  get status(): AppStatus {
    return this.#standing.status;
  }
  get diagnostics(): readonly Diagnostic[] {
    return this.#record.diagnostics;
  }
  get files(): readonly string[] {
    return this.#record.files;
  }

  get runs(): readonly RunRecord[] {
    return this.#record.runs;
  }
  get state(): readonly StateCopy[] {
    return this.#record.state.entries;
  }
  get overview(): Overview {
    return this.#record.overview;
  }

  on<K extends keyof HostEvents>(event: K, listener: HostEvents[K]): () => void {
    return this.#listeners.add(event, listener);
  }

  attach(send: (message: HostToView) => void, by: Pick<Facts, "headers" | "ipAddress"> = {}): ViewConnection {
    const port = new ViewPort(send, this.#ledger, {
      picture: () => this.#picture(),
      event: (event) => this.#personDid(event),
      request: ({ request, attachments }) => this.#ask(request, attachments),
      other: (message) => (message.type === "facts" ? this.#know({ ...message.facts, ...by }) : this.#viewAsked(message)),
      log: (level, text) => this.#listeners.emit("log", level, text),
      closed: (closed) => this.#views.delete(closed),
    });
    this.#views.add(port);
    return port;
  }

  async request<K extends RequestKind>(request: Request<K>): Promise<Reply<K>> {
    // SAFETY: a request of one kind is one of any kind; TypeScript does not see it through the type parameter.
    return checkedReply(request.kind, await this.#ask(request as Request));
  }

  start(): void {
    if (this.#launches === 0) void this.#launch();
  }

  rerun(cause: "save" | "command", files?: string[], text?: string): void {
    if (text !== undefined) this.#text = text;
    else if (files?.includes(this.file)) this.#text = undefined;
    if (this.status.state === "crashed") return this.restart();
    this.#learn([{ fact: "asked", what: "run" }]);
    this.#send({ type: "rerun", cause, ...(files && { files }), ...(text !== undefined && { text }) });
  }

  stop(): void {
    if (!this.#child) return;
    this.#learn([{ fact: "asked", what: "stop" }]);
    this.#send({ type: "stop" });
  }

  ask(ask: EditorAsk): void {
    if ("on" in ask && ask.on) this.#lasting.set(ask.what, ask);
    else this.#lasting.delete(ask.what);
    if (this.#launches > 0 && reruns.has(ask.what)) this.#learn([{ fact: "asked", what: "run" }]);
    this.#send({ type: "editor", ask });
    if (ask.what === "inspect") this.#inspectingChanged(ask.on);
  }

  get isInspecting(): boolean {
    return this.#lasting.has("inspect");
  }

  outline(file: string, line: number): void {
    if (this.isInspecting) for (const view of this.#views) view.send({ type: "outline", file, line });
  }

  resume(once: boolean): void {
    this.#learn([{ fact: "asked", what: "run" }]);
    this.#send({ type: "resume", once });
  }

  restart(text: string | undefined = this.#text): void {
    if (this.#isDisposed) return;
    this.#text = text;
    void this.#launch();
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#launches++;
    clearTimeout(this.#oldPictureTimer);
    const child = this.#child;
    this.#child = undefined;
    this.#requests.failAll(processGone);
    if (child) await endInOrder(child);
    this.#learn([{ fact: "ended" }]);
    for (const view of this.#views) view.dispose();
    this.#listeners.clear();
  }

  // ---- the child -----------------------------------------------------------------------------------------------

  /** Starts a child in place of the one that is there, if any. */
  async #launch(): Promise<void> {
    const launch = ++this.#launches;
    this.#leaving = this.#child ?? this.#leaving;
    this.#child = undefined;
    this.#requests.failAll(processGone);
    if (launch > 1) this.#keepOldPicture();
    this.#learn([{ fact: "launched" }]);
    this.#leaving?.kill();
    await this.#leaving?.ended;
    const env = appEnvironment(process.env, this.#options.env);
    const node = await chooseNode({ ...this.#options, cwd: this.#cwd, env });
    if (launch !== this.#launches) return;
    if (!node.ok) return this.#crashed({ state: "crashed", reason: node.reason, fix: node.fix });
    this.#listeners.emit("log", "info", `Starting ${this.file} with Node ${node.version} (${node.path}).`);
    const child = new ChildLink(spawnChild(this.#options, node, this.#cwd, env), {
      message: (message) => launch === this.#launches && this.#received(message),
      taken: (seqs) => this.#ledger.taken(seqs),
      output: (stream, text) => this.#listeners.emit("output", stream, text),
      log: (level, text) => this.#listeners.emit("log", level, text),
      gone: (exit) => launch === this.#launches && this.#gone(exit),
    });
    this.#child = child;
    this.#initialise(child, launch);
  }

  #initialise(child: ChildLink, launch: number): void {
    const [record, isRestart] = [this.#record, launch > 1];
    child.send(firstMessage(this.#options, { record, isRestart, cwd: this.#cwd, facts: this.#facts, text: this.#text, asks: [...this.#lasting.values()] }));
    if (!this.#oldPicture) this.#sendWaiting();
    const lost = record.state.skipped;
    if (isRestart && lost.length > 0) this.#listeners.emit("log", "warn", `Session state that could not be copied is lost: ${lost.join(", ")}.`);
  }

  /**
   * Sends what no run has taken. The next child does not know the widgets of the last one before it has drawn them:
   * what is done to the old picture waits until then.
   */
  #sendWaiting(): void {
    for (const event of this.#ledger.waiting) this.#send({ type: "event", event });
  }

  #send(message: HostToChild): void {
    this.#child?.send(message);
  }

  #ask(request: Request, attachments?: readonly Uint8Array[]): Promise<Reply> {
    if (!this.#child) return Promise.resolve(failed(processGone));
    const { id, reply } = this.#requests.open();
    this.#child.send({ type: "request", id, request, ...(attachments && { attachments }) });
    return reply;
  }

  #received(message: Exclude<ChildToHost, { type: "taken" }>): void {
    switch (message.type) {
      case "hello":
        return;
      case "deltas":
        return this.#said(message.deltas);
      case "answer":
        return this.#requests.answered(message);
      case "stuck":
        return this.#learn([{ fact: "stuck", message, atMs: Date.now() }]);
      case "dropped":
        return this.#listeners.emit("log", "warn", `The app's process dropped ${message.reason}.`);
    }
  }

  #said(deltas: readonly Delta[]): void {
    for (const delta of deltas) if ("took" in delta) this.#ledger.taken(delta.took);
    const forViews = this.#record.apply(deltas);
    this.#show(forViews);
    for (const delta of deltas) tell(delta, this.#record, this.#listeners);
    const atMs = Date.now();
    this.#learn(deltas.map((delta) => ({ fact: "said", delta, atMs })));
  }

  #gone(exit: ChildExit): void {
    this.#child = undefined;
    this.#requests.failAll(processGone);
    this.#crashed(crashOf(exit, this.file));
  }

  #crashed(crash: Crash): void {
    clearTimeout(this.#oldPictureTimer);
    this.#learn([{ fact: "crashed", crash }]);
  }

  /** Takes in facts; the status that results is told once. */
  #learn(facts: readonly Fact[]): void {
    for (const fact of facts) this.#standing = after(this.#standing, fact);
    if (this.status.state === "running") this.#runningTimer ??= setTimeout(() => this.#tellStatus(), tellRunningMs);
    else this.#tellStatus();
  }

  #tellStatus(): void {
    clearTimeout(this.#runningTimer);
    this.#runningTimer = undefined;
    if (isSameStatus(this.#told, this.status)) return;
    this.#told = this.status;
    for (const view of this.#views) view.sendStatus(this.status);
    this.#listeners.emit("status", this.status);
  }

  // ---- the views -----------------------------------------------------------------------------------------------

  #picture(): Picture {
    return {
      type: "snapshot",
      protocol: protocolVersion,
      app: { name: basename(this.file), file: this.file },
      status: this.status,
      ...(this.isInspecting && { inspecting: true }),
      tree: (this.#oldPicture ?? this.#record.tree).snapshot(),
      effects: this.#record.effects.current,
      shell: this.#record.shell,
      address: this.#record.address,
    };
  }

  /** The next child draws on a page of its own; views change over when it has something to show. */
  #keepOldPicture(): void {
    this.#oldPicture ??= this.#record.tree;
    clearTimeout(this.#oldPictureTimer);
    this.#oldPictureTimer = undefined;
    const hadDiagnostics = this.#record.diagnostics.length > 0;
    this.#record.childReplaced();
    if (hadDiagnostics) this.#listeners.emit("diagnostics", []);
  }

  #show(deltas: readonly Delta[]): void {
    if (!this.#oldPicture) {
      if (deltas.length > 0) for (const view of this.#views) view.sendDeltas(deltas);
      return;
    }
    if (deltas.some(({ op }) => op === "end" || op === "idle" || op === "paused")) return this.#changeOver();
    if (deltas.some(({ op }) => op === "put" || op === "insert")) this.#oldPictureTimer ??= setTimeout(() => this.#changeOver(), oldPictureMs);
  }

  #changeOver(): void {
    clearTimeout(this.#oldPictureTimer);
    this.#oldPicture = undefined;
    for (const view of this.#views) view.sendSnapshot();
    this.#sendWaiting();
  }

  #inspectingChanged(on: boolean): void {
    for (const view of this.#views) view.send({ type: "inspecting", on });
    this.#listeners.emit("inspecting", on);
  }

  #personDid(event: PersonEvent): void {
    this.#learn([{ fact: "asked", what: "run" }]);
    if (this.#oldPicture) return;
    if (this.#ledger.waiting.length === 1) this.#child?.sendDirectly({ type: "event", event });
    else this.#send({ type: "event", event });
  }

  #know(facts: Facts): void {
    this.#facts = facts;
    this.#send({ type: "facts", facts });
  }

  #viewAsked(message: Exclude<ViewToHost, { type: "ready" | "event" | "request" | "facts" }>): void {
    switch (message.type) {
      case "command":
        return this.#command(message.command);
      case "inspect":
        return this.ask({ what: "inspect", on: message.on });
      case "effectShown":
        return this.#record.effects.shown(message.id);
      case "saveFile":
        // The editor's affair: it has taken it before.
        return;
      case "openLocation":
        return this.#listeners.emit("openLocation", message.file, message.line, message.column);
      case "openLink":
        return this.#openLink(message.url);
      case "viewError":
        return this.#listeners.emit("log", "error", `The page: ${message.message}${message.stack ? `\n${message.stack}` : ""}`);
    }
  }

  #command(command: Extract<ViewToHost, { type: "command" }>["command"]): void {
    switch (command) {
      case "rerun":
        return this.rerun("command");
      case "stop":
        return this.stop();
      case "restart":
        return this.restart();
      case "resume":
      case "runOnce":
        return this.resume(command === "runOnce");
    }
  }

  #openLink(url: string): void {
    if (URL.canParse(url) && openable.has(new URL(url).protocol)) this.#listeners.emit("openLink", url);
    else this.#listeners.emit("log", "warn", "The page asked to open an address that is none of the web's; it is not opened.");
  }
}

/** Lets a child end by itself, and ends it when it does not. */
async function endInOrder(child: ChildLink): Promise<void> {
  child.send({ type: "dispose" });
  const timer = setTimeout(() => child.kill(), disposeMs);
  await child.ended;
  clearTimeout(timer);
}
