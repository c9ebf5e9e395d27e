import type { AnyNode, Program } from "acorn";
import { walk } from "./walk.ts";

/** The names that are assigned to after their declaration. */
export function reassignedNames(ast: Program): Set<string> {
  const names = new Set<string>();
  walk(ast, (node) => {
    if (node.type === "AssignmentExpression") targets(node.left, names);
    if (node.type === "UpdateExpression") targets(node.argument, names);
    if (node.type === "ForInStatement" || node.type === "ForOfStatement") targets(node.left, names);
  });
  return names;
}

/** Whether an identifier stands for a value, and is not just the name of a property, label or the like. */
export function isUse(node: AnyNode, parent: AnyNode | undefined): boolean {
  switch (parent?.type) {
    case "MemberExpression":
      return parent.computed || parent.object === node;
    case "Property":
      return parent.computed || parent.shorthand || parent.value === node;
    case "MethodDefinition":
    case "PropertyDefinition":
      return parent.computed || parent.value === node;
    case "ExportSpecifier":
      return parent.local === node;
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
    case "MetaProperty":
      return false;
    default:
      return true;
  }
}

function targets(pattern: AnyNode, names: Set<string>): void {
  if (pattern.type === "VariableDeclaration" || pattern.type === "MemberExpression") return;
  walk(pattern, (node, parent) => {
    if (node.type === "Identifier" && isUse(node, parent)) names.add(node.name);
  });
}
