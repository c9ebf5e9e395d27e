/**
 * Notices that a script which was never saved is now a file. VS Code has no event for that: the text comes into the file's document,
 * and the other one is emptied and closed.
 */
import { type Disposable, type TextDocument, type Uri, workspace } from "vscode";
import { DisposableStore } from "../platform/disposable.ts";

export class SavedAs implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #isApp: (script: Uri) => boolean;
  readonly #moved: (from: Uri, to: Uri) => void;
  /** The file that got the text of a script that was never saved, by that script. */
  readonly #files = new Map<string, Uri>();

  /** `isApp`: whether the script is one that runs. */
  constructor(isApp: (script: Uri) => boolean, moved: (from: Uri, to: Uri) => void) {
    this.#isApp = isApp;
    this.#moved = moved;
    this.#owned.add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && this.#changed(document)));
    this.#owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.#closed(uri)));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #changed(document: TextDocument): void {
    const { scheme } = document.uri;
    const text = document.getText();
    // Somebody goes on writing it: it was not this that was saved.
    if (scheme === "untitled" && text !== "") this.#files.delete(document.uri.toString());
    if (scheme !== "file" || text === "") return;
    // A formatter may change the text before it is saved: so this looks at the moment in which it comes.
    const source = workspace.textDocuments.find((each) => each.uri.scheme === "untitled" && this.#isApp(each.uri) && each.getText() === text);
    if (source) this.#files.set(source.uri.toString(), document.uri);
  }

  #closed(script: Uri): void {
    const file = this.#files.get(script.toString());
    if (!file) return;
    this.#files.delete(script.toString());
    this.#moved(script, file);
  }
}
