/** Comments and texts of a script, whole; a quote inside a regular expression misleads it to the end of the line only. */
const commentOrText = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|`(?:\\[\s\S]|[^`\\])*(?:`|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/g;
/** What stands before the module name of an import that is there at run time. */
const beforeModuleName = /(?:\bfrom|\bimport|\b(?:require|import)\s*\()\s*$/;
const typeOnly = /\b(?:import|export)\s+type\s+(?!from\b)[^;]*$/;

/** Whether a script imports `dacapo`, which makes it an app. Cheap: it runs while a person types. */
export function importsDacapo(source: string): boolean {
  if (!source.includes("dacapo")) return false;
  let code = "";
  let end = 0;
  for (const found of source.matchAll(commentOrText)) {
    code += source.slice(end, found.index);
    end = found.index + found[0].length;
    if (/^(["'])dacapo\1$/.test(found[0]) && beforeModuleName.test(code) && !typeOnly.test(code)) return true;
    // Only the statement that is being written matters for what follows.
    code = found[0].startsWith("/") ? `${code} ` : "";
  }
  return false;
}
