/** The project's own files, as the checks read them. */
import { readFileSync, readdirSync } from "node:fs";
import { inProject } from "../paths.mjs";

/** Made, downloaded or personal: not ours to check. */
const skippedFolders = new Set(["node_modules", "dist", ".git", "coverage", "test-results"]);
const readable = /\.(ts|mts|cts|js|mjs|cjs|svelte|css|html|json|md|sh|yml|yaml)$|(^|\/)(\.gitignore|\.npmrc|\.vscodeignore|\.node-version|LICENSE)$|^\.ci\/[^/]+$/;

/** @returns {import("./violation.mjs").SourceFile[]} */
export function readProject() {
  return list("").filter((path) => readable.test(path)).map((path) => ({ path, text: readFileSync(inProject(path), "utf8") }));
}

/** @param {string} folder @returns {string[]} */
function list(folder) {
  return readdirSync(inProject(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : list(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Files with imports of their own. @param {import("./violation.mjs").SourceFile} file */
export const isCode = ({ path }) => /\.([mc]?[jt]s|svelte)$/.test(path);

/**
 * Scripts of a person, as the tests run them: they may be wrong on purpose.
 * @param {string} path
 */
export const isSampleApp = (path) => /^test\/(apps|fixtures)\//.test(path) || /^test\/[^/]+\/(apps|fixtures)\//.test(path);
