/** Files that pass between the person and the script: those that were given, and those that are made when they are wanted. */
import { inspect } from "node:util";
import type { LinkToEngine } from "../link/port.ts";
import { scopes } from "./context.ts";
import type { Core } from "./core.ts";
import { textOf } from "./exception.ts";
import { redact } from "./secrets/redact.ts";
import { UploadedFile } from "./uploaded-file.ts";

type FileMessage = Extract<LinkToEngine, { type: "file" }>["file"];

/** Files that no widget has taken (their form was not submitted yet) may hold so much: beyond, the oldest are given up. */
const mostUntakenBytes = 1024 * 1024 * 1024;

export class Files {
  readonly #core: Core;
  /** Given, and in no widget yet. */
  readonly #untaken = new Map<string, UploadedFile>();
  /** In the value of some widget, which keeps it alive. */
  readonly #taken = new Map<string, WeakRef<UploadedFile>>();

  constructor(core: Core) {
    this.#core = core;
  }

  receive(message: FileMessage): void {
    if ("given" in message) return this.#add(new UploadedFile(message.given));
    if ("takenBack" in message) return void this.#untaken.delete(message.takenBack);
    const { number, widget } = message.wanted;
    // Not within the run that happens to be going: what is made belongs to none.
    scopes.exit(() => setImmediate(() => void this.#produce(number, widget)));
  }

  /** The files with these ids, as far as there are any: those of an earlier process are gone. */
  take(ids: readonly string[]): UploadedFile[] {
    return ids.flatMap((id) => {
      const file = this.#untaken.get(id) ?? this.#taken.get(id)?.deref();
      if (!file) return [];
      this.#untaken.delete(id);
      this.#taken.set(id, new WeakRef(file));
      return file;
    });
  }

  #add(file: UploadedFile): void {
    for (const [id, reference] of this.#taken) if (!reference.deref()) this.#taken.delete(id);
    this.#untaken.set(file.id, file);
    let bytes = 0;
    for (const [id, { size }] of [...this.#untaken].toReversed()) {
      bytes += size;
      if (bytes > mostUntakenBytes && id !== file.id) this.#untaken.delete(id);
    }
  }

  async #produce(number: number, id: string): Promise<void> {
    const { outlet, widgets } = this.#core;
    try {
      const produce = widgets.get(id)?.spec.produce;
      if (!produce) throw new Error("The button is no longer on the page.");
      outlet.store({ store: "downloads", number, media: (await produce()).id });
    } catch (error) {
      console.error(redact(inspect(error)));
      outlet.store({ store: "downloads", number, problem: textOf(error) });
    }
  }
}
