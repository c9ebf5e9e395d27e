/** The options that a widget call is written with. */
import type { CallExpression, Expression, ObjectExpression } from "acorn";
import { nameOf } from "../import-sites.ts";
import { isFunction } from "../walk.ts";
import type { Bindings } from "./bindings.ts";

/** The options object that ends a call's arguments, but for the body of a container, if one is written there. */
export function optionsOf({ arguments: given }: CallExpression): ObjectExpression | undefined {
  const end = given.at(-1);
  const last = end && isFunction(end) ? given.at(-2) : end;
  return last?.type === "ObjectExpression" ? last : undefined;
}

/** The expression of one option. */
export function optionNode(call: CallExpression, name: string): Expression | undefined {
  for (const property of optionsOf(call)?.properties ?? []) {
    if (property.type !== "Property" || property.computed) continue;
    if ((property.key.type === "Identifier" || property.key.type === "Literal") && nameOf(property.key) === name) return property.value;
  }
  return undefined;
}

/** The value of one option where it is a literal, or a constant bound to one. */
export function option(call: CallExpression, name: string, bindings: Bindings): unknown {
  const node = optionNode(call, name);
  return node === undefined ? undefined : literalValue(node, bindings);
}

export function literalValue(node: Expression, bindings: Bindings): unknown {
  if (node.type === "Literal") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked;
  const binding = node.type === "Identifier" ? bindings.at(node.start) : undefined;
  if (binding?.node.type !== "VariableDeclarator" || !binding.isConstant || binding.node.id.type !== "Identifier") return undefined;
  return binding.node.init?.type === "Literal" ? binding.node.init.value : undefined;
}
