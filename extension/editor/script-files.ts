import { homedir } from "node:os";
import { basename, join } from "node:path";
import { type TextDocument, Uri, workspace } from "vscode";

const runnable = /(?<!\.d)\.[cm]?[jt]s$/i;

/** Whether a file's name is that of a script which can run as an app (declaration files cannot). */
export const isScriptName = (path: string): boolean => runnable.test(path);

/** A file's name without its folders, as titles and messages show it. */
export const nameOf = (uri: Uri): string => basename(uri.path);

/**
 * The path that a document runs and is spoken of under. A script that was never saved stands, for its imports, beside
 * the files of the workspace.
 */
export function pathOf(document: Pick<TextDocument, "uri" | "languageId">): string {
  const { uri, languageId } = document;
  if (uri.scheme !== "untitled" || isScriptName(uri.path)) return uri.fsPath;
  const ending = languageId === "typescript" ? ".ts" : languageId === "javascript" ? ".js" : "";
  return join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir(), nameOf(uri) + ending);
}

/** The document of a path as `pathOf` gives it: one that was never saved, when it is open, else the file's. */
export function uriOf(path: string): Uri {
  const untitled = workspace.textDocuments.find((document) => document.uri.scheme === "untitled" && pathOf(document) === path);
  return untitled?.uri ?? Uri.file(path);
}

/** The open document of a script. */
export function documentOf(script: Uri): TextDocument | undefined {
  const name = script.toString();
  return workspace.textDocuments.find(({ uri }) => uri.toString() === name);
}

/** The path of a script, open or not. */
export const scriptPath = (script: Uri): string => pathOf(documentOf(script) ?? { uri: script, languageId: "typescript" });
