/** Takes away the indentation that all lines share, so that a text may stand indented in a script. */
export function dedent(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").replace(/^[ \t]*\n/, "").trimEnd().split("\n");
  let shared = Infinity;
  for (const line of lines) if (line.trim() !== "") shared = Math.min(shared, line.length - line.trimStart().length);
  return Number.isFinite(shared) && shared > 0 ? lines.map((line) => line.slice(shared)).join("\n") : lines.join("\n");
}
