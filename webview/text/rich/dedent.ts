/** Takes away the indentation that all lines share, so that a text may stand indented in a script. */
export function dedent(text: string): string {
  const lines = text.replace(/^[ \t]*\n/, "").trimEnd().split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return Number.isFinite(shared) && shared > 0 ? lines.map((line) => line.slice(shared)).join("\n") : lines.join("\n");
}
