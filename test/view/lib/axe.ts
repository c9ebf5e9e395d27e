/** The page as it is, judged by axe. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { ThemeKind } from "./themes.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** What axe finds within `part` of the page as it is, one line per place. AAA contrast for text where the theme is one of high contrast. */
export async function violations(page: Page, theme: ThemeKind, part = "html"): Promise<string[]> {
  await page.evaluate(axeSource);
  const isHighContrast = theme.startsWith("hc");
  // Which headings there are is the script's affair.
  const rules = { "page-has-heading-one": { enabled: false }, "heading-order": { enabled: false }, region: { enabled: false }, "color-contrast-enhanced": { enabled: isHighContrast } };
  // What a theme changes are colours: all other rules are judged in two of them.
  const runOnly = theme === "dark" || theme === "light" ? {} : { runOnly: ["color-contrast", "color-contrast-enhanced"].slice(0, isHighContrast ? 2 : 1) };
  const options = JSON.stringify({ rules, ...runOnly, resultTypes: ["violations"] });
  const found = await page.evaluate<Violation[]>(`axe.run(${JSON.stringify(part)}, ${options}).then((result) => result.violations)`);
  return found.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${String(node.target)} ${node.failureSummary ?? ""}`));
}
