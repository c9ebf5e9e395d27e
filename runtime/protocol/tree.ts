/**
 * The page as every end keeps it: host, view and tests apply the same deltas to it.
 * Pure; the view gives its own node class so that a changed node redraws alone.
 */
import type { Cursor, Delta, RunKind } from "./delta.ts";
import { type NodeData, isBlock } from "./element.ts";
import { type Path, roots } from "./path.ts";

/** One node of the page. `children` is replaced, never mutated, once `apply` has returned. */
export interface TreeNode {
  /** Unique in its tree and stable as long as the node is the same thing: the key of a keyed list. */
  readonly key: number;
  data: NodeData;
  children: readonly TreeNode[];
  /** Left over from an earlier run, not drawn by the latest. */
  stale: boolean;
}

/** A node as JSON. */
export interface NodeSnapshot {
  data: NodeData;
  children: NodeSnapshot[];
  stale?: true;
}
export type TreeSnapshot = NodeSnapshot[];

export type NodeFactory = (key: number, data: NodeData) => TreeNode;

const plainNode: NodeFactory = (key, data) => ({ key, data, children: [], stale: false });

/** The widget or block identity that a node keeps when it moves among its siblings. */
const identity = (data: NodeData): string | undefined => ("id" in data ? data.id : undefined);

const rootBlock = (slot: number): NodeData => ({ type: "container", block: true, slot });

/** How many slots are the roots' own: root `i` has slot `i`. */
export const rootSlots = roots.length;

/** The page: four root containers and what stands in them. */
export class Tree {
  readonly roots: readonly TreeNode[];
  readonly #create: NodeFactory;
  #nextKey = 0;
  #hasStale = false;
  #runKind: RunKind = "app";
  /** Children being changed by the `apply` that is going: copied once, set back at its end. */
  readonly #drafts = new Map<TreeNode, TreeNode[]>();
  /** Nodes with an identity that lost their place during this `apply`: a sibling's place may claim them. */
  readonly #displaced = new Map<TreeNode, Map<string, TreeNode>>();

  constructor(create: NodeFactory = plainNode) {
    this.#create = create;
    this.roots = roots.map((_, slot) => this.#node(rootBlock(slot)));
  }

  /** Applies deltas in order. Those that do not concern the page are passed over; an address that does not exist is ignored. */
  apply(deltas: readonly Delta[]): void {
    for (const delta of deltas) this.#applyOne(delta);
    for (const [node, children] of this.#drafts) node.children = children;
    this.#drafts.clear();
    this.#displaced.clear();
  }

  /** The node at a path, or undefined. `[0]` is the main root. */
  at(path: Path): TreeNode | undefined {
    let node: TreeNode | undefined = this.roots[path[0] ?? -1];
    for (let i = 1; node && i < path.length; i++) node = this.#childrenOf(node)[path[i] ?? -1];
    return node;
  }

  /** The page as JSON, for a view that comes (back). */
  snapshot(): TreeSnapshot {
    return this.roots.map(snapshotOf);
  }

  /** Makes the page what a snapshot says. Nodes that stay the same thing keep their key. */
  restore(snapshot: TreeSnapshot): void {
    this.roots.forEach((root, i) => this.#restoreInto(root, snapshot[i]));
    this.#drafts.clear();
    this.#displaced.clear();
  }

  #applyOne(delta: Delta): void {
    switch (delta.op) {
      case "put":
        return this.#put(delta.at, delta.node);
      case "insert":
        return this.#insert(delta.at, delta.node);
      case "remove":
        return this.#splice(delta.at, 1);
      case "trim": {
        const node = this.at(delta.at);
        if (node && this.#childrenOf(node).length > delta.count) this.#draft(node).length = delta.count;
        return;
      }
      case "run":
        this.#runKind = delta.kind;
        return;
      case "progress":
        // A fragment's run says nothing about the rest of the page.
        return this.#runKind === "app" ? this.#markStale(delta.cursors) : undefined;
      case "end":
        if (delta.cursors) return this.#markStale(delta.cursors);
        // An outcome that hands the page on (rerun, preempted) leaves what is greyed as it is: the next run decides.
        if (this.#hasStale && (delta.outcome === "finished" || delta.outcome === "stopped")) this.#markStale();
        return;
      default:
        return;
    }
  }

  #put(at: Path, data: NodeData): void {
    const parent = this.at(at.slice(0, -1));
    const index = at.at(-1);
    if (!parent || index === undefined || index > this.#childrenOf(parent).length) return;
    const old = this.#childrenOf(parent)[index];
    if (old && isSameThing(old.data, data)) return this.#update(old, data);
    const children = this.#draft(parent);
    const node = this.#claim(parent, data) ?? this.#node(data);
    // What stood inside stays with the place, not with the node: that is how the runtime counts.
    const inside = old && isBlock(old.data) && isBlock(data) ? this.#childrenOf(old) : [];
    if (inside.length > 0 || this.#childrenOf(node).length > 0) this.#drafts.set(node, [...inside]);
    if (old) this.#displace(parent, old);
    children[index] = node;
    if (node.data !== data) this.#update(node, data);
  }

  #update(node: TreeNode, data: NodeData): void {
    if (!isBlock(data) && this.#childrenOf(node).length > 0) this.#draft(node).length = 0;
    node.data = data;
    if (node.stale) node.stale = false;
  }

  #insert(at: Path, data: NodeData): void {
    this.#splice(at, 0, this.#node(data));
  }

  #splice(at: Path, removed: number, ...added: TreeNode[]): void {
    const parent = this.at(at.slice(0, -1));
    const index = at.at(-1);
    if (!parent || index === undefined || index > this.#childrenOf(parent).length) return;
    this.#draft(parent).splice(index, removed, ...added);
  }

  /** Greys every node that `cursors` does not count as drawn; without cursors, none. */
  #markStale(cursors?: readonly Cursor[]): void {
    const drawn = cursors && new Map(cursors);
    this.#hasStale = false;
    const visit = (node: TreeNode, parentStale: boolean): void => {
      const count = drawn && isBlock(node.data) ? (drawn.get(node.data.slot) ?? 0) : Infinity;
      this.#childrenOf(node).forEach((child, i) => {
        const stale = parentStale || i >= count;
        if (stale) this.#hasStale = true;
        if (child.stale !== stale) child.stale = stale;
        visit(child, stale);
      });
    };
    for (const root of this.roots) visit(root, false);
  }

  #childrenOf(node: TreeNode): readonly TreeNode[] {
    return this.#drafts.get(node) ?? node.children;
  }

  #draft(node: TreeNode): TreeNode[] {
    let draft = this.#drafts.get(node);
    if (!draft) this.#drafts.set(node, (draft = [...node.children]));
    return draft;
  }

  #displace(parent: TreeNode, node: TreeNode): void {
    const id = identity(node.data);
    if (id === undefined) return;
    let lost = this.#displaced.get(parent);
    if (!lost) this.#displaced.set(parent, (lost = new Map()));
    lost.set(id, node);
  }

  #claim(parent: TreeNode, data: NodeData): TreeNode | undefined {
    const id = identity(data);
    const lost = id === undefined ? undefined : this.#displaced.get(parent);
    const node = lost && id !== undefined ? lost.get(id) : undefined;
    if (!node || node.data.type !== data.type) return undefined;
    lost?.delete(id ?? "");
    return node;
  }

  #node(data: NodeData): TreeNode {
    return this.#create(this.#nextKey++, data);
  }

  #restoreInto(node: TreeNode, snapshot: NodeSnapshot | undefined): void {
    if (!snapshot) {
      node.children = [];
      return;
    }
    const old = node.children;
    node.data = snapshot.data;
    node.stale = snapshot.stale === true;
    if (node.stale) this.#hasStale = true;
    node.children = snapshot.children.map((child, i) => {
      const before = old[i];
      const same = before && isSameThing(before.data, child.data) ? before : this.#node(child.data);
      this.#restoreInto(same, child);
      return same;
    });
  }
}

function isSameThing(a: NodeData, b: NodeData): boolean {
  return a.type === b.type && isBlock(a) === isBlock(b) && identity(a) === identity(b);
}

function snapshotOf(node: TreeNode): NodeSnapshot {
  const snapshot: NodeSnapshot = { data: node.data, children: node.children.map(snapshotOf) };
  return node.stale ? { ...snapshot, stale: true } : snapshot;
}
