/** npm run docs: writes what the docs say of the code anew, `docs/api.md` and the tables of the README. */
import { writeFileSync } from "node:fs";
import { inProject } from "./lib/paths.mjs";
import { runScript } from "./lib/report.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

await runScript(async () => {
  await useModernNode();
  await ensureDependencies();
  // Loaded only now: TypeScript comes with the packages.
  const { generatedDocs } = await import("./lib/docs.mjs");
  for (const [path, text] of Object.entries(generatedDocs())) {
    writeFileSync(inProject(path), text);
    console.log(path);
  }
});
