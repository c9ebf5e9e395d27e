/** Offers what can be mended in a script, in the menu of the light bulb. What to change is worked out in `runtime/script/fixes`. */
import { stripTypeScriptTypes } from "node:module";
import { CodeAction, CodeActionKind, type CodeActionContext, type CodeActionProvider, type Diagnostic, Range, type TextDocument, WorkspaceEdit, l10n } from "vscode";
import type { Fix, FixName } from "../../runtime/script/fixes/fix.ts";
import type { Log } from "../platform/log.ts";
import { importsDacapo } from "./imports-dacapo.ts";
import { isScriptName, pathOf } from "./script-files.ts";

/** Asked for when they are shown: the language is known by then. */
const titles: { readonly [name in FixName]: () => string } = {
  "to-callback": () => l10n.t("Do it in `onClick`, without a rerun"),
  "to-container": () => l10n.t("Draw it below the button, into a container made above"),
  "remove-rerun": () => l10n.t("Remove the needless rerun"),
  "add-key": () => l10n.t("Give it a key of its own"),
  "guard-by-button": () => l10n.t("Rerun when a button is pressed"),
  "guard-once": () => l10n.t("Rerun once"),
  "set-next": () => l10n.t("Set it before the next run, with `st.setNext`"),
  initialise: () => l10n.t("Initialise it with `??=`"),
  "keep-value": () => l10n.t("Set it only when it has no value yet (`??=`)"),
};

export class QuickFixes implements CodeActionProvider {
  static readonly kinds = { providedCodeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] };
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  async provideCodeActions(document: TextDocument, range: Range, { diagnostics }: CodeActionContext): Promise<CodeAction[]> {
    const source = document.getText();
    if (!isScriptName(pathOf(document)) || !importsDacapo(source)) return [];
    const { findFixes } = await import("../../runtime/script/fixes/fixes.ts");
    try {
      const fixes = findFixes(source, pathOf(document), { strip: (text) => stripTypeScriptTypes(text, { mode: "strip" }) });
      return fixes.filter(({ at }) => range.intersection(rangeOf(at)) !== undefined).map((fix) => actionFor(fix, document, diagnostics));
    } catch (error) {
      this.#log.bug(`looking for fixes of ${document.uri.fsPath}`, error);
      return [];
    }
  }
}

function actionFor(fix: Fix, document: TextDocument, diagnostics: readonly Diagnostic[]): CodeAction {
  const mended = diagnostics.filter(({ source, code, range }) => source === "Dacapo" && typeof code === "object" && code.value === fix.code && range.isEqual(rangeOf(fix.at)));
  const action = new CodeAction(titles[fix.name](), fix.code === undefined ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix);
  action.diagnostics = mended;
  action.isPreferred = fix.isPreferred === true && mended.length > 0;
  action.edit = new WorkspaceEdit();
  for (const { start, end, text } of fix.edits) action.edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), text);
  return action;
}

const rangeOf = ({ line, column, endLine, endColumn }: Fix["at"]): Range => new Range(line - 1, column - 1, endLine - 1, endColumn - 1);
