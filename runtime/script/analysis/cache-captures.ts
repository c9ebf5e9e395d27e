import type { AnyNode, CallExpression, Function as AnyFunction, Identifier } from "acorn";
import { isFunction, walk } from "../walk.ts";
import type { Binding } from "./bindings.ts";
import { functionOf } from "./calls.ts";
import type { Finding, Reading } from "./diagnostics.ts";
import { propertyName } from "./names.ts";
import { isWidget } from "./widget-calls.ts";

const caches: ReadonlySet<string> = new Set(["cacheData", "cacheResource"]);
/** Parts of `st` that another run may find changed. */
const changing: ReadonlySet<string> = new Set(["sessionState", "queryParams", "context", "secrets"]);
/** Calls that give another value each time. */
const volatileCalls = /^(?:now|random|randomUUID|randomInt|hrtime)$/;

/**
 * A cached function that reads a variable of the run: the result is kept by the function's arguments alone, so a later run
 * with another value of the variable gets the result of the first. Constants that are the same in every run do no harm.
 */
export function cacheCaptures(reading: Reading): Finding[] {
  const found: Finding[] = [];
  walk(reading.program.tree, (node) => {
    if (node.type === "CallExpression" && caches.has(reading.names.callee(node.callee)?.name ?? "")) found.push(...capturesOf(node, reading));
  });
  return found;
}

function capturesOf(call: CallExpression, reading: Reading): Finding[] {
  const [first] = call.arguments;
  const cached = first && first.type !== "SpreadElement" ? functionOf(first, reading.bindings) : undefined;
  if (!cached) return [];
  const found = new Map<Binding, Finding>();
  walk(cached, (node, parent) => {
    if (node.type !== "Identifier" || isPropertyName(node, parent)) return;
    const binding = reading.bindings.at(node.start);
    if (!binding || found.has(binding) || isInside(binding.node, cached) || !changesBetweenRuns(binding, reading)) return;
    found.set(binding, finding(node, binding));
  });
  return [...found.values()];
}

function finding(node: Identifier, { name, node: declared }: Binding): Finding {
  return {
    code: "cache-captures",
    severity: "warning",
    message: `The result is kept by the arguments alone, and \`${name}\` is none: another value of it finds the old result. Pass it as an argument.`,
    node,
    related: [{ node: declared, message: `\`${name}\` may have another value in every run.` }],
  };
}

/** Whether another run may find another value under a name. */
function changesBetweenRuns(binding: Binding, reading: Reading, seen: ReadonlySet<Binding> = new Set()): boolean {
  if (seen.has(binding) || binding.kind === "import" || binding.kind === "function" || binding.node.type === "ClassDeclaration") return false;
  if (binding.kind === "parameter") return true;
  if (binding.node.type !== "VariableDeclarator") return false;
  const { init } = binding.node;
  if (!binding.isConstant || !init) return true;
  return isVolatile(init, reading, new Set([...seen, binding]));
}

function isVolatile(value: AnyNode, reading: Reading, seen: ReadonlySet<Binding>): boolean {
  if (isFunction(value) || isCached(value, reading)) return false;
  let found = false;
  walk(value, (node, parent) => {
    if (found || (isFunction(node) && node !== value)) return false;
    if (node.type === "CallExpression") found = givesAnother(node, reading);
    if (node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) found = true;
    if (node.type === "MemberExpression" && reading.names.drawer(node.object)?.kind === "st" && changing.has(propertyName(node) ?? "")) found = true;
    if (node.type === "Identifier" && !isPropertyName(node, parent)) {
      const binding = reading.bindings.at(node.start);
      if (reading.names.isState(node) || (binding && changesBetweenRuns(binding, reading, seen))) found = true;
    }
    return !found;
  });
  return found;
}

function givesAnother(node: CallExpression, { names }: Reading): boolean {
  if (isWidget(names.callee(node.callee)?.name ?? "", node)) return true;
  return node.callee.type === "MemberExpression" && volatileCalls.test(propertyName(node.callee) ?? "");
}

/** `const load = st.cacheData(…)`: a function that is the same one in every run. */
function isCached(node: AnyNode, { names }: Reading): boolean {
  return node.type === "CallExpression" && caches.has(names.callee(node.callee)?.name ?? "");
}

const isInside = (node: AnyNode, around: AnyFunction): boolean => node.start >= around.start && node.end <= around.end;

function isPropertyName(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (parent?.type === "MemberExpression") return parent.property === node && !parent.computed;
  return parent?.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand;
}
