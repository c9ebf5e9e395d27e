/** Builds the thread as the product's engine is built, for times: what ships is one file, in production mode. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { esbuildOptions } from "../../scripts/lib/bundles.mjs";

export interface BuiltThread extends Disposable {
  readonly url: URL;
}

export async function buildThread(): Promise<BuiltThread> {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-bench-"));
  const output = join(folder, "engine-thread.mjs");
  await build(esbuildOptions({ name: "bench-engine", entry: "bench/engine/engine-thread.ts", output, kind: "node" }, { production: true, viewPlugins: [] }));
  return { url: pathToFileURL(output), [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
