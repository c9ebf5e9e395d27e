/** What a script may pass where bytes are wanted: a path, an address, bytes, a Blob. */
import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { currentEngine } from "../../engine/current.ts";
import { badOption, show, unreadableFile } from "../../engine/errors.ts";
import type { Media, Medium } from "../../engine/media.ts";

/** A path (a relative one begins at the script's folder), an `https:`, `http:`, `file:` or `data:` address, or bytes. */
export type MediaSource = string | URL | Uint8Array | ArrayBuffer | Blob;

/** Says what type bytes have; `name` is that of their file or address. @throws AppError for bytes that cannot be used */
export type TypeOf = (bytes: Uint8Array | undefined, name: string | undefined) => string;

/** A medium and the name of the file that it is from. */
export interface Taken {
  medium: Medium;
  name: string | undefined;
  bytes: Uint8Array | undefined;
}

/**
 * Takes what a script passed.
 * @param call the function, for errors
 * @throws AppError `bad-option`, `unreadable-file`
 */
export function take(media: Media, call: string, source: unknown, typeOf: TypeOf): Taken {
  if (source instanceof Blob) {
    const name = "name" in source && typeof source.name === "string" ? source.name : undefined;
    return { medium: media.putBlob(source, source.type || typeOf(undefined, name)), name, bytes: undefined };
  }
  const bytes = bytesOf(source);
  if (bytes) return { medium: media.put(bytes, typeOf(bytes, undefined)), name: undefined, bytes };
  if (typeof source === "string" && source !== "") return takeText(media, call, source, typeOf);
  if (source instanceof URL) return takeText(media, call, source.href, typeOf);
  if (source instanceof Promise) throw badOption(call, "the data is a promise", `Wait for it: st.${call}(await …).`);
  throw badOption(call, `the data cannot be ${show(source)}`, "Pass a path, an address, bytes (a Buffer, a Uint8Array, an ArrayBuffer) or a Blob.");
}

/** Bytes in memory, whatever holds them. */
export function bytesOf(source: unknown): Uint8Array | undefined {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer || source instanceof SharedArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  return undefined;
}

function takeText(media: Media, call: string, text: string, typeOf: TypeOf): Taken {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) {
    const { href, pathname } = new URL(text);
    const name = decodeURIComponent(basename(pathname));
    return { medium: media.putUrl(href, typeOf(undefined, name)), name, bytes: undefined };
  }
  if (/^data:/i.test(text)) return takeDataUrl(media, call, text, typeOf);
  if (/^file:/i.test(text)) return takeFile(media, call, fileURLToPath(text), typeOf);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(text)) throw badOption(call, `the address ${show(text)} is of a kind that cannot be fetched`, "Pass a path, or an address that begins with https:, http: or data:.");
  return takeFile(media, call, text, typeOf);
}

function takeFile(media: Media, call: string, path: string, typeOf: TypeOf): Taken {
  const { cwd } = currentEngine().settings;
  const file = resolve(cwd, path);
  const name = basename(file);
  let bytes: Uint8Array | undefined;
  try {
    const { mtimeMs, size } = statSync(file);
    const medium = media.putOnce(JSON.stringify([call, file, mtimeMs, size]), () => {
      bytes = readFileSync(file);
      return { bytes, type: typeOf(bytes, name) };
    });
    return { medium, name, bytes: bytes ?? medium.bytes };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw unreadableFile(call, path, reasons[error.code] ?? error.message, cwd);
  }
}

const reasons: Readonly<Record<string, string>> = { ENOENT: "there is no such file", ENOTDIR: "there is no such file", EISDIR: "it is a folder", EACCES: "it may not be read" };

const isSystemError = (error: unknown): error is Error & { code: string } => error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string";

function takeDataUrl(media: Media, call: string, url: string, typeOf: TypeOf): Taken {
  const [, head = "", body] = /^data:([^,]*),(.*)$/is.exec(url) ?? [];
  if (body === undefined) throw badOption(call, `the address ${show(url)} holds no data`, "Write data:image/png;base64,…");
  const isBase64 = /;\s*base64\s*$/i.test(head);
  const bytes = isBase64 ? Buffer.from(body, "base64") : Buffer.from(decodeURIComponent(body));
  return { medium: media.put(bytes, head.split(";")[0] || typeOf(bytes, undefined)), name: undefined, bytes };
}
