/** Who may import whom: the table of docs/architecture.md as a function of the import graph. */
import { posix } from "node:path";

/**
 * @typedef {{ path: string, imports: import("./imports.mjs").Import[] }} Module
 *
 * @typedef {object} Area
 * @property {string} name
 * @property {RegExp} holds
 * @property {RegExp} mayImport which files of the project
 * @property {RegExp} packages which bare specifiers
 */

const anything = /^/;

/** The first area that holds a file is its area. @type {readonly Area[]} */
const areas = [
  { name: "runtime/protocol", holds: /^runtime\/protocol\//, mayImport: /^runtime\/protocol\//, packages: /^$/ },
  { name: "runtime/script", holds: /^runtime\/script\//, mayImport: /^runtime\/(script|protocol)\//, packages: /^(acorn|eslint-scope|estree)(\/|$)/ },
  { name: "runtime/engine", holds: /^runtime\/engine\//, mayImport: /^runtime\/(engine|modules|script|data|link|protocol)\//, packages: /^(node:|acorn$|smol-toml$)/ },
  { name: "runtime", holds: /^runtime\//, mayImport: /^runtime\//, packages: /^(?!vscode$|svelte(\/|$)|@vscode\/|vitest|playwright-core)/ },
  { name: "webview", holds: /^webview\//, mayImport: /^(webview|runtime\/protocol)\//, packages: /^(?!vscode$|node:|dacapo(\/|$)|vitest|playwright-core)/ },
  { name: "extension", holds: /^extension\//, mayImport: /^(extension|runtime\/(protocol|script|host))\//, packages: /^(vscode$|node:)/ },
  { name: "examples", holds: /^examples\//, mayImport: /^examples\//, packages: anything },
  { name: "scripts", holds: /^scripts\//, mayImport: /^scripts\//, packages: /^(?!vscode$|dacapo(\/|$))/ },
  { name: "bench", holds: /^bench\//, mayImport: anything, packages: anything },
  { name: "test", holds: /^test\//, mayImport: anything, packages: anything },
  { name: "the top level", holds: anything, mayImport: /^scripts\//, packages: anything },
];

/** What stands for packages without being declared as one. */
const builtIn = /^(node:.*|vscode|dacapo|dacapo\/.*)$/;

/**
 * Imports against the table.
 * @param {readonly Module[]} modules
 * @param {readonly string[]} declared the packages that package.json names
 * @returns {import("./violation.mjs").Violation[]}
 */
export function importViolations(modules, declared) {
  return modules.flatMap(({ path, imports }) => imports.flatMap((one) => {
    const message = whyNot(path, one.specifier, declared);
    return message ? [{ file: path, line: one.line, rule: "import", message }] : [];
  }));
}

/** @param {string} path @param {string} specifier @param {readonly string[]} declared */
function whyNot(path, specifier, declared) {
  const area = areas.find(({ holds }) => holds.test(path));
  if (!area) return undefined;
  if (!specifier.startsWith(".")) return whyNotPackage(area, specifier, declared);
  const target = resolve(path, specifier);
  if (/^(dist|node_modules)\//.test(target)) return area.name === "test" || area.name === "bench" ? undefined : `${target} is made by the build: import its source`;
  if (target.startsWith("../")) return `${specifier} leads out of the project`;
  return area.mayImport.test(target) ? undefined : `${area.name} may not import ${target}`;
}

/** @param {Area} area @param {string} specifier @param {readonly string[]} declared */
function whyNotPackage(area, specifier, declared) {
  const bare = specifier.replace(/^node:.*/, "node:");
  if (!area.packages.test(specifier) && !area.packages.test(bare)) return `${area.name} may not import ${specifier}`;
  if (builtIn.test(specifier)) return undefined;
  const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const types = `@types/${name.replace("@", "").replace("/", "__")}`;
  return declared.includes(name) || declared.includes(types) ? undefined : `package.json does not name ${name}`;
}

/** @param {string} from @param {string} specifier */
export const resolve = (from, specifier) => posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/[?#].*$/, "");

/**
 * Modules that name each other, directly or around a corner; types and components count too: what goes in circles can only
 * be understood at once.
 * @param {readonly Module[]} modules
 * @returns {import("./violation.mjs").Violation[]}
 */
export function cycleViolations(modules) {
  const byPath = new Map(modules.map((one) => [one.path, one]));
  /** @type {Map<string, "open" | "done">} */
  const state = new Map();
  /** @type {import("./violation.mjs").Violation[]} */
  const found = [];
  /** @param {Module} one @param {string[]} road */
  const visit = (one, road) => {
    state.set(one.path, "open");
    for (const { specifier, line } of one.imports) {
      if (!specifier.startsWith(".")) continue;
      const target = byPath.get(resolve(one.path, specifier));
      // A component, or a style of the same name, may name itself.
      if (!target || target === one) continue;
      const circle = [...road, one.path];
      if (state.get(target.path) === "open") found.push({ file: one.path, line, rule: "cycle", message: [...circle.slice(circle.indexOf(target.path)), target.path].join(" → ") });
      else if (!state.has(target.path)) visit(target, circle);
    }
    state.set(one.path, "done");
  };
  for (const one of modules) if (!state.has(one.path)) visit(one, []);
  return found;
}
