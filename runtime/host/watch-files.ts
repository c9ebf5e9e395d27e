/**
 * Watches the files of an app and tells when the content of one has changed. A file that is being written is waited
 * for: it counts when it looks whole, or when nothing more came for a moment.
 */
import { type FSWatcher, readFileSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { looksWhole } from "./looks-whole.ts";

/** Milliseconds. */
export interface Patience {
  /** How long the text of a file that does not look whole must stay the same. */
  settleMs: number;
  /** How long a file that is gone may take to come back: editors replace files. */
  replaceMs: number;
}

export interface FileWatchListeners {
  /** `text` is what it holds now; undefined when it is gone. */
  changed(file: string, text: string | undefined): void;
  log(level: "warn", text: string): void;
}

export class FileWatch {
  readonly #listeners: FileWatchListeners;
  readonly #patience: Patience;
  readonly #folders = new Map<string, FSWatcher>();
  /** What each file held when it was last told of; undefined when it was not there. */
  readonly #texts = new Map<string, string | undefined>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(listeners: FileWatchListeners, patience: Patience = { settleMs: 5, replaceMs: 100 }) {
    this.#listeners = listeners;
    this.#patience = patience;
  }

  /** Watches exactly these from now on. */
  watch(files: readonly string[]): void {
    const wanted = new Set(files);
    for (const file of this.#texts.keys()) if (!wanted.has(file)) this.#texts.delete(file);
    for (const file of files) if (!this.#texts.has(file)) this.#texts.set(file, read(file));
    const folders = new Set(files.map((file) => dirname(file)));
    for (const [folder, watcher] of this.#folders) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
    for (const folder of folders) this.#watchFolder(folder);
  }

  close(): void {
    for (const watcher of this.#folders.values()) watcher.close();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#folders.clear();
    this.#timers.clear();
    this.#texts.clear();
  }

  #watchFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => this.#stirred(folder, name));
      watcher.on("error", (error) => this.#lost(folder, error));
      this.#folders.set(folder, watcher);
    } catch (error) {
      this.#lost(folder, error);
    }
  }

  #lost(folder: string, error: unknown): void {
    this.#folders.get(folder)?.close();
    this.#folders.delete(folder);
    this.#listeners.log("warn", `Saves in ${folder} are not seen any more (${error instanceof Error ? error.message : String(error)}). Run the app again from its page.`);
  }

  /** Something happened to a file of a folder; systems that do not say to which leave out the name. */
  #stirred(folder: string, name: string | null): void {
    for (const file of this.#texts.keys()) {
      if (dirname(file) === folder && (name === null || basename(file) === name)) this.#look(file);
    }
  }

  #look(file: string): void {
    if (!this.#texts.has(file)) return;
    const text = read(file);
    if (text !== undefined && looksWhole(text)) return this.#tell(file, text);
    this.#lookAgain(file, text);
  }

  /** Tells when the file is still the same after a moment. */
  #lookAgain(file: string, before: string | undefined): void {
    this.#forget(file);
    const { settleMs, replaceMs } = this.#patience;
    const settled = (): void => {
      const text = read(file);
      if (text !== before) return this.#look(file);
      this.#tell(file, text);
    };
    const timer = setTimeout(settled, before === undefined ? replaceMs : settleMs);
    this.#timers.set(file, timer);
  }

  #tell(file: string, text: string | undefined): void {
    this.#forget(file);
    if (!this.#texts.has(file) || text === this.#texts.get(file)) return;
    this.#texts.set(file, text);
    this.#listeners.changed(file, text);
  }

  #forget(file: string): void {
    clearTimeout(this.#timers.get(file));
    this.#timers.delete(file);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Gone, or being replaced: the timer decides which.
    return undefined;
  }
}
