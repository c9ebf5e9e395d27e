/** npm run check: types, lint, import rules, the package, the manifest. `npm test` runs the same checks as its first ring. */
import { inProject } from "./lib/paths.mjs";
import { runScript, say, seconds, step } from "./lib/report.mjs";
import { commandOf, runInForeground } from "./lib/run.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

await runScript(async () => {
  await useModernNode();
  await ensureDependencies();
  // Loaded only now: TypeScript comes with the packages. The examples are checked against the declarations.
  const { buildTypes } = await import("./lib/types.mjs");
  const { checks } = await import("./lib/check/checks.mjs");
  const { describe } = await import("./lib/check/violation.mjs");
  await step("building the declarations", buildTypes);
  let failed = 0;
  for (const { name, find } of checks()) {
    const began = performance.now();
    const found = await find();
    if (found.length > 0) failed++;
    console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${name}${performance.now() - began > 500 ? ` (${seconds(performance.now() - began)})` : ""}`);
    for (const violation of found) console.log(`     ${describe(violation)}`);
  }
  say("\n· the extension's manifest");
  if ((await runInForeground(process.execPath, [commandOf("vitest"), "run", "--project", "unit", "test/extension/manifest.test.ts"], { cwd: inProject() })) !== 0) failed++;
  console.log(failed === 0 ? "all checks passed" : `${failed} checks failed`);
  return failed === 0 ? 0 : 1;
});
