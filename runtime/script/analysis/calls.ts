/** What a call does to the run. */
import type { CallExpression, Expression, Function as AnyFunction, Node, SpreadElement, Super } from "acorn";
import { walk } from "../walk.ts";
import type { Bindings } from "./bindings.ts";
import { propertyName, type StCall } from "./names.ts";
import { assignedKeys } from "./session-writes.ts";
import type { CallOptions, Ending, Follower } from "./trace.ts";
import { containers, halts, iterators, looksLikeGuard, looksLikeWaiting } from "./vocabulary.ts";
import { isWidget } from "./widget-calls.ts";

/** Whose function is called: Dacapo's, the script's own, one that only waits, or another. */
export type Callee = "st" | "own" | "sleep" | "other";

export function classify(node: Expression, tracer: Follower): Callee {
  if (node.type === "NewExpression") return mentionsTimer(node) ? "sleep" : "other";
  if (node.type !== "CallExpression") return "other";
  if (tracer.names.callee(node.callee) !== undefined) return "st";
  const own = functionOf(node.callee, tracer.bindings);
  if (own !== undefined) return mentionsTimer(own) ? "sleep" : "own";
  return looksLikeWaiting(calledName(node.callee)) ? "sleep" : "other";
}

/** `floats` when nobody waits for the result. */
export function followCall(node: CallExpression, tracer: Follower, floats: boolean): Ending {
  const st = tracer.names.callee(node.callee);
  if (st !== undefined) return followSt(node, st, tracer, floats);
  for (const key of assignedKeys(node, tracer.names)) tracer.note({ kind: "write", node, key });
  if (isProcessExit(node.callee)) return "halt";
  const wrapped = wrappedFunction(node.callee, tracer);
  // A dialog draws where it is called, and runs again alone, as a fragment does. Its halts are its own: it may be closed.
  if (wrapped?.name === "fragment" || wrapped?.name === "dialog") return tracer.call(wrapped.called, { floats, fragment: true });
  if (wrapped !== undefined) return "on";
  const own = functionOf(node.callee, tracer.bindings);
  if (own !== undefined) return tracer.call(own, { floats });
  if (node.callee.type === "MemberExpression" && iterators.has(propertyName(node.callee) ?? "")) followIterator(node, tracer);
  tracer.doubt(node);
  // What another module does is not seen; a name that says it may end the run is believed.
  return looksLikeGuard(calledName(node.callee)) ? tracer.under({ node, branch: 0 }, () => "halt") : "on";
}

function followSt(node: CallExpression, { name, drawer }: StCall, tracer: Follower, floats: boolean): Ending {
  const outer = tracer.area;
  const area = drawer.area === "here" ? outer : drawer.area;
  if (isWidget(name, node)) tracer.note({ kind: "widget", node, name, area });
  if (name === "rerun" && isLater(node)) return "on";
  if (name === "rerun") tracer.note({ kind: "rerun", node });
  if (halts.has(name)) return "halt";
  if (!containers.has(name)) return "on";
  tracer.area = tracer.names.areaInside(name, node, area);
  const ending = followBody(node, tracer, { floats });
  tracer.area = outer;
  return ending;
}

/** A container runs the function that it is given last. */
function followBody(node: CallExpression, tracer: Follower, options: CallOptions): Ending {
  const body = node.arguments.at(-1);
  const called = body === undefined || body.type === "SpreadElement" ? undefined : functionOf(body, tracer.bindings);
  return called === undefined ? "on" : tracer.call(called, options);
}

function followIterator(node: CallExpression, tracer: Follower): void {
  const [first] = node.arguments;
  const called = first === undefined || first.type === "SpreadElement" ? undefined : functionOf(first, tracer.bindings);
  if (called !== undefined) tracer.under({ node, branch: "loop" }, () => tracer.call(called, { floats: true }));
}

/** The function that an expression is: written out here, or bound to a name that means nothing else. */
export function functionOf(node: Expression | Super, bindings: Bindings): AnyFunction | undefined {
  if (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression") return node;
  const binding = node.type === "Identifier" ? bindings.at(node.start) : undefined;
  if (binding === undefined || !binding.isConstant) return undefined;
  if (binding.node.type === "FunctionDeclaration") return binding.node;
  if (binding.node.type !== "VariableDeclarator" || binding.node.id.type !== "Identifier" || !binding.node.init) return undefined;
  const { init } = binding.node;
  return init.type === "ArrowFunctionExpression" || init.type === "FunctionExpression" ? init : undefined;
}

/** `const ask = st.dialog("…", () => { … })` or the same of a fragment, called as `ask()`. */
function wrappedFunction(callee: Expression | Super, tracer: Follower): { name: string; called: AnyFunction } | undefined {
  const binding = callee.type === "Identifier" ? tracer.bindings.at(callee.start) : undefined;
  const made = callee.type === "CallExpression" ? callee : binding?.isConstant && binding.node.type === "VariableDeclarator" ? binding.node.init : undefined;
  if (made?.type !== "CallExpression") return undefined;
  const name = tracer.names.callee(made.callee)?.name;
  const called = made.arguments.map((argument) => givenFunction(argument, tracer.bindings)).find((found) => found !== undefined);
  return name === undefined || called === undefined ? undefined : { name, called };
}

function givenFunction(argument: Expression | SpreadElement, bindings: Bindings): AnyFunction | undefined {
  return argument.type === "SpreadElement" ? undefined : functionOf(argument, bindings);
}

/** `st.rerun({ after: "5s" })` comes back: it asks for a run later. */
export function isLater({ arguments: [first] }: CallExpression): boolean {
  if (first?.type !== "ObjectExpression") return false;
  return first.properties.some((property) => property.type === "Property" && property.key.type === "Identifier" && property.key.name === "after");
}

function isProcessExit(callee: Expression | Super): boolean {
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
  return callee.object.name === "process" && /^(?:exit|abort|kill)$/.test(propertyName(callee) ?? "");
}

function calledName(callee: Expression | Super): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}

function mentionsTimer(node: Node): boolean {
  let found = false;
  walk(node, (inner) => {
    if (inner.type === "Identifier" && (looksLikeWaiting(inner.name) || inner.name === "setTimeout")) found = true;
    return !found;
  });
  return found;
}

