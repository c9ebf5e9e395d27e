/** `$x$` within a line, `$$ … $$` for a formula of its own: what marked is to see as a formula. */
import { escapeHtml } from "./escape-html.ts";

interface FormulaToken {
  type: "formula" | "formulaBlock";
  raw: string;
  tex: string;
  display: boolean;
}

/** As in Pandoc: no space inside the signs, no digit after the last, so that prices stay prices. */
const inline = /^\$(?![\s$])((?:\\.|[^\\$\n])*?(?:\\.|[^\\$\n\s]))\$(?!\d)/;
const display = /^\$\$((?:\\.|[^\\$]|\$(?!\$))+?)\$\$/;
const block = /^ {0,3}\$\$((?:\\.|[^\\$]|\$(?!\$))+?)\$\$[ \t]*(?:\n+|$)/;

const within = {
  name: "formula",
  level: "inline",
  start: (source: string): number => source.indexOf("$"),
  tokenizer(source: string): FormulaToken | undefined {
    const large = display.exec(source);
    const [raw, tex] = large ?? inline.exec(source) ?? [];
    return raw === undefined || tex === undefined ? undefined : { type: "formula", raw, tex, display: large !== null };
  },
  renderer: ({ raw, tex, display }: FormulaToken): string => `<span class="${display ? "md-formula md-display" : "md-formula"}" data-tex="${escapeHtml(tex)}">${escapeHtml(raw)}</span>`,
};

const alone = {
  name: "formulaBlock",
  level: "block",
  tokenizer(source: string): FormulaToken | undefined {
    const [raw, tex] = block.exec(source) ?? [];
    return raw === undefined || tex === undefined ? undefined : { type: "formulaBlock", raw, tex, display: true };
  },
  renderer: ({ raw, tex }: FormulaToken): string => `<div class="md-formula md-display" data-tex="${escapeHtml(tex)}">${escapeHtml(raw)}</div>\n`,
};

/** The extensions for `Marked`. */
export const formulaSigns: readonly unknown[] = [alone, within];
