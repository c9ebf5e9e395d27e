/** Text elements: `st.title` … `st.divider`. */
import type { Height, TextAlignment, Width } from "../protocol/element.ts";
import { badOption, show } from "../engine/errors.ts";
import type { Run } from "../engine/run.ts";
import type { Placeholder } from "./drawable.ts";
import { diagramsIn } from "./diagrams.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { aFlag, aSize, aText, type Checks, either, isFalse, oneOfThese } from "./checks.ts";
import { optionsOf, textOf } from "./options.ts";

export interface TextOptions {
  /** Shown behind a small `?`. Markdown. */
  help?: string;
  /** `"stretch"`, `"content"` or pixels. */
  width?: Width;
  textAlignment?: TextAlignment;
  /** `false`: long lines are not broken. */
  wrap?: boolean;
}

export interface HeadingOptions extends TextOptions {
  /** The name by which it can be linked to; `false` for no link. */
  anchor?: string | false;
  /** An emoji, or `:material/name:`. */
  icon?: string;
}

export interface DividedHeadingOptions extends HeadingOptions {
  /** A line below: a colour, or `true` for the next colour in turn. */
  divider?: boolean | DividerColor;
}

export interface MarkdownOptions extends TextOptions {
  /** Shows HTML in the text, sanitised, instead of as text. */
  unsafeAllowHtml?: boolean;
  /** `false`: headings in the text cannot be linked to. */
  anchors?: boolean;
}

export interface CodeOptions {
  /** For highlighting; `null` for plain text. Default: TypeScript. */
  language?: string | null;
  lineNumbers?: boolean;
  wrapLines?: boolean;
  height?: Height;
  width?: Width;
}

const dividerColors = ["blue", "green", "orange", "red", "violet", "yellow", "gray", "grey", "rainbow"] as const;
export type DividerColor = (typeof dividerColors)[number];

export interface TextElements {
  /**
   * The title of the page: the largest heading. Markdown.
   * @example
   * st.title("Sales in :blue[Europe]");
   */
  title(body: unknown, options?: HeadingOptions): Placeholder;
  /**
   * A heading of the second level. Markdown.
   * @example
   * st.header("Results", { divider: true });
   */
  header(body: unknown, options?: DividedHeadingOptions): Placeholder;
  /**
   * A heading of the third level. Markdown.
   * @example
   * st.subheader("By region", { icon: ":material/map:" });
   */
  subheader(body: unknown, options?: DividedHeadingOptions): Placeholder;
  /**
   * GitHub-flavoured Markdown, with emoji codes, `:material/icon:`, `:color[text]` and `$formulas$`. Indentation that all lines share is removed.
   * @example
   * st.markdown("**Bold**, `code`, :red[red] :rocket:");
   */
  markdown(body: unknown, options?: MarkdownOptions): Placeholder;
  /**
   * Small, muted text. Markdown.
   * @example
   * st.caption("Updated *a minute ago*");
   */
  caption(body: unknown, options?: MarkdownOptions): Placeholder;
  /**
   * Text as it is, in a fixed-width font.
   * @example
   * st.text("exit code 0");
   */
  text(body: unknown, options?: TextOptions): Placeholder;
  /**
   * A block of code with a copy button.
   * @example
   * st.code("const a = 1;", { language: "typescript", lineNumbers: true });
   */
  code(body: unknown, options?: CodeOptions): Placeholder;
  /**
   * A formula in TeX, on a line of its own. Within a text, write it between dollar signs: `$x^2$`.
   * @example
   * st.latex(String.raw`\sum_{i=1}^{n} i = \frac{n(n+1)}{2}`);
   */
  latex(body: unknown, options?: { help?: string; width?: Width }): Placeholder;
  /**
   * A horizontal line.
   * @example
   * st.divider();
   */
  divider(options?: { width?: Width }): Placeholder;
}

const textChecks: Checks<TextOptions> = { help: aText, width: aSize, textAlignment: oneOfThese("left", "center", "right", "justify"), wrap: aFlag };
const markdownChecks: Checks<MarkdownOptions> = { ...textChecks, unsafeAllowHtml: aFlag, anchors: aFlag };
const headingChecks: Checks<HeadingOptions> = { ...textChecks, anchor: either(isFalse, aText), icon: aText };
const dividedChecks: Checks<DividedHeadingOptions> = { ...headingChecks, divider: oneOfThese(true, false, ...dividerColors) };
const latexChecks = { help: aText, width: aSize };
const dividerChecks = { width: aSize };
const codeChecks: Checks<CodeOptions> = { language: aText, lineNumbers: aFlag, wrapLines: aFlag, height: aSize, width: aSize };

export const textElements: TextElements & ThisType<Drawer> = {
  title(body, options) {
    return heading(this, "title", body, optionsOf("title", options, headingChecks));
  },
  header(body, options) {
    return heading(this, "header", body, optionsOf("header", options, dividedChecks));
  },
  subheader(body, options) {
    return heading(this, "subheader", body, optionsOf("subheader", options, dividedChecks));
  },
  markdown(body, options) {
    return prose(this, "markdown", body, options);
  },
  caption(body, options) {
    return prose(this, "caption", body, options);
  },
  text(body, options) {
    const o = optionsOf("text", options, textChecks);
    return draw(this[placeOf]("text"), { type: "text", body: textOf(body), ...o });
  },
  code(body, options) {
    const o = optionsOf("code", options, codeChecks);
    const { language = "typescript", lineNumbers, wrapLines, height, width } = o;
    return draw(this[placeOf]("code"), { type: "code", body: codeOf(body), language, lineNumbers, wrapLines, height, width });
  },
  latex(body, options) {
    return draw(this[placeOf]("latex"), { type: "latex", body: formulaOf(textOf(body)), ...optionsOf("latex", options, latexChecks) });
  },
  divider(options) {
    return draw(this[placeOf]("divider"), { type: "divider", ...optionsOf("divider", options, dividerChecks) });
  },
};

function heading(drawer: Drawer, type: "title" | "header" | "subheader", body: unknown, options: Partial<DividedHeadingOptions>): Placeholder {
  const place = drawer[placeOf](type);
  const { divider, ...rest } = options;
  return draw(place, { type, body: textOf(body), ...rest, divider: dividerColor(divider, place.scope.run) });
}

function prose(drawer: Drawer, type: "markdown" | "caption", body: unknown, options: MarkdownOptions | undefined): Placeholder {
  const { unsafeAllowHtml, ...rest } = optionsOf(type, options, markdownChecks);
  const place = drawer[placeOf](type);
  const text = textOf(body);
  if (type === "caption") return draw(place, { type, body: text, ...rest, html: unsafeAllowHtml });
  return draw(place, { type, body: text, ...rest, html: unsafeAllowHtml, diagrams: diagramsIn(text, place.container.page.media) });
}

/** How many headings of a run have asked for the next colour in turn. */
const turns = new WeakMap<Run, number>();
const turnColors = ["blue", "green", "orange", "red", "violet", "gray"] as const;

function dividerColor(divider: boolean | DividerColor | undefined, run: Run): DividerColor | undefined {
  if (divider === undefined || divider === false) return undefined;
  if (divider !== true) return divider;
  const turn = turns.get(run) ?? 0;
  turns.set(run, turn + 1);
  return turnColors[turn % turnColors.length];
}

/** The formula alone: signs around it say what `st.latex` says already. */
const formulaOf = (text: string): string => /^\$\$([^]*)\$\$$|^\$([^]*)\$$/.exec(text)?.slice(1).find((inner) => inner !== undefined)?.trim() ?? text;

/** Code keeps its inner indentation; empty lines around it go. */
function codeOf(body: unknown): string {
  if (typeof body === "string") return body.includes("\n") ? textOf(body) : body.trimEnd();
  if (typeof body === "object" && body !== null) throw badOption("code", `the code must be a text, not ${show(body)}`, "Pass JSON.stringify(value, null, 2), or use st.json.");
  return String(body);
}
