/** Parts of the page that the person opens and closes: `st.expander`, `st.popover`. */
import type { Width } from "../protocol/element.ts";
import { aFlag, aFunction, aSize, aText, type Checks, either, elsewhere, oneOfThese } from "./checks.ts";
import { type Drawer, type Place, placeOf, runInside } from "./handle.ts";
import { optionsAndBody } from "./layout.ts";
import { drawOpenable, openHandle, type OpenBlock, type OpenOptions, openState, type OpenState } from "./open-state.ts";
import { optionsOf, textOf } from "./options.ts";

export interface ExpanderOptions extends OpenOptions {
  /** Open at first. */
  expanded?: boolean;
  icon?: string;
  type?: "default" | "compact";
  width?: Width;
}

export interface PopoverOptions extends OpenOptions {
  type?: "primary" | "secondary" | "tertiary";
  icon?: string;
  /** Shown behind a small `?`. Markdown. */
  help?: string;
  disabled?: boolean;
  width?: Width;
  /** `false`: a long label is cut instead of taking a second line. */
  wrap?: boolean;
}

/** A body that is handed the block it draws into. */
export type OpenBody = (container: OpenBlock) => unknown;

export interface PanelBlocks {
  /**
   * A part that the person can open and close. Its content is drawn in either case, unless `onChange` says that the
   * script wants to hear of it.
   * @example
   * st.expander("Details", () => {
   *   st.write("more");
   * });
   * @example
   * const details = st.expander("Details", { onChange: "rerun" });
   * if (details.open) details.table(await loadDetails());
   */
  expander(label: string, body: OpenBody): OpenBlock;
  expander(label: string, options?: ExpanderOptions, body?: OpenBody): OpenBlock;
  /**
   * A button that opens a small page over this one. What is used inside does not close it.
   * @example
   * st.popover("Filter", () => {
   *   st.checkbox("Only mine");
   * });
   */
  popover(label: string, body: OpenBody): OpenBlock;
  popover(label: string, options?: PopoverOptions, body?: OpenBody): OpenBlock;
}

/** Of blocks with `onChange`. */
export const openChecks: Checks<OpenOptions> = { key: elsewhere, onChange: either((value) => value === "rerun" || value === "ignore", aFunction) };
const expanderChecks: Checks<ExpanderOptions> = { ...openChecks, expanded: aFlag, icon: aText, type: oneOfThese("default", "compact"), width: aSize };
const popoverChecks: Checks<PopoverOptions> = {
  ...openChecks,
  type: oneOfThese("primary", "secondary", "tertiary"),
  icon: aText,
  help: aText,
  disabled: aFlag,
  width: aSize,
  wrap: aFlag,
};

export const panelBlocks: PanelBlocks & ThisType<Drawer> = {
  expander(label: string, first?: ExpanderOptions | OpenBody, second?: OpenBody) {
    const { options, body } = optionsAndBody("expander", first, second);
    const { expanded = false, icon, type, width, ...o } = optionsOf("expander", options, expanderChecks);
    const text = textOf(label);
    const place = this[placeOf]("expander");
    const state = isOpen(place, "expander", text, o, expanded);
    const { id, key, widget } = state;
    return panel(place, state, { type: "expander", id, key, label: text, widget, expanded: state.value ?? expanded, icon, kind: type, width }, body);
  },
  popover(label: string, first?: PopoverOptions | OpenBody, second?: OpenBody) {
    const { options, body } = optionsAndBody("popover", first, second);
    const { type, icon, help, disabled, width, wrap, ...o } = optionsOf("popover", options, popoverChecks);
    const text = textOf(label);
    const place = this[placeOf]("popover");
    const state = isOpen(place, "popover", text, o, false);
    const { id, key, widget } = state;
    return panel(place, state, { type: "popover", id, key, label: text, widget, open: state.value, kind: type, icon, help, disabled, width, wrap }, body);
  },
};

function isOpen(place: Place, type: "expander" | "popover", label: string, options: OpenOptions, initial: boolean): OpenState<boolean> {
  return openState(place, {
    type,
    label,
    options,
    initial,
    accept: (value) => (typeof value === "boolean" ? value : undefined),
    decode: (wire) => (typeof wire === "boolean" ? wire : undefined),
    valueHint: "It is true (open) or false.",
  });
}

function panel(place: Place, state: OpenState<boolean>, spec: Parameters<typeof drawOpenable>[2], body: OpenBody | undefined): OpenBlock {
  const { handle, inside } = drawOpenable(place, state, spec);
  const block = openHandle(handle, state.value);
  if (body) void runInside(place.scope, inside, () => body(block));
  return block;
}
