/**
 * An app host without a child. Its "scripts" are read from the fake disk, line by line: `st.header("…")` draws,
 * `throw "…"` fails, `import "./x.ts"` takes in a local file, `busy` runs until it is told otherwise.
 */
import { serialize } from "node:v8";
import type { AppHost, HostEvents, HostOptions, ViewConnection } from "../../runtime/host/api.ts";
import type { Delta, RunRecord, StateCopy } from "../../runtime/protocol/delta.ts";
import type { Cost, Profile } from "../../runtime/protocol/cost.ts";
import type { Diagnostic } from "../../runtime/protocol/diagnostic.ts";
import type { EditorAsk, Overview } from "../../runtime/protocol/editor.ts";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { checkedReply, isViewToHost } from "../../runtime/protocol/guards.ts";
import type { AppStatus, HostToView } from "../../runtime/protocol/messages.ts";
import { failed, type Reply, type Request, type RequestKind } from "../../runtime/protocol/requests.ts";
import type { Address, Shell } from "../../runtime/protocol/shell.ts";
import { Tree } from "../../runtime/protocol/tree.ts";
import { protocolVersion } from "../../runtime/protocol/version.ts";
import { register } from "./vscode/live.ts";
import { world } from "./vscode/world.ts";

type Listeners = { [K in keyof HostEvents]: Set<HostEvents[K]> };

export class FakeHost implements AppHost {
  readonly file: string;
  readonly options: HostOptions;
  /** What was asked of it, in order. */
  readonly asked: string[] = [];
  /** How much it was asked to measure, in order. */
  readonly measures: string[] = [];
  /** How many views are attached. */
  views = 0;
  files: readonly string[] = [];
  status: AppStatus = { state: "stopped" };
  diagnostics: readonly Diagnostic[] = [];
  runs: readonly RunRecord[] = [];
  state: readonly StateCopy[] = [];
  overview: Overview = { widgets: [], caches: [] };
  isInspecting = false;
  /** False: its script never yields. */
  listensForDebugger = true;
  readonly #tree = new Tree();
  readonly #ready = new Set<(message: HostToView) => void>();
  readonly #listeners: Listeners = {
    status: new Set(), diagnostics: new Set(), files: new Set(), runs: new Set(), state: new Set(), overview: new Set(), cost: new Set(), profile: new Set(), debugger: new Set(), inspecting: new Set(), shell: new Set(), address: new Set(), output: new Set(), openLocation: new Set(), openLink: new Set(), log: new Set(),
  };
  #text: string | undefined;
  #child: { dispose(): void } | undefined;

  constructor(options: HostOptions) {
    this.options = options;
    this.file = options.file;
    this.#text = options.text;
  }

  attach(send: (message: HostToView) => void): ViewConnection {
    this.views++;
    return {
      receive: (message) => this.#receive(message, send),
      dispose: () => {
        this.views--;
        this.#ready.delete(send);
      },
    };
  }

  /** Media that the app offers, in pieces of a byte. */
  readonly media = new Map<string, Uint8Array>();

  async request<K extends RequestKind>(request: Request<K>): Promise<Reply<K>> {
    const { id, from }: { kind: string; id?: unknown; from?: unknown } = request;
    const bytes = this.media.get(String(id));
    if (!bytes) return failed("This is no longer on the page.");
    const begin = Number(from);
    return checkedReply(request.kind, { answer: { ok: true, body: { type: "text/csv", size: bytes.length } }, attachments: [bytes.slice(begin, begin + 1)] });
  }

  on<K extends keyof HostEvents>(event: K, listener: HostEvents[K]): () => void {
    this.#listeners[event].add(listener);
    const registration = register(`host listener ${event}`, () => this.#listeners[event].delete(listener));
    return () => registration.dispose();
  }

  start(): void {
    this.asked.push("start");
    this.#child = register(`child of ${this.file}`);
    this.say({ state: "starting" });
    queueMicrotask(() => this.#run());
  }

  rerun(cause: "save" | "command", files?: string[], text?: string): void {
    if (text !== undefined || files?.includes(this.file)) this.#text = text;
    this.asked.push(["rerun", cause, ...(files ?? []), ...(text === undefined ? [] : ["as typed"])].join(" "));
    this.#run();
  }

  ask(ask: EditorAsk): void {
    const { what, ...rest } = ask;
    if (ask.what === "cost") return void this.measures.push(!ask.on ? "off" : ask.statements ? "full" : "quiet");
    this.asked.push(`${what} ${JSON.stringify(rest)}`);
    if (ask.what === "inspect") this.isInspecting = ask.on;
    if (ask.what === "debug" && ask.on && this.listensForDebugger) this.tellDebugger(9229);
  }

  outline(file: string, line: number): void {
    this.asked.push(`outline ${file}:${line}`);
  }

  tellDebugger(port: number): void {
    for (const listener of this.#listeners.debugger) listener(`ws://127.0.0.1:${port}/1-2`);
  }

  stop(): void {
    this.asked.push("stop");
    this.say({ state: "stopped" });
  }

  resume(once: boolean): void {
    this.asked.push(once ? "run once" : "resume");
    this.say({ state: "idle" });
  }

  restart(text?: string): void {
    this.#text = text;
    this.asked.push("restart");
    this.#child?.dispose();
    this.#child = register(`child of ${this.file}`);
    this.#run();
  }

  async dispose(): Promise<void> {
    this.asked.push("dispose");
    await new Promise((resolve) => setTimeout(resolve, 20));
    this.#child?.dispose();
  }

  /** The child dies. */
  crash(reason: string): void {
    this.#child?.dispose();
    this.say({ state: "crashed", reason });
  }

  print(text: string): void {
    for (const listener of this.#listeners.output) listener("stdout", text);
  }

  say(status: AppStatus): void {
    this.status = status;
    for (const listener of this.#listeners.status) listener(status);
    for (const send of this.#ready) send({ type: "status", status });
  }

  /** The script's session state is now this, as values. */
  tellState(values: Record<string, unknown>, secret: readonly string[] = []): void {
    this.state = Object.entries(values).map(([key, value]) => ({ key, value: serialize(value).toString("base64"), ...(secret.includes(key) && { secret: true }) }));
    for (const listener of this.#listeners.state) listener(this.state);
  }

  tellOverview(overview: Overview): void {
    this.overview = overview;
    for (const listener of this.#listeners.overview) listener(overview);
  }

  /** What its runs cost. */
  tellCost(cost: Partial<Cost>): void {
    for (const listener of this.#listeners.cost) listener({ reruns: [], cached: [], statements: [], ...cost });
  }

  tellProfile(profile: Profile): void {
    for (const listener of this.#listeners.profile) listener(profile);
  }

  tellRuns(...records: RunRecord[]): void {
    this.runs = [...this.runs, ...records];
    for (const listener of this.#listeners.runs) listener(this.runs);
  }

  /** The script says what surrounds its page. */
  surround(shell: Shell): void {
    for (const listener of this.#listeners.shell) listener(shell);
  }

  /** The app goes to another page. */
  stand(address: Address): void {
    for (const listener of this.#listeners.address) listener(address);
  }

  report(diagnostics: Diagnostic[]): void {
    this.diagnostics = diagnostics;
    for (const listener of this.#listeners.diagnostics) listener(diagnostics);
  }

  #run(): void {
    this.say({ state: "running", sinceMs: 0 });
    const lines = linesOf(this.file, this.#text);
    this.files = [...new Set([this.file, ...lines.map((line) => line.file)])];
    for (const listener of this.#listeners.files) listener(this.files);
    const elements = lines.flatMap(({ text }) => elementOf(text) ?? []);
    const deltas: Delta[] = elements.map((node, i) => ({ op: "put", at: [0, i], node }));
    deltas.push({ op: "trim", at: [0], count: elements.length });
    this.#tree.apply(deltas);
    for (const send of this.#ready) send({ type: "deltas", deltas });
    this.report(lines.flatMap((line) => diagnosticOf(line) ?? []));
    if (!lines.some(({ text }) => text === "busy")) this.say({ state: "idle" });
  }

  #receive(message: unknown, send: (message: HostToView) => void): void {
    if (!isViewToHost(message)) return;
    if (message.type === "ready") {
      this.#ready.add(send);
      const app = { name: this.file.split("/").at(-1) ?? "", file: this.file };
      send({ type: "snapshot", protocol: protocolVersion, app, status: this.status, tree: this.#tree.snapshot(), nextSeq: 1, effects: [], pending: [] });
    }
    if (message.type === "openLocation") for (const listener of this.#listeners.openLocation) listener(message.file, message.line, message.column);
  }
}

interface Line {
  file: string;
  number: number;
  text: string;
}

function linesOf(file: string, typed?: string): Line[] {
  const lines = (typed ?? world().disk.read(file) ?? 'throw "no such file"').split("\n");
  return lines.flatMap((text, i) => {
    const imported = /^import ".\/(.+)"/.exec(text)?.[1];
    return imported ? linesOf(file.replace(/[^/]+$/, imported)) : [{ file, number: i + 1, text }];
  });
}

function elementOf(text: string): ElementData | undefined {
  const body = /^st\.header\("(.*)"\)/.exec(text)?.[1];
  if (body !== undefined) return { type: "header", body };
  const message = thrownBy(text);
  return message === undefined ? undefined : { type: "exception", name: "Error", message, frames: [] };
}

function diagnosticOf({ file, number, text }: Line): Diagnostic | undefined {
  const message = thrownBy(text);
  if (message === undefined) return undefined;
  const place = { file, line: number, column: 1, endLine: number, endColumn: 6 };
  return { ...place, code: "script-error", severity: "error", message, related: [] };
}

const thrownBy = (text: string): string | undefined => /^throw "(.*)"/.exec(text)?.[1];
