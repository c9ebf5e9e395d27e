import type { AnyNode, BlockStatement, CallExpression, TryStatement } from "acorn";
import { isFunction, walk } from "../walk.ts";
import { functionOf, isLater } from "./calls.ts";
import type { Finding, Reading } from "./diagnostics.ts";
import { propertyName } from "./names.ts";
import { containers, halts } from "./vocabulary.ts";

/**
 * Halts that something catches for good. A `catch` of the script throws them again; a `finally` that leaves by `return`, and
 * a promise whose failure is looked at, do not. They take effect all the same, but only when the run is over.
 */
export function swallowedHalts(reading: Reading): Finding[] {
  const found = new Map<number, Finding>();
  const note = (halt: CallExpression, by: AnyNode, what: string): void => {
    if (!found.has(halt.start)) found.set(halt.start, finding(halt, by, what, reading));
  };
  walk(reading.program.tree, (node) => {
    if (node.type === "TryStatement") {
      const leaving = node.finalizer ? leavesFor(node.finalizer) : undefined;
      if (leaving) for (const halt of haltsOf(node, reading)) note(halt, leaving, `a \`finally\` that ends with \`${wordOf(leaving)}\``);
    }
    if (node.type === "CallExpression") {
      const swallower = swallowerOf(node);
      for (const promise of swallower?.promises ?? []) for (const halt of haltsOfPromise(promise, reading)) note(halt, node, `\`${swallower?.name ?? ""}\``);
    }
  });
  return [...found.values()];
}

function finding(halt: CallExpression, by: AnyNode, what: string, { names }: Reading): Finding {
  return {
    code: "swallowed-halt",
    severity: "warning",
    message: `\`st.${names.callee(halt.callee)?.name ?? "rerun"}()\` ends the run by throwing, and ${what} catches it. Move the call out of there.`,
    node: halt,
    related: [{ node: by, message: "It is caught here." }],
  };
}

/** The statement by which a block is left for good, whatever was thrown. */
function leavesFor(block: BlockStatement): AnyNode | undefined {
  let found: AnyNode | undefined;
  walk(block, (node, parent) => {
    if (found || isFunction(node) || node.type === "ClassBody") return false;
    if (node.type === "ReturnStatement") found = node;
    // A jump within the block stays in it.
    const isLoop = node !== block && (node.type.startsWith("For") || node.type.endsWith("WhileStatement") || node.type === "SwitchStatement" || node.type === "LabeledStatement");
    if (isLoop) return false;
    if ((node.type === "BreakStatement" || node.type === "ContinueStatement") && parent) found = node;
    return undefined;
  });
  return found;
}

const wordOf = (node: AnyNode): string => node.type.replace("Statement", "").toLowerCase();

function haltsOf({ block, handler }: TryStatement, reading: Reading): CallExpression[] {
  return [block, handler?.body].flatMap((part) => (part ? haltsIn(part, reading) : []));
}

/** The halts that a part comes to itself: those of functions that it only mentions are none, those of a container's body are. */
function haltsIn(part: AnyNode, { names }: Reading): CallExpression[] {
  const found: CallExpression[] = [];
  walk(part, (node, parent) => {
    if (node !== part && isFunction(node)) return parent?.type === "CallExpression" && containers.has(names.callee(parent.callee)?.name ?? "");
    if (node.type === "CallExpression" && halts.has(names.callee(node.callee)?.name ?? "") && !isLater(node)) found.push(node);
    return undefined;
  });
  return found;
}

/** `work().catch(…)`, `work().then(done, failed)`, `Promise.allSettled([work()])`: what looks at a failure, and the promises. */
function swallowerOf({ callee, arguments: given }: CallExpression): { name: string; promises: readonly AnyNode[] } | undefined {
  if (callee.type !== "MemberExpression" || callee.object.type === "Super") return undefined;
  const name = propertyName(callee);
  if (name === "catch" || (name === "then" && given.length > 1)) return { name: `.${name}(…)`, promises: [callee.object] };
  const [list] = given;
  const isSettled = name === "allSettled" && callee.object.type === "Identifier" && callee.object.name === "Promise";
  return isSettled && list?.type === "ArrayExpression" ? { name: "Promise.allSettled(…)", promises: list.elements.filter((element) => element !== null) } : undefined;
}

/** The halts of the script's own async function whose promise this is. */
function haltsOfPromise(promise: AnyNode, reading: Reading): CallExpression[] {
  if (promise.type !== "CallExpression") return [];
  const called = functionOf(promise.callee, reading.bindings);
  return called?.async ? haltsIn(called.body, reading) : [];
}
