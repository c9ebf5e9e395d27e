/** A way through an element by keyboard alone. */
import type { ElementType, BlockType, NodeData } from "../../../runtime/protocol/element.ts";
import type { NodeSnapshot } from "../../../runtime/protocol/tree.ts";

export interface Walk {
  readonly shows: readonly (NodeData | NodeSnapshot)[];
  /** It stands over the page and keeps the keyboard: the Tab key goes round in it, from the stop that is named first. */
  readonly isModal?: true;
  /** Its name, when it is a frame in which others draw: when the keyboard goes in and comes out is the browser's affair. */
  readonly frame?: string;
  /** What the Tab key comes to, in its order, as a screen reader says it. */
  readonly stops: readonly string[];
  /** From one of the stops (the first, if it is not named): which keys are pressed, and what is said after each. */
  readonly keys?: { readonly at?: string; readonly press: readonly (readonly [key: string, says: string])[] };
  /** What the page reports of it all: values of the widget, and presses. */
  readonly reports?: readonly unknown[];
}

export type Walks = Partial<Record<ElementType | BlockType, Walk>>;
