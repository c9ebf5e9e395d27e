/** The libraries for charts that a person's own project may have, from npm: they draw in the tests of the view. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { step } from "./report.mjs";
import { npm } from "./run.mjs";

/** Of each package only what `runtime/st/chart/library.ts` looks for is kept: the rest is 270 MB. */
const packages = [
  { name: "plotly.js-strict-dist-min", version: "4.1.1", files: ["plotly-strict.min.js"] },
  { name: "echarts", version: "6.1.0", files: ["dist/echarts.min.js"] },
  { name: "mermaid", version: "12.3.0", files: ["dist/mermaid.min.js"] },
  { name: "@viz-js/viz", version: "3.31.0", files: ["package.json", "dist/viz.js"] },
];

/** @returns {Promise<string>} a folder `node_modules` with these packages */
export async function ensureChartLibraries() {
  const specs = packages.map(({ name, version }) => `${name}@${version}`);
  const folder = await cached(`chart-libraries-${packages.map(({ version }) => version).join("-")}`, (aside) => step("fetching libraries for charts (about 60 MB, once)", () => install(aside, specs)));
  return join(folder, "node_modules");
}

/** @param {string} folder @param {string[]} specs */
async function install(folder, specs) {
  const whole = mkdtempSync(join(folder, "whole-"));
  writeFileSync(join(whole, "package.json"), '{"private":true}\n');
  await npm(whole, ["install", "--no-save", ...specs]);
  for (const { name, files } of packages) {
    for (const file of files) {
      const target = join(folder, "node_modules", name, file);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(whole, "node_modules", name, file), target);
    }
  }
  rmSync(whole, { recursive: true });
}
