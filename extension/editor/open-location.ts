import { Position, Range, TabInputText, TextEditorRevealType, type Uri, ViewColumn, window, workspace } from "vscode";
import { type Problem, cannotShowFile } from "../platform/errors.ts";
import { nameOf, uriOf } from "./script-files.ts";

/**
 * Shows a place in an editor, where the file is open already or else beside the preview in `previewColumn`.
 * Lines and columns count from 1. Gives the problem when the file cannot be shown.
 */
export async function openLocation(file: string, line: number, column: number, previewColumn: ViewColumn | undefined): Promise<Problem | undefined> {
  const uri = uriOf(file);
  const at = new Position(Math.max(0, line - 1), Math.max(0, column - 1));
  try {
    const document = await workspace.openTextDocument(uri);
    const editor = await window.showTextDocument(document, { viewColumn: columnFor(uri, previewColumn), selection: new Range(at, at) });
    editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
    return undefined;
  } catch {
    // A file that is gone, binary or too large: VS Code's own error says no more than that.
    return cannotShowFile(nameOf(uri));
  }
}

function columnFor(uri: Uri, previewColumn: ViewColumn | undefined): ViewColumn {
  const groups = window.tabGroups.all;
  const shows = groups.find((group) => group.tabs.some((tab) => tab.input instanceof TabInputText && tab.input.uri.toString() === uri.toString()));
  const other = groups.find((group) => group.viewColumn !== previewColumn);
  return (shows ?? other)?.viewColumn ?? ViewColumn.Beside;
}
