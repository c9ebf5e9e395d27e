/** `app.header`, `app.slider("Size")`: a property for everything that `st` can draw, without a list to keep. */
import type { NodeData } from "../protocol/element.ts";
import { drawing } from "../st/st.ts";
import type { ElementList } from "./handles.ts";

/** Nodes of the page that no drawing function of `st` is named after. */
const parts = ["column", "tab", "dialog"];

/** Lists under the names of the functions of `st`. `exception` is a property of `AppTest` itself: it says more than a list. */
type ElementLists = { readonly [T in Exclude<NodeData["type"], "exception">]: ElementList };

abstract class Page {
  abstract get(type: string): ElementList;
}
for (const name of [...Object.keys(drawing), ...parts]) {
  Object.defineProperty(Page.prototype, name, { configurable: true, get(this: Page) { return this.get(name); } });
}

/** What has a list per type of element, each answered by `get`. */
// SAFETY: the loop above defines what ElementLists declares: a node is named after the function that draws it.
export const PageWithLists = Page as abstract new () => Page & ElementLists;
