import { Marked, type TokenizerAndRendererExtension } from "marked";
import { dedent } from "./dedent.ts";
import { directives } from "./directives.ts";
import { escapeHtml } from "./escape-html.ts";

/** GFM, with HTML as it is written (`html`) or shown as text. The result is not safe yet: `Html.svelte` sanitises it. */
function createParser(html: boolean): Marked {
  // SAFETY: marked's own type for extensions asks for a `this` that its object literals have.
  const parser = new Marked({ gfm: true, async: false, extensions: directives as TokenizerAndRendererExtension[] });
  parser.use({
    renderer: {
      // Boxes of a task list are signs: the sanitiser lets no control pass.
      checkbox: ({ checked }) => `<span class="task" aria-label="${checked ? "done" : "open"}" role="img">${checked ? "☑" : "☐"}</span> `,
      ...(html ? {} : { html: ({ text }: { text: string }) => escapeHtml(text) }),
    },
  });
  return parser;
}

const escaping = createParser(false);
const passing = createParser(true);

/** A text of several blocks: paragraphs, lists, tables. */
export function blocksToHtml(body: string, html: boolean): string {
  return String((html ? passing : escaping).parse(dedent(body)));
}

/** One line of text: a label, a cell. */
export function inlineToHtml(text: string): string {
  return String(escaping.parseInline(text));
}
