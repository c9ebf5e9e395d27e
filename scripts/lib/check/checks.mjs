/** Every check of `npm run check`, by name. Each answers with what it found; nothing found is good. */
import { existsSync, readFileSync } from "node:fs";
import { bundles } from "../bundles.mjs";
import { codeServers } from "../code-server.mjs";
import { inProject } from "../paths.mjs";
import { assertionViolations } from "./assertions.mjs";
import { cycleViolations, importViolations } from "./import-rules.mjs";
import { importsOf } from "./imports.mjs";
import { lint, svelteTypes, types } from "./outside.mjs";
import { packageViolations } from "./package-rules.mjs";
import { isCode, isSampleApp, readProject } from "./source-files.mjs";
import { spellingViolations } from "./spelling.mjs";
import { textRules, violationsOf } from "./text-rules.mjs";

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {() => Promise<import("./violation.mjs").Violation[]>} find
 */

/** @returns {Check[]} */
export function checks() {
  const files = readProject();
  const code = files.filter((file) => isCode(file) && !isSampleApp(file.path));
  const modules = code.map((file) => ({ path: file.path, imports: importsOf(file) }));
  const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const declared = Object.keys(manifest.devDependencies);
  const shipped = code.filter(({ path }) => /^(runtime|extension|webview)\//.test(path));
  return [
    ...typeChecks(),
    { name: "lint", find: lint },
    { name: "imports follow the table of the areas", find: async () => importViolations(modules, declared) },
    { name: "no two modules need each other", find: async () => cycleViolations(modules) },
    { name: "every type assertion has its reason", find: async () => shipped.flatMap(assertionViolations) },
    ...textRules.map((rule) => ({ name: rule.name, find: async () => violationsOf(rule, files) })),
    { name: "spelling", find: async () => spellingViolations(files) },
    { name: "package.json promises what the build makes", find: async () => packageViolations(manifest, world()) },
  ];
}

/** @returns {Check[]} */
function typeChecks() {
  const projects = [".", "scripts", "test/view", "examples", "bench"].filter((folder) => existsSync(inProject(folder, "tsconfig.json")));
  return [
    ...projects.map((folder) => ({ name: `types of ${folder === "." ? "everything that runs on Node" : folder}`, find: () => types(folder) })),
    { name: "types of the components", find: () => svelteTypes("webview") },
  ];
}

/** @returns {import("./package-rules.mjs").World} */
function world() {
  const icons = JSON.parse(readFileSync(inProject("node_modules", "@vscode", "codicons", "dist", "metadata.json"), "utf8"));
  return {
    built: [...bundles.map(({ output, kind }) => (kind === "view" ? `${output}/` : output)), "dist/types/"],
    oldestVscode: codeServers.oldest.version,
    codicons: new Set(Object.keys(icons)),
  };
}
