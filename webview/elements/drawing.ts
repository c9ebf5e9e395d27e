/** What draws a node of the page: a component that gets its data. */
import type { Component } from "svelte";
import type { NodeData } from "../../runtime/protocol/element.ts";
import type { TreeNode } from "../../runtime/protocol/tree.ts";

/** The data of a type of node: what its component gets. */
export type DataOf<T extends NodeData["type"]> = Extract<NodeData, { type: T }>;

/** Blocks get their node too, for its children. */
interface Props<T extends NodeData["type"]> {
  data: DataOf<T>;
  node: TreeNode;
}

/** What needs no data to be drawn. */
type Constant = Component<Record<string, never>>;
type Drawing<T extends NodeData["type"]> = Component<Props<T>> | Constant;

/** A component per type of node, or what loads it. The compiler asks for the one that is missing. */
export type Drawn = { [T in NodeData["type"]]: Drawing<T> | (() => Promise<{ default: Drawing<T> }>) };

/** A component as those see it that draw whatever there is. */
export type AnyDrawing = Component<Props<NodeData["type"]>>;
