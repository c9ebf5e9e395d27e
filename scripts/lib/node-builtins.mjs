/**
 * Node's own modules in a bundle. An `import` of one looks at everything that it offers, and some of that is loaded when it is
 * first looked at: `node:fs` brings `fs/promises` along with streams and readline, `node:util` a parser of arguments,
 * `node:crypto` WebCrypto. Here nothing is looked at but what the importing file names.
 */
import { readFileSync } from "node:fs";

/** @type {import("esbuild").Plugin} */
export const nodeBuiltins = {
  name: "node-builtins",
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind, importer }) => {
      if (kind !== "import-statement") return undefined;
      return { path: `${path} for ${importer}`, namespace: "node-builtin", pluginData: { builtin: path, importer } };
    });
    build.onLoad({ filter: /.*/, namespace: "node-builtin" }, ({ pluginData: { builtin, importer } }) => {
      const constants = namesFrom(builtin, readFileSync(importer, "utf8")).map((name) => `export const ${name} = all.${name};`);
      return { contents: [`const all = process.getBuiltinModule(${JSON.stringify(builtin)});`, "export default all;", ...constants].join("\n") };
    });
  },
};

/**
 * What a file imports from a module by name. One that is missed is an error of the build.
 * @param {string} builtin
 * @param {string} text
 */
export function namesFrom(builtin, text) {
  const statement = new RegExp(`^import\\s+(?:[\\w$]+\\s*,\\s*)?\\{([^}]*)\\}\\s*from\\s*["']${builtin}["']`, "gm");
  const items = Array.from(text.matchAll(statement), ([, list = ""]) => list.split(",")).flat().map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== "" && !item.startsWith("type ")).map((item) => item.replace(/\s+as\s+.*$/, "")))];
}
