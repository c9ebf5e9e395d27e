import type { Delta } from "../../runtime/protocol/delta.ts";
import { isBlock } from "../../runtime/protocol/element.ts";
import type { Tree } from "../../runtime/protocol/tree.ts";

/**
 * Whether the deltas move, replace or take away a node that stands on the page: what may cost it its focus, or the page
 * its height. New content of a node that stays, and what is appended, does neither.
 */
export function changesStructure(deltas: readonly Delta[], tree: Tree): boolean {
  return deltas.some((delta) => {
    if (delta.op === "insert" || delta.op === "remove") return true;
    const old = delta.op === "put" || delta.op === "trim" ? tree.at(delta.at) : undefined;
    if (!old) return false;
    if (delta.op === "trim") return old.children.length > delta.count;
    return delta.op === "put" && (old.data.type !== delta.node.type || idOf(old.data) !== idOf(delta.node) || isBlock(old.data) !== isBlock(delta.node));
  });
}

const idOf = (data: object): unknown => ("id" in data ? data.id : undefined);
