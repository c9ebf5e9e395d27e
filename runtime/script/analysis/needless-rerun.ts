import type { AnyNode, BlockStatement, CallExpression, Expression, IfStatement, Statement } from "acorn";
import { nameOf } from "../import-sites.ts";
import { walk } from "../walk.ts";
import { functionOf } from "./calls.ts";
import type { Finding, Reading } from "./diagnostics.ts";
import { optionsOf } from "./options.ts";
import { sessionWrites } from "./session-writes.ts";
import type { RerunStep } from "./trace.ts";
import { isWidget } from "./widget-calls.ts";

/** Reruns that a callback makes unnecessary: it works before the run that the click starts anyway. */
export function needlessReruns(reading: Reading): Finding[] {
  const found = new Map<number, Finding>();
  for (const step of reading.steps) {
    if (step.inFragment) continue;
    if (step.kind === "rerun") {
      const trigger = triggerOf(step, reading);
      if (trigger !== undefined) found.set(step.node.start, afterTrigger(step.node, trigger));
    }
    if (step.kind === "widget") for (const node of lastReruns(step.node, reading)) found.set(node.start, inCallback(node));
  }
  return [...found.values()];
}

function afterTrigger(node: Expression, trigger: CallExpression): Finding {
  return {
    code: "needless-rerun",
    severity: "hint",
    message: "A callback needs no rerun: what `onClick` does is done before the script runs for the click.",
    node,
    related: [{ node: trigger, message: "Give this an `onClick`." }],
  };
}

function inCallback(node: Expression): Finding {
  return {
    code: "needless-rerun",
    severity: "hint",
    message: "The script runs after a callback anyway: this `st.rerun()` changes nothing.",
    node,
    related: [],
  };
}

/** The button whose block a rerun ends, when all that the block does could be done in a callback. */
function triggerOf({ node, guards }: RerunStep, reading: Reading): CallExpression | undefined {
  const guard = guards.at(-1);
  if (node.arguments.length > 0 || guard?.branch !== 0 || guard.node.type !== "IfStatement") return undefined;
  const statement: IfStatement = guard.node;
  const trigger = triggerCall(statement.test, reading);
  if (trigger === undefined || !isLast(node, statement.consequent)) return undefined;
  const { consequent } = statement;
  const work = consequent.type === "BlockStatement" ? consequent.body.slice(0, -1) : [];
  return work.length > 0 && work.every((part) => fitsCallback(part, reading)) ? trigger : undefined;
}

/** `st.button(…)`, or a constant that holds its value. */
function triggerCall(test: Expression, { names, bindings }: Reading): CallExpression | undefined {
  const binding = test.type === "Identifier" ? bindings.at(test.start) : undefined;
  const call = binding?.isConstant && binding.node.type === "VariableDeclarator" && binding.node.id.type === "Identifier" ? binding.node.init : test;
  if (call?.type !== "CallExpression") return undefined;
  const name = names.callee(call.callee)?.name;
  return name === "button" || name === "formSubmitButton" ? call : undefined;
}

function isLast(rerun: Expression, block: Statement): boolean {
  const last = block.type === "BlockStatement" ? block.body.at(-1) : block;
  return last?.type === "ExpressionStatement" && last.expression === rerun;
}

/** It draws nothing, waits for nothing and reads nothing that this run got from a widget: a callback still has the values of the run before. */
function fitsCallback(part: Statement | BlockStatement["body"][number], reading: Reading): boolean {
  let fits = true;
  walk(part, (node) => {
    if (node.type === "AwaitExpression" || node.type === "ReturnStatement" || node.type === "BreakStatement" || node.type === "ContinueStatement") fits = false;
    if (node.type === "CallExpression" && !isQuiet(node, reading)) fits = false;
    if (node.type === "Identifier" && holdsWidgetValue(node, reading)) fits = false;
    if (node.type === "AssignmentExpression" && changesVariable(node, reading)) fits = false;
    return fits;
  });
  return fits;
}

/** Calls of `st` draw or end the run; calls of the script's own functions may. */
function isQuiet(node: CallExpression, { names, bindings }: Reading): boolean {
  return names.callee(node.callee) === undefined && functionOf(node.callee, bindings) === undefined;
}

function holdsWidgetValue({ start }: { start: number }, { names, bindings }: Reading): boolean {
  const binding = bindings.at(start);
  if (binding?.node.type !== "VariableDeclarator" || !binding.node.init) return false;
  let found = false;
  walk(binding.node.init, (node) => {
    if (node.type === "CallExpression" && isWidget(names.callee(node.callee)?.name ?? "", node)) found = true;
    return !found;
  });
  return found;
}

/** A variable of the body is made anew in each run: what a callback assigns to it is lost. */
function changesVariable(node: AnyNode & { type: "AssignmentExpression" }, { names }: Reading): boolean {
  return node.left.type !== "MemberExpression" && sessionWrites(node, names).length === 0;
}

/** The reruns that callbacks of a widget end with. */
function lastReruns(call: CallExpression, reading: Reading): CallExpression[] {
  return (optionsOf(call)?.properties ?? []).flatMap((property) => {
    if (property.type !== "Property" || property.computed || property.key.type !== "Identifier" || !/^on[A-Z]/.test(nameOf(property.key))) return [];
    const callback = functionOf(property.value, reading.bindings);
    if (callback === undefined || !isOnlyCallback(property.value, reading)) return [];
    const { body } = callback;
    const last = body.type === "BlockStatement" ? body.body.at(-1) : body;
    const rerun = last?.type === "ExpressionStatement" ? last.expression : last;
    const isRerun = rerun?.type === "CallExpression" && rerun.arguments.length === 0 && reading.names.callee(rerun.callee)?.name === "rerun";
    return isRerun ? [rerun] : [];
  });
}

/** A function that is also used in other ways may need its rerun there. */
function isOnlyCallback(value: Expression, { bindings }: Reading): boolean {
  if (value.type !== "Identifier") return true;
  return bindings.at(value.start)?.uses.length === 1;
}

