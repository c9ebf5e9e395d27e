import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { pages, root } from "./blocks.ts";

const proseOf = (page: string): string => readFileSync(join(root, page), "utf8").replaceAll(/^```[^]*?^```$/gm, "");
const linksOf = (page: string): string[] => [...proseOf(page).replaceAll(/`[^`\n]*`/g, "").matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);

/** A heading's anchor, as it is made where Markdown is shown: small letters, dashes for spaces, no punctuation. */
const slug = (heading: string): string => heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(/\s/g, "-");
const anchorsOf = (page: string): Set<string> => new Set([...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => slug(heading)));

/** Links of a page that lead nowhere. */
function broken(page: string): string[] {
  return linksOf(page).flatMap((target) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : relative(root, resolve(root, dirname(page), path));
    if (!existsSync(join(root, file))) return [target];
    return anchor !== undefined && !anchorsOf(file).has(anchor) ? [target] : [];
  });
}

describe("links in the docs", () => {
  it.each(pages)("%s: each leads somewhere, with its anchor", (page) => {
    expect(broken(page)).toEqual([]);
  });

  it("every page of docs/ is linked from the README, or from a page that is", () => {
    const reached = new Set(["README.md"]);
    for (const page of reached) {
      for (const target of linksOf(page)) {
        const [path = ""] = target.split("#");
        const file = relative(root, resolve(root, dirname(page), path));
        if (path.endsWith(".md") && existsSync(join(root, file))) reached.add(file);
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});
