import { flushSync } from "svelte";
import type { Delta, Effect } from "../../runtime/protocol/delta.ts";
import type { AppStatus, HostToView, ViewToHost } from "../../runtime/protocol/messages.ts";
import type { Reply, RequestKind, Requests } from "../../runtime/protocol/requests.ts";
import type { Tree, TreeNode } from "../../runtime/protocol/tree.ts";
import { protocolVersion } from "../../runtime/protocol/version.ts";
import type { Connection, ConnectionEvents } from "../host/connection.ts";
import { checkMessage } from "../host/check-message.ts";
import { Questions } from "../host/questions.ts";
import { MediaCache } from "../media/media-cache.svelte.ts";
import { saveBlob } from "../media/save-blob.ts";
import { keepFocus } from "../tree/keep-focus.ts";
import { HeldHeight } from "../tree/held-height.ts";
import { changesStructure } from "../tree/structure.ts";
import { createViewTree } from "../tree/view-node.svelte.ts";
import { WidgetStore } from "../widgets/widget-store.ts";
import { findError } from "./find-error.ts";
import { readSavedState } from "./saved-state.ts";
import { Surroundings } from "./surroundings.svelte.ts";
import { factsNow, whenFactsChange } from "./watch-facts.ts";
import { ViewState } from "./view-state.svelte.ts";

/** A run shows in the bar after this time. */
const calmMs = 300;
/** State that is saved waits this long for more of it. */
const saveAfterMs = 200;

/** The page of one app: what the host said, what the person did, and the way between them. */
export class Page {
  readonly tree: Tree = createViewTree();
  readonly widgets: WidgetStore;
  readonly media: MediaCache = new MediaCache((id, from) => this.request("media", { id, from }));
  readonly view: ViewState = new ViewState(() => this.saveSoon());
  readonly surroundings: Surroundings;
  app: { name: string; file: string } | undefined = $state.raw();
  status: AppStatus = $state.raw({ state: "starting" });
  /** The state as the bar shows it: a run that is soon over leaves no trace there. */
  calmStatus: AppStatus = $state.raw({ state: "idle" });
  /** The first content takes a while. */
  isSlowToStart: boolean = $state(false);
  /** A run is going, or an event waits for one. */
  going: boolean = $state(false);
  reachable: boolean = $state(true);
  /** Why this page cannot show the app at all. */
  mismatch: string | undefined = $state();
  /** One-shots to show, oldest first. */
  effects: readonly Effect[] = $state.raw([]);
  /** The person looks for the call behind an element: each one says where it was drawn. */
  inspecting: boolean = $state(false);
  /** Where the cursor stands in the editor, while they do. */
  outlined: { file: string; line: number } | undefined = $state.raw();
  /** The error of the last failed run, for screen readers. */
  announcement: string = $state("");

  readonly #connection: Connection;
  readonly #questions: Questions;
  readonly #reported = new Set<string>();
  #seenEffects = new Set<number>();
  #toldFacts = "";
  readonly #height = new HeldHeight();
  /** Where an earlier page of this app was scrolled to, until it is there again. */
  #scrollTo = 0;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #calmTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(connect: (events: ConnectionEvents) => Connection) {
    this.#connection = connect({ message: (m) => this.#receive(m), reachable: (is) => this.#setReachable(is), went: (to) => this.surroundings.visit(to) });
    this.surroundings = new Surroundings(this.#connection.addressBar, (to) => this.widgets.go(to));
    this.#questions = new Questions((message) => this.#connection.send(message));
    this.widgets = new WidgetStore((event) => {
      this.#connection.send({ type: "event", event });
      // A click will be answered by a run: what is disabled while running is disabled before the next click.
      if ((event.trigger ?? event.go) && this.status.state === "idle") this.going = true;
    });
    whenFactsChange(() => this.#tellFacts());
    const saved = readSavedState(this.#connection.savedState);
    this.#calmLater();
    this.view.restore(saved.view);
    this.#scrollTo = saved.scroll;
    for (const [id, text] of Object.entries(saved.drafts)) this.widgets.state(id).draft = text;
  }

  /** Root container of the page, in the order of `roots` in the protocol. */
  root(index: number): TreeNode {
    const root = this.tree.roots[index];
    if (!root) throw new RangeError(`there is no root ${index}`);
    return root;
  }

  get hasEditor(): boolean {
    return this.#connection.hasEditor;
  }

  command(command: Extract<ViewToHost, { type: "command" }>["command"]): void {
    this.#connection.send({ type: "command", command });
  }

  inspect(on: boolean): void {
    this.#connection.send({ type: "inspect", on });
  }

  openLocation(place: { file: string; line: number; column?: number }): void {
    this.#connection.send({ type: "openLocation", file: place.file, line: place.line, column: place.column ?? 1 });
  }

  openLink(url: string): void {
    this.#connection.openLink(url);
  }

  /** Asks the app's process; it answers also while the script is busy. Never rejects: an answer may say that it failed. */
  request<K extends RequestKind>(kind: K, asks: Requests[K]["asks"], attachments?: readonly Uint8Array[]): Promise<Reply<K>> {
    return this.#questions.ask(kind, asks, attachments);
  }

  /** Gives the person the bytes of a medium as a file. Resolves with the reason when that cannot be. */
  async save(media: string, name: string): Promise<string | undefined> {
    if (this.hasEditor) return void this.#connection.send({ type: "saveFile", media, name });
    const loaded = await this.media.blob(media);
    if (!loaded.ok) return loaded.reason;
    saveBlob(loaded.blob, name);
    return undefined;
  }

  effectShown(id: number): void {
    this.#connection.send({ type: "effectShown", id });
  }

  effectGone(id: number): void {
    this.effects = this.effects.filter((effect) => effect.id !== id);
  }

  /** Tells the host about a fault of the page itself, each one once. */
  report(message: string, stack?: string): void {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    this.#connection.send({ type: "viewError", message, stack });
  }

  saveSoon(): void {
    if (this.#saveTimer !== undefined) return;
    this.#saveTimer = setTimeout(() => {
      this.#saveTimer = undefined;
      // What a window that is reloaded needs to bring the app back, and what the person had done to the page.
      this.#connection.saveState({ version: 1, script: this.app?.file, address: this.surroundings.address, view: this.view.toJson(), drafts: this.widgets.drafts(), scroll: Math.round(scrollY) });
    }, saveAfterMs);
  }

  #setReachable(is: boolean): void {
    this.reachable = is;
    this.#questions.setReachable(is);
    this.#toldFacts = "";
    if (!is) return;
    this.#connection.send({ type: "ready", protocol: protocolVersion });
    this.#tellFacts();
  }

  #tellFacts(): void {
    const facts = factsNow(this.#connection.addressBar?.url);
    const text = JSON.stringify(facts);
    if (!this.reachable || text === this.#toldFacts) return;
    this.#toldFacts = text;
    this.#connection.send({ type: "facts", facts });
  }

  #receive(value: unknown): void {
    const checked = checkMessage(value);
    if (checked.ok) return this.#take(checked.message);
    if ("dropped" in checked) return this.report(`The page dropped ${checked.dropped}.`);
    this.mismatch = `This page speaks version ${protocolVersion} of Dacapo's protocol, the app's host version ${checked.mismatch}. Reload the window to load the same version on both sides.`;
    this.report(this.mismatch);
  }

  #take(message: HostToView): void {
    switch (message.type) {
      case "snapshot":
        return this.#takeSnapshot(message);
      case "deltas":
        return this.#takeDeltas(message.deltas);
      case "status":
        return this.#takeStatus(message.status);
      case "answer":
        return this.#questions.answered(message);
      case "inspecting":
        this.outlined = undefined;
        this.inspecting = message.on;
        return;
      case "outline":
        this.outlined = message;
        return;
    }
  }

  #takeSnapshot(snapshot: Extract<HostToView, { type: "snapshot" }>): void {
    this.mismatch = undefined;
    this.app = snapshot.app;
    this.saveSoon();
    const restoreFocus = keepFocus();
    this.tree.restore(snapshot.tree);
    this.widgets.restore(snapshot.nextSeq, snapshot.pending);
    this.surroundings.restore(snapshot.shell ?? {}, snapshot.address ?? { page: "", query: "" });
    this.inspecting = snapshot.inspecting === true;
    this.#takeStatus(snapshot.status);
    this.media.retryFailed();
    for (const effect of snapshot.effects) this.#takeEffect(effect);
    // A new child numbers its effects anew.
    this.#seenEffects = new Set(snapshot.effects.map((effect) => effect.id));
    flushSync();
    restoreFocus();
    if (this.#scrollTo > 0) scrollTo(0, this.#scrollTo);
    this.#scrollTo = 0;
  }

  #takeStatus(status: AppStatus): void {
    this.status = status;
    this.going = isGoing(status);
    if (isGoing(status)) return this.#calmLater();
    clearTimeout(this.#calmTimer);
    this.#calmTimer = undefined;
    this.calmStatus = status;
    this.isSlowToStart = false;
  }

  #calmLater(): void {
    this.#calmTimer ??= setTimeout(() => {
      this.#calmTimer = undefined;
      this.calmStatus = this.status;
      this.isSlowToStart = true;
    }, calmMs);
  }

  #takeDeltas(deltas: readonly Delta[]): void {
    const end = deltas.findLast((delta) => delta.op === "end");
    const isStructural = changesStructure(deltas, this.tree);
    const restoreFocus = isStructural ? keepFocus() : undefined;
    if (isStructural && !end) this.#height.hold();
    for (const delta of deltas) this.#observe(delta);
    this.tree.apply(deltas);
    flushSync();
    restoreFocus?.();
    if (!end) return;
    this.#height.release();
    this.#announce(end.outcome === "failed");
  }

  /** What a delta says to others than the tree. */
  #observe(delta: Delta): void {
    switch (delta.op) {
      case "run":
        this.going = true;
        return this.widgets.runBegan(delta.run, delta.took);
      case "took":
        return this.widgets.taken(delta.took);
      case "end":
        return this.widgets.runEnded(delta.run);
      case "idle":
        this.going = false;
        return;
      case "put":
      case "insert":
        if ("id" in delta.node && delta.node.id !== undefined) this.widgets.put(delta.node.id);
        return;
      case "effect":
        return this.#takeEffect(delta.effect);
      case "shell":
        this.surroundings.shell = delta.shell;
        return;
      case "address":
        this.saveSoon();
        return this.surroundings.stand(delta.address);
      default:
        return;
    }
  }

  #takeEffect(effect: Effect): void {
    if (this.#seenEffects.has(effect.id)) return;
    this.#seenEffects.add(effect.id);
    this.effects = [...this.effects, effect];
  }

  #announce(failed: boolean): void {
    // The same words are not said twice in a row: a live region speaks when its text changes.
    this.announcement = failed ? (findError(this.tree) ?? "The run failed.") : "";
  }
}

const isGoing = ({ state }: AppStatus): boolean => state === "running" || state === "stuck" || state === "starting";
