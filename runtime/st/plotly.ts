/** Charts of Plotly, drawn by the library of the person's own project. */
import { badOption, show } from "../engine/errors.ts";
import type { ElementData, Height, Width } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import { chartJson } from "./chart/chart-json.ts";
import { libraryMedium } from "./chart/library.ts";
import { aFunction, aSize, type Check, type Checks, either, elsewhere, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { optionsOf } from "./options.ts";
import { widget } from "./widget.ts";

/** `{ data, layout }` as Plotly's documentation describes it, or its traces alone. */
export type PlotlyFigure = { readonly data?: readonly object[]; readonly layout?: object } | readonly object[];

type PlotlySelectionMode = "points" | "box" | "lasso";

export interface PlotlyOptions {
  width?: Width;
  height?: Height;
  /** `"streamlit"` (default): colours and fonts of the page. `null`: those of Plotly. */
  theme?: "streamlit" | null;
  key?: string | number;
  /** `"rerun"`: a selection runs the script again and is what the call returns. A function is called before that. */
  onSelect?: "ignore" | "rerun" | (() => unknown);
  /** How the person may select. Default: all three. */
  selectionMode?: PlotlySelectionMode | readonly PlotlySelectionMode[];
  /** Plotly's own options, such as `{ scrollZoom: true }`. */
  config?: object;
}

export interface PlotlyPoint {
  readonly curveNumber: number;
  readonly pointIndex: number;
  readonly x?: Json;
  readonly y?: Json;
  readonly [field: string]: Json | undefined;
}

export interface PlotlyState {
  readonly selection: {
    readonly points: readonly PlotlyPoint[];
    readonly pointIndices: readonly number[];
    /** The limits of the boxes that were drawn. */
    readonly box: readonly { readonly x: readonly Json[]; readonly y: readonly Json[] }[];
    readonly lasso: readonly { readonly x: readonly Json[]; readonly y: readonly Json[] }[];
  };
}

export interface PlotlyElements {
  /**
   * A chart of Plotly, by the library of your own project (`npm install plotly.js-strict-dist-min`). With `onSelect`, what is selected.
   * @example
   * st.plotlyChart([{ type: "bar", x: ["a", "b"], y: [3, 5] }]);
   */
  plotlyChart(figure: PlotlyFigure, options: PlotlyOptions & { onSelect: "rerun" | (() => unknown) }): PlotlyState;
  plotlyChart(figure: PlotlyFigure, options?: PlotlyOptions): Placeholder;
}

const modes = ["points", "box", "lasso"] as const;
const someModes: Check = (name, option, value) => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || !list.every((one) => modes.some((mode) => mode === one))) throw badOption(name, `${option} cannot be ${show(value)}`, 'Use "points", "box", "lasso", or a list of these.');
};
const anObject: Check = (name, option, value) => {
  if (typeof value !== "object" || Array.isArray(value)) throw badOption(name, `${option} must be an object, not ${show(value)}`, "Pass Plotly's options, such as { scrollZoom: true }.");
};
const checks: Checks<PlotlyOptions> = {
  width: aSize,
  height: aSize,
  theme: oneOfThese("streamlit"),
  key: elsewhere,
  onSelect: either((value) => value === "ignore" || value === "rerun", aFunction),
  selectionMode: someModes,
  config: anObject,
};

type Drawn = Omit<Extract<ElementData, { type: "plotlyChart" }>, "modes" | "selection">;

export const plotlyElements: PlotlyElements & ThisType<Drawer> = {
  plotlyChart(figure: unknown, options?: PlotlyOptions): never {
    const o = optionsOf("plotlyChart", options, checks);
    const place = this[placeOf]("plotlyChart");
    if (typeof figure !== "object" || figure === null) throw badOption("plotlyChart", `the figure cannot be ${show(figure)}`, 'Pass { data, layout }, or a list of traces such as [{ type: "bar", y: [1, 2] }].');
    const drawn: Drawn = {
      type: "plotlyChart",
      media: libraryMedium("plotlyChart", place.container.page.media),
      spec: chartJson("plotlyChart", "figure", figure),
      config: o.config ? chartJson("plotlyChart", "config", o.config) : undefined,
      theme: o.theme === null ? false : undefined,
      width: o.width,
      height: o.height,
    };
    // SAFETY: the overloads say which of the two comes back: the selection where it is asked for.
    return (o.onSelect === undefined || o.onSelect === null || o.onSelect === "ignore" ? draw(place, { ...drawn, modes: [], selection: null }) : selecting(this, drawn, o)) as never;
  },
};

const nothing: PlotlyState = { selection: { points: [], pointIndices: [], box: [], lasso: [] } };

function selecting(drawer: Drawer, drawn: Drawn, { key, onSelect, selectionMode }: PlotlyOptions): PlotlyState {
  const chosen = selectionMode === undefined || selectionMode === null ? [...modes] : typeof selectionMode === "string" ? [selectionMode] : [...selectionMode];
  // With a key too: what is selected are points of this very figure.
  const identity = [JSON.stringify(drawn.spec), chosen];
  return widget<PlotlyState, "plotlyChart">(drawer, {
    type: "plotlyChart",
    label: "",
    options: { key, onChange: onSelect === "rerun" || onSelect === "ignore" ? "rerun" : onSelect },
    identity,
    keyedIdentity: identity,
    initial: nothing,
    initialKey: "",
    accept: (value) => (typeof value === "object" && value !== null && "selection" in value ? stateOf(value.selection) : undefined),
    decode: stateOf,
    // SAFETY: a selection was decoded from JSON.
    element: ({ selection }) => ({ ...drawn, modes: chosen, selection: selection as unknown as Json }),
    valueHint: "Set { selection: { points: [] } } to select nothing.",
  });
}

function stateOf(wire: unknown): PlotlyState | undefined {
  if (typeof wire !== "object" || wire === null) return undefined;
  const selection = { ...nothing.selection, ...wire };
  if (!Object.entries(selection).every(([name, list]) => Object.hasOwn(nothing.selection, name) && Array.isArray(list))) return undefined;
  return { selection };
}
