/** Data elements: metrics, JSON trees, tables. */
import { badOption, show } from "../engine/errors.ts";
import type { Color } from "../protocol/color.ts";
import type { Height, LabelVisibility, Width } from "../protocol/element.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { toJson } from "./json.ts";
import { aFlag, anObject, aSize, aText, aTextOrNumber, type Checks, either, elsewhere, isNumber, oneOfThese } from "./checks.ts";
import { listOf, mapDefined, optionsOf, textOf } from "./options.ts";
import { type Tabular, toTable, withoutIndex } from "./tabular.ts";

const deltaColors = ["normal", "inverse", "off", "red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary"] as const;

export interface MetricOptions {
  /** The change: a number, or a text; one that begins with `-` points down. */
  delta?: number | string | null;
  /** `"normal"`: up is good. `"inverse"`: down is good. `"off"`: neither. Or a colour. */
  deltaColor?: (typeof deltaColors)[number];
  deltaArrow?: "auto" | "up" | "down" | "off";
  deltaDescription?: string;
  help?: string;
  icon?: string;
  labelVisibility?: LabelVisibility;
  border?: boolean;
  width?: Width;
  height?: Height;
  /** Numbers for a small chart below. */
  chartData?: Iterable<number>;
  chartType?: "line" | "bar" | "area";
  /** Options of `Intl.NumberFormat` for a value that is a number. */
  format?: Intl.NumberFormatOptions;
}

export interface TableOptions {
  border?: boolean | "horizontal";
  width?: Width;
  height?: Height;
  /** Leaves out the column of keys that a `Map` brings. */
  hideIndex?: boolean;
  hideHeader?: boolean;
}

export interface DataElements {
  /**
   * A number that matters, and how it changed.
   * @example
   * st.metric("Temperature", "21 °C", { delta: -1.2 });
   */
  metric(label: string, value: unknown, options?: MetricOptions): Placeholder;
  /**
   * An object or list as a tree, or a text that holds JSON. `expanded` is a depth, or whether it is open.
   * @example
   * st.json({ name: "Ada", born: 1815 }, { expanded: 1 });
   */
  json(body: unknown, options?: { expanded?: boolean | number; width?: Width }): Placeholder;
  /**
   * A static table of all rows: records, columns, lists or a Map.
   * @example
   * st.table([{ city: "Oslo", people: 709_037 }]);
   */
  table(data?: Tabular, options?: TableOptions): Placeholder;
}

const metricChecks: Checks<MetricOptions> = {
  delta: aTextOrNumber,
  deltaColor: oneOfThese(...deltaColors),
  deltaArrow: oneOfThese("auto", "up", "down", "off"),
  deltaDescription: aText,
  help: aText,
  icon: aText,
  labelVisibility: oneOfThese("visible", "hidden", "collapsed"),
  border: aFlag,
  width: aSize,
  height: aSize,
  chartData: elsewhere,
  chartType: oneOfThese("line", "bar", "area"),
  format: anObject,
};
const jsonChecks = { expanded: either(isNumber, aFlag), width: aSize };
const tableChecks: Checks<TableOptions> = { border: oneOfThese(true, false, "horizontal"), width: aSize, height: aSize, hideIndex: aFlag, hideHeader: aFlag };

export const dataElements: DataElements & ThisType<Drawer> = {
  metric(label, value, options) {
    const o = optionsOf("metric", options, metricChecks);
    const { deltaDescription, help, icon, labelVisibility, border, width, height } = o;
    const { delta, tone, arrow } = deltaOf(o);
    return draw(this[placeOf]("metric"), {
      type: "metric",
      label: textOf(label),
      value: valueText(value, o.format),
      delta,
      tone,
      arrow,
      chart: mapDefined(o.chartData, (values) => ({ kind: o.chartType ?? "line", values: numbersOf(values) })),
      deltaDescription,
      help,
      icon,
      labelVisibility,
      border,
      width,
      height,
    });
  },
  json(body, options) {
    const o = optionsOf("json", options, jsonChecks);
    return draw(this[placeOf]("json"), { type: "json", body: typeof body === "string" ? parse(body) : toJson(body), ...o });
  },
  table(data, options) {
    const { hideIndex, ...o } = optionsOf("table", options, tableChecks);
    const table = toTable(data);
    return draw(this[placeOf]("table"), { ...(hideIndex === true ? withoutIndex(table) : table), ...o });
  },
};

function numbersOf(chartData: Iterable<number>): number[] {
  const numbers = [...listOf("metric", "chartData", chartData)];
  const odd = numbers.find((n) => typeof n !== "number");
  if (odd !== undefined) throw badOption("metric", `chartData cannot hold ${show(odd)}`, "Pass numbers only.");
  return numbers;
}

function parse(text: string): ReturnType<typeof toJson> {
  try {
    return toJson(JSON.parse(text));
  } catch (error) {
    throw badOption("json", `the text is not JSON (${error instanceof Error ? error.message : String(error)})`, "Pass the object itself, or use st.code for other texts.");
  }
}

function valueText(value: unknown, format: Intl.NumberFormatOptions | undefined): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "number" || typeof value === "bigint") return format ? new Intl.NumberFormat(undefined, format).format(value) : String(value);
  if (typeof value === "object" && !(value instanceof Date)) throw badOption("metric", `the value cannot be ${show(value)}`, "Pass a number or a text.");
  return textOf(value);
}

function deltaOf(o: Partial<MetricOptions>): { delta?: string; arrow?: "up" | "down"; tone?: "good" | "bad" | "off" | Color } {
  if (o.delta === undefined || o.delta === null || o.delta === "") return {};
  const delta = typeof o.delta === "number" ? String(o.delta) : textOf(o.delta);
  const down = delta.startsWith("-");
  const color = o.deltaColor ?? "normal";
  const arrow = o.deltaArrow ?? "auto";
  const tone = color === "normal" ? (down ? "bad" : "good") : color === "inverse" ? (down ? "good" : "bad") : color;
  return { delta, tone, ...(arrow !== "off" && { arrow: arrow === "auto" ? (down ? "down" : "up") : arrow }) };
}
