/** Where a script changes a value of the session state from within (`st.sessionState.list.push(1)`): no write to the key is seen then. */
import type { AnyNode, Expression, Super } from "acorn";
import type { Place } from "./problem.ts";
import type { Program } from "./program.ts";
import { walk } from "./walk.ts";

const mutators: ReadonlySet<string> = new Set("push pop shift unshift splice sort reverse fill copyWithin set add delete clear".split(" "));

/** The places in one file, in their order. What is reached by another name than that of a constant is not found. */
export function stateMutations(program: Program, key: string): Place[] {
  const names = namesOf(program, key);
  const isInside = (node: Expression | Super): boolean => {
    if (node.type === "Identifier") return names.has(node.name);
    if (node.type === "MemberExpression") return isState(node, key) || isInside(node.object);
    return node.type === "ChainExpression" && isInside(node.expression);
  };
  const places: Place[] = [];
  walk(program.tree, (node) => {
    const target = mutated(node);
    if (target && isInside(target)) places.push(program.place(node.start, node.end));
  });
  return places;
}

/** Constants that hold the value, or a part of it that is an object. */
function namesOf({ tree }: Program, key: string): Set<string> {
  const names = new Set<string>();
  walk(tree, (node) => {
    if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init) return;
    if (node.init.type === "MemberExpression" && isState(node.init, key)) names.add(node.id.name);
  });
  return names;
}

/** The object that a node changes, if it is one that does. */
function mutated(node: AnyNode): Expression | Super | undefined {
  if (node.type === "AssignmentExpression") return node.left.type === "MemberExpression" ? node.left.object : undefined;
  if (node.type === "UpdateExpression") return node.argument.type === "MemberExpression" ? node.argument.object : undefined;
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  return mutators.has(nameIn(node.callee) ?? "") ? node.callee.object : undefined;
}

/** `st.sessionState.key`, under any name of `st`. */
function isState(node: AnyNode & { type: "MemberExpression" }, key: string): boolean {
  if (nameIn(node) !== key) return false;
  const { object } = node;
  return object.type === "MemberExpression" ? nameIn(object) === "sessionState" : object.type === "Identifier" && object.name === "sessionState";
}

function nameIn({ property, computed }: AnyNode & { type: "MemberExpression" }): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}
