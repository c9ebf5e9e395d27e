/** While a person inspects an app: the cursor in the editor outlines what its line drew. */
import { type Disposable, window } from "vscode";
import type { Sessions } from "../app/sessions.ts";
import { pathOf } from "./script-files.ts";

export function outlineAtCursor(sessions: Sessions): Disposable {
  return window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
    const inspecting = sessions.all.filter((session) => session.isInspecting);
    if (inspecting.length === 0 || !selection) return;
    const file = pathOf(textEditor.document);
    for (const session of inspecting) if (session.runsFile(file)) session.outline(file, selection.active.line + 1);
  });
}
