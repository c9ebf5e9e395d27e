/** Which component draws what: found by the names of the files (see `components.gen.ts`). */
import type { Component } from "svelte";
import type { NodeData } from "../../runtime/protocol/element.ts";
import type { TreeNode } from "../../runtime/protocol/tree.ts";
import Later from "../tree/Later.svelte";
import { chunks, components } from "./components.gen.ts";
import Unknown from "./Unknown.svelte";

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

type AnyDrawing = Component<Props<NodeData["type"]>>;

// SAFETY: the component under a type is only given data of that type.
const first = new Map(Object.entries(components) as [string, AnyDrawing][]);
// SAFETY: as above.
const later = new Map(Object.entries(chunks) as unknown as [string, () => Promise<{ default: AnyDrawing }>][]);

/** The component for a type of node; one that stands in for it while its chunk is loaded. */
export function componentFor(type: NodeData["type"]): AnyDrawing {
  return first.get(type) ?? (later.has(type) ? Later : Unknown);
}

/**
 * Loads the component of a type that is a chunk of its own. From then on it is drawn at once.
 * @throws Error when the chunk cannot be loaded
 */
export async function loadComponent(type: NodeData["type"]): Promise<AnyDrawing> {
  const loaded = first.get(type) ?? (await later.get(type)?.())?.default ?? Unknown;
  first.set(type, loaded);
  return loaded;
}
