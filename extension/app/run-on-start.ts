import { Uri, type Memento } from "vscode";
import { showProblem } from "../platform/errors.ts";
import { isTrusted } from "../platform/trust.ts";
import { runApp } from "./run-app.ts";
import type { Sessions } from "./sessions.ts";

const variable = "DACAPO_RUN_ON_START";

/**
 * Runs the script that the environment names (`npm start` does), once per VS Code: when the window is reloaded its
 * preview comes back by itself, or the person has closed it.
 */
export async function runOnStart(sessions: Sessions, memory: Memento): Promise<void> {
  const file = process.env[variable];
  if (!file || !isTrusted()) return;
  // Extension hosts come and go with their windows; what started them stays.
  const occasion = `${process.ppid} ${file}`;
  if (memory.get("ranOnStart") === occasion) return;
  await memory.update("ranOnStart", occasion);
  const problem = await runApp(Uri.file(file), sessions);
  if (problem) void showProblem(problem);
}
