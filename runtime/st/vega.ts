/** Charts by a Vega-Lite specification. */
import { badOption, remoteData, show } from "../engine/errors.ts";
import type { ElementData, Height, Width } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import { columnsOf } from "./chart/columns.ts";
import { packTable } from "./chart/pack-table.ts";
import type { ChartData } from "./column-charts.ts";
import { aFunction, aSize, type Check, type Checks, either, elsewhere, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { optionsOf } from "./options.ts";
import { widget } from "./widget.ts";

/** A specification of Vega-Lite, as its documentation describes it. */
export interface VegaLiteSpec {
  readonly [property: string]: unknown;
}

export interface VegaLiteOptions {
  /** What is drawn. Its data may be the first argument. */
  spec?: VegaLiteSpec;
  width?: Width;
  height?: Height;
  /** `"streamlit"` (default): colours and fonts of the page. `null`: those of Vega-Lite. */
  theme?: "streamlit" | null;
  key?: string | number;
  /** `"rerun"`: a selection runs the script again and is what the call returns. A function is called before that. */
  onSelect?: "ignore" | "rerun" | (() => unknown);
  /** The selection parameters of the spec that are reported. Default: all. */
  selectionMode?: string | readonly string[];
}

/** Points: the fields of each; an interval: its limits by field; nothing selected: `{}`. */
export type VegaLiteSelection = readonly { readonly [field: string]: Json }[] | { readonly [field: string]: Json };

export interface VegaLiteState {
  readonly selection: { readonly [param: string]: VegaLiteSelection };
}

export interface VegaElements {
  /**
   * A chart by a Vega-Lite specification. With `onSelect`, what is selected in it.
   * @example
   * st.vegaLiteChart(cars, { spec: { mark: "point", encoding: { x: { field: "weight", type: "quantitative" } } } });
   * @example
   * const { selection } = st.vegaLiteChart(cars, { spec, onSelect: "rerun" });
   * st.write(selection.brush);
   */
  vegaLiteChart(data: ChartData | VegaLiteSpec | null | undefined, options: VegaLiteOptions & { onSelect: "rerun" | (() => unknown) }): VegaLiteState;
  vegaLiteChart(data?: ChartData | VegaLiteSpec | null, options?: VegaLiteOptions): Placeholder;
}

const isText = (value: unknown): boolean => typeof value === "string";
const aSpec: Check = (name, option, value) => {
  if (typeof value !== "object" || Array.isArray(value)) throw badOption(name, `${option} must be an object, not ${show(value)}`, 'Pass a specification such as { mark: "bar", encoding: { … } }.');
};
const someParams: Check = (name, option, value) => {
  if (!Array.isArray(value) || !value.every(isText)) throw badOption(name, `${option} must name selection parameters of the spec, not ${show(value)}`, `Write ${option}: "brush" or ${option}: ["brush", "click"].`);
};

const checks: Checks<VegaLiteOptions> = {
  spec: aSpec,
  width: aSize,
  height: aSize,
  theme: oneOfThese("streamlit"),
  key: elsewhere,
  onSelect: either((value) => value === "ignore" || value === "rerun", aFunction),
  selectionMode: either(isText, someParams),
};

/** What tells a specification from data, where only one of them is given. */
const specMarks = ["mark", "layer", "hconcat", "vconcat", "concat", "facet", "repeat"];

export const vegaElements: VegaElements & ThisType<Drawer> = {
  vegaLiteChart(data?: unknown, options?: VegaLiteOptions): never {
    const o = optionsOf("vegaLiteChart", options, checks);
    const drawn = chartOf(data, o);
    // SAFETY: the overloads say which of the two comes back: the selection where it is asked for.
    return (o.onSelect === undefined || o.onSelect === null || o.onSelect === "ignore" ? draw(this[placeOf]("vegaLiteChart"), { ...drawn, params: [], selection: null }) : selecting(this, drawn, o)) as never;
  },
};

type Drawn = Omit<Extract<ElementData, { type: "vegaLiteChart" }>, "params" | "selection">;

function chartOf(data: unknown, { spec: named, width, height, theme }: VegaLiteOptions): Drawn {
  const isAlone = (named === undefined || named === null) && isSpec(data);
  const spec = asJson(isAlone ? data : (named ?? {}));
  if (Object.keys(spec).length === 0) throw badOption("vegaLiteChart", "there is no spec", 'Pass one: st.vegaLiteChart(data, { spec: { mark: "bar", encoding: { … } } }).');
  const url = remoteIn(spec);
  if (url !== undefined) throw remoteData("vegaLiteChart", url);
  const table = isAlone || data === undefined || data === null ? undefined : packTable(columnsOf("vegaLiteChart", data));
  return { type: "vegaLiteChart", spec: table ? { ...spec, data: { name: "dacapo" } } : spec, table, theme: theme === null ? false : undefined, width, height };
}

const isSpec = (data: unknown): data is VegaLiteSpec => typeof data === "object" && data !== null && !Array.isArray(data) && specMarks.some((mark) => mark in data);

function asJson(spec: VegaLiteSpec): { [key: string]: Json } {
  try {
    // BigInts, which come from databases, are numbers in a chart.
    return JSON.parse(JSON.stringify(spec, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)));
  } catch (error) {
    throw badOption("vegaLiteChart", `the spec cannot be written as JSON (${error instanceof Error ? error.message : String(error)})`, "Pass plain objects, lists, texts and numbers.");
  }
}

/** The first address that a spec would load data from. */
function remoteIn(value: Json, key = ""): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (key === "data" && !Array.isArray(value) && typeof value["url"] === "string" && !value["url"].startsWith("data:")) return value["url"];
  // Rows are no specification, whatever their fields are called.
  if (key === "values" || key === "datasets") return undefined;
  for (const [name, inside] of Object.entries(value)) {
    const found = remoteIn(inside, Array.isArray(value) ? key : name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function selecting(drawer: Drawer, drawn: Drawn, { key, onSelect, selectionMode }: VegaLiteOptions): VegaLiteState {
  const known = selectionParams(drawn.spec);
  if (known.length === 0) throw badOption("vegaLiteChart", "onSelect needs a selection parameter in the spec, and there is none", 'Add one to the spec: params: [{ name: "brush", select: "interval" }].');
  const params = selectionMode === undefined || selectionMode === null ? known : typeof selectionMode === "string" ? [selectionMode] : [...selectionMode];
  const odd = params.find((name) => !known.includes(name));
  if (odd !== undefined) throw badOption("vegaLiteChart", `selectionMode names no selection parameter ${show(odd)} of the spec`, `It has ${known.map((name) => JSON.stringify(name)).join(", ")}.`);
  const none = Object.fromEntries(params.map((name) => [name, {}]));
  const read = (wire: unknown): VegaLiteState["selection"] | undefined => selectionOf(wire, none);
  return widget<VegaLiteState, "vegaLiteChart">(drawer, {
    type: "vegaLiteChart",
    label: "",
    options: { key, onChange: onSelect === "rerun" || onSelect === "ignore" ? "rerun" : onSelect },
    identity: [JSON.stringify(drawn), params],
    keyedIdentity: [params],
    initial: { selection: none },
    initialKey: "",
    accept: (value) => {
      const selection = typeof value === "object" && value !== null && "selection" in value ? read(value.selection) : undefined;
      return selection && { selection };
    },
    decode: (wire) => {
      const selection = read(wire);
      return selection && { selection };
    },
    // SAFETY: a selection was decoded from JSON.
    element: ({ selection }) => ({ ...drawn, params, selection: selection as Json }),
    valueHint: `Set { selection: { ${params[0]}: {} } } to select nothing.`,
  });
}

/** Selections by parameter; one that is not named is empty. */
function selectionOf(wire: unknown, none: Record<string, object>): VegaLiteState["selection"] | undefined {
  if (typeof wire !== "object" || wire === null || Array.isArray(wire)) return undefined;
  const entries = Object.entries({ ...none, ...wire });
  if (!entries.every(([name, value]) => Object.hasOwn(none, name) && typeof value === "object" && value !== null)) return undefined;
  // SAFETY: objects and lists that came from JSON.
  return Object.fromEntries(entries) as VegaLiteState["selection"];
}

/** Parameters that a person selects with, in the spec and its layers. */
function selectionParams(spec: Json): string[] {
  if (typeof spec !== "object" || spec === null) return [];
  if (Array.isArray(spec)) return spec.flatMap(selectionParams);
  const { params, layer, hconcat, vconcat, concat, spec: inner } = spec;
  const own = Array.isArray(params) ? params.flatMap((param) => (isObject(param) && "select" in param && typeof param["name"] === "string" ? [param["name"]] : [])) : [];
  return [...new Set([...own, ...[layer, hconcat, vconcat, concat, inner].flatMap((part) => selectionParams(part ?? null))])];
}

const isObject = (value: Json): value is { [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);
