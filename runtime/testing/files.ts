/** Files that pass between a test and its app, as between a person and the page. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { FileMark } from "../protocol/media.ts";
import type { AppThread } from "./app-thread.ts";

/** A file to give to an app: one on disk by its path, or its name and content. */
export type TestFile = string | { name: string; content: string | Uint8Array; type?: string };

/** Gives a file to the app. A widget takes it by its mark. */
export function giveFile(thread: AppThread, file: TestFile): FileMark {
  const { name, content, type = "" } = typeof file === "string" ? { name: basename(file), content: readFileSync(file) } : file;
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const mark = { id: randomUUID(), name, size: bytes.byteLength };
  // Handed over before this returns: an event that names the file comes behind it.
  void thread.request({ kind: "upload", ...mark, type, from: 0 }, [bytes]);
  return mark;
}

/** All bytes of a medium. @throws Error when they cannot be had */
export async function readMedium(thread: AppThread, id: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let from = 0, size = 1; from < size; ) {
    const { answer, attachments = [] } = await thread.request({ kind: "media", id, from });
    if (!answer.ok) throw new Error(answer.reason);
    const [piece = new Uint8Array()] = attachments;
    size = answer.body.size;
    from += piece.byteLength;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** The medium of a download that is made when it is wanted. @throws Error when it cannot be made */
export async function produced(thread: AppThread, widget: string): Promise<string> {
  const { answer } = await thread.request({ kind: "produce", widget });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.body.media;
}
