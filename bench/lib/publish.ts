import { readFileSync, writeFileSync } from "node:fs";
import { generatedDocs } from "../../scripts/lib/docs.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";
import type { Curve } from "../growth/curve.ts";
import { drawCurve } from "../growth/draw-curve.ts";
import { growthTable } from "./table.ts";

const file = inProject("docs", "performance.md");
/** The places for figures, and the command that makes them. */
const places = { browser: "npm run bench -- --docs", vscode: "npm run bench -- --vscode --docs", growth: "npm run bench -- --growth --docs" } as const;

/** Puts the figures of a run in place of those that `docs/performance.md` has. */
export function publish(place: keyof typeof places, figures: string): void {
  const text = readFileSync(file, "utf8");
  const begin = `<!-- figures: made by \`${places[place]}\`, not by hand -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf("<!-- end of the figures -->", from);
  if (from < 0 || to < from) throw new Error(`${file} has no place for figures: "${begin}", and its end.`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${figures}\n\n${text.slice(to)}`);
  // The README has some of them.
  writeFileSync(inProject("README.md"), generatedDocs()["README.md"]);
}

/** Puts curves there too: a picture, which is a file beside it, and its figures. */
export function publishGrowth(curves: readonly Curve[], machine: string): void {
  for (const curve of curves) writeFileSync(inProject("docs", "images", `growth-${curve.id}.svg`), drawCurve(curve));
  const sections = curves.map((curve) => `![${curve.title}](images/growth-${curve.id}.svg)\n\n${growthTable(curve)}`);
  publish("growth", [machine, ...sections].join("\n\n"));
}
