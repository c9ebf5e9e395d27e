/** `import.meta` and the hashbang, which have no place in a function. */
import type { Edits } from "./edits.ts";
import type { Survey } from "./survey.ts";

/** `#!` becomes `//`: both take the rest of the line. */
export function replaceHashbang(source: string, edits: Edits): void {
  if (source.startsWith("#!")) edits.replace(0, 2, "//");
}

type Metas = Survey["metas"];

export function replaceMeta(metas: Metas, expression: string, edits: Edits): void {
  for (const { node } of metas) edits.replace(node.start, node.end, expression);
}

/** `import.meta.url` and the like become literals, so that a reloaded module does not see its version. */
export function replaceMetaMembers(metas: Metas, values: Readonly<Record<string, string>>, edits: Edits): void {
  for (const meta of metas) {
    const value = values[memberOf(meta) ?? ""];
    if (value !== undefined && meta.parent !== undefined) edits.replace(meta.parent.start, meta.parent.end, JSON.stringify(value));
  }
}

/** Whether anything but a plain read of another member of `import.meta` might need `resolve`. */
export function usesMetaResolve(metas: Metas): boolean {
  return metas.some((meta) => (memberOf(meta) ?? "resolve") === "resolve");
}

/** The member that is read of an `import.meta`, where it is written out. */
function memberOf({ parent }: Metas[number]): string | undefined {
  if (parent?.type !== "MemberExpression" || parent.computed || parent.property.type !== "Identifier") return undefined;
  return parent.property.name;
}
