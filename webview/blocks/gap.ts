import type { Gap } from "../../runtime/protocol/element.ts";

const gaps: Record<Exclude<Gap, null>, string> = {
  xxsmall: "var(--space-1)",
  xsmall: "var(--space-2)",
  small: "var(--space-4)",
  medium: "var(--space-5)",
  large: "var(--space-6)",
  xlarge: "var(--space-7)",
  xxlarge: "calc(var(--space-6) * 2)",
};

/** A gap as CSS. Undefined: what the block has by itself. */
export function gapOf(gap: Gap | undefined): string | undefined {
  return gap === undefined ? undefined : gap === null ? "0" : gaps[gap];
}
