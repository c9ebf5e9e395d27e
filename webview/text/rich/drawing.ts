/** A text that stands on the page, and how it becomes another one. The entry of the chunk that rich text is: an app whose texts are plain never loads it. */
import { morph } from "../morph.ts";
import { codeToHtml } from "./code.ts";
import { dedent } from "./dedent.ts";
import type { Formulas } from "./formulas.ts";
import type { Highlighter } from "./highlight.ts";
import { type Block, blocksOf, growBlocks, htmlToHtml, inlineToHtml } from "./markdown.ts";
import { applyStyles, emptyRoot, sanitize, sanitizeFormula } from "./sanitize.ts";

export { parseIcon } from "./icons.ts";

export type Text =
  /** Several blocks: paragraphs, lists, tables. `html`: HTML in it is HTML. */
  | { kind: "markdown" | "html"; body: string; anchors?: boolean }
  /** One line: a label, a cell. */
  | { kind: "inline"; body: string }
  | { kind: "formula"; body: string }
  | { kind: "code"; body: string; language: string; numbered?: boolean };

/** What a text may need besides: undefined as long as it is not loaded, which asking begins. */
export interface Tools {
  formulas(): Formulas | undefined;
  highlighter(): Highlighter | undefined;
}

/** Text that grows, as a stream does, is drawn again from the block on that changed: nothing above it is looked at. */
export class Drawing {
  #source = "";
  #anchors: boolean | undefined;
  #blocks: readonly Block[] = [];
  /** How many nodes each block is. */
  #sizes: number[] = [];
  /** What was asked for and not loaded. */
  readonly #awaited = new Set<() => object | undefined>();

  show(root: Element, text: Text, tools: Tools): void {
    // Asked before anything is kept: what is loaded later is to be drawn then.
    if ([...this.#awaited].some((tool) => tool() !== undefined)) this.#forget();
    if (text.kind === "markdown") return this.#showBlocks(root, dedent(text.body), text.anchors !== false, tools);
    this.#forget();
    const fresh = text.kind === "code" ? sanitize(this.#coded(text, tools)) : text.kind === "formula" ? emptyRoot() : sanitize(text.kind === "html" ? htmlToHtml(text.body) : inlineToHtml(text.body));
    if (text.kind === "formula") fresh.append(this.#formula(text.body, true, tools) ?? text.body);
    this.#complete(fresh, tools);
    morph(root, fresh);
    applyStyles(root);
  }

  #showBlocks(root: Element, source: string, anchors: boolean, tools: Tools): void {
    if (anchors !== this.#anchors) this.#forget();
    const blocks = source.startsWith(this.#source) ? growBlocks(this.#blocks, source, anchors) : blocksOf(source, anchors);
    let kept = 0;
    while (kept < this.#sizes.length && blocks[kept]?.html === this.#blocks[kept]?.html) kept++;
    this.#sizes.length = kept;
    const standing = this.#sizes.reduce((sum, size) => sum + size, 0);
    const fresh = emptyRoot();
    for (const block of blocks.slice(kept)) {
      const part = sanitize(block.html);
      this.#complete(part, tools);
      this.#sizes.push(part.childNodes.length);
      fresh.append(...part.childNodes);
    }
    morph(root, fresh, standing);
    applyStyles(root);
    this.#source = source;
    this.#anchors = anchors;
    this.#blocks = blocks;
  }

  #forget(): void {
    this.#source = "";
    this.#blocks = [];
    this.#sizes = [];
    this.#awaited.clear();
  }

  /** Formulas and colours, where they are loaded. */
  #complete(root: Element, tools: Tools): void {
    for (const place of root.querySelectorAll("[data-tex]")) {
      const formula = this.#formula(place.getAttribute("data-tex") ?? "", place.classList.contains("md-display"), tools);
      if (formula) place.replaceChildren(formula);
    }
    for (const code of root.querySelectorAll('pre > code[class^="language-"]')) {
      const language = code.className.slice("language-".length);
      const colored = this.#ask(tools.highlighter)?.highlight(code.textContent ?? "", language);
      if (colored !== undefined) code.replaceChildren(...sanitize(colored).childNodes);
    }
  }

  #formula(tex: string, display: boolean, tools: Tools): Element | undefined {
    const mathml = this.#ask(tools.formulas)?.toMathml(tex, display);
    return mathml === undefined ? undefined : sanitizeFormula(mathml);
  }

  #coded({ body, language, numbered }: Text & { kind: "code" }, tools: Tools): string {
    return codeToHtml(body, this.#ask(tools.highlighter)?.highlight(body, language), numbered === true);
  }

  #ask<T extends object>(tool: () => T | undefined): T | undefined {
    const loaded = tool();
    if (!loaded) this.#awaited.add(tool);
    return loaded;
  }
}
