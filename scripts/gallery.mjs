/**
 * npm run gallery [-- <page>…]
 * Builds what ships, opens each page of examples/gallery in a real Chromium, and puts pictures and contact sheet into docs/.
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
  await step("building", () => build({ production: true, only: ["child", "link", "cli", "amaro", "webview"], types: false }));
  return runInForeground(process.execPath, [inProject("test", "view", "gallery", "pictures.ts"), ...process.argv.slice(2)]);
});
