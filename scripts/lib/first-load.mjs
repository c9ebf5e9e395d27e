/**
 * What a page loads first comes in two files, however many chunks there are. The bundler shares code between chunks by who
 * needs it, and makes a file for each such group; here every chunk needs all of the entry, so there is one group.
 */
import { inProject } from "./paths.mjs";

const later = "later";

/**
 * @param {string} entry of the page
 * @returns {import("esbuild").Plugin}
 */
export function oneFirstLoad(entry) {
  return {
    name: "one-first-load",
    setup(build) {
      build.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === later) return undefined;
        const found = await build.resolve(path, { resolveDir, importer, kind: "import-statement", pluginData: later });
        return found.errors.length > 0 ? { errors: found.errors } : { path: found.path, namespace: later };
      });
      build.onLoad({ filter: /.*/, namespace: later }, ({ path }) => {
        const from = JSON.stringify(path);
        const component = path.endsWith(".svelte") ? `export { default } from ${from};` : "";
        return { contents: `import ${JSON.stringify(inProject(entry))};\nexport * from ${from};\n${component}`, resolveDir: inProject() };
      });
    },
  };
}

/**
 * The modules of the first load, from a build that was made to find them.
 * @param {import("esbuild").Metafile} metafile
 * @param {readonly string[]} outputs those of the first load
 * @returns {ReadonlySet<string>} paths in the project
 */
export function firstLoadModules(metafile, outputs) {
  return new Set(outputs.filter((path) => path.endsWith(".js")).flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {})));
}
