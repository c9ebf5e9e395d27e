/** Node's customisation hooks, for `import` and `require` alike. They run in the thread that loads. */
import { registerHooks, type LoadFnOutput, type ResolveFnOutput } from "node:module";
import { hookObject } from "../script/hook-names.ts";
import { facade } from "./commonjs-facade.ts";
import { type HookRegistration, ModuleGraph } from "./module-graph.ts";
import type { ModuleRecord } from "./module-record.ts";
import { isLocal, pathOf, versionedUrl } from "./module-url.ts";
import { selfImport, unresolvedIn } from "./problems.ts";
import type { ScriptHooks } from "./script-hooks.ts";
import { isTypeOnly } from "./type-only.ts";

type Conditions = Iterable<string> | undefined;

const emptyUrl = "dacapo:types";
/** After a file's URL: a module whose `resolve` is that of a module in the file's place. */
export const resolverQuery = "?dacapo=resolve";

const resolver = String.raw`export const resolve = (specifier) => import.meta.resolve(specifier).replace(/%3Fv=\d+$/, "");`;

/** The modules of an app, loaded in this thread. One at a time: it is there until `dispose`. */
export function createModuleGraph(hooks: ScriptHooks): ModuleGraph {
  return new ModuleGraph(hooks, registerModuleHooks);
}

function registerModuleHooks(graph: ModuleGraph): HookRegistration {
  const { dacapoUrl } = graph;
  return registerHooks({
    resolve: (specifier, context, nextResolve) => {
      const { parentURL, conditions } = context;
      if (specifier === "dacapo") return { url: dacapoUrl, format: isRequire(conditions) ? "commonjs" : "module", shortCircuit: true };
      if (specifier.endsWith(resolverQuery)) return { url: specifier, format: "module", shortCircuit: true };
      const parent = parentURL === undefined ? undefined : pathOf(parentURL);
      const importer = parent !== undefined && isLocal(parent) ? parent : undefined;
      const path = importer === undefined ? undefined : graph.resolveLocal(specifier, importer);
      if (path !== undefined) return local(graph, importer, specifier, path, conditions);
      return resolveByNode(graph, importer, specifier, conditions, () => nextResolve(specifier, context));
    },
    load: (url, context, nextLoad) => {
      if (url === dacapoUrl) return dacapoModule(graph, isRequire(context.conditions));
      if (url === emptyUrl) return { format: "module", source: "", shortCircuit: true };
      if (url.endsWith(resolverQuery)) return { format: "module", source: resolver, shortCircuit: true };
      const path = url.startsWith("file:") ? pathOf(url) : undefined;
      const record = path === undefined ? undefined : graph.record(path);
      return record === undefined ? nextLoad(url, context) : loadRecord(graph, record, isRequire(context.conditions));
    },
  });
}

function resolveByNode(
  graph: ModuleGraph,
  importer: string | undefined,
  specifier: string,
  conditions: Conditions,
  next: () => ResolveFnOutput,
): ResolveFnOutput {
  try {
    const found = next();
    const path = found.url.startsWith("file:") ? pathOf(found.url.replace(/[?#].*$/, "")) : undefined;
    const isOurs = path !== undefined && isLocal(path) && /\.(?:[cm]?[jt]s|[jt]sx|json)$/.test(path);
    return isOurs && path !== undefined ? local(graph, importer, specifier, path, conditions) : found;
  } catch (error) {
    if (importer !== undefined && isTypeOnly(graph, importer, specifier)) return { url: emptyUrl, format: "module", shortCircuit: true };
    if (importer !== undefined && error instanceof Error) {
      const problem = unresolvedIn(graph, importer, specifier);
      if (problem !== undefined) graph.explain(error, problem);
    }
    throw error;
  }
}

function local(graph: ModuleGraph, importer: string | undefined, specifier: string, path: string, conditions: Conditions): ResolveFnOutput {
  if (graph.script(path) !== undefined) throw graph.fail(selfImport(graph, importer ?? path, specifier));
  const record = graph.link(importer, specifier, path);
  if (isRequire(conditions) && !isModule(graph, record)) return { url: versionedUrl(path, 0), shortCircuit: true };
  const isJson = path.endsWith(".json");
  return { url: versionedUrl(path, record.version), shortCircuit: true, ...(isJson ? { importAttributes: { type: "json" } } : {}) };
}

function isModule(graph: ModuleGraph, record: ModuleRecord): boolean {
  const content = graph.read(record);
  return content.kind === "code" && content.module.kind === "module";
}

function loadRecord(graph: ModuleGraph, record: ModuleRecord, isRequired: boolean): LoadFnOutput {
  const content = graph.read(record);
  if (content.kind === "json") return { format: "json", source: content.text, shortCircuit: true };
  const { kind, code } = content.module;
  if (kind === "module") return { format: "module", source: code, shortCircuit: true };
  // Versions of Node differ in how they import CommonJS from hooks, so it is always required.
  if (isRequired) return { format: "commonjs", source: code, shortCircuit: true };
  return { format: "module", source: facade(graph, record), shortCircuit: true };
}

function dacapoModule(graph: ModuleGraph, isRequired: boolean): LoadFnOutput {
  const namespace = `globalThis.${hookObject}.namespace()`;
  if (isRequired) {
    // Defined, not assigned: what is a getter of `st` cannot be assigned to what inherits from it.
    const source = `const names = ${namespace}; module.exports = Object.create(Object(names.default), { ...Object.getOwnPropertyDescriptors(names), __esModule: { value: true } });`;
    return { format: "commonjs", source, shortCircuit: true };
  }
  const names = Object.keys(graph.hooks.dacapo).map((name, index) => {
    const text = JSON.stringify(name);
    return `const n${index} = names[${text}]; export { n${index} as ${text} };`;
  });
  return { format: "module", source: `const names = ${namespace};\n${names.join("\n")}`, shortCircuit: true };
}

/** Node 22 passes the conditions of `require` as a set, later ones as an array. */
function isRequire(conditions: Conditions): boolean {
  return conditions !== undefined && [...conditions].includes("require");
}

