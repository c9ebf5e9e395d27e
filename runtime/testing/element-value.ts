/** The value of an element that is not a widget, for a test. */
import type { NodeData } from "../protocol/element.ts";
import { chartRows, mapRows } from "./chart-rows.ts";

/** Texts give their text, data elements their data. */
export function elementValue(data: NodeData): unknown {
  switch (data.type) {
    case "table":
      return data.rows.map((row) => Object.fromEntries(data.columns.map((column, i) => [column.name, row[i] ?? null])));
    case "lineChart":
    case "areaChart":
    case "barChart":
    case "scatterChart":
      return chartRows(data);
    case "map":
      return mapRows(data);
    case "vegaLiteChart":
    case "plotlyChart":
    case "echartsChart":
      return data.spec;
    case "exception":
      return data.message;
    case "status":
      return data.state;
    case "badge":
      return data.label;
    case "spinner":
      return data.text;
    default:
      if ("body" in data) return data.body;
      return "value" in data ? data.value : undefined;
  }
}
