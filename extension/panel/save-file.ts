import { Uri, window, workspace } from "vscode";
import type { AppHost } from "../../runtime/host/api.ts";
import { cleanFileName } from "../../runtime/protocol/file-name.ts";
import { type Problem, couldNotSaveFile } from "../platform/errors.ts";

/** Asks the person where to, and writes the bytes of a medium there. Gives the problem when that fails. */
export async function saveFile(host: Pick<AppHost, "request">, file: { media: string; name: string }, folder: Uri): Promise<Problem | undefined> {
  const name = cleanFileName(file.name, "download");
  const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(folder, name) });
  if (!target) return undefined;
  const content = await readMedium(host, file.media);
  if (!content.ok) return couldNotSaveFile(name, content.reason);
  try {
    await workspace.fs.writeFile(target, content.bytes);
    return undefined;
  } catch (error) {
    return couldNotSaveFile(name, error instanceof Error ? error.message : String(error));
  }
}

async function readMedium(host: Pick<AppHost, "request">, id: string): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; reason: string }> {
  const pieces: Uint8Array[] = [];
  for (let from = 0; ; ) {
    const { answer, attachments = [] } = await host.request({ kind: "media", id, from });
    if (!answer.ok) return answer;
    const [piece = new Uint8Array()] = attachments;
    pieces.push(piece);
    from += piece.byteLength;
    if (from >= answer.body.size) return { ok: true, bytes: new Uint8Array(Buffer.concat(pieces)) };
    if (piece.byteLength === 0) return { ok: false, reason: "The bytes ended too early." };
  }
}
