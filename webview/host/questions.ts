import { checkedReply } from "../../runtime/protocol/guards.ts";
import type { HostToView, ViewToHost } from "../../runtime/protocol/messages.ts";
import { failed, type Reply, type Request, type RequestKind, type Requests } from "../../runtime/protocol/requests.ts";

type Asked = Extract<ViewToHost, { type: "request" }>;
type Answered = Extract<HostToView, { type: "answer" }>;

/** Questions that are on their way at a time: the rest waits here, so that bytes do not pile up in between. */
const mostOpen = 16;

/** What the page has asked its host and not been answered yet. */
export class Questions {
  readonly #send: (message: Asked) => void;
  readonly #open = new Map<number, (reply: Reply) => void>();
  readonly #waiting: { message: Asked; settle(reply: Reply): void }[] = [];
  #nextId = 1;
  #isReachable = true;

  constructor(send: (message: Asked) => void) {
    this.#send = send;
  }

  async ask<K extends RequestKind>(kind: K, asks: Requests[K]["asks"], attachments?: readonly Uint8Array[]): Promise<Reply<K>> {
    // SAFETY: a kind with what this kind asks is a request of this kind.
    const request = { kind, ...asks } as Request;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    this.#waiting.push({ message: { type: "request", id: this.#nextId++, request, ...(attachments && { attachments }) }, settle: resolve });
    this.#sendNext();
    return checkedReply(kind, await promise);
  }

  answered({ id, answer, attachments }: Answered): void {
    const settle = this.#open.get(id);
    this.#open.delete(id);
    settle?.({ answer, ...(attachments && { attachments }) });
    this.#sendNext();
  }

  /** What the host was asked before it was lost it will not answer. */
  setReachable(is: boolean): void {
    this.#isReachable = is;
    if (is) return;
    const open = [...this.#open.values(), ...this.#waiting.map(({ settle }) => settle)];
    this.#open.clear();
    this.#waiting.length = 0;
    for (const settle of open) settle(failed("The connection to the app was lost."));
  }

  #sendNext(): void {
    if (!this.#isReachable) return this.setReachable(false);
    while (this.#open.size < mostOpen) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#open.set(next.message.id, next.settle);
      this.#send(next.message);
    }
  }
}
