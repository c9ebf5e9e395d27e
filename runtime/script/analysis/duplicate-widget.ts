import type { CallExpression, Expression } from "acorn";
import { nameOf } from "../import-sites.ts";
import { walk } from "../walk.ts";
import type { Bindings } from "./bindings.ts";
import type { Finding, Reading } from "./diagnostics.ts";
import { literalValue, optionNode, optionsOf } from "./options.ts";
import { excludes, type WidgetStep } from "./trace.ts";
import { notIdentity } from "./vocabulary.ts";

/** Two widgets of one kind with the same label and options and no key: they are one and the same to Dacapo, which refuses the second. */
export function duplicateWidgets({ steps, bindings, program }: Reading): Finding[] {
  const known = new Map<string, WidgetStep[]>();
  const found = new Map<number, Finding>();
  for (const step of steps) {
    if (step.kind !== "widget" || step.inFragment) continue;
    const identity = identityOf(step, bindings, (node) => program.text(node.start, node.end));
    if (identity === undefined) continue;
    const others = known.get(identity) ?? [];
    known.set(identity, [...others, step]);
    const twin = others.find((other) => !excludes(other.guards, step.guards));
    const isRepeated = step.guards.at(-1)?.branch === "loop";
    if ((twin !== undefined || isRepeated) && !found.has(step.node.start)) found.set(step.node.start, finding(step, twin));
  }
  return [...found.values()];
}

function finding({ node, name }: WidgetStep, twin: WidgetStep | undefined): Finding {
  const isSame = twin === undefined || twin.node === node;
  return {
    code: "duplicate-widget",
    severity: "warning",
    message: isSame
      ? `This \`${name}\` is drawn more than once with the same label. Give each one a \`key\` of its own.`
      : `This \`${name}\` is the same as an earlier one. Give it a \`key\` of its own.`,
    node,
    related: isSame ? [] : [{ node: twin.node, message: "The earlier one is here." }],
  };
}

/** A text that is equal for widgets that are certainly the same; `undefined` where that cannot be known. */
function identityOf({ node, name, area }: WidgetStep, bindings: Bindings, text: (node: Expression) => string): string | undefined {
  const [label, ...rest] = node.arguments;
  if (label === undefined || label.type === "SpreadElement" || typeof literalValue(label, bindings) !== "string") return undefined;
  if (optionNode(node, "key") !== undefined || area === "unknown") return undefined;
  const parts = [area, name, String(literalValue(label, bindings))];
  for (const argument of rest) {
    if (argument.type === "SpreadElement") return undefined;
    const part = argument === optionsOf(node) ? optionsIdentity(node, bindings, text) : constantText(argument, bindings, text);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return JSON.stringify(parts);
}

function optionsIdentity(node: CallExpression, bindings: Bindings, text: (node: Expression) => string): string | undefined {
  const parts: string[] = [];
  for (const property of optionsOf(node)?.properties ?? []) {
    if (property.type !== "Property" || property.computed || (property.key.type !== "Identifier" && property.key.type !== "Literal")) return undefined;
    const name = nameOf(property.key);
    if (notIdentity.has(name) || /^on[A-Z]/.test(name)) continue;
    const value = constantText(property.value, bindings, text);
    if (value === undefined) return undefined;
    parts.push(`${name}: ${value}`);
  }
  return parts.toSorted().join(", ");
}

/** The text of an expression that has the same value wherever it stands. */
function constantText(node: Expression, bindings: Bindings, text: (node: Expression) => string): string | undefined {
  let isConstant = true;
  walk(node, (inner, parent) => {
    if (inner.type === "CallExpression" || inner.type === "NewExpression" || inner.type.includes("Function")) isConstant = false;
    const isName = inner.type === "Identifier" && !(parent?.type === "Property" && parent.key === inner && !parent.shorthand && !parent.computed);
    if (isName && !isStable(inner, bindings)) isConstant = false;
    return isConstant;
  });
  return isConstant ? text(node) : undefined;
}

/** A name at the top of the script that never means anything else. */
function isStable({ start }: { start: number }, bindings: Bindings): boolean {
  const binding = bindings.at(start);
  if (binding === undefined || !binding.isConstant) return false;
  const declaration = bindings.parent(binding.node);
  return declaration !== undefined && bindings.parent(declaration)?.type === "Program";
}
