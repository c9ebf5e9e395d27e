/** Questions on their way to the child. Each is answered once: by the child, or with a failure when it is gone. */
import type { ChildToHost } from "../protocol/messages.ts";
import { failed, type Reply } from "../protocol/requests.ts";

export class OpenRequests {
  readonly #open = new Map<number, (reply: Reply) => void>();
  #next = 1;

  /** A question's number, and the promise of its answer. */
  open(): { id: number; reply: Promise<Reply> } {
    const id = this.#next++;
    return { id, reply: new Promise((resolve) => this.#open.set(id, resolve)) };
  }

  /** An answer to a question that is not open says nothing. */
  answered({ id, answer, attachments }: Extract<ChildToHost, { type: "answer" }>): void {
    this.#open.get(id)?.({ answer, ...(attachments && { attachments }) });
    this.#open.delete(id);
  }

  failAll(reason: string): void {
    for (const settle of this.#open.values()) settle(failed(reason));
    this.#open.clear();
  }
}
