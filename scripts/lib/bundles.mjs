/** The table of what `npm run build` makes, and from what. */
import { readFileSync } from "node:fs";
import { nodeBuiltins } from "./node-builtins.mjs";
import { inProject } from "./paths.mjs";

/**
 * @typedef {object} Bundle
 * @property {string} name for `npm run build -- --only <name>`
 * @property {string} entry a source file, or for `vendor` a package
 * @property {string[]} [names] what is used of a package: a CommonJS one does not say what it exports
 * @property {string} output a file, or for the view a folder
 * @property {"node" | "extension" | "view" | "vendor"} kind
 */

/** @type {readonly Bundle[]} */
export const bundles = [
  { name: "extension", entry: "extension/main.ts", output: "dist/extension/main.cjs", kind: "extension" },
  // What the extension needs only for a file that imports dacapo, and for an app: activating it reads none of this.
  { name: "extension-host", entry: "runtime/host/app-host.ts", output: "dist/extension/app-host.cjs", kind: "extension" },
  { name: "extension-program", entry: "runtime/script/program.ts", output: "dist/extension/program.cjs", kind: "extension" },
  { name: "extension-analyse", entry: "runtime/script/analysis/analyse.ts", output: "dist/extension/analyse.cjs", kind: "extension" },
  { name: "extension-fixes", entry: "runtime/script/fixes/fixes.ts", output: "dist/extension/fixes.cjs", kind: "extension" },
  { name: "child", entry: "runtime/child/main.ts", output: "dist/child.mjs", kind: "node" },
  // A file of its own: the child's entry starts the link thread, and this is read meanwhile.
  { name: "engine", entry: "runtime/app/start-engine.ts", output: "dist/engine.mjs", kind: "node" },
  { name: "link", entry: "runtime/link/link-thread.ts", output: "dist/link.mjs", kind: "node" },
  { name: "order-thread", entry: "runtime/link/order-thread.ts", output: "dist/order-thread.mjs", kind: "node" },
  { name: "cli", entry: "runtime/server/cli.ts", output: "dist/cli.mjs", kind: "node" },
  { name: "testing", entry: "runtime/testing/app-test.ts", output: "dist/testing.mjs", kind: "node" },
  { name: "test-thread", entry: "runtime/testing/test-thread.ts", output: "dist/test-thread.mjs", kind: "node" },
  { name: "standalone", entry: "runtime/st/dacapo.gen.ts", output: "dist/standalone.mjs", kind: "node" },
  // Large and rarely needed (a script with enums, namespaces or decorators): a file of its own that the others load when they must.
  { name: "amaro", entry: "amaro", names: ["transformSync"], output: "dist/amaro.mjs", kind: "vendor" },
  { name: "webview", entry: "webview/main.ts", output: "dist/webview", kind: "view" },
];

/** The packages that are files of their own in `dist/`: bundles import them from beside themselves. */
const separate = { amaro: "amaro.mjs" };
/** The modules that are, where they are imported when they are needed. */
const separateModules = { "../app/start-engine.ts": "engine.mjs" };

/** The oldest engines: Node 22.18 runs apps and, in VS Code 1.104, the extension; its webviews are Chromium 138. */
const nodeTarget = "node22.18";
const viewTarget = "es2022";

/**
 * What esbuild is asked for.
 * @param {Bundle} bundle
 * @param {{ production: boolean, viewPlugins: import("esbuild").Plugin[] }} options
 * @returns {import("esbuild").BuildOptions}
 */
export function esbuildOptions(bundle, { production, viewPlugins }) {
  const common = /** @type {const} */ ({
    absWorkingDir: inProject(),
    bundle: true,
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    sourcemap: production ? false : "linked",
    define: { "process.env.NODE_ENV": production ? '"production"' : '"development"' },
  });
  if (bundle.kind === "view") {
    return {
      ...common,
      charset: "utf8",
      entryPoints: { main: bundle.entry },
      outdir: bundle.output,
      platform: "browser",
      target: viewTarget,
      format: "esm",
      splitting: true,
      minify: production,
      chunkNames: "chunks/[name]-[hash]",
      assetNames: "assets/[name]",
      conditions: ["svelte", "browser", production ? "production" : "development"],
      mainFields: ["svelte", "browser", "module", "main"],
      loader: { ".ttf": "file", ".woff2": "file", ".svg": "file" },
      plugins: viewPlugins,
    };
  }
  // Names are kept readable in what runs on Node: they are seen in stack traces. Its text stays ASCII: one letter beyond
  // Latin-1, and V8 holds all of it with two bytes a letter.
  const node = { ...common, entryPoints: [bundle.entry], outfile: bundle.output, platform: /** @type {const} */ ("node"), target: nodeTarget, minifySyntax: production, minifyWhitespace: production };
  if (bundle.kind === "extension") {
    return {
      ...node,
      format: "cjs",
      external: ["vscode"],
      plugins: [importSeparately(1), requireLater],
      // So that they are required: these are CommonJS, beside the bundle.
      supported: { "dynamic-import": false },
      // CommonJS has no import.meta; what we need of it is in the module's own variables.
      define: { ...common.define, "import.meta.url": "importMetaUrl", "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
      banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    };
  }
  const source = bundle.kind === "vendor" ? { entryPoints: undefined, stdin: { contents: `export { ${(bundle.names ?? []).join(", ")} } from "${bundle.entry}";`, resolveDir: inProject() } } : {};
  return {
    ...node,
    ...source,
    format: "esm",
    plugins: bundle.kind === "vendor" ? [] : [importSeparately(0), nodeBuiltins],
    banner: { js: `${hashbang(bundle)}import { createRequire as createRequireForBundle } from "node:module"; const require = createRequireForBundle(import.meta.url);` },
  };
}

/** A command starts with a hashbang; esbuild keeps one that the source has. @param {Bundle} bundle */
function hashbang(bundle) {
  return bundle.name === "cli" && !readFileSync(inProject(bundle.entry), "utf8").startsWith("#!") ? "#!/usr/bin/env node\n" : "";
}

/**
 * Leaves what is separate out of a bundle and points its imports at the files in `dist/`.
 * @param {number} depth how many folders below `dist/` the bundle stands
 * @returns {import("esbuild").Plugin}
 */
function importSeparately(depth) {
  const beside = /** @param {string} file */ (file) => ({ path: `${depth === 0 ? "./" : "../".repeat(depth)}${file}`, external: true });
  return {
    name: "import-separately",
    setup(build) {
      for (const [name, file] of Object.entries(separate)) build.onResolve({ filter: new RegExp(`^${name}$`) }, () => beside(file));
      for (const [path, file] of Object.entries(separateModules)) {
        build.onResolve({ filter: new RegExp(`^${path.replaceAll(".", "\\.")}$`) }, ({ kind }) => (kind === "dynamic-import" ? beside(file) : undefined));
      }
    },
  };
}

/**
 * What the extension imports from the runtime when it is needed is a file of its own, beside it.
 * @type {import("esbuild").Plugin}
 */
const requireLater = {
  name: "require-later",
  setup(build) {
    build.onResolve({ filter: /\/runtime\/.*\.ts$/ }, ({ kind, path, importer }) => {
      if (kind !== "dynamic-import" || !importer.startsWith(inProject("extension"))) return undefined;
      return { path: `./${path.replace(/^.*\/(.*)\.ts$/, "$1")}.cjs`, external: true };
    });
  },
};
