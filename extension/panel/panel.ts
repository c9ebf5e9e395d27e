import { type Disposable, EventEmitter, Uri, ViewColumn, type WebviewPanel, commands, window } from "vscode";
import type { ViewConnection } from "../../runtime/host/api.ts";
import { isViewToHost } from "../../runtime/protocol/guards.ts";
import type { HostToView } from "../../runtime/protocol/messages.ts";
import type { Address } from "../../runtime/protocol/shell.ts";
import { nameOf } from "../editor/script-files.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { previewHtml, viewRoot } from "./html.ts";
import type { ViewSource } from "./view-source.ts";

/** The type of our webview panels: in activation events, serializer and `when` clauses. */
export const panelType = "dacapo.app";

/**
 * A preview: the webview panel of one script. A hidden panel has no page (VS Code drops what is sent to it), so it is
 * not connected to its source; when it is seen again its new page says `ready` and gets a snapshot.
 */
export class Preview implements Disposable {
  readonly script: Uri;
  /** Where its app stood when the window was closed. */
  readonly address: Address | undefined;
  readonly #panel: WebviewPanel;
  readonly #owned = new DisposableStore();
  readonly #closed = new EventEmitter<void>();
  readonly #activity = new EventEmitter<void>();
  /** The person closed it. */
  readonly onDidClose = this.#closed.event;
  /** It came to the front or went, or got or lost the focus. */
  readonly onDidChangeActivity = this.#activity.event;
  #source: ViewSource | undefined;
  #connection: ViewConnection | undefined;
  /** The `ready` of the page that is there, to be said again when the source is another one. */
  #ready: unknown;
  #isClosed = false;

  /** Opens a new preview beside the editor. The focus stays where it is. */
  static open(script: Uri, extension: Uri): Preview {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    return new Preview(window.createWebviewPanel(panelType, nameOf(script), place), script, extension);
  }

  /** Takes over a panel, a new one or one that VS Code brought back. */
  constructor(panel: WebviewPanel, script: Uri, extension: Uri, address?: Address) {
    this.script = script;
    this.address = address;
    this.#panel = panel;
    this.#owned.add(this.#closed);
    this.#owned.add(this.#activity);
    this.#owned.add(panel.onDidDispose(() => this.#closedByPerson()));
    this.#owned.add(panel.onDidChangeViewState(() => this.#viewStateChanged()));
    this.#owned.add(panel.webview.onDidReceiveMessage((message: unknown) => this.#received(message)));
    panel.title = nameOf(script);
    panel.iconPath = {
      light: Uri.joinPath(extension, "media", "preview-light.svg"),
      dark: Uri.joinPath(extension, "media", "preview-dark.svg"),
    };
    // A panel that comes back has lost its options.
    panel.webview.options = { enableScripts: true, localResourceRoots: [viewRoot(extension)] };
    panel.webview.html = previewHtml(panel.webview, extension, nameOf(script));
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isActive(): boolean {
    return !this.#isClosed && this.#panel.active;
  }

  get isVisible(): boolean {
    return !this.#isClosed && this.#panel.visible;
  }

  get viewColumn(): ViewColumn | undefined {
    return this.#isClosed ? undefined : this.#panel.viewColumn;
  }

  /** Shows this source from now on. */
  show(source: ViewSource): void {
    this.#disconnect();
    this.#source = source;
    if (this.#ready !== undefined) this.#received(this.#ready);
  }

  /** What the tab is called. */
  set title(title: string) {
    if (!this.#isClosed) this.#panel.title = title;
  }

  reveal(): void {
    if (!this.#panel.visible) this.#panel.reveal(undefined, true);
  }

  /**
   * Keeps other files from being opened over it: the debugger shows where it stops in the group that has the focus,
   * which after a click is this one. A group that has other tabs too is left as it is.
   */
  async keepInSight(): Promise<void> {
    const group = window.tabGroups.all.find(({ viewColumn }) => viewColumn === this.#panel.viewColumn);
    if (this.#isClosed || !this.#panel.visible || group?.tabs.length !== 1) return;
    const editor = window.activeTextEditor;
    this.#panel.reveal(undefined, false);
    await commands.executeCommand("workbench.action.lockEditorGroup");
    if (editor) await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
  }

  /** The app is that of another script now: gives the panel over to a preview of that one. */
  handOver(script: Uri, extension: Uri): Preview {
    this.release();
    return new Preview(this.#panel, script, extension);
  }

  /** Closes the panel; `onDidClose` does not fire. */
  dispose(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.release();
    this.#panel.dispose();
  }

  /** Lets go of the panel and leaves it open: VS Code brings it back with the window. */
  release(): void {
    this.#disconnect();
    this.#owned.dispose();
  }

  #closedByPerson(): void {
    this.#isClosed = true;
    this.#closed.fire();
    this.release();
  }

  #viewStateChanged(): void {
    if (!this.#panel.visible) {
      this.#ready = undefined;
      this.#disconnect();
    }
    this.#activity.fire();
  }

  #received(message: unknown): void {
    if (isViewToHost(message) && message.type === "ready") this.#ready = message;
    this.#connection ??= this.#source?.attach((reply) => this.#send(reply));
    this.#connection?.receive(message);
  }

  #send(message: HostToView): void {
    // False, or rejected, when the page is gone meanwhile: the next one asks for everything anyway.
    this.#panel.webview.postMessage(message).then(undefined, () => undefined);
  }

  #disconnect(): void {
    this.#connection?.dispose();
    this.#connection = undefined;
  }
}
