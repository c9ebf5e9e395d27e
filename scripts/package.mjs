/** npm run package: builds for production and packs the extension as `dacapo-<version>.vsix` and the npm package as `dacapo-<version>.tgz`. */
import { readFileSync, statSync } from "node:fs";
import { inProject } from "./lib/paths.mjs";
import { Refusal, runScript, step } from "./lib/report.mjs";
import { commandOf, npm, run } from "./lib/run.mjs";
import { kib } from "./lib/sizes.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

const largestKib = 5 * 1024;

await runScript(async () => {
  await useModernNode();
  await ensureDependencies();
  const { build } = await import("./lib/build.mjs");
  await step("building", () => build({ production: true, only: [], types: true }));
  const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const file = `dacapo-${manifest.version}.vsix`;
  // Everything is in the bundles. Without a repository there is nothing that relative links could be made to lead to.
  const links = manifest.repository ? [] : ["--allow-missing-repository", "--no-rewrite-relative-links"];
  await step("packing", () => run(process.execPath, [commandOf("@vscode/vsce", "vsce"), "package", "--no-dependencies", ...links, "--out", file], { cwd: inProject() }));
  const size = statSync(inProject(file)).size;
  console.log(`${file} ${kib(size)}`);
  await step("packing for npm", () => npm(inProject(), ["pack", "--ignore-scripts"]));
  const tarball = `dacapo-${manifest.version}.tgz`;
  console.log(`${tarball} ${kib(statSync(inProject(tarball)).size)}`);
  if (size > largestKib * 1024) throw new Refusal(`The package is larger than ${kib(largestKib * 1024)}.`);
});
