/**
 * npm run bench [-- --only w1,w4] [--vscode] [--growth] [--quick] [--json <file>] [--docs]
 * Builds what ships and measures it in a real Chromium: the workloads and goals of docs/performance.md, beside the
 * floors of this machine in the same run. `--docs` puts the figures into that file.
 */
import { inProject } from "./lib/paths.mjs";
import { runScript, step } from "./lib/report.mjs";
import { runInForeground } from "./lib/run.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

await runScript(async () => {
  await useModernNode();
  await ensureDependencies();
  // Loaded only now: esbuild comes with the packages.
  const { build } = await import("./lib/build.mjs");
  await step("building", () => build({ production: true, only: [], types: false }));
  return runInForeground(process.execPath, [inProject("bench", "main.ts"), ...process.argv.slice(2)]);
});
