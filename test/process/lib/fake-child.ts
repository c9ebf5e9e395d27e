/** Builds the child with the fake engine in place of the real one. */
import { join, resolve } from "node:path";
import { build } from "esbuild";

const engine = resolve(import.meta.dirname, "fake-engine.ts");

/** Gives the path of the child's entry, built into `folder`. */
export async function buildFakeChild(folder: string): Promise<string> {
  const root = resolve(import.meta.dirname, "../../..");
  await build({
    absWorkingDir: root,
    entryPoints: { child: "runtime/child/main.ts", link: "runtime/link/link-thread.ts" },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node22.18",
    logLevel: "silent",
    plugins: [{ name: "fake-engine", setup: (b) => b.onResolve({ filter: /app\/start-engine\.ts$/ }, () => ({ path: engine })) }],
  });
  return join(folder, "child.mjs");
}
