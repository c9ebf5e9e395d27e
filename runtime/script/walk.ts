import type { AnyNode, Node } from "acorn";

/** Visits `node` and what is below it, in the order of the parser's fields. A visitor that returns `false` keeps its children unseen. */
export function walk(node: Node, visit: (node: AnyNode, parent: AnyNode | undefined) => boolean | void, parent?: AnyNode): void {
  // SAFETY: every node that acorn makes is one of `AnyNode`.
  const known = node as AnyNode;
  if (visit(known, parent) === false) return;
  // SAFETY: only read, and each value is looked at before it is used.
  const fields = known as unknown as Record<string, unknown>;
  for (const name in fields) {
    const value = fields[name];
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) walk(item, visit, known);
    } else if (isNode(value)) walk(value, visit, known);
  }
}

export function isFunction(node: AnyNode): boolean {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
