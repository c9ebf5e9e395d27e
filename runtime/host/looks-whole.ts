/**
 * Whether the text of a script looks as if all of it had been written: brackets, strings, templates and comments that
 * were opened are closed. A regular expression may mislead it: then a whole text counts as half, which costs its
 * reader a few milliseconds. Pure.
 */

const closing: { readonly [open: string]: string } = { "(": ")", "[": "]", "{": "}" };

export function looksWhole(text: string): boolean {
  if (text.trim() === "") return false;
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    const c = text[at] ?? "";
    const two = text.slice(at, at + 2);
    if (two === "//") {
      at = endOfLine(text, at);
    } else if (two === "/*") {
      const end = text.indexOf("*/", at + 2);
      if (end < 0) return false;
      at = end + 2;
    } else if (c === '"' || c === "'") {
      const end = endOfString(text, at, c);
      if (end < 0) return false;
      at = end;
    } else if (c === "`") {
      // The end of a template that the innermost `${` interrupted, or the beginning of one.
      const end = endOfTemplatePart(text, at + 1);
      if (end < 0) return false;
      if (text[end - 1] === "{") open.push("${");
      at = end;
    } else if (c === "}" && open.at(-1) === "${") {
      open.pop();
      const end = endOfTemplatePart(text, at + 1);
      if (end < 0) return false;
      if (text[end - 1] === "{") open.push("${");
      at = end;
    } else {
      if (closing[c]) open.push(c);
      else if (")]}".includes(c) && closing[open.pop() ?? ""] !== c) return false;
      at++;
    }
  }
  return open.length === 0;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Index after the closing quote, or -1. */
function endOfString(text: string, from: number, quote: string): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === quote) return i + 1;
    else if (text[i] === "\n") return -1;
  }
  return -1;
}

/** Index after the closing backtick or after `${`, or -1. */
function endOfTemplatePart(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "`") return i + 1;
    else if (text[i] === "$" && text[i + 1] === "{") return i + 2;
  }
  return -1;
}
