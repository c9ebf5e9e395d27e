/** An app in a real child process, with a view that does what a page would. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAppHost } from "../../../runtime/host/app-host.ts";
import type { AppHost, HostOptions, ViewConnection } from "../../../runtime/host/api.ts";
import type { Json } from "../../../runtime/protocol/json.ts";
import type { AppStatus, HostToView, PersonEvent } from "../../../runtime/protocol/messages.ts";
import { failed, type Reply, type Request } from "../../../runtime/protocol/requests.ts";
import { Tree, type TreeNode } from "../../../runtime/protocol/tree.ts";
import { protocolVersion } from "../../../runtime/protocol/version.ts";

/** A page: applies what it is sent to its own tree, and numbers what the person does. */
export class FakeView {
  readonly tree = new Tree();
  readonly messages: HostToView[] = [];
  /** Every status it was told, in order. */
  readonly states: AppStatus[] = [];
  /** Numbers of the events that runs took. */
  readonly taken: number[] = [];
  readonly connection: ViewConnection;
  /** Answers to its questions, by their number. */
  readonly answers = new Map<number, Reply>();
  pending: PersonEvent[] = [];
  #nextSeq = 1;
  #waiters: (() => void)[] = [];

  constructor(host: AppHost) {
    this.connection = host.attach((message) => this.#receive(message));
    this.connection.receive({ type: "ready", protocol: protocolVersion });
  }

  /** Presses the only widget of an app with the fake engine. */
  press(value: Json): void {
    this.#trigger("button", value);
  }

  /** Clicks a button of a real app. */
  click(label: string): void {
    this.#trigger(this.#widget(label), true);
  }

  /** Gives a widget of a real app a value. */
  enter(label: string, value: Json): void {
    this.connection.receive({ type: "event", event: { seq: this.#nextSeq++, values: { [this.#widget(label)]: value } } });
  }

  #widget(label: string): string {
    const found = this.nodes.find(({ data }) => "label" in data && data.label === label)?.data;
    if (!found || !("id" in found) || found.id === undefined) throw new Error(`there is no widget ${JSON.stringify(label)}`);
    return found.id;
  }

  /** Asks and gives the answer; `id` is the view's own number. */
  async ask(id: number, request: Request): Promise<Reply> {
    this.connection.receive({ type: "request", id, request });
    await this.until(`an answer to ${id}`, () => this.answers.has(id));
    return this.answers.get(id) ?? failed("none");
  }

  get status(): AppStatus {
    return this.states.at(-1) ?? { state: "starting" };
  }

  /** The texts of the page, top to bottom. */
  get texts(): string[] {
    return this.nodes.flatMap(({ data }) => ("body" in data && typeof data.body === "string" ? [data.body] : []));
  }

  /** What the error cards say, top to bottom. */
  get cards(): string[] {
    return this.nodes.flatMap(({ data }) => (data.type === "exception" && "message" in data ? [String(data.message)] : []));
  }

  /** Everything on the page, parents before children. */
  get nodes(): TreeNode[] {
    const below = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(below)];
    return this.tree.roots.flatMap(below);
  }

  /** Resolves when `holds` does; fails with what is to be seen when it does not in time. */
  async until(what: string, holds: () => boolean, timeoutMs = 25_000): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!holds()) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`not in time: ${what}. The page says ${JSON.stringify(this.texts)}, its status is ${JSON.stringify(this.status)}.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiters.push(() => (clearTimeout(timer), resolve()));
      });
    }
  }

  shows(text: string): Promise<void> {
    return this.until(`the text ${JSON.stringify(text)}`, () => this.texts.includes(text));
  }

  /** Waits for the widgets of these labels. */
  has(...labels: string[]): Promise<void> {
    return this.until(`the widgets ${labels.join(", ")}`, () => labels.every((label) => this.nodes.some(({ data }) => "label" in data && data.label === label)));
  }

  is(state: AppStatus["state"]): Promise<void> {
    return this.until(`the state ${state}`, () => this.status.state === state);
  }

  #trigger(widget: string, value: Json): void {
    this.connection.receive({ type: "event", event: { seq: this.#nextSeq++, values: {}, trigger: { widget, value } } });
  }

  #receive(message: HostToView): void {
    this.messages.push(message);
    if (message.type === "snapshot") {
      this.tree.restore(message.tree);
      this.pending = message.pending;
      this.#nextSeq = Math.max(this.#nextSeq, message.nextSeq);
      this.states.push(message.status);
    } else if (message.type === "deltas") {
      this.tree.apply(message.deltas);
      for (const delta of message.deltas) if (delta.op === "run") this.taken.push(...delta.took);
    } else if (message.type === "status") {
      this.states.push(message.status);
    } else if (message.type === "answer") {
      const { id, answer, attachments } = message;
      this.answers.set(id, { answer, ...(attachments && { attachments }) });
    }
    for (const waiter of this.#waiters.splice(0)) waiter();
  }
}

export interface RunningApp extends AsyncDisposable {
  host: AppHost;
  view: FakeView;
  file: string;
  folder: string;
  /** What the script wrote, as far as it was let through. */
  output: { stdout: string; stderr: string };
  logs: string[];
}

export interface AppRequest extends Partial<HostOptions> {
  script: string;
  childEntry: string;
  name?: string;
}

/** Starts an app from the text of its script. Its folder goes when it is disposed. */
export function startApp({ script, name = "app.js", ...options }: AppRequest): RunningApp {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-app-"));
  const file = join(folder, name);
  writeFileSync(file, script);
  const host = createAppHost({ file, fallbackNode: process.execPath, nodePath: process.execPath, ...options });
  const output = { stdout: "", stderr: "" };
  const logs: string[] = [];
  host.on("output", (stream, text) => (output[stream] += text));
  host.on("log", (level, text) => logs.push(`${level}: ${text}`));
  const view = new FakeView(host);
  host.start();
  return {
    host,
    view,
    file,
    folder,
    output,
    logs,
    async [Symbol.asyncDispose]() {
      await host.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
