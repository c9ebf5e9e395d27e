/** Which calls of `st` make a widget, and which of them a trigger. */
import type { CallExpression } from "acorn";
import { optionNode } from "./options.ts";
import { triggers, widgets, widgetsWith } from "./vocabulary.ts";

/** Whether a call of this name makes a widget: a link button is one only with `onClick`, a table only with `onSelect`. */
export function isWidget(name: string, call: CallExpression): boolean {
  return widgets.has(name) || isHeard(name, call);
}

/** Whether it is true, or has a value, in one run only. */
export function isTrigger(name: string, call: CallExpression): boolean {
  return triggers.has(name) || (name === "linkButton" && isHeard(name, call));
}

function isHeard(name: string, call: CallExpression): boolean {
  const wanted = optionNode(call, widgetsWith.get(name) ?? "");
  if (wanted === undefined) return false;
  const isNothing = wanted.type === "Identifier" && wanted.name === "undefined";
  return !isNothing && !(wanted.type === "Literal" && (wanted.value === "ignore" || wanted.value === null));
}
