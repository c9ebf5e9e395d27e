import { dirname } from "node:path";
import { type Disposable, FileType, RelativePattern, Uri, workspace } from "vscode";
import { FileWatch } from "../../runtime/host/watch-files.ts";
import { documentOf } from "../editor/script-files.ts";
import type { UnsavedEdits } from "../editor/unsaved-edits.ts";
import { DisposableStore } from "../platform/disposable.ts";

/** Changes from outside come in bursts (a checkout, a formatter): they are told together. */
const burstMs = 50;
/** Many programs save by deleting and creating: a file counts as gone only after this. */
const goneMs = 300;

/**
 * Tells when one of the files of an app is saved in the editor or changed from outside; once per change, although three
 * see it. The disk shows what the editor saves some twenty milliseconds before the editor says so, and its watcher of files,
 * which knows of all else, is slower than both.
 */
export class SavedFiles implements Disposable {
  readonly #changed: (files: string[]) => void;
  readonly #unsaved: Pick<UnsavedEdits, "forget">;
  readonly #owned = new DisposableStore();
  #watched = new Set<string>();
  /** One watcher per folder that a file lies in. */
  readonly #watchers = new Map<string, Disposable>();
  /** What the disk showed when a file's change was last told. */
  readonly #known = new Map<string, Promise<string>>();
  /** A folder that cannot be looked at so closely is still watched by the editor. */
  readonly #disk = new FileWatch({ changed: (file, text) => this.#written(file, text), log: () => {} });
  /** Files whose save was told when the disk showed it: that the editor has saved them is no news. */
  readonly #early = new Set<string>();
  readonly #burst = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(unsaved: Pick<UnsavedEdits, "forget">, changed: (files: string[]) => void) {
    this.#unsaved = unsaved;
    this.#changed = changed;
    this.#owned.add(workspace.onDidSaveTextDocument(({ uri }) => this.#saved(uri)));
  }

  /** Watches exactly these files from now on. */
  watch(files: readonly string[]): void {
    this.#watched = new Set(files);
    this.#disk.watch(files);
    const folders = new Set(files.map((file) => dirname(file)));
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.dispose();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) {
      if (!this.#watchers.has(folder)) this.#watchers.set(folder, this.#watchFolder(folder));
    }
    for (const file of files) if (!this.#known.has(file)) this.#known.set(file, stamp(file));
    for (const file of this.#known.keys()) if (!this.#watched.has(file)) this.#known.delete(file);
  }

  dispose(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
    this.#watched.clear();
    this.#disk.close();
    this.#owned.dispose();
  }

  /** The editor has saved a document. */
  #saved(uri: Uri): void {
    if (uri.scheme !== "file" || this.#early.delete(uri.fsPath) || !this.#watched.has(uri.fsPath)) return;
    this.#tell(uri.fsPath);
  }

  /** The disk has another text. When it is that of a document which still counts as unsaved, the editor is saving it. */
  #written(file: string, text: string | undefined): void {
    const document = documentOf(Uri.file(file));
    if (!document?.isDirty || document.getText() !== text) return;
    this.#early.add(file);
    this.#unsaved.forget(file);
    this.#tell(file);
  }

  #tell(file: string): void {
    this.#changed([file]);
    this.#known.set(file, stamp(file));
  }

  #watchFolder(folder: string): Disposable {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.file(folder), "*"));
    watcher.onDidChange(({ fsPath }) => void this.#touched(fsPath));
    watcher.onDidCreate(({ fsPath }) => void this.#touched(fsPath));
    watcher.onDidDelete(({ fsPath }) => this.#after(goneMs, () => void this.#touched(fsPath)));
    return watcher;
  }

  /** The disk watcher saw something: tells it unless the file is as it was when its change was last told. */
  async #touched(file: string): Promise<void> {
    if (!this.#watched.has(file)) return;
    const before = this.#known.get(file);
    const now = stamp(file);
    this.#known.set(file, now);
    if ((await before) === (await now) || !this.#watched.has(file)) return;
    if (this.#burst.size === 0) this.#after(burstMs, () => this.#tellBurst());
    this.#burst.add(file);
  }

  #tellBurst(): void {
    const files = [...this.#burst];
    this.#burst.clear();
    this.#changed(files);
  }

  #after(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    this.#timers.add(timer);
  }
}

/** What tells two versions of a file apart: `gone`, or time and size. */
async function stamp(file: string): Promise<string> {
  try {
    const { mtime, size, type } = await workspace.fs.stat(Uri.file(file));
    return type & FileType.File ? `${mtime} ${size}` : "gone";
  } catch {
    // No such file, or not ours to read: for the app that is the same.
    return "gone";
  }
}
