import type { Tree, TreeNode } from "../../runtime/protocol/tree.ts";

/** The first error card that the latest run drew, as one sentence. */
export function findError(tree: Tree): string | undefined {
  return firstOf(tree.roots);
}

function firstOf(nodes: readonly TreeNode[]): string | undefined {
  for (const { data, stale, children } of nodes) {
    if (data.type === "exception" && !stale) return `${data.name}: ${data.message}`;
    const below = firstOf(children);
    if (below !== undefined) return below;
  }
  return undefined;
}
