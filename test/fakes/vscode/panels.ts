import { isHostToView } from "../../../runtime/protocol/guards.ts";
import type { HostToView, ViewToHost } from "../../../runtime/protocol/messages.ts";
import { type NodeSnapshot, Tree } from "../../../runtime/protocol/tree.ts";
import { protocolVersion } from "../../../runtime/protocol/version.ts";
import { EventEmitter } from "./events.ts";
import { register } from "./live.ts";
import type { Uri } from "./uri.ts";

/** What stands in a panel: the view, as far as the extension can tell it from the real one. */
class Page {
  readonly #send: (message: ViewToHost) => void;
  readonly #tree = new Tree();
  #status = "blank";
  #app: { name: string; file: string } | undefined;

  constructor(send: (message: ViewToHost) => void) {
    this.#send = send;
    send({ type: "ready", protocol: protocolVersion });
  }

  /** What it remembers for the panel that comes back. */
  get state(): unknown {
    return this.#app && { version: 1, script: this.#app.file };
  }

  receive(message: HostToView): void {
    if (message.type === "snapshot") {
      this.#app = message.app;
      this.#tree.restore(message.tree);
    }
    if (message.type === "deltas") this.#tree.apply(message.deltas);
    if (message.type === "snapshot" || message.type === "status") this.#status = [message.status.state, "reason" in message.status && message.status.reason].filter(Boolean).join(": ");
  }

  do(message: ViewToHost): void {
    this.#send(message);
  }

  get text(): string {
    const bodies = this.#tree.snapshot().flatMap(textsOf);
    return `${this.#status}${bodies.map((body) => ` | ${body}`).join("")}`;
  }
}

function textsOf(node: NodeSnapshot): string[] {
  const own = "body" in node.data ? [String(node.data.body)] : "message" in node.data ? [`✗ ${node.data.message}`] : [];
  return [...own, ...node.children.flatMap(textsOf)];
}

export interface PanelOptions {
  viewColumn: number;
  preserveFocus: boolean;
}

/** A webview panel. Like VS Code's, it drops what is sent while it is hidden and starts its page anew when it shows. */
export class Panel {
  readonly viewType: string;
  title: string;
  iconPath: { light: Uri; dark: Uri } | undefined;
  viewColumn: number;
  active: boolean;
  visible = true;
  #isDisposed = false;
  readonly #viewState = new EventEmitter<{ webviewPanel: Panel }>();
  readonly #disposed = new EventEmitter<void>();
  readonly #messages = new EventEmitter<unknown>();
  readonly onDidChangeViewState = this.#viewState.event;
  readonly onDidDispose = this.#disposed.event;
  readonly webview: Webview;
  readonly #registration = register("webview panel");
  #page: Page | undefined;

  constructor(viewType: string, title: string, { viewColumn, preserveFocus }: PanelOptions) {
    this.viewType = viewType;
    this.title = title;
    this.viewColumn = viewColumn;
    this.active = !preserveFocus;
    this.webview = new Webview(this.#messages, (message) => this.#deliver(message), () => this.#load());
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  get page(): Page {
    if (!this.#page) throw new Error(`The panel ${this.title} shows no page`);
    return this.#page;
  }

  get hasPage(): boolean {
    return this.#page !== undefined;
  }

  reveal(_column: unknown, preserveFocus = false): void {
    this.show(!preserveFocus);
  }

  show(active = true): void {
    const wasVisible = this.visible;
    this.visible = true;
    this.active = active;
    this.#viewState.fire({ webviewPanel: this });
    if (!wasVisible) this.#load();
  }

  /** Another tab comes to the front of its group. */
  hide(): void {
    this.visible = this.active = false;
    this.#page = undefined;
    this.#viewState.fire({ webviewPanel: this });
  }

  /** The person closes it, or the extension does. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.visible = this.active = false;
    this.#page = undefined;
    this.#registration.dispose();
    this.#disposed.fire();
  }

  /** The window goes away with the panel open: no event reaches the extension. */
  vanish(): void {
    this.#registration.dispose();
  }

  #load(): void {
    if (!this.visible || !this.webview.options.enableScripts || this.webview.html === "") return;
    queueMicrotask(() => {
      this.#page = new Page((message) => queueMicrotask(() => this.#isDisposed || this.#messages.fire(structuredClone(message))));
    });
  }

  #deliver(message: unknown): boolean {
    if (this.#isDisposed) throw new Error("Webview is disposed");
    if (!this.#page) return false;
    if (!isHostToView(message)) throw new Error(`The view would refuse ${JSON.stringify(message)}`);
    this.#page.receive(structuredClone(message));
    return true;
  }
}

class Webview {
  options: { enableScripts?: boolean; localResourceRoots?: readonly Uri[] } = {};
  readonly cspSource = "https://panel.test";
  readonly onDidReceiveMessage: EventEmitter<unknown>["event"];
  readonly #deliver: (message: unknown) => boolean;
  readonly #load: () => void;
  #html = "";

  constructor(messages: EventEmitter<unknown>, deliver: (message: unknown) => boolean, load: () => void) {
    this.onDidReceiveMessage = messages.event;
    this.#deliver = deliver;
    this.#load = load;
  }

  get html(): string {
    return this.#html;
  }

  set html(html: string) {
    this.#html = html;
    this.#load();
  }

  postMessage = async (message: unknown): Promise<boolean> => this.#deliver(message);

  asWebviewUri(resource: Uri): Uri {
    return resource.with({ scheme: "https", authority: "panel.test" });
  }
}
