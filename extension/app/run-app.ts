/** The road of *Run App*: which script, whether it can run, saving it, running it. */
import { FileType, type Uri, workspace } from "vscode";
import { documentOf, isScriptName, nameOf, scriptPath } from "../editor/script-files.ts";
import { runsOn } from "../platform/config.ts";
import { type Problem, couldNotSave, isADirectory, noFileOpen, noSuchFile, notAScript, notOnDisk, notTrusted } from "../platform/errors.ts";
import { isTrusted } from "../platform/trust.ts";
import type { Sessions } from "./sessions.ts";
import { textToRun } from "./typed-text.ts";

/** Saves the script when it has unsaved changes that would not run, and runs it: anew, or once more when its app is running. */
export async function runApp(script: Uri | undefined, sessions: Sessions): Promise<Problem | undefined> {
  const problem = await whyNot(script);
  if (problem) return problem;
  if (!script) return noFileOpen();
  const saved = await saveIfDirty(script);
  if (saved === "failed") return couldNotSave(nameOf(script));
  const existing = sessions.get(script);
  const session = await sessions.open(script);
  session?.preview.reveal();
  // The save itself has run it already.
  if (existing && !(saved === "saved" && runsOn(script) !== "manual")) existing.rerun();
  return undefined;
}

/** Why a script cannot be run, if so. */
export async function whyNot(script: Uri | undefined): Promise<Problem | undefined> {
  if (!isTrusted()) return notTrusted();
  if (!script) return noFileOpen();
  const name = nameOf(script);
  if (script.scheme === "untitled") return isScriptName(scriptPath(script)) && documentOf(script) ? undefined : notAScript(name);
  if (script.scheme !== "file") return notOnDisk(name);
  const type = await typeOnDisk(script);
  if (type === undefined) return noSuchFile(name);
  if (type & FileType.Directory) return isADirectory(name);
  return isScriptName(script.path) ? undefined : notAScript(name);
}

async function saveIfDirty(script: Uri): Promise<"saved" | "unchanged" | "failed"> {
  const document = documentOf(script);
  if (!document?.isDirty || textToRun(script) !== undefined) return "unchanged";
  return (await document.save()) ? "saved" : "failed";
}

async function typeOnDisk(file: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(file)).type;
  } catch {
    // Whatever the reason, the file cannot be read: for the person it is not there.
    return undefined;
  }
}
