import type { AnyNode, Expression, NewExpression, SpreadElement, Super } from "acorn";
import { walk } from "../walk.ts";
import type { Finding, Reading } from "./diagnostics.ts";
import { propertyName } from "./names.ts";

/** Methods that put what they are given into a list, a Set or a Map. */
const adders: ReadonlySet<string> = new Set(["push", "unshift", "set", "add", "splice", "fill", "concat"]);

/**
 * An instance of a class of the script itself that is kept in session state: every run makes the class anew, so in the next
 * one the instance is of another class, with the methods of the script as it was.
 */
export function classesInState(reading: Reading): Finding[] {
  const found = new Map<number, Finding>();
  walk(reading.program.tree, (node) => {
    for (const value of keptValues(node, reading)) {
      for (const made of instancesIn(value, reading)) if (!found.has(made.start)) found.set(made.start, finding(made, reading));
    }
  });
  return [...found.values()];
}

function finding(node: NewExpression, reading: Reading): Finding {
  const declared = classOf(node.callee, reading);
  const name = node.callee.type === "Identifier" ? node.callee.name : "the class";
  return {
    code: "class-in-state",
    severity: "warning",
    message: `\`${name}\` is another class in every run, so \`instanceof\` fails on what session state kept of an earlier one. Move the class into a module of its own, or keep plain data.`,
    node,
    related: declared ? [{ node: declared, message: "The class is declared in the script." }] : [],
  };
}

/** What a node puts into session state. */
function keptValues(node: AnyNode, reading: Reading): (Expression | SpreadElement)[] {
  if (node.type === "AssignmentExpression") return reachesState(node.left, reading) ? [node.right] : [];
  if (node.type !== "CallExpression") return [];
  const { callee, arguments: given } = node;
  if (reading.names.callee(callee)?.name === "setNext") return given.slice(1);
  if (callee.type !== "MemberExpression") return [];
  const method = propertyName(callee) ?? "";
  if (method === "assign" && given[0] && given[0].type !== "SpreadElement" && reachesState(given[0], reading)) return given.slice(1);
  return adders.has(method) && callee.object.type === "MemberExpression" && reachesState(callee.object, reading) ? given : [];
}

/** Session state itself, or something in it: `st.sessionState`, `st.sessionState.a`, `st.sessionState.a.b`. */
function reachesState(node: AnyNode | Super, reading: Reading): boolean {
  if (node.type === "Identifier" || node.type === "MemberExpression") {
    if (reading.names.isState(node)) return true;
    return node.type === "MemberExpression" && reachesState(node.object, reading);
  }
  return false;
}

/** Where instances of the script's own classes are made that a value is or holds: in it, or in the constants that it names. */
function instancesIn(value: AnyNode, reading: Reading, seen: ReadonlySet<AnyNode> = new Set()): NewExpression[] {
  const found: NewExpression[] = [];
  walk(value, (node, parent) => {
    if (parent && isOnlyRead(node, parent)) return false;
    if (node.type === "NewExpression" && classOf(node.callee, reading)) found.push(node);
    const init = node.type === "Identifier" ? constantValue(node, reading) : undefined;
    if (init && !seen.has(init)) found.push(...instancesIn(init, reading, new Set([...seen, init])));
    return holders.has(node.type);
  });
  return found;
}

/** Expressions whose value is, or holds, that of their parts. Of others, such as `new Money(99).toString()`, it is made. */
const holders: ReadonlySet<AnyNode["type"]> = new Set([
  "ObjectExpression", "Property", "ArrayExpression", "SpreadElement", "ConditionalExpression", "LogicalExpression", "NewExpression", "AwaitExpression", "AssignmentExpression",
]);

/** A test, or an object of which only the properties are taken. */
function isOnlyRead(node: AnyNode, parent: AnyNode): boolean {
  if (parent.type === "ConditionalExpression") return parent.test === node;
  if (parent.type === "LogicalExpression") return parent.operator === "&&" && parent.left === node;
  if (parent.type === "NewExpression") return parent.callee === node;
  return parent.type === "ObjectExpression" && node.type === "SpreadElement";
}

function constantValue({ start }: { start: number }, { bindings }: Reading): Expression | undefined {
  const binding = bindings.at(start);
  if (!binding?.isConstant || binding.node.type !== "VariableDeclarator" || binding.node.id.type !== "Identifier") return undefined;
  return binding.node.init ?? undefined;
}

/** The class of the script that an expression names. */
function classOf(callee: Expression | Super, { bindings }: Reading): AnyNode | undefined {
  const binding = callee.type === "Identifier" ? bindings.at(callee.start) : undefined;
  if (binding?.node.type === "ClassDeclaration") return binding.node;
  const init = binding?.isConstant && binding.node.type === "VariableDeclarator" ? binding.node.init : undefined;
  return init?.type === "ClassExpression" ? init : undefined;
}
