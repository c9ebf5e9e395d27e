/** Downloads that the script makes only when they are wanted: asks the engine, and waits for what it says. */
import { failed, type Reply } from "../protocol/requests.ts";
import type { DownloadMessage, Post } from "./port.ts";

export class DeferredDownloads {
  readonly #post: Post;
  readonly #waiting = new Map<number, (reply: Reply<"produce">) => void>();
  #next = 1;

  constructor(post: Post) {
    this.#post = post;
  }

  produce(widget: string): Promise<Reply<"produce">> {
    const number = this.#next++;
    this.#post({ type: "file", file: { wanted: { number, widget } } });
    return new Promise((resolve) => this.#waiting.set(number, resolve));
  }

  accept(message: DownloadMessage): void {
    this.#waiting.get(message.number)?.("media" in message ? { answer: { ok: true, body: { media: message.media } } } : failed(message.problem));
    this.#waiting.delete(message.number);
  }
}
