import type { TreeNode } from "../../runtime/protocol/tree.ts";
import type { DataOf } from "../elements/drawing.ts";

/** The logo that the script set last. */
export function findLogo(root: TreeNode | undefined): DataOf<"logo"> | undefined {
  for (const node of root?.children.toReversed() ?? []) {
    const found = node.data.type === "logo" ? node.data : findLogo(node);
    if (found) return found;
  }
  return undefined;
}
