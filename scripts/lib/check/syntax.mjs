/** Sources as syntax trees; positions are those of the file. */
import ts from "typescript";

/** @param {import("./violation.mjs").SourceFile} file */
export function parse({ path, text }) {
  return ts.createSourceFile(path, path.endsWith(".svelte") ? scriptsOf(text) : text, ts.ScriptTarget.Latest, false, path.endsWith("js") ? ts.ScriptKind.JS : ts.ScriptKind.TS);
}

/** The scripts of a component, everything else blanked so that lines stay what they are. @param {string} text */
function scriptsOf(text) {
  const blank = /** @param {string} part */ (part) => part.replaceAll(/[^\n]/g, " ");
  let result = "";
  let end = 0;
  for (const match of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = match.index + (match[1]?.length ?? 0);
    result += blank(text.slice(end, start)) + (match[2] ?? "");
    end = start + (match[2]?.length ?? 0);
  }
  return result + blank(text.slice(end));
}
