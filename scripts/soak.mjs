/**
 * npm run soak
 * What `npm test` does for a few seconds, at full length: a million mutated frames, a hundred thousand mutated scripts, a
 * hundred thousand reruns with events, saves and reloads mixed in, a minute of 10 MB/s of output, twenty thousand mixtures of
 * hostile texts in a browser, a file of 200 MB through the whole product, and everything else that comes from outside, mutated.
 */
import { inProject } from "./lib/paths.mjs";
import { runScript, step } from "./lib/report.mjs";
import { commandOf, runInForeground } from "./lib/run.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

await runScript(async () => {
  process.env.DACAPO_SOAK = "1";
  await useModernNode();
  await ensureDependencies();
  const { build } = await import("./lib/build.mjs");
  await step("building", () => build({ production: true, only: [], types: false }));
  const suites = ["test/fuzz", "test/script/mutations.test.ts", "test/process/load.test.ts", "test/view/attacks/mixed.test.ts", "test/view/large-upload.test.ts"];
  return runInForeground(process.execPath, [commandOf("vitest"), "run", "--project", "unit", "--project", "process", "--project", "view", "--reporter=verbose", ...suites], { cwd: inProject() });
});
