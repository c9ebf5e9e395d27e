/** Mistakes that reading a script tells, while the person types: for open files that import dacapo, trusted or not. */
import { stripTypeScriptTypes } from "node:module";
import { type Disposable, type TextDocument, workspace } from "vscode";
import { DisposableStore } from "../platform/disposable.ts";
import type { Log } from "../platform/log.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { importsDacapo } from "./imports-dacapo.ts";
import { isScriptName, pathOf } from "./script-files.ts";

/** Typing is read when it pauses for this long. */
const typingPauseMs = 300;

export class StaticDiagnostics implements Disposable {
  readonly #diagnostics: Diagnostics;
  readonly #log: Log;
  readonly #owned = new DisposableStore();
  readonly #timers = new Map<TextDocument, NodeJS.Timeout>();

  constructor(diagnostics: Diagnostics, log: Log) {
    this.#diagnostics = diagnostics;
    this.#log = log;
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#soon(document)));
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    for (const document of workspace.textDocuments) this.#soon(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#owned.dispose();
  }

  #soon(document: TextDocument): void {
    if (!isScriptName(pathOf(document))) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(document, setTimeout(() => void this.#read(document), typingPauseMs));
  }

  async #read(document: TextDocument): Promise<void> {
    this.#timers.delete(document);
    if (document.isClosed) return;
    const source = document.getText();
    // Nothing is loaded for files that are no apps.
    if (!importsDacapo(source)) return this.#diagnostics.clear(document);
    const { analyse } = await import("../../runtime/script/analysis/analyse.ts");
    if (document.isClosed || document.getText() !== source) return;
    try {
      const found = analyse(source, pathOf(document), (text) => stripTypeScriptTypes(text, { mode: "strip" }));
      this.#diagnostics.replace(document, found, "as typed");
    } catch (error) {
      this.#log.bug(`reading ${document.uri.fsPath}`, error);
    }
  }

  #forget(document: TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#diagnostics.clear(document);
  }
}
