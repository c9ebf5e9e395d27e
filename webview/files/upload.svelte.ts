import type { FileMark } from "../../runtime/protocol/media.ts";
import type { Reply, Requests } from "../../runtime/protocol/requests.ts";

/** Hands over one piece, and resolves when it has been taken. */
export type SendPiece = (asks: Requests["upload"]["asks"], piece: Uint8Array) => Promise<Reply<"upload">>;

/** Bytes on the way at a time: the next piece is read when this one has been taken, so a large file never stands in memory. */
const pieceBytes = 2 * 1024 * 1024;

/** A file on its way to the app. */
export class Upload {
  readonly id: string = crypto.randomUUID();
  readonly file: File;
  /** Bytes that have been taken. */
  sent: number = $state(0);
  /** Why it will not arrive, as a sentence. */
  problem: string | undefined = $state();
  #isCancelled = false;

  constructor(file: File, problem?: string) {
    this.file = file;
    this.problem = problem;
  }

  get mark(): FileMark {
    return { id: this.id, name: this.file.name, size: this.file.size };
  }

  /** Sends it from the beginning. Resolves with whether it has arrived. */
  async send(sendPiece: SendPiece): Promise<boolean> {
    const { id, file } = this;
    this.problem = undefined;
    this.sent = 0;
    do {
      const piece = await readPiece(file, this.sent);
      if (this.#isCancelled) return false;
      if (!piece) return this.#fail("The file cannot be read any more.");
      const { answer } = await sendPiece({ id, name: file.name, type: file.type, size: file.size, from: this.sent }, piece);
      if (this.#isCancelled) return false;
      if (!answer.ok) return this.#fail(answer.reason);
      this.sent = answer.body.received;
    } while (this.sent < file.size);
    return true;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  #fail(problem: string): false {
    this.problem = problem;
    return false;
  }
}

/** Undefined for a file that was changed or removed since it was chosen. */
async function readPiece(file: File, from: number): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.slice(from, from + pieceBytes).arrayBuffer());
  } catch {
    return undefined;
  }
}
