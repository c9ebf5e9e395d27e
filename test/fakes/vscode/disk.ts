import { posix } from "node:path";
import { EventEmitter } from "./events.ts";
import { register } from "./live.ts";
import { Uri } from "./uri.ts";
import { FileType, type RelativePattern } from "./values.ts";

interface Entry {
  text: string;
  mtime: number;
}

type Watch = { folder: string; created: EventEmitter<Uri>; changed: EventEmitter<Uri>; deleted: EventEmitter<Uri> };

/** A disk in memory, with VS Code's watchers on it. */
export class Disk {
  readonly #files = new Map<string, Entry>();
  readonly #watches = new Set<Watch>();
  #clock = 1;
  /** Nothing more can be written by VS Code. */
  isFull = false;

  read(path: string): string | undefined {
    return this.#files.get(path)?.text;
  }

  /** Writes as any program would; the watchers of its folder see it. */
  write(path: string, text: string): void {
    const isNew = !this.#files.has(path);
    this.store(path, text);
    for (const watch of this.#seeing(path)) (isNew ? watch.created : watch.changed).fire(Uri.file(path));
  }

  /** Writes without anybody seeing it yet. */
  store(path: string, text: string): void {
    this.#files.set(path, { text, mtime: this.#clock++ });
  }

  /** The files below a folder. */
  paths(folder: string): string[] {
    return [...this.#files.keys()].filter((path) => path.startsWith(`${folder}/`));
  }

  bytes(uri: Uri): Uint8Array {
    const text = this.read(uri.path);
    if (text === undefined) throw new Error(`EntryNotFound (FileSystemError): ${uri.path}`);
    return new TextEncoder().encode(text);
  }

  /** A file, or a folder with all that is in it. */
  copy(from: string, to: string): void {
    const found = [...this.#files].filter(([path]) => path === from || path.startsWith(`${from}/`));
    if (found.length === 0) throw new Error(`EntryNotFound (FileSystemError): ${from}`);
    for (const [path, { text }] of found) this.write(to + path.slice(from.length), text);
  }

  delete(path: string): void {
    this.#files.delete(path);
    for (const watch of this.#seeing(path)) watch.deleted.fire(Uri.file(path));
  }

  /** Tells the watchers of a file again, as VS Code does at times. */
  touchWatchers(path: string): void {
    for (const watch of this.#seeing(path)) watch.changed.fire(Uri.file(path));
  }

  stat = async (uri: Uri): Promise<{ type: number; ctime: number; mtime: number; size: number }> => {
    const entry = this.#files.get(uri.path);
    if (entry) return { type: FileType.File, ctime: 0, mtime: entry.mtime, size: entry.text.length };
    const isFolder = [...this.#files.keys()].some((path) => path.startsWith(`${uri.path}/`));
    if (isFolder) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw new Error(`EntryNotFound (FileSystemError): ${uri.path}`);
  };

  watch = (pattern: RelativePattern): { onDidCreate: unknown; onDidChange: unknown; onDidDelete: unknown; dispose(): void } => {
    if (pattern.pattern !== "*") throw new Error(`The fake disk watches folders, not ${pattern.pattern}`);
    const watch: Watch = { folder: pattern.baseUri.path, created: new EventEmitter(), changed: new EventEmitter(), deleted: new EventEmitter() };
    this.#watches.add(watch);
    const registration = register("file watcher", () => {
      this.#watches.delete(watch);
      for (const emitter of [watch.created, watch.changed, watch.deleted]) emitter.dispose();
    });
    return { onDidCreate: watch.created.event, onDidChange: watch.changed.event, onDidDelete: watch.deleted.event, dispose: () => registration.dispose() };
  };

  #seeing(path: string): Watch[] {
    return [...this.#watches].filter((watch) => watch.folder === posix.dirname(path));
  }
}
