/** Characters and sequences that may mean something in the middle of a line of markdown. */
const inlineMark = /[\\`*_~[\]<>&$|\n\t]|!\[|:[a-z0-9+-]*[[:/]|https?:|www\.|@| {2,}/i;
/** What means something at the beginning of a line: headings, lists, quotes, rules, indented code. */
const blockMark = /^(?:\s|#|[-+=](?:\s|[-=]|$)|\d+[.)](?:\s|$))/;

/** The text says the same as markdown and as plain text: no need to parse it, and a change of it is a change of one text node. */
export function isPlain(text: string): boolean {
  return !inlineMark.test(text) && !blockMark.test(text);
}
