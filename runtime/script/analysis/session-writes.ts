import type { AnyNode, Expression, ObjectExpression, Super } from "acorn";
import { nameOf } from "../import-sites.ts";
import { type Names, propertyName } from "./names.ts";

/** The keys of session state that an assignment certainly sets. `??=` and `||=` set only what has no value, as no widget does. */
export function sessionWrites(node: AnyNode, names: Names): string[] {
  if (node.type === "UpdateExpression") return keysOf([node.argument], names);
  if (node.type !== "AssignmentExpression" || node.operator === "??=" || node.operator === "||=" || node.operator === "&&=") return [];
  return keysOf(targets(node.left), names);
}

/** The keys that `Object.assign(st.sessionState, { … })` sets. */
export function assignedKeys(node: AnyNode, names: Names): string[] {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression" || propertyName(node.callee) !== "assign") return [];
  const [target, ...values] = node.arguments;
  if (target === undefined || target.type === "SpreadElement" || !names.isState(target)) return [];
  return values.flatMap((value) => (value.type === "ObjectExpression" ? literalKeys(value) : []));
}

function keysOf(nodes: readonly (Expression | AnyNode)[], names: Names): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== "MemberExpression") return [];
    const key = propertyName(node);
    const owner: Expression | Super = node.object;
    return key !== undefined && names.isState(owner) ? [key] : [];
  });
}

function targets(pattern: AnyNode): AnyNode[] {
  switch (pattern.type) {
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => targets(property.type === "RestElement" ? property.argument : property.value));
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? targets(element) : []));
    case "AssignmentPattern":
      return targets(pattern.left);
    case "RestElement":
      return targets(pattern.argument);
    default:
      return [pattern];
  }
}

function literalKeys({ properties }: ObjectExpression): string[] {
  return properties.flatMap((property) => {
    if (property.type !== "Property" || property.computed) return [];
    return property.key.type === "Identifier" || property.key.type === "Literal" ? [nameOf(property.key)] : [];
  });
}
