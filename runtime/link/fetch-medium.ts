/**
 * Fetches what a script names by address. It is done here and not by the page, whose policy lets it reach nothing: so no
 * other content of the page can name an address, and a picture is shown while the script is busy.
 */

/** Bytes and their type, or a sentence that says why there are none. */
export type Fetched = { ok: true; type: string; bytes: SharedArrayBuffer } | { ok: false; reason: string };

const timeoutMs = 60_000;
const mostBytes = 256 * 1024 * 1024;

export async function fetchMedium(url: string): Promise<Fetched> {
  const name = nameOf(url);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) return { ok: false, reason: `${name} answered ${response.status} ${response.statusText}.` };
    const bytes = await read(response);
    if (!bytes) return { ok: false, reason: `${name} is larger than ${mostBytes / 1024 / 1024} MB.` };
    return { ok: true, type: response.headers.get("content-type") ?? "application/octet-stream", bytes };
  } catch (error) {
    return { ok: false, reason: `${name} cannot be reached: ${whyOf(error).replaceAll(url, name)}.` };
  }
}

/** What a message may tell of an address: its query and what stands before the host are where keys and passwords are. */
function nameOf(url: string): string {
  if (!URL.canParse(url)) return "The address";
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** The body, or undefined when it is too large. */
async function read(response: Response): Promise<SharedArrayBuffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes.buffer;
}

/** `fetch` hides the reason in the cause. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
