/** What bytes are: by the ending of their name, or by how they begin. */
import { extname } from "node:path";

const byEnding: Readonly<Record<string, string>> = {
  ".png": "image/png", ".apng": "image/apng", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
  ".avif": "image/avif", ".bmp": "image/bmp", ".svg": "image/svg+xml", ".ico": "image/x-icon",
  ".wav": "audio/wav", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg", ".flac": "audio/flac", ".m4a": "audio/mp4", ".aac": "audio/aac", ".weba": "audio/webm",
  ".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mov": "video/quicktime",
  ".pdf": "application/pdf", ".json": "application/json", ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".txt": "text/plain", ".md": "text/markdown", ".html": "text/html",
  ".xml": "application/xml", ".zip": "application/zip", ".gz": "application/gzip", ".parquet": "application/vnd.apache.parquet", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** First bytes, as latin-1 text; a dot stands for any byte. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n\x1a\n/s, "image/png"],
  [/^\xff\xd8\xff/s, "image/jpeg"],
  [/^GIF8[79]a/s, "image/gif"],
  [/^RIFF....WEBP/s, "image/webp"],
  [/^....ftypavi[fs]/s, "image/avif"],
  [/^BM/s, "image/bmp"],
  [/^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/s, "image/svg+xml"],
  [/^RIFF....WAVE/s, "audio/wav"],
  [/^(ID3|\xff[\xfb\xf3\xf2])/s, "audio/mpeg"],
  [/^fLaC/s, "audio/flac"],
  [/^OggS/s, "audio/ogg"],
  [/^....ftypM4A/s, "audio/mp4"],
  [/^....ftypqt/s, "video/quicktime"],
  [/^....ftyp/s, "video/mp4"],
  [/^\x1aE\xdf\xa3/s, "video/webm"],
  [/^%PDF-/s, "application/pdf"],
];

/** By the name of a file, or the path of an address. */
export const typeOfName = (name: string): string | undefined => byEnding[extname(name).toLowerCase()];

/** By the first bytes. */
export function typeOfBytes(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(512, bytes.byteLength)).toString("latin1");
  return beginnings.find(([begins]) => begins.test(start))?.[1];
}

/** An ending, with its dot, for the name of a file of this type; `.bin` when none is known. */
export function endingOf(type: string): string {
  return Object.keys(byEnding).find((ending) => byEnding[ending] === type) ?? ".bin";
}
