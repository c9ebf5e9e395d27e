import type { Finding, Reading } from "./diagnostics.ts";

/**
 * A rerun that every run comes to: the script never comes to rest. One that waits first may be meant (a clock, a poll): it is not
 * reported when it certainly waits, and only a warning when it may.
 */
export function unconditionalRerun({ steps }: Reading): Finding[] {
  const index = steps.findIndex(({ kind, guards }) => kind === "rerun" && guards.length === 0);
  const step = steps[index];
  if (step === undefined) return [];
  const before = steps.slice(0, index).filter(({ guards }) => guards.length === 0);
  if (before.some(({ kind }) => kind === "sleep")) return [];
  const mayWait = before.some(({ kind }) => kind === "wait");
  return [
    {
      code: "unconditional-rerun",
      severity: mayWait ? "warning" : "error",
      message: "Every run reaches this `st.rerun()`, so the script runs again for ever. Guard it with a condition.",
      node: step.node,
      related: [],
    },
  ];
}
