import { type Disposable, EventEmitter, type TextDocument, type TextEditor, type Uri, window, workspace } from "vscode";
import { DisposableStore } from "../platform/disposable.ts";
import { importsDacapo } from "./imports-dacapo.ts";
import { isScriptName, pathOf } from "./script-files.ts";

/** Typing is looked at when it pauses for this long. */
const typingPauseMs = 100;

/**
 * The file that the person has before them, and whether it is an app. It stays the same while the focus is in a
 * preview or in the output panel: the buttons above the editor belong to the file that is seen.
 */
export class ActiveScript implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #owned = new DisposableStore();
  #document: TextDocument | undefined;
  #isApp = false;
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    this.#owned.add(this.#changed);
    this.#owned.add(window.onDidChangeActiveTextEditor((editor) => this.#activate(editor)));
    this.#owned.add(window.onDidChangeVisibleTextEditors(() => this.#activate(window.activeTextEditor)));
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#typed(document)));
    this.#owned.add(workspace.onDidOpenTextDocument((document) => document === this.#document && this.#look()));
    this.#activate(window.activeTextEditor);
  }

  /** The file of the editor that is active, or was the last to be and still shows. */
  get uri(): Uri | undefined {
    return this.#document?.uri;
  }

  get isApp(): boolean {
    return this.#isApp;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  #activate(editor: TextEditor | undefined): void {
    const document = editor && !isPanelDocument(editor.document) ? editor.document : this.#stillVisible();
    if (document === this.#document) return;
    this.#document = document;
    this.#look(true);
  }

  #stillVisible(): TextDocument | undefined {
    return window.visibleTextEditors.find((editor) => editor.document === this.#document)?.document;
  }

  #typed(document: TextDocument): void {
    if (document !== this.#document) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), typingPauseMs);
  }

  #look(fileChanged = false): void {
    clearTimeout(this.#timer);
    const isApp = this.#document !== undefined && isAppDocument(this.#document);
    if (isApp === this.#isApp && !fileChanged) return;
    this.#isApp = isApp;
    this.#changed.fire();
  }
}

/** Whether a document is a script that imports `dacapo`. */
export function isAppDocument(document: TextDocument): boolean {
  return /^(file|untitled)$/.test(document.uri.scheme) && isScriptName(pathOf(document)) && importsDacapo(document.getText());
}

/** The output panel and the debug console are text editors too, for VS Code. */
function isPanelDocument(document: TextDocument): boolean {
  return document.uri.scheme === "output" || document.uri.scheme === "debug";
}
