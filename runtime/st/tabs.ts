/** `st.tabs`. */
import { badOption, show } from "../engine/errors.ts";
import type { Width } from "../protocol/element.ts";
import { aSize, aText, type Checks } from "./checks.ts";
import type { Block } from "./drawable.ts";
import { type Drawer, drawBlock, placeOf } from "./handle.ts";
import type { Columns } from "./layout.ts";
import { listOf, optionsOf, textOf } from "./options.ts";

export interface TabsOptions {
  /** The label of the tab that is open at first. */
  default?: string;
  key?: string;
  width?: Width;
}

export interface TabsBlocks {
  /**
   * Several pages in one place, one of them shown. The content of all is drawn.
   * @example
   * const [chart, data] = st.tabs(["Chart", "Data"]);
   * chart.write("the chart");
   * data.write("the data");
   */
  tabs<const L extends readonly string[]>(labels: L, options?: TabsOptions): Columns<L>;
}

const tabsChecks: Checks<TabsOptions> = { default: aText, key: aText, width: aSize };

export const tabsBlocks: TabsBlocks & ThisType<Drawer> = {
  tabs<const L extends readonly string[]>(labels: L, options?: TabsOptions): Columns<L> {
    const { default: first, key, width } = optionsOf<TabsOptions>("tabs", options, tabsChecks);
    const names = listOf("tabs", "the labels", labels).map(textOf);
    if (names.length === 0) throw badOption("tabs", "there must be at least one label", 'Write st.tabs(["One", "Two"]).');
    if (first !== undefined && !names.includes(first)) throw badOption("tabs", `default cannot be ${show(first)}`, `Use one of the labels: ${names.map(show).join(", ")}.`);
    const place = this[placeOf]("tabs");
    const { inside } = drawBlock(place, { type: "tabs", id: `tabs-${key ?? names.join("|")}`, selected: Math.max(0, names.indexOf(first ?? "")), width });
    const row = { scope: place.scope, container: inside, index: undefined };
    // SAFETY: one container per label, which is what the tuple type says of the labels.
    return names.map((label): Block => drawBlock(row, { type: "tab", label }).handle) as Columns<L>;
  },
};
