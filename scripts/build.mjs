/**
 * npm run build [-- --only <name>[,<name>…]] [--production] [--watch] [--no-types]
 * Makes `dist/` from the sources. The names are those of `lib/bundles.mjs`, and `types`.
 */
import { parseArgs } from "node:util";
import { runScript, say, seconds } from "./lib/report.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: [] },
      production: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      "no-types": { type: "boolean", default: false },
    },
  });
  const only = values.only.flatMap((names) => names.split(","));
  await useModernNode();
  await ensureDependencies();
  // Loaded only now: esbuild comes with the packages.
  const { build, watch } = await import("./lib/build.mjs");
  if (values.watch) return void (await watch(only, (line) => console.log(line)));
  const began = performance.now();
  for (const line of await build({ production: values.production, only, types: !values["no-types"] })) console.log(line);
  say(`· built in ${seconds(performance.now() - began)}`);
});
