/** Imports of nothing but types: their module may not exist at run time. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ModuleGraph } from "./module-graph.ts";

/** Whether every import of `specifier` in a TypeScript file names only types, and there are types that it can mean. */
export function isTypeOnly(graph: ModuleGraph, importer: string, specifier: string): boolean {
  const source = graph.source(importer);
  const sites = source?.sites.filter((site) => site.specifier === specifier) ?? [];
  const isUnused = sites.every(({ kind, names }) => kind === "import" && names.length > 0 && names.every(({ local }) => source?.isUsed(local) === false));
  return sites.length > 0 && isUnused && hasTypes(specifier, dirname(importer));
}

function hasTypes(specifier: string, folder: string): boolean {
  if (specifier.startsWith(".")) {
    const stem = resolve(folder, specifier).replace(/\.(?:d\.)?([cm]?)[jt]s$/, "");
    return [".d.ts", ".d.mts", ".d.cts", "/index.d.ts"].some((end) => existsSync(stem + end));
  }
  const name = packageName(specifier);
  const typesName = name.startsWith("@") ? name.slice(1).replace("/", "__") : name;
  for (let at = folder; ; at = dirname(at)) {
    const modules = join(at, "node_modules");
    if (existsSync(join(modules, name)) || existsSync(join(modules, "@types", typesName))) return true;
    if (dirname(at) === at) return false;
  }
}

export function packageName(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
