/** An ES module that stands for a CommonJS one: it requires it, and exports the names that its text assigns. */
import { hookObject } from "../script/hook-names.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { ModuleRecord } from "./module-record.ts";

export function facade(graph: ModuleGraph, record: ModuleRecord): string {
  const names = exportNames(graph, record, new Set());
  names.delete("default");
  names.delete("module.exports");
  const bindings = [...names].map((name, index) => {
    const text = JSON.stringify(name);
    return `const n${index} = whole?.[${text}]; export { n${index} as ${text} };`;
  });
  return [
    `const whole = globalThis.${hookObject}.require(${JSON.stringify(record.path)});`,
    `export { whole as default, whole as "module.exports" };`,
    ...bindings,
    "//# sourceURL=dacapo:commonjs",
  ].join("\n");
}

function exportNames(graph: ModuleGraph, record: ModuleRecord, seen: Set<ModuleRecord>): Set<string> {
  const found = new Set<string>();
  if (seen.has(record)) return found;
  seen.add(record);
  const content = graph.read(record);
  if (content.kind !== "code") return found;
  for (const name of content.module.exports.names) found.add(name);
  for (const specifier of content.module.exports.stars) {
    const path = graph.resolveLocal(specifier, record.path);
    if (path === undefined) continue;
    for (const name of exportNames(graph, graph.link(record.path, specifier, path), seen)) found.add(name);
  }
  return found;
}
