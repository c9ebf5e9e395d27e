/** Everything that rich text needs, in one chunk of its own: an app whose texts are plain never loads it. */
import { blocksToHtml, inlineToHtml } from "./markdown.ts";
import { sanitize } from "./sanitize.ts";

export { parseIcon } from "./icons.ts";
export { applyStyles } from "./sanitize.ts";

/** Markdown of several blocks, safe to become part of the page. `html`: HTML in it is HTML. */
export const renderBlocks = (body: string, html: boolean): Element => sanitize(blocksToHtml(body, html));

/** Markdown of one line, safe to become part of the page. */
export const renderInline = (text: string): Element => sanitize(inlineToHtml(text));
