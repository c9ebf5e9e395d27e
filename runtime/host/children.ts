/** An app's child processes, one after the other, and what the one that is there has been asked. */
import { dirname } from "node:path";
import process from "node:process";
import type { ChildToHost, HostToChild } from "../protocol/messages.ts";
import { failed, type Reply, type Request } from "../protocol/requests.ts";
import type { HostOptions } from "./api.ts";
import { ChildLink, type ChildListeners } from "./child-link.ts";
import { type Crash, crashOf } from "./exit-reason.ts";
import { OpenRequests } from "./open-requests.ts";
import { appEnvironment, spawnChild } from "./spawn-child.ts";
import { chooseNode } from "./which-node.ts";

/** How long a child may take to end by itself. */
const endMs = 500;
const processGone = "The app's process is gone.";

export interface ChildrenListeners extends Pick<ChildListeners, "taken" | "output" | "log"> {
  /** A child is there: it waits for its first message. */
  started(): void;
  /** What the child that is there says, but for answers. */
  message(message: Exclude<ChildToHost, { type: "taken" | "answer" }>): void;
  /** The child ended by itself, or none could be started. */
  crashed(crash: Crash): void;
}

export class Children {
  /** Where the app runs. */
  readonly cwd: string;
  readonly #options: HostOptions;
  readonly #listeners: ChildrenListeners;
  readonly #requests = new OpenRequests();
  #current: ChildLink | undefined;
  /** The child before, which may not be gone yet. */
  #leaving: ChildLink | undefined;
  /** Counts launches: what belongs to an earlier one is too late. */
  #launches = 0;

  constructor(options: HostOptions, listeners: ChildrenListeners) {
    this.cwd = options.cwd ?? dirname(options.file);
    this.#options = options;
    this.#listeners = listeners;
  }

  get launches(): number {
    return this.#launches;
  }

  get isThere(): boolean {
    return this.#current !== undefined;
  }

  /** Starts a child in place of the one that is there, which is gone by then. A launch that another one overtakes starts none. */
  async launch(): Promise<void> {
    const launch = ++this.#launches;
    this.#leaving = this.#current ?? this.#leaving;
    this.#part();
    this.#leaving?.kill();
    await this.#leaving?.ended;
    const env = appEnvironment(process.env, this.#options.env);
    const node = await chooseNode({ ...this.#options, cwd: this.cwd, env });
    if (launch !== this.#launches) return;
    if (!node.ok) return this.#listeners.crashed({ state: "crashed", reason: node.reason, fix: node.fix });
    this.#listeners.log("info", `Starting ${this.#options.file} with Node ${node.version} (${node.path}).`);
    const { taken, output, log } = this.#listeners;
    this.#current = new ChildLink(spawnChild(this.#options, node, this.cwd, env), {
      taken,
      output,
      log,
      message: (message) => launch === this.#launches && this.#received(message),
      gone: (exit) => {
        if (launch !== this.#launches) return;
        this.#part();
        this.#listeners.crashed(crashOf(exit, this.#options.file));
      },
    });
    this.#listeners.started();
  }

  send(message: HostToChild): void {
    this.#current?.send(message);
  }

  /** Sends an event while no other waits: see `ChildLink`. */
  sendDirectly(message: Extract<HostToChild, { type: "event" }>): void {
    this.#current?.sendDirectly(message);
  }

  /** Always resolves: with a failure when the child is gone before it has answered. */
  ask(request: Request, attachments?: readonly Uint8Array[]): Promise<Reply> {
    if (!this.#current) return Promise.resolve(failed(processGone));
    const { id, reply } = this.#requests.open();
    this.#current.send({ type: "request", id, request, ...(attachments && { attachments }) });
    return reply;
  }

  /** Resolves when no child is there and none will be: it may end by itself, and is ended when it does not. */
  async end(): Promise<void> {
    this.#launches++;
    const child = this.#current;
    this.#part();
    if (!child) return;
    child.send({ type: "dispose" });
    const timer = setTimeout(() => child.kill(), endMs);
    await child.ended;
    clearTimeout(timer);
  }

  #received(message: Exclude<ChildToHost, { type: "taken" }>): void {
    if (message.type === "answer") this.#requests.answered(message);
    else this.#listeners.message(message);
  }

  /** Nothing more is sent to the child that is there, nor waited for. */
  #part(): void {
    this.#current = undefined;
    this.#requests.failAll(processGone);
  }
}
