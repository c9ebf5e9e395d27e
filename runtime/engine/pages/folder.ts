/** The folder `pages/` beside an app: each script in it is a page, and the app's own script is the first. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isScriptName } from "../../script/strip.ts";
import type { PageList, PageSpec } from "./page-list.ts";
import { inPageOrder, nameOfFile } from "./page-names.ts";

/** Undefined: there is no such folder, nothing in it, or the app has a navigation of its own. */
export function pagesInFolder(app: string): PageList | undefined {
  const folder = join(dirname(app), "pages");
  const files = scriptsIn(folder).map((name) => join(folder, name));
  if (files.length === 0 || callsNavigation(app)) return undefined;
  const pages = [{ ...pageOfFile(app), urlPath: "" }, ...inPageOrder(files).map(pageOfFile)];
  return { sections: [{ title: "", pages }], position: "sidebar", folded: undefined };
}

function pageOfFile(file: string): PageSpec {
  const { title, icon, urlPath } = nameOfFile(file);
  return { title, icon, urlPath, isHidden: false, source: { file } };
}

function scriptsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => isScriptName(name) && !/^[._]/.test(name) && !name.includes(".d."));
  } catch {
    return []; // no such folder, which is the rule
  }
}

/** As the text says: whoever calls it all the same, from a module, turns the folder off in that moment. */
function callsNavigation(app: string): boolean {
  try {
    return /\bnavigation\s*\(/.test(readFileSync(app, "utf8"));
  } catch {
    return false; // the script went away: loading it says so
  }
}
