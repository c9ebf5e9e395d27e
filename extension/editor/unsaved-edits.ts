/** What was typed since the last save. An app speaks of its files as they were when it read them; the editor shows them as they are. */
import { type Disposable, EventEmitter, type TextDocumentChangeEvent, workspace } from "vscode";
import type { Location } from "../../runtime/protocol/diagnostic.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { type Edit, moveThroughEdit } from "./move-location.ts";
import { isScriptName, pathOf } from "./script-files.ts";

export interface EditedFile {
  file: string;
  edits: readonly Edit[];
}

export class UnsavedEdits implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #edited = this.#owned.add(new EventEmitter<EditedFile>());
  /** Somebody typed, or a file was replaced on disk. */
  readonly onDidEdit = this.#edited.event;
  readonly #byFile = new Map<string, Edit[]>();

  constructor() {
    this.#owned.add(workspace.onDidChangeTextDocument((event) => this.#changed(event)));
    this.#owned.add(workspace.onDidSaveTextDocument(({ uri }) => this.#byFile.delete(uri.fsPath)));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#byFile.delete(pathOf(document))));
    this.#owned.add(workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => this.#byFile.delete(uri.fsPath))));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** The text in the editor is what its app runs now: what it says from here on is about that, as if it were saved. */
  forget(file: string): void {
    this.#byFile.delete(file);
  }

  /** Where a place that an app speaks of is now; undefined when its line was edited. */
  now<T extends Location>(place: T): T | undefined {
    const edits = this.#byFile.get(place.file);
    if (!edits) return place;
    // A file that changed on disk, or whose edits were undone, is edited in VS Code's eyes and yet as it was saved.
    const isDirty = workspace.textDocuments.some((document) => document.isDirty && pathOf(document) === place.file);
    if (isDirty) return moved(place, edits);
    this.#byFile.delete(place.file);
    return place;
  }

  #changed({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (!/^(file|untitled)$/.test(document.uri.scheme) || contentChanges.length === 0) return;
    const file = pathOf(document);
    const edits = editsOf(contentChanges);
    if (isScriptName(file)) this.#byFile.set(file, [...(this.#byFile.get(file) ?? []), ...edits]);
    this.#edited.fire({ file, edits });
  }
}

/** Where a place is after these edits, one after the other. */
export function moved<T extends Location>(place: T, edits: readonly Edit[]): T | undefined {
  let now: T | undefined = place;
  for (const edit of edits) now &&= moveThroughEdit(now, edit);
  return now;
}

/** The changes of one event are all in the coordinates before it: from the last in the file to the first, none disturbs the next. */
function editsOf(changes: TextDocumentChangeEvent["contentChanges"]): Edit[] {
  const fromTheEnd = [...changes].sort((a, b) => b.range.start.compareTo(a.range.start));
  return fromTheEnd.map(({ range, text }) => ({
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    text,
  }));
}
