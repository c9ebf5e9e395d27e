/**
 * What the link keeps for the engine, and the answers that it gives from there: in the link thread of a child, and in
 * the test's thread for an app under test. A new kind of request is one line here and one in `protocol/requests.ts`.
 */
import { failed, maxAttachmentBytes, maxAttachments, type Reply, type Request, type RequestKind } from "../protocol/requests.ts";
import { DatasetStore } from "./dataset-store.ts";
import { DeferredDownloads } from "./deferred-downloads.ts";
import { MediaStore } from "./media-store.ts";
import type { Post, StoreMessage } from "./port.ts";
import { UploadStore } from "./upload-store.ts";

type Answering = { [K in RequestKind]: (asked: Request<K>, attachments: readonly Uint8Array[]) => Reply<K> | Promise<Reply<K>> };

export class Stores {
  readonly #media = new MediaStore();
  readonly datasets = new DatasetStore();
  readonly #downloads: DeferredDownloads;
  readonly #uploads: UploadStore;
  readonly #answering: Answering = {
    media: (asked) => this.#media.answer(asked),
    rows: (asked) => this.datasets.rows(asked),
    produce: (asked) => this.#downloads.produce(asked.widget),
    upload: (asked, [piece]) => this.#uploads.take(asked, piece),
    forgetUpload: (asked) => this.#uploads.forget(asked.id),
  };

  constructor(post: Post) {
    this.#downloads = new DeferredDownloads(post);
    this.#uploads = new UploadStore(post);
  }

  /** Takes what the engine handed over. */
  accept(message: StoreMessage): void {
    switch (message.store) {
      case "media":
        return this.#media.accept(message);
      case "downloads":
        return this.#downloads.accept(message);
      case "datasets":
        return this.datasets.accept(message);
    }
  }

  /** Never rejects: a question that cannot be answered is told why. */
  async answer(request: Request, attachments: readonly Uint8Array[] = []): Promise<Reply> {
    try {
      const reply = await this.#reply(request, attachments);
      return isTooLarge(reply) ? failed("The answer is too large.") : reply;
    } catch (error) {
      return failed(`The request ${JSON.stringify(request.kind)} failed: ${String(error)}`);
    }
  }

  #reply<K extends RequestKind>(request: Request<K>, attachments: readonly Uint8Array[]): Reply<K> | Promise<Reply<K>> {
    return this.#answering[request.kind](request, attachments);
  }
}

function isTooLarge({ attachments = [] }: Reply): boolean {
  return attachments.length > maxAttachments || attachments.reduce((sum, { byteLength }) => sum + byteLength, 0) > maxAttachmentBytes;
}
