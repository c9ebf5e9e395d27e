/** `import.meta` and the hashbang, which have no place in a function. */
import type { Program } from "acorn";
import type { Edits } from "./edits.ts";
import { walk } from "./walk.ts";

/** `#!` becomes `//`: both take the rest of the line. */
export function replaceHashbang(source: string, edits: Edits): void {
  if (source.startsWith("#!")) edits.replace(0, 2, "//");
}

export function replaceMeta(ast: Program, expression: string, edits: Edits): void {
  walk(ast, (node) => {
    if (node.type === "MetaProperty" && node.meta.name === "import") edits.replace(node.start, node.end, expression);
  });
}

/** `import.meta.url` and the like become literals, so that a reloaded module does not see its version. */
export function replaceMetaMembers(ast: Program, values: Readonly<Record<string, string>>, edits: Edits): void {
  walk(ast, (node) => {
    if (node.type !== "MemberExpression" || node.computed || node.object.type !== "MetaProperty") return;
    const value = node.property.type === "Identifier" ? values[node.property.name] : undefined;
    if (value !== undefined && node.object.meta.name === "import") edits.replace(node.start, node.end, JSON.stringify(value));
  });
}

/** Whether anything but a plain read of a known member of `import.meta` might need `resolve`. */
export function usesMetaResolve(ast: Program): boolean {
  let found = false;
  walk(ast, (node, parent) => {
    if (node.type !== "MetaProperty" || node.meta.name !== "import") return;
    const isPlain = parent?.type === "MemberExpression" && !parent.computed && parent.property.type === "Identifier";
    if (!isPlain || (parent.property.type === "Identifier" && parent.property.name === "resolve")) found = true;
  });
  return found;
}
