/** Says on the line itself that a run does not get past it, and offers what helps. */
import { CodeAction, CodeActionKind, type CodeActionContext, type CodeActionProvider, type Range, type TextDocument, l10n } from "vscode";
import type { Diagnostic } from "../../runtime/protocol/diagnostic.ts";
import type { AppStatus } from "../../runtime/protocol/messages.ts";
import type { Sessions } from "../app/sessions.ts";
import { documentOf, pathOf, uriOf } from "./script-files.ts";

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

/** Stop and Restart, in the menu of the light bulb. */
export class StuckActions implements CodeActionProvider {
  static readonly kinds = { providedCodeActionKinds: [CodeActionKind.QuickFix] };
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  provideCodeActions(document: TextDocument, _range: Range, { diagnostics }: CodeActionContext): CodeAction[] {
    const found = diagnostics.filter(({ source, code }) => source === "Dacapo" && typeof code === "object" && code.value === stuckCode);
    const file = pathOf(document);
    return this.#sessions.all.flatMap(({ status, script, name }) => {
      if (found.length === 0 || status.state !== "stuck" || status.where?.file !== file) return [];
      const action = (title: string, command: string): CodeAction => {
        const made = new CodeAction(title, CodeActionKind.QuickFix);
        made.diagnostics = found;
        made.command = { title, command, arguments: [script] };
        return made;
      };
      const restart = action(l10n.t("Restart {0}", name), "dacapo.restart");
      return status.blocked ? [restart] : [action(l10n.t("Stop {0}", name), "dacapo.stop"), restart];
    });
  }
}
