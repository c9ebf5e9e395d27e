import { escapeHtml } from "./escape-html.ts";

const tagOrBreak = /<span[^>]*>|<\/span>|\n/g;

/** Code as HTML, coloured when `colored` is there. Numbered lines are elements of their own. */
export function codeToHtml(body: string, colored: string | undefined, numbered: boolean): string {
  const html = colored ?? escapeHtml(body);
  return numbered ? linesOf(html).map((line) => `<span class="line">${line}\n</span>`).join("") : html;
}

/** Cuts highlighted code into lines. A colour that goes on over a line break (a comment, a template) ends and begins again there. */
export function linesOf(html: string): string[] {
  const open: string[] = [];
  const lines: string[] = [];
  let line = "";
  let done = 0;
  for (const match of html.matchAll(tagOrBreak)) {
    line += html.slice(done, match.index);
    done = match.index + match[0].length;
    if (match[0] === "\n") {
      lines.push(line + "</span>".repeat(open.length));
      line = open.join("");
      continue;
    }
    line += match[0];
    if (match[0] === "</span>") open.pop();
    else open.push(match[0]);
  }
  return [...lines, line + html.slice(done)];
}
