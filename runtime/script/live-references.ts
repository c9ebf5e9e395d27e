/** A binding that its module changes must be read anew at each use: `count` becomes `ns.count` wherever it means the import. */
import type { AnyNode, Program } from "acorn";
import { analyze } from "eslint-scope";
import type { Edits } from "./edits.ts";
import { walk } from "./walk.ts";

/** `access` is the expression that stands for each local name. */
export function readLive(ast: Program, access: ReadonlyMap<string, string>, edits: Edits): void {
  if (access.size === 0) return;
  const parents = new Map<number, AnyNode | undefined>();
  for (const reference of importReferences(ast, parents)) {
    const expression = access.get(reference.name);
    if (expression === undefined) continue;
    const { start, end, name } = reference;
    const parent = parents.get(start);
    if (parent?.type === "ExportSpecifier") continue;
    if (parent?.type === "Property" && parent.shorthand) edits.replace(start, end, `${name}:${expression}`);
    else if (isCalled(parent, start)) edits.replace(start, end, `(0,${expression})`);
    else edits.replace(start, end, expression);
  }
}

/** The local names of imports that are used as a value. */
export function usedImports(ast: Program): Set<string> {
  return new Set(importReferences(ast, new Map()).map(({ name }) => name));
}

interface Use {
  name: string;
  start: number;
  end: number;
}

/** Fills `parents` with what stands around each identifier, by its start. */
function importReferences(ast: Program, parents: Map<number, AnyNode | undefined>): Use[] {
  walk(ast, (node, parent) => {
    node.range = [node.start, node.end];
    if (node.type !== "Identifier") return;
    const isPattern = parent?.type === "AssignmentPattern" && parents.get(node.start)?.type === "Property";
    if (!isPattern) parents.set(node.start, parent);
  });
  // SAFETY: acorn's tree is an ESTree program, which is what the analysis takes.
  const scopes = analyze(ast as Parameters<typeof analyze>[0], { ecmaVersion: 2025, sourceType: "module" });
  const uses: Use[] = [];
  for (const variable of scopes.scopes.find((scope) => scope.type === "module")?.variables ?? []) {
    if (!variable.defs.some((definition) => definition.type === "ImportBinding")) continue;
    for (const { identifier } of variable.references) {
      const [start, end] = identifier.range ?? [0, 0];
      uses.push({ name: variable.name, start, end });
    }
  }
  return uses;
}

function isCalled(parent: AnyNode | undefined, start: number): boolean {
  if (parent?.type === "CallExpression") return parent.callee.start === start && parent.callee.type === "Identifier";
  return parent?.type === "TaggedTemplateExpression" && parent.tag.start === start;
}
