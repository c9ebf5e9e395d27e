/** Reads what Node says when a local module imports a name that another does not export. */
import type { ScriptProblem } from "../script/problem.ts";
import type { ModuleGraph } from "./module-graph.ts";
import { pathOf } from "./module-url.ts";
import { missingExport } from "./problems.ts";

export function linkProblem(graph: ModuleGraph, error: unknown): ScriptProblem | undefined {
  if (!(error instanceof SyntaxError)) return undefined;
  const names = /requested module '(.+?)' does not provide an export named '(.+?)'/.exec(error.message) ?? commonJsNames(error.message);
  const importer = pathOf(/^(.+?):\d+$/m.exec(error.stack ?? "")?.[1] ?? "");
  const source = importer === undefined ? undefined : graph.source(importer);
  if (names === null || importer === undefined || source === undefined) return undefined;
  const [, specifier = "", name = ""] = names;
  for (const site of source.sites) {
    const found = site.specifier === specifier ? site.names.find(({ imported }) => imported === name) : undefined;
    if (found !== undefined) return missingExport(importer, source.place(found.start, found.end), name, specifier, namesOf(graph, specifier));
  }
  return undefined;
}

/** Node's words for a CommonJS package: the name comes first. */
function commonJsNames(message: string): RegExpExecArray | null {
  const match = /Named export '(?<name>.+?)' not found\. The requested module '(?<specifier>.+?)'/.exec(message);
  if (match !== null) [match[1], match[2]] = [match[2] ?? "", match[1] ?? ""];
  return match;
}

function namesOf(graph: ModuleGraph, specifier: string): string[] {
  return specifier === "dacapo" ? Object.keys(graph.hooks.dacapo) : [];
}
