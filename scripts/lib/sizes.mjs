/** How large the built files are: raw for what Node reads from disk, gzipped too for what a page loads. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { inProject } from "./paths.mjs";

/** @param {number} bytes */
export const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

/**
 * The files that a page loads before it can show anything: the entry and its static imports.
 * @param {import("esbuild").Metafile} metafile
 * @param {string} entry
 * @returns {string[]} output paths
 */
export function eagerFiles(metafile, entry) {
  const first = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === entry);
  const seen = new Set(first ? [first] : []);
  for (const path of seen) {
    const output = metafile.outputs[path];
    if (output?.cssBundle) seen.add(output.cssBundle);
    for (const imported of output?.imports ?? []) if (imported.kind !== "dynamic-import" && metafile.outputs[imported.path]) seen.add(imported.path);
  }
  return [...seen];
}

/** @param {string[]} paths relative to the project */
export function gzippedSize(paths) {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(inProject(path)), { level: 9 }).length, 0);
}

/**
 * One line for a bundle.
 * @param {import("./bundles.mjs").Bundle} bundle
 * @param {import("esbuild").Metafile} metafile
 */
export function sizeLine(bundle, metafile) {
  const outputs = Object.entries(metafile.outputs).filter(([path]) => !path.endsWith(".map"));
  const total = outputs.reduce((sum, [, output]) => sum + output.bytes, 0);
  if (bundle.kind !== "view") return `${bundle.output.padEnd(28)} ${kib(total).padStart(12)}`;
  const eager = eagerFiles(metafile, bundle.entry);
  const scripts = eager.filter((path) => path.endsWith(".js"));
  const styles = eager.filter((path) => path.endsWith(".css"));
  return `${bundle.output.padEnd(28)} ${kib(total).padStart(12)}   first load gzipped: js ${kib(gzippedSize(scripts))}, css ${kib(gzippedSize(styles))}; ${outputs.length} files`;
}
