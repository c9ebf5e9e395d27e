/** Streamlit's additions to markdown: `:blue[text]`, `:blue-background[text]`, `:blue-badge[text]`, `:small[text]`, `:shimmer[text]`, `:tada:`, `:material/home:`. */
import type { Token } from "marked";
import { emojiOf, materialGlyph } from "./icons.ts";

const opening = /^:(blue|green|orange|red|violet|gray|grey|rainbow|primary|yellow)(-background|-badge)?\[|^:(small|shimmer)\[/;
const shortcode = /^:(?:(material)\/)?([a-z0-9_+-]+):/;

/** A tokenizer's `this`, as far as it is used here. */
interface Lexing {
  lexer: { inlineTokens(text: string): Token[] };
}
interface Rendering {
  parser: { parseInline(tokens: Token[]): string };
}
interface ColoredToken {
  type: "colored";
  raw: string;
  className: string;
  tokens: Token[];
}
interface IconToken {
  type: "icon";
  raw: string;
  html: string;
}

const startOf = (source: string): number => source.indexOf(":");

const colored = {
  name: "colored",
  level: "inline",
  start: startOf,
  tokenizer(this: Lexing, source: string): ColoredToken | undefined {
    const match = opening.exec(source);
    const length = match ? closingBracket(source, match[0].length) : undefined;
    if (!match || length === undefined) return undefined;
    const [head, color = "", kind = "", other] = match;
    const className = other ? `md-${other}` : `md-${color === "grey" ? "gray" : color}${kind}`;
    return { type: "colored", raw: source.slice(0, length + 1), className, tokens: this.lexer.inlineTokens(source.slice(head.length, length)) };
  },
  renderer(this: Rendering, token: ColoredToken): string {
    return `<span class="${token.className}">${this.parser.parseInline(token.tokens)}</span>`;
  },
};

const icon = {
  name: "icon",
  level: "inline",
  start: startOf,
  tokenizer(source: string): IconToken | undefined {
    const [raw, material, name = ""] = shortcode.exec(source) ?? [];
    if (raw === undefined) return undefined;
    const html = material ? materialHtml(name) : emojiOf(name);
    return html === undefined ? undefined : { type: "icon", raw, html };
  },
  renderer: (token: IconToken): string => token.html,
};

/** The extensions for `Marked`. */
export const directives: readonly unknown[] = [colored, icon];

/** Index of the bracket that closes the one before `from`. */
function closingBracket(source: string, from: number): number | undefined {
  let depth = 1;
  for (let i = from; i < source.length; i++) {
    const character = source[i];
    if (character === "\\") i++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return i;
  }
  return undefined;
}

const materialHtml = (name: string): string => `<span class="codicon" aria-hidden="true">${materialGlyph(name)}</span>`;
