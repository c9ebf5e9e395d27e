import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The pages that a reader may come across, by path. */
export const pages: string[] = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];

export interface CodeBlock {
  page: string;
  /** Of its first line, from 1. */
  line: number;
  text: string;
}

/** The blocks of TypeScript in a page: everything between ```ts and ```. */
export function blocksOf(page: string, text = readFileSync(join(root, page), "utf8")): CodeBlock[] {
  return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map((found) => ({ page, line: text.slice(0, found.index).split("\n").length + 1, text: found[1] ?? "" }));
}
