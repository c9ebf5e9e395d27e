/** Says on the line itself that a run does not get past it. */
import { l10n } from "vscode";
import type { Diagnostic } from "../../runtime/protocol/diagnostic.ts";
import type { AppStatus } from "../../runtime/protocol/messages.ts";
import { documentOf, uriOf } from "./script-files.ts";

export const stuckCode = "not-responding";

/** What the editor says about a run that has not yielded for a while: nothing, as long as its line is not known. */
export function stuckHints(status: AppStatus): Diagnostic[] {
  if (status.state !== "stuck" || !status.where) return [];
  const { file, line } = status.where;
  const message = status.blocked
    ? l10n.t("The script has not come back from this line for a while, and cannot be interrupted here. Restart ends it; session state is kept.")
    : l10n.t("The script has been busy here for a while. Stop ends this run; session state is kept.");
  return [{ file, line, endLine: line, ...columnsOf(file, line), code: stuckCode, severity: "info", message, related: [] }];
}

/** The text of the line, without the blanks around it. */
function columnsOf(file: string, line: number): { column: number; endColumn: number } {
  const document = documentOf(uriOf(file));
  const text = document && line <= document.lineCount ? document.lineAt(line - 1).text : "";
  return { column: text.length - text.trimStart().length + 1, endColumn: text.trimEnd().length + 1 };
}
