/** The fragment of a heading's address: `Sales per year` → `sales-per-year`. Undefined when nothing of the text can be part of one. */
export function slug(text: string): string | undefined {
  const words = text.toLowerCase().replace(/:[\w/+-]+:/g, " ").match(/[\p{L}\p{N}]+/gu);
  return words ? words.join("-") : undefined;
}
