import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/paths.mjs";

const file = inProject("docs", "performance.md");
const begin = "<!-- figures: made by `npm run bench -- --docs`, not by hand -->";
const end = "<!-- end of the figures -->";

/** Puts the figures of a run in place of those that `docs/performance.md` has. */
export function publish(figures: string): void {
  const text = readFileSync(file, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for figures: the lines "${begin}" and "${end}".`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${figures}\n\n${text.slice(to)}`);
}
