import type { AnyNode, CallExpression, Expression } from "acorn";
import type { Finding, Reading } from "./diagnostics.ts";
import type { Guard, WidgetStep } from "./trace.ts";
import { isTrigger } from "./widget-calls.ts";

/** Triggers that do their work in the page: what they give is rarely read, so nothing is lost when they vanish. */
const worksOnItsOwn: ReadonlySet<string> = new Set(["downloadButton", "linkButton"]);

/** A widget that is drawn in a trigger's run only: using it starts a run in which the trigger is false, and it is gone. */
export function triggerDependentWidgets(reading: Reading): Finding[] {
  const found = new Map<number, Finding>();
  for (const step of reading.steps) {
    if (step.kind !== "widget" || worksOnItsOwn.has(step.name) || found.has(step.node.start)) continue;
    const trigger = triggerBefore(step, reading);
    if (trigger !== undefined) found.set(step.node.start, finding(step, trigger, reading));
  }
  return [...found.values()];
}

function finding({ node, name }: WidgetStep, trigger: CallExpression, { names }: Reading): Finding {
  const pressed = names.callee(trigger.callee)?.name ?? "button";
  return {
    code: "trigger-dependent-widget",
    severity: "warning",
    message: `This \`${name}\` is drawn only in the one run that answers the \`${pressed}\`: as soon as somebody uses it, it is gone. Keep what was pressed in session state and test that.`,
    node,
    related: [{ node: trigger, message: "This is true in one run only." }],
  };
}

/** The trigger without which a step is not reached: a fragment that a click called runs on without it. */
function triggerBefore({ ownGuards, node }: WidgetStep, reading: Reading): CallExpression | undefined {
  for (const guard of ownGuards.toReversed()) {
    const trigger = guardingTrigger(guard, reading);
    if (trigger !== undefined && trigger !== node) return trigger;
  }
  return undefined;
}

function guardingTrigger({ node, branch }: Guard, reading: Reading): CallExpression | undefined {
  if (node.type === "IfStatement" || node.type === "ConditionalExpression") {
    if (branch === 0) return triggerIn(node.test, reading);
    // `if (!st.button("Go")) st.stop();`: what follows is reached by the click alone.
    const leaves = branch === "halt" || branch === "return" || branch === 1;
    return leaves && node.test.type === "UnaryExpression" && node.test.operator === "!" ? triggerIn(node.test.argument, reading) : undefined;
  }
  return node.type === "LogicalExpression" && node.operator === "&&" && branch === 0 ? triggerIn(node.left, reading) : undefined;
}

/** The trigger that must be true for an expression to be: itself, or a part of an `&&`. */
function triggerIn(test: Expression, reading: Reading): CallExpression | undefined {
  switch (test.type) {
    case "LogicalExpression":
      return test.operator === "&&" ? (triggerIn(test.left, reading) ?? triggerIn(test.right, reading)) : undefined;
    case "BinaryExpression":
      return isNothing(test.right) && (test.operator === "!==" || test.operator === "!=") && test.left.type !== "PrivateIdentifier" ? triggerIn(test.left, reading) : undefined;
    case "AwaitExpression":
      return triggerIn(test.argument, reading);
    case "CallExpression":
      return isTrigger(reading.names.callee(test.callee)?.name ?? "", test) ? test : undefined;
    case "Identifier": {
      const binding = reading.bindings.at(test.start);
      const isValue = binding?.isConstant && binding.node.type === "VariableDeclarator" && binding.node.id.type === "Identifier";
      return isValue && binding.node.init ? triggerIn(binding.node.init, reading) : undefined;
    }
    default:
      return undefined;
  }
}

const isNothing = (node: AnyNode): boolean => (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
