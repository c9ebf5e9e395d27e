import type { Reply } from "../../runtime/protocol/requests.ts";

/** Asks for a piece of a medium. */
type Ask = (id: string, from: number) => Promise<Reply<"media">>;

/** How long the address of what is no longer shown stays good: it may come back, and a film may still be read. */
const keepMs = 10_000;

/** One medium: its address in this page, once its bytes are there. */
export class LoadedMedium {
  url: string | undefined = $state();
  /** Why it cannot be shown, as a sentence. */
  problem: string | undefined = $state();
  users = 0;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The media that the page shows, by id. Their bytes are asked for once, and let go when nothing shows them any more. */
export class MediaCache {
  readonly #ask: Ask;
  readonly #media = new Map<string, LoadedMedium>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Shows a medium until `release`. */
  use(id: string): LoadedMedium {
    let medium = this.#media.get(id);
    if (!medium) {
      this.#media.set(id, (medium = new LoadedMedium()));
      void this.#load(id, medium);
    }
    medium.users++;
    clearTimeout(medium.timer);
    return medium;
  }

  release(id: string): void {
    const medium = this.#media.get(id);
    if (!medium || --medium.users > 0) return;
    medium.timer = setTimeout(() => {
      this.#media.delete(id);
      if (medium.url !== undefined) URL.revokeObjectURL(medium.url);
    }, keepMs);
  }

  /** What failed may be there now: the app's process is another one, or can be reached again. */
  retryFailed(): void {
    for (const [id, medium] of this.#media) if (medium.problem !== undefined) void this.#load(id, medium);
  }

  /** All bytes of a medium as one Blob, for what is done with them once (a download). */
  async blob(id: string): Promise<{ ok: true; blob: Blob } | { ok: false; reason: string }> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (let from = 0; ; ) {
      const { answer, attachments = [] } = await this.#ask(id, from);
      if (!answer.ok) return answer;
      const [piece = new Uint8Array()] = attachments;
      pieces.push(new Uint8Array(piece));
      from += piece.byteLength;
      const { size, type } = answer.body;
      if (from >= size) return { ok: true, blob: new Blob(pieces, { type }) };
      if (piece.byteLength === 0) return { ok: false, reason: "The bytes ended too early." };
    }
  }

  async #load(id: string, medium: LoadedMedium): Promise<void> {
    medium.problem = undefined;
    const loaded = await this.blob(id);
    if (loaded.ok) medium.url = URL.createObjectURL(loaded.blob);
    else medium.problem = loaded.reason;
  }
}
