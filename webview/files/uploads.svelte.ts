import type { FileMark } from "../../runtime/protocol/media.ts";
import { type SendPiece, Upload } from "./upload.svelte.ts";

/** What the uploads of a widget ask of the page. */
export interface UploadHost {
  send: SendPiece;
  forget(id: string): void;
}

/** The files that a person is giving to one widget. Outlives the component that draws it. */
export class Uploads {
  /** On their way, or stuck; in the order in which they were chosen. */
  list: readonly Upload[] = $state.raw([]);
  /** Arrived, and not yet part of a message (of a chat). */
  kept: readonly FileMark[] = $state.raw([]);
  readonly #host: UploadHost;
  #chain: Promise<void> = Promise.resolve();

  constructor(host: UploadHost) {
    this.#host = host;
  }

  get isBusy(): boolean {
    return this.list.some((upload) => upload.problem === undefined);
  }

  /**
   * Gives files one after the other. `arrived` is called once, with those that have arrived.
   * @param refusal why a file is not taken at all, as a sentence
   */
  give(files: readonly File[], refusal: (file: File) => string | undefined, arrived: (marks: readonly FileMark[]) => void): void {
    const batch = files.map((file) => new Upload(file, refusal(file)));
    this.list = [...this.list, ...batch];
    this.#then(async () => {
      const marks: FileMark[] = [];
      for (const upload of batch) if (upload.problem === undefined && (await this.#send(upload))) marks.push(upload.mark);
      if (marks.length > 0) arrived(marks);
    });
  }

  /** Tries a stuck file again. */
  retry(upload: Upload, arrived: (marks: readonly FileMark[]) => void): void {
    upload.problem = undefined;
    this.#then(async () => {
      if (await this.#send(upload)) arrived([upload.mark]);
    });
  }

  /** The person does not give it after all. */
  drop(upload: Upload): void {
    upload.cancel();
    this.#host.forget(upload.id);
    this.#remove(upload);
  }

  keep(marks: readonly FileMark[]): void {
    this.kept = [...this.kept, ...marks];
  }

  /** A file that has arrived goes with no message after all. */
  unkeep(id: string): void {
    this.#host.forget(id);
    this.kept = this.kept.filter((mark) => mark.id !== id);
  }

  /** What could not be given is no longer shown. */
  clearProblems(): void {
    this.list = this.list.filter(({ problem }) => problem === undefined);
  }

  async #send(upload: Upload): Promise<boolean> {
    const has = await upload.send(this.#host.send);
    if (has) this.#remove(upload);
    return has;
  }

  #remove(upload: Upload): void {
    this.list = this.list.filter((one) => one !== upload);
  }

  #then(step: () => Promise<void>): void {
    this.#chain = this.#chain.then(step);
  }
}
