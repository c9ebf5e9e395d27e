/**
 * Hosts one app: its child process, what it said, and the views that show it. The session outlives its children:
 * the last picture, the session state and what the person did stay when one dies.
 */
import { basename } from "node:path";
import type { Delta, RunRecord, StateCopy } from "../protocol/delta.ts";
import type { Diagnostic } from "../protocol/diagnostic.ts";
import type { Facts } from "../protocol/facts.ts";
import type { EditorAsk, Overview } from "../protocol/editor.ts";
import { checkedReply } from "../protocol/guards.ts";
import type { AppStatus, ChildToHost, HostToChild, HostToView, PersonEvent, ViewToHost } from "../protocol/messages.ts";
import { openableLink } from "../protocol/openable-link.ts";
import type { Reply, Request, RequestKind } from "../protocol/requests.ts";
import { protocolVersion } from "../protocol/version.ts";
import type { AppHost, HostEvents, HostOptions, ViewConnection } from "./api.ts";
import { Children } from "./children.ts";
import { EventLedger } from "./event-ledger.ts";
import { firstMessage } from "./first-message.ts";
import { Listeners } from "./listeners.ts";
import { SessionRecord } from "./session-record.ts";
import { type Fact, type Standing, after, atRest, isSameStatus } from "./status.ts";
import { tell } from "./tell.ts";
import { type Picture, ViewPort } from "./view-port.ts";
import { Views } from "./views.ts";

/** A run that ends sooner is never told as a state of its own: most do. */
const tellRunningMs = 50;
/** What is asked for by an editor and has the app run again. */
const reruns: ReadonlySet<EditorAsk["what"]> = new Set(["editState", "clearCache", "inspect"]);

export function createAppHost(options: HostOptions): AppHost {
  return new ChildAppHost(options);
}

export class ChildAppHost implements AppHost {
  readonly file: string;
  readonly #options: HostOptions;
  readonly #listeners = new Listeners();
  readonly #record: SessionRecord;
  readonly #ledger = new EventLedger();
  readonly #views = new Views(() => this.#sendWaiting());
  readonly #children: Children;
  /** What the view that spoke last knows of its window. */
  #facts: Facts = {};
  /** The script's text in an editor, while that is what runs. */
  #text: string | undefined;
  /** What the editor has asked for that lasts. */
  readonly #lasting = new Map<EditorAsk["what"], EditorAsk>();
  #standing: Standing = atRest;
  /** What views and listeners were told last. */
  #told: AppStatus = atRest.status;
  #runningTimer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: HostOptions) {
    this.file = options.file;
    this.#options = options;
    this.#record = new SessionRecord(options.address);
    this.#text = options.text;
    this.#record.state.restore(options.restore ?? []);
    this.#children = new Children(options, {
      started: () => this.#initialise(),
      message: (message) => this.#received(message),
      taken: (seqs) => this.#ledger.taken(seqs),
      output: (stream, text) => this.#listeners.emit("output", stream, text),
      log: (level, text) => this.#listeners.emit("log", level, text),
      crashed: (crash) => {
        this.#views.stay();
        this.#learn([{ fact: "crashed", crash }]);
      },
    });
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
      request: ({ request, attachments }) => this.#children.ask(request, attachments),
      other: (message) => (message.type === "facts" ? this.#know({ ...message.facts, ...by }) : this.#viewAsked(message)),
      log: (level, text) => this.#listeners.emit("log", level, text),
      closed: (closed) => this.#views.remove(closed),
    });
    this.#views.add(port);
    return port;
  }

  async request<K extends RequestKind>(request: Request<K>): Promise<Reply<K>> {
    // SAFETY: a request of one kind is one of any kind; TypeScript does not see it through the type parameter.
    return checkedReply(request.kind, await this.#children.ask(request as Request));
  }

  start(): void {
    if (this.#children.launches === 0) this.#launch();
  }

  rerun(cause: "save" | "command", files?: string[], text?: string): void {
    if (text !== undefined) this.#text = text;
    else if (files?.includes(this.file)) this.#text = undefined;
    if (this.status.state === "crashed") return this.restart();
    this.#learn([{ fact: "asked", what: "run" }]);
    this.#send({ type: "rerun", cause, ...(files && { files }), ...(text !== undefined && { text }) });
  }

  stop(): void {
    if (!this.#children.isThere) return;
    this.#learn([{ fact: "asked", what: "stop" }]);
    this.#send({ type: "stop" });
  }

  ask(ask: EditorAsk): void {
    if ("on" in ask && ask.on) this.#lasting.set(ask.what, ask);
    else this.#lasting.delete(ask.what);
    if (this.#children.launches > 0 && reruns.has(ask.what)) this.#learn([{ fact: "asked", what: "run" }]);
    this.#send({ type: "editor", ask });
    if (ask.what === "inspect") this.#inspectingChanged(ask.on);
  }

  get isInspecting(): boolean {
    return this.#lasting.has("inspect");
  }

  outline(file: string, line: number): void {
    if (this.isInspecting) this.#views.send({ type: "outline", file, line });
  }

  resume(once: boolean): void {
    this.#learn([{ fact: "asked", what: "run" }]);
    this.#send({ type: "resume", once });
  }

  restart(text: string | undefined = this.#text): void {
    if (this.#isDisposed) return;
    this.#text = text;
    this.#launch();
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#views.stay();
    await this.#children.end();
    this.#learn([{ fact: "ended" }]);
    this.#views.dispose();
    this.#listeners.clear();
  }

  // ---- the child -----------------------------------------------------------------------------------------------

  #launch(): void {
    if (this.#children.launches > 0) this.#keepOldPicture();
    this.#learn([{ fact: "launched" }]);
    void this.#children.launch();
  }

  #initialise(): void {
    const [record, isRestart] = [this.#record, this.#children.launches > 1];
    this.#send(firstMessage(this.#options, { record, isRestart, cwd: this.#children.cwd, facts: this.#facts, text: this.#text, asks: [...this.#lasting.values()] }));
    if (!this.#views.oldPicture) this.#sendWaiting();
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
    this.#children.send(message);
  }

  #received(message: Exclude<ChildToHost, { type: "taken" | "answer" }>): void {
    switch (message.type) {
      case "hello":
        return;
      case "deltas":
        return this.#said(message.deltas);
      case "stuck":
        return this.#learn([{ fact: "stuck", message, atMs: Date.now() }]);
      case "dropped":
        return this.#listeners.emit("log", "warn", `The app's process dropped ${message.reason}.`);
    }
  }

  #said(deltas: readonly Delta[]): void {
    for (const delta of deltas) if ("took" in delta) this.#ledger.taken(delta.took);
    const forViews = this.#record.apply(deltas);
    this.#views.show(forViews);
    for (const delta of deltas) tell(delta, this.#record, this.#listeners);
    const atMs = Date.now();
    this.#learn(deltas.map((delta) => ({ fact: "said", delta, atMs })));
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
    this.#views.send({ type: "status", status: this.status });
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
      tree: (this.#views.oldPicture ?? this.#record.tree).snapshot(),
      effects: this.#record.effects.current,
      shell: this.#record.shell,
      address: this.#record.address,
    };
  }

  #keepOldPicture(): void {
    this.#views.keep(this.#record.tree);
    const hadDiagnostics = this.#record.diagnostics.length > 0;
    this.#record.childReplaced();
    if (hadDiagnostics) this.#listeners.emit("diagnostics", []);
  }

  #inspectingChanged(on: boolean): void {
    this.#views.send({ type: "inspecting", on });
    this.#listeners.emit("inspecting", on);
  }

  #personDid(event: PersonEvent): void {
    this.#learn([{ fact: "asked", what: "run" }]);
    if (this.#views.oldPicture) return;
    if (this.#ledger.waiting.length === 1) this.#children.sendDirectly({ type: "event", event });
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
    if (openableLink(url) !== undefined) this.#listeners.emit("openLink", url);
    else this.#listeners.emit("log", "warn", "The page asked to open an address that is none of the web's; it is not opened.");
  }
}
