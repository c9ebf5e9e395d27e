import type { Finding, Reading } from "./diagnostics.ts";
import { option } from "./options.ts";
import { isWithin, type WidgetStep } from "./trace.ts";

/** A write to the state of a widget that this run has drawn already: it is refused when it is reached. */
export function stateAfterWidget({ steps, bindings }: Reading): Finding[] {
  const drawn: { key: string; step: WidgetStep }[] = [];
  const found = new Map<number, Finding>();
  for (const step of steps) {
    if (step.kind === "widget") {
      const key = option(step.node, "key", bindings);
      if (typeof key === "string") drawn.push({ key, step });
    }
    if (step.kind !== "write" || found.has(step.node.start)) continue;
    const widget = drawn.find(({ key, step: earlier }) => key === step.key && isWithin(step.guards, earlier.guards));
    if (widget === undefined) continue;
    found.set(step.node.start, {
      code: "state-after-widget",
      severity: "warning",
      message: `\`${step.key}\` belongs to a widget that is drawn before this line, so it cannot be set here. Set it before the widget, or in a callback.`,
      node: step.node,
      related: [{ node: widget.step.node, message: "The widget is drawn here." }],
    });
  }
  return [...found.values()];
}
