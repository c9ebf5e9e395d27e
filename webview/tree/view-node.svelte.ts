import type { NodeData } from "../../runtime/protocol/element.ts";
import { Tree, type TreeNode } from "../../runtime/protocol/tree.ts";

/** What is stale for less time than this looks as before: a run of ordinary length leaves no trace. */
const greyAfterMs = 500;

const blank: NodeData = { type: "empty" };

/** A node of the page that redraws alone when it changes. */
class ViewNode implements TreeNode {
  readonly key: number;
  data: NodeData = $state.raw(blank);
  children: readonly TreeNode[] = $state.raw([]);
  /** Stale for so long that it shows. */
  isGrey: boolean = $state(false);
  #isStale = false;

  constructor(key: number, data: NodeData) {
    this.key = key;
    this.data = data;
  }

  get stale(): boolean {
    return this.#isStale;
  }

  set stale(stale: boolean) {
    this.#isStale = stale;
    if (stale) {
      greyLater(this);
    } else {
      waiting.delete(this);
      this.isGrey = false;
    }
  }
}

/** Nodes that became stale together share a timer. */
let waiting = new Set<ViewNode>();
let timer: ReturnType<typeof setTimeout> | undefined;

function greyLater(node: ViewNode): void {
  waiting.add(node);
  timer ??= setTimeout(() => {
    timer = undefined;
    const due = waiting;
    waiting = new Set();
    for (const one of due) one.isGrey = true;
  }, greyAfterMs);
}

/** Whether the node shows that it is left over from an earlier run. */
export function isGrey(node: TreeNode): boolean {
  return node instanceof ViewNode && node.isGrey;
}

/** A tree whose nodes are reactive. */
export function createViewTree(): Tree {
  return new Tree((key, data) => new ViewNode(key, data));
}
