/** Charts of columns: lines, areas, bars, points. */
import { badOption, show } from "../engine/errors.ts";
import type { Chart } from "../protocol/chart.ts";
import type { Height, Width } from "../protocol/element.ts";
import { buildChart, type ChartCall, type ChartType } from "./chart/build.ts";
import type { ColorOption } from "./chart/color.ts";
import { aFlag, aSize, aText, type Check, type Checks, either, elsewhere, isNumber, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { optionsOf } from "./options.ts";
import type { Tabular } from "./tabular.ts";

/** What a chart draws: a table (see `st.table`), or a list of numbers. */
export type ChartData = Tabular | ArrayLike<number | bigint | null | undefined> | ReadonlySet<number>;

export interface ChartOptions {
  /** The column along the axis. Default: the keys of a Map, else the first column of texts or dates, else the row number. */
  x?: string;
  /** The columns that are drawn. Default: all others that hold numbers. */
  y?: string | readonly string[];
  /** `""` draws none. Default: the name of the column, when `x` names one. */
  xLabel?: string;
  yLabel?: string;
  /** A column that sorts the rows into series; one colour; or one for each column of `y`. */
  color?: ColorOption | readonly ColorOption[];
  width?: Width;
  height?: Height;
}

export interface AreaChartOptions extends ChartOptions {
  /** `true` (default): one on top of the other. `"normalize"`: as parts of the whole. `"center"`: around the middle. `false`: one behind the other. */
  stack?: boolean | "normalize" | "center" | null;
}

export interface BarChartOptions extends ChartOptions {
  horizontal?: boolean;
  /** Bars that have names stand in the order of these (`true`, default), as in the data (`false`), or by a column: `"sales"`, `"-sales"`. */
  sort?: boolean | string;
  /** `true` (default): one on top of the other. `false`: side by side. `"layered"`: one in front of the other. */
  stack?: boolean | "normalize" | "center" | "layered" | null;
}

export interface ScatterChartOptions extends ChartOptions {
  /** A column whose values the sizes of the points show, or one diameter in pixels. */
  size?: string | number;
}

export interface ColumnCharts {
  /**
   * Lines through the values of columns.
   * @example
   * st.lineChart({ sales: [3, 5, 4, 8], returns: [1, 0, 2, 1] });
   * @example
   * st.lineChart(rows, { x: "date", y: "price", color: "city" });
   */
  lineChart(data?: ChartData, options?: ChartOptions): Placeholder;
  /**
   * Lines with the areas below them, one on top of the other.
   * @example
   * st.areaChart(rows, { x: "date", y: ["wind", "solar"] });
   */
  areaChart(data?: ChartData, options?: AreaChartOptions): Placeholder;
  /**
   * Bars, one for each row or for each value of `x`.
   * @example
   * st.barChart(new Map([["Oslo", 717], ["Bergen", 291]]), { sort: false });
   */
  barChart(data?: ChartData, options?: BarChartOptions): Placeholder;
  /**
   * A point for each row.
   * @example
   * st.scatterChart(rows, { x: "weight", y: "price", color: "kind", size: "stock" });
   */
  scatterChart(data?: ChartData, options?: ScatterChartOptions): Placeholder;
}

const someTexts: Check = (name, option, value) => {
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => typeof one === "string")) throw badOption(name, `${option} must be the name of a column or a list of such, not ${show(value)}`, `Write ${option}: "column" or ${option}: ["one", "another"].`);
};
const isText = (value: unknown): boolean => typeof value === "string";

const aDiameter: Check = (name, option, value) => {
  if (!isNumber(value) || Number(value) <= 0) throw badOption(name, `${option} must be a column or a diameter in pixels, not ${show(value)}`, `Write ${option}: "column", or for example ${option}: 8.`);
};

const checks: Checks<ChartOptions> = { x: aText, y: either(isText, someTexts), xLabel: aText, yLabel: aText, color: elsewhere, width: aSize, height: aSize };
const areaChecks: Checks<AreaChartOptions> = { ...checks, stack: oneOfThese(true, false, "normalize", "center") };
const barChecks: Checks<BarChartOptions> = { ...checks, horizontal: aFlag, sort: either(isText, aFlag), stack: oneOfThese(true, false, "normalize", "center", "layered") };
const scatterChecks: Checks<ScatterChartOptions> = { ...checks, size: either(isText, aDiameter) };

export const columnCharts: ColumnCharts & ThisType<Drawer> = {
  lineChart(data, options) {
    return drawChart(this, "lineChart", data, optionsOf("lineChart", options, checks));
  },
  areaChart(data, options) {
    const { stack, ...o } = optionsOf("areaChart", options, areaChecks);
    return drawChart(this, "areaChart", data, o, { stack: stackOf(stack, undefined) });
  },
  barChart(data, options) {
    const { stack, horizontal, sort, ...o } = optionsOf("barChart", options, barChecks);
    return drawChart(this, "barChart", data, o, { stack: stackOf(stack, "beside"), horizontal, sort: sort ?? undefined });
  },
  scatterChart(data, options) {
    const { size, ...o } = optionsOf("scatterChart", options, scatterChecks);
    return drawChart(this, "scatterChart", data, o, { size: size ?? undefined });
  },
};

const stackOf = (stack: BarChartOptions["stack"] | undefined, unstacked: Chart["stack"]): Chart["stack"] => (stack === false ? unstacked : typeof stack === "string" ? stack : "zero");

function drawChart(drawer: Drawer, type: ChartType, data: unknown, options: Partial<ChartOptions>, more: Pick<ChartCall, "stack" | "horizontal" | "sort" | "size"> = {}): Placeholder {
  const { x, y, xLabel, yLabel, color, width, height } = options;
  // Null is as good as left out.
  const call: ChartCall = { type, data, x: x ?? undefined, y: y ?? undefined, xLabel: xLabel ?? undefined, yLabel: yLabel ?? undefined, color: color ?? undefined, ...more };
  return draw(drawer[placeOf](type), { type, ...buildChart(call), width, height });
}
