/** The text of a script as it stands in the editor, where that is what runs. */
import { stripTypeScriptTypes } from "node:module";
import { type Disposable, type Uri, workspace } from "vscode";
import { documentOf, scriptPath } from "../editor/script-files.ts";
import { runsOn } from "../platform/config.ts";

/** A person who types pauses for this long when a thought is written down. */
const typingPauseMs = 300;

/** The text to run in place of the file's: of a script that was never saved, and of every unsaved one while typing runs the app. */
export function textToRun(script: Uri): string | undefined {
  const document = documentOf(script);
  if (!document?.isDirty && script.scheme !== "untitled") return undefined;
  return script.scheme === "untitled" || runsOn(script) === "type" ? document?.getText() : undefined;
}

/** Tells a script's new text when the typing pauses. Text that does not parse is half typed: it never runs. */
export class TypedText implements Disposable {
  readonly #script: Uri;
  readonly #typed: (text: string) => void;
  readonly #listener: Disposable;
  #timer: NodeJS.Timeout | undefined;
  #told: string | undefined;

  constructor(script: Uri, typed: (text: string) => void) {
    this.#script = script;
    this.#typed = typed;
    this.#listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.toString() !== script.toString() || runsOn(script) !== "type") return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#paused(), typingPauseMs);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listener.dispose();
  }

  async #paused(): Promise<void> {
    const text = textToRun(this.#script);
    if (text === undefined || text === this.#told || !(await parses(text, scriptPath(this.#script)))) return;
    // More was typed while this was read: that is another pause.
    if (text !== textToRun(this.#script)) return;
    this.#told = text;
    this.#typed(text);
  }
}

async function parses(source: string, file: string): Promise<boolean> {
  const { readProgram } = await import("../../runtime/script/program.ts");
  const read = readProgram({ file, source, stripper: { strip: (text) => stripTypeScriptTypes(text, { mode: "strip" }) } });
  // What only a transform can read (an enum) is whole all the same; the app's process has the transform.
  return read.ok || read.problem.code === "unsupported-syntax";
}
