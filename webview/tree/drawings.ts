/** How the tree finds what draws a node. It is given at the top of the page: components draw trees themselves, and need not know each other. */
import { createContext } from "svelte";
import type { NodeData } from "../../runtime/protocol/element.ts";
import type { AnyDrawing } from "../elements/drawing.ts";

export interface Drawings {
  /** The component for a type of node; one that stands in for it while its chunk is loaded. */
  find(type: NodeData["type"]): AnyDrawing;
  /**
   * Loads the component of a type that is a chunk of its own. From then on it is drawn at once.
   * @throws Error when the chunk cannot be loaded
   */
  load(type: NodeData["type"]): Promise<AnyDrawing>;
}

export const [getDrawings, setDrawings] = createContext<Drawings>();
