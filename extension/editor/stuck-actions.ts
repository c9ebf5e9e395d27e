/** What helps where a run does not get past a line. */
import { CodeAction, CodeActionKind, type CodeActionContext, type CodeActionProvider, type Range, type TextDocument, l10n } from "vscode";
import type { Sessions } from "../app/sessions.ts";
import { pathOf } from "./script-files.ts";
import { stuckCode } from "./stuck-hint.ts";

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
