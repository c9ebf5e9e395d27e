import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/paths.mjs";

const file = inProject("docs", "performance.md");
/** The places for figures, and the command that makes them. */
const places = { browser: "npm run bench -- --docs", vscode: "npm run bench -- --vscode --docs" } as const;

/** Puts the figures of a run in place of those that `docs/performance.md` has. */
export function publish(place: keyof typeof places, figures: string): void {
  const text = readFileSync(file, "utf8");
  const begin = `<!-- figures: made by \`${places[place]}\`, not by hand -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf("<!-- end of the figures -->", from);
  if (from < 0 || to < from) throw new Error(`${file} has no place for figures: "${begin}", and its end.`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${figures}\n\n${text.slice(to)}`);
}
