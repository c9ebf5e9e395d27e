/** The call behind an element, as an attribute of its DOM: there while a person inspects, and only then. */
import { type Site, siteOf } from "../../runtime/protocol/editor.ts";

/** `12:4`, and the file behind it when it is another than the app's script. */
export function siteText(data: object): string | undefined {
  const site = siteOf(data);
  return site && `${site.line}:${site.column}${site.file === undefined ? "" : `:${site.file}`}`;
}

export function parseSite(text: string): Site | undefined {
  const found = /^(\d+):(\d+)(?::(.+))?$/s.exec(text);
  if (!found) return undefined;
  const [, line, column, file] = found;
  return { line: Number(line), column: Number(column), ...(file !== undefined && { file }) };
}
