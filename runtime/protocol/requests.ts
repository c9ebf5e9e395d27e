/**
 * What a view may ask of the app's process, by kind. Exactly one answer comes, from the link thread: also while the
 * script is busy or stuck. Bytes travel beside the JSON, as attachments of the message.
 */

import type { Json } from "./json.ts";

/** How a person looks at a table. */
export interface RowView {
  sort?: { column: string; descending: boolean };
  /** Only rows that hold this text. */
  search?: string;
  /** Rows that the person deleted. */
  without?: number[];
}

/** One line per kind: what is asked, and what the answer says. */
export interface Requests {
  /** A piece of a medium. Its bytes from `from` on are the answer's only attachment; `size` is that of the whole. */
  media: { asks: { id: string; from: number }; body: { type: string; size: number } };
  /** Has a download made that is made only when it is wanted. The answer names the medium. */
  produce: { asks: { widget: string }; body: { media: string } };
  /** A piece of a file that the person gives: the only attachment, from `from` on. The piece that completes it hands it to the script. */
  upload: { asks: { id: string; name: string; type: string; size: number; from: number }; body: { received: number } };
  /** The person does not give this file after all. */
  forgetUpload: { asks: { id: string }; body: { forgotten: boolean } };
  /** Rows of a dataset, from the first up to before the last, in the order of the view. `indexes` are their places in the data, `total` counts all that the search finds. */
  rows: { asks: { dataset: string; from: number; to: number } & RowView; body: { total: number; indexes: number[]; rows: Json[][] } };
}

export type RequestKind = keyof Requests;

/** A question as it travels. */
export type Request<K extends RequestKind = RequestKind> = { [P in K]: { kind: P } & Requests[P]["asks"] }[K];

/** `reason` is a sentence. */
export type Answer<K extends RequestKind = RequestKind> = { ok: true; body: Requests[K]["body"] } | { ok: false; reason: string };

/** An answer with its bytes. */
export interface Reply<K extends RequestKind = RequestKind> {
  answer: Answer<K>;
  attachments?: readonly Uint8Array[];
}

/** What one message may carry. */
export const maxAttachments = 1024;
export const maxAttachmentBytes = 64 * 1024 * 1024;

export const failed = (reason: string): { answer: { ok: false; reason: string } } => ({ answer: { ok: false, reason } });
