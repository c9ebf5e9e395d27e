/** Tables in all their kinds, small enough to need no host that answers. */
import type { ElementData } from "../../../runtime/protocol/element.ts";
import type { Json } from "../../../runtime/protocol/json.ts";
import type { GridColumn } from "../../../runtime/protocol/grid.ts";

type Table = Extract<ElementData, { type: "dataframe" }>;

const image = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=";

/** A table with one row, a column for each of these. */
const kinds: [column: Omit<GridColumn, "at">, value: Json][] = [
  [{ name: "progress", kind: "number", type: "progress" }, 0.3],
  [{ name: "line", kind: "list", type: "lineChart" }, [1, 5, 2]],
  [{ name: "bars", kind: "list", type: "barChart", color: "#388a34" }, [1, 5, 2]],
  [{ name: "tags", kind: "list", type: "list" }, ["a", "bc"]],
  [{ name: "link", kind: "text", type: "link", displayText: "(\\w)$" }, "https://example.com/x"],
  [{ name: "json", kind: "json", type: "json" }, { a: 1 }],
  [{ name: "md", kind: "text", type: "markdown" }, "**bold**"],
  [{ name: "euro", kind: "number", type: "number", format: "euro" }, 5],
  [{ name: "choice", kind: "text", type: "selectbox", options: [{ value: "x", label: "Ex" }] }, "x"],
  [{ name: "day", kind: "date", type: "date", days: true }, 0],
  [{ name: "image", kind: "text", type: "image" }, image],
  [{ name: "ok", kind: "boolean", type: "checkbox" }, true],
  [{ name: "go", kind: "text", type: "button" }, "Go"],
];

export const kindsOfColumns: Table = {
  type: "dataframe",
  dataset: "kinds",
  rows: 1,
  columns: kinds.map(([column], at) => ({ ...column, at, width: 60 })),
  head: [kinds.map(([, value]) => value)],
};

const people = {
  rows: 3,
  columns: [
    { at: 0, name: "name", kind: "text", type: "text", help: "Given name" },
    { at: 1, name: "age", kind: "number", type: "number", minValue: 0, maxValue: 150, step: 1 },
    { at: 2, name: "on", kind: "boolean", type: "checkbox" },
  ] satisfies GridColumn[],
  head: [["Ada", 36, true], ["Bo", null, false], ["Cy, with a name that is rather long and is cut off", 1, null]] satisfies Json[][],
};

export const tableGallery: ElementData[] = [
  { type: "dataframe", id: "rows", label: "", selects: ["multi-row", "multi-column"], value: { rows: [1], columns: ["age"], cells: [] }, dataset: "people", ...people },
  kindsOfColumns,
  { type: "dataEditor", id: "editor", label: "", numRows: "dynamic", dataset: "edited", ...people, value: { base: "edited", editedRows: { 1: { age: 21 } }, addedRows: [{ number: 1, cells: { name: "Di", age: 5 } }], deletedRows: [] } },
  { type: "dataframe", dataset: "none", rows: 0, columns: [], head: [] },
];
