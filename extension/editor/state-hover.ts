/** The value that `st.sessionState.x` has in the app that runs, on hovering over it. */
import { Hover, type HoverProvider, MarkdownString, type Position, type TextDocument, l10n } from "vscode";
import type { Sessions } from "../app/sessions.ts";
import { valueOfKey } from "../view/state-node.ts";
import { preview } from "../view/value-preview.ts";
import { pathOf } from "./script-files.ts";

const mention = /\bsessionState\s*(?:\?\.|\.)?\s*(?:([\p{ID_Start}$_][\p{ID_Continue}$]*)|\[\s*(["'])((?:(?!\2)[^\\])*)\2\s*\])/gu;

export class StateHover implements HoverProvider {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    if (this.#sessions.all.length === 0) return undefined;
    const key = keyAt(document.lineAt(position.line).text, position.character);
    if (key === undefined) return undefined;
    const file = pathOf(document);
    const lines = this.#sessions.all.flatMap((session) => {
      const found = session.runsFile(file) ? valueOfKey(session.host.state, key) : undefined;
      return found ? [l10n.t("Now, in {0}:", session.name), preview(found.value, 2)] : [];
    });
    if (lines.length === 0) return undefined;
    const text = new MarkdownString();
    for (let i = 0; i < lines.length; i += 2) text.appendText(lines[i] ?? "").appendCodeblock(lines[i + 1] ?? "", "javascript");
    return new Hover(text);
  }
}

/** The key that a line mentions around a column. */
export function keyAt(line: string, character: number): string | undefined {
  for (const found of line.matchAll(mention)) {
    if (character >= found.index && character <= found.index + found[0].length) return found[1] ?? found[3];
  }
  return undefined;
}
