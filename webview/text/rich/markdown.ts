import { Marked, type Token, type TokenizerAndRendererExtension, type Tokens } from "marked";
import { slug } from "../slug.ts";
import { dedent } from "./dedent.ts";
import { directives } from "./directives.ts";
import { escapeHtml } from "./escape-html.ts";
import { formulaSigns } from "./formula-signs.ts";

/** A paragraph, a list, a table: what stands for itself. */
export interface Block {
  /** Its part of the source. All of them together are the source. */
  readonly raw: string;
  /** Not safe yet. */
  readonly html: string;
  /** Defines an address that links elsewhere in the text name. */
  readonly isDefinition: boolean;
}

/** GFM, with HTML as it is written (`html`) or shown as text. The result is not safe yet: `sanitize` follows. */
function createParser({ html, anchors }: { html: boolean; anchors: boolean }): Marked {
  // SAFETY: marked's own type for extensions asks for a `this` that its object literals have.
  const parser = new Marked({ gfm: true, async: false, extensions: [...directives, ...formulaSigns] as TokenizerAndRendererExtension[] });
  parser.use({
    renderer: {
      // Boxes of a task list are signs: the sanitiser lets no control pass.
      checkbox: ({ checked }) => `<span class="task" aria-label="${checked ? "done" : "open"}" role="img">${checked ? "☑" : "☐"}</span> `,
      heading({ tokens, depth, text }: Tokens.Heading): string {
        const anchor = anchors ? slug(text) : undefined;
        return `<h${depth}${anchor === undefined ? "" : ` id="${escapeHtml(anchor)}"`}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      ...(html ? {} : { html: ({ text }: { text: string }) => escapeHtml(text) }),
    },
  });
  return parser;
}

const escaping = { anchored: createParser({ html: false, anchors: true }), bare: createParser({ html: false, anchors: false }) };
const passing = createParser({ html: true, anchors: true });

/** The blocks of a text, in order. */
export function blocksOf(source: string, anchors: boolean): Block[] {
  const parser = anchors ? escaping.anchored : escaping.bare;
  return parser.lexer(source).map((token: Token) => ({ raw: token.raw, html: String(parser.parser([token])), isDefinition: token.type === "def" }));
}

/** The blocks of a text that begins with the source of `blocks`: only the last of them can have changed. */
export function growBlocks(blocks: readonly Block[], source: string, anchors: boolean): readonly Block[] {
  const last = blocks.findLastIndex((block) => block.raw.trim() !== "");
  if (last <= 0 || blocks.some((block) => block.isDefinition)) return blocksOf(source, anchors);
  const standing = blocks.slice(0, last);
  const grown = blocksOf(source.slice(standing.reduce((sum, block) => sum + block.raw.length, 0)), anchors);
  return grown.some((block) => block.isDefinition) ? blocksOf(source, anchors) : [...standing, ...grown];
}

/** Text with HTML in it: an element may begin in one block and end in another. */
export function htmlToHtml(body: string): string {
  return String(passing.parse(dedent(body)));
}

/** One line of text: a label, a cell. */
export function inlineToHtml(text: string): string {
  return String(escaping.bare.parseInline(text));
}
