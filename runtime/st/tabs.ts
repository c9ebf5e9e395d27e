/** `st.tabs`. */
import { badOption, show } from "../engine/errors.ts";
import type { Height, Width } from "../protocol/element.ts";
import { aSize, aText, type Checks } from "./checks.ts";
import { type Drawer, drawBlock, placeOf } from "./handle.ts";
import { drawOpenable, openHandle, type OpenBlock, type OpenOptions, openState } from "./open-state.ts";
import { listOf, optionsOf, textOf } from "./options.ts";
import { openChecks } from "./panels.ts";

export interface TabsOptions extends OpenOptions {
  /** The label of the tab that is open at first. */
  default?: string;
  width?: Width;
  /** A number of pixels makes the pages scroll. */
  height?: Height;
}

/** One block per label: a tuple where the labels are known. */
export type Tabs<L> = L extends readonly unknown[] ? { -readonly [K in keyof L]: OpenBlock } : OpenBlock[];

export interface TabsBlocks {
  /**
   * Several pages in one place, one of them shown. The content of all is drawn, unless `onChange` says that the script
   * wants to hear which one is open.
   * @example
   * const [chart, data] = st.tabs(["Chart", "Data"]);
   * chart.write("the chart");
   * data.write("the data");
   * @example
   * const [fast, slow] = st.tabs(["Fast", "Slow"], { onChange: "rerun" });
   * if (slow.open) slow.write(await slowReport());
   */
  tabs<const L extends readonly string[]>(labels: L, options?: TabsOptions): Tabs<L>;
}

const tabsChecks: Checks<TabsOptions> = { ...openChecks, default: aText, width: aSize, height: aSize };

export const tabsBlocks: TabsBlocks & ThisType<Drawer> = {
  tabs<const L extends readonly string[]>(labels: L, options?: TabsOptions): Tabs<L> {
    const { default: first, width, height, ...o } = optionsOf<TabsOptions>("tabs", options, tabsChecks);
    const names = listOf("tabs", "the labels", labels).map(textOf);
    const [initial] = names;
    if (initial === undefined) throw badOption("tabs", "there must be at least one label", 'Write st.tabs(["One", "Two"]).');
    if (first !== undefined && !names.includes(first)) throw badOption("tabs", `default cannot be ${show(first)}`, `Use one of the labels: ${names.map(show).join(", ")}.`);
    const place = this[placeOf]("tabs");
    const state = openState<string>(place, {
      type: "tabs",
      label: names.join("|"),
      options: o,
      initial: first ?? initial,
      accept: (value) => names.find((name) => name === value),
      decode: (wire) => (typeof wire === "number" ? names[wire] : undefined),
      valueHint: `It is the label of one tab: ${names.map(show).join(", ")}.`,
    });
    const { id, key, widget } = state;
    const { inside } = drawOpenable(place, state, { type: "tabs", id, key, widget, selected: names.indexOf(state.value ?? first ?? initial), width, height });
    const row = { scope: place.scope, container: inside, index: undefined };
    const blocks = names.map((label) => openHandle(drawBlock(row, { type: "tab", label }).handle, widget && label === state.value));
    // SAFETY: one block per label, which is what the tuple type says of the labels.
    return blocks as Tabs<L>;
  },
};
