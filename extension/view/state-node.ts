/** The session state as a tree: from the copies that an app tells to what a person sees. Pure. */
import { deserialize } from "node:v8";
import type { StateCopy } from "../../runtime/protocol/delta.ts";
import type { StatePath, WidgetOverview } from "../../runtime/protocol/editor.ts";
import { isEditable, partsOf, preview } from "./value-preview.ts";

export interface StateNode {
  readonly path: StatePath;
  readonly label: string;
  readonly description: string;
  readonly value: unknown;
  readonly hasChildren: boolean;
  readonly isSecret: boolean;
  readonly isEditable: boolean;
  /** The widget that the value is of, for a key. */
  readonly widget?: WidgetOverview;
  /** How many more there are that are not shown. */
  readonly more?: number;
}

/** Nobody reads further; a list of a million items is opened in a table. */
const mostChildren = 200;
/** Names that are the engine's own. */
const ownPrefix = "$$ID";
const hidden = "••••••";

/** The keys, in alphabetical order. */
export function stateNodes(copies: readonly StateCopy[], widgets: readonly WidgetOverview[]): StateNode[] {
  const shown = copies.filter(({ key }) => !key.startsWith(ownPrefix));
  return shown.toSorted((a, b) => a.key.localeCompare(b.key)).map((copy) => nodeOfKey(copy, widgets.find(({ key }) => key === copy.key)));
}

/** The value of one key; undefined when there is none, or when it is not to be seen. */
export function valueOfKey(copies: readonly StateCopy[], key: string): { value: unknown } | undefined {
  const copy = copies.find((each) => each.key === key && each.secret !== true);
  return copy && decoded(copy);
}

export function childrenOf(node: StateNode): StateNode[] {
  const parts = partsOf(node.value);
  const nodes = parts.slice(0, mostChildren).map(({ label, step, value }) => nodeOf([...node.path, step], label, value));
  if (parts.length <= mostChildren) return nodes;
  const more = parts.length - mostChildren;
  return [...nodes, { path: node.path, label: "…", description: "", value: undefined, hasChildren: false, isSecret: false, isEditable: false, more }];
}

function nodeOfKey(copy: StateCopy, widget: WidgetOverview | undefined): StateNode {
  const found = copy.secret ? undefined : decoded(copy);
  const node = found ? nodeOf([copy.key], copy.key, found.value) : { path: [copy.key], label: copy.key, description: hidden, value: undefined, hasChildren: false, isSecret: true, isEditable: false };
  return widget ? { ...node, widget } : node;
}

function nodeOf(path: StatePath, label: string, value: unknown): StateNode {
  return { path, label, description: preview(value), value, hasChildren: partsOf(value).length > 0, isSecret: false, isEditable: isEditable(value) };
}

function decoded({ value }: StateCopy): { value: unknown } | undefined {
  try {
    return { value: deserialize(Buffer.from(value, "base64")) };
  } catch {
    // Written by a Node whose form this one does not know: it is there, and cannot be shown.
    return undefined;
  }
}
