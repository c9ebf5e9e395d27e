/** What `st.dataframe` and `st.dataEditor` have in common: the columns of a table as they are shown. */
import { type Column, rowAt, type Table } from "../data/column.ts";
import type { Dataset } from "../data/dataset.ts";
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import type { ElementData, Height, Width } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import type { GridColumn, GridColumnType } from "../protocol/grid.ts";
import { aFlag, aNumber, aSize, aText, type Checks, either, elsewhere } from "./checks.ts";
import { type ColumnConfig, isColumnConfig } from "./column-config.ts";
import type { Place } from "./handle.ts";
import { listOf } from "./options.ts";

/** The names of the columns of data, as far as its type tells. */
export type ColumnOf<D> = D extends ReadonlyMap<unknown, infer R> ? Fields<R> : D extends readonly (infer R)[] ? (R extends readonly unknown[] ? string : Fields<R>) : D extends object ? Fields<D> : string;
type Fields<R> = R extends object ? (Extract<keyof R, string> extends never ? string : Extract<keyof R, string>) : string;

export interface GridOptions<C extends string = string> {
  width?: Width;
  height?: Height | "auto";
  /** Leaves out the numbers of the rows, or the keys of a `Map`. */
  hideIndex?: boolean;
  /** Only these columns, in this order. */
  columnOrder?: Iterable<C>;
  /** Per column what `st.columnConfig` makes, a text that is its label, or `null` to hide it. `_index` is the column of row names. */
  columnConfig?: { readonly [K in C | "_index"]?: ColumnConfig | string | null };
  /** Pixels. */
  rowHeight?: number;
  /** Stands for what has no value. */
  placeholder?: string;
}

export const gridChecks: Checks<GridOptions> = {
  width: aSize,
  height: either((value) => value === "auto", aSize),
  hideIndex: aFlag,
  columnOrder: elsewhere,
  columnConfig: elsewhere,
  rowHeight: aNumber,
  placeholder: aText,
};

export type GridData = Omit<Extract<ElementData, { type: "dataEditor" }>, "type" | "id" | "label" | "numRows" | "value">;

/** Rows that go with the element: as many as a table shows at first, and some more. */
const headRows = 24;
const headCells = 2000;

/** The properties of a table's element. */
export function gridOf(name: string, dataset: Dataset, o: Partial<GridOptions>, place: Place): GridData {
  const rows = Math.min(dataset.rows, headRows, Math.max(4, Math.floor(headCells / Math.max(1, dataset.columns.length))));
  const height = o.height === "auto" || o.height === undefined ? {} : { height: o.height };
  return {
    dataset: dataset.id,
    rows: dataset.rows,
    columns: columnsOf(name, dataset, o, place),
    head: Array.from({ length: rows }, (_, row) => rowAt(dataset.columns, row)),
    ...(o.width !== undefined && { width: o.width }),
    ...height,
    ...(o.hideIndex !== undefined && { hideIndex: o.hideIndex }),
    ...(o.rowHeight !== undefined && { rowHeight: o.rowHeight }),
    ...(o.placeholder !== undefined && { placeholder: o.placeholder }),
  };
}

function columnsOf(name: string, table: Table, o: Partial<GridOptions>, place: Place): GridColumn[] {
  const configs = configsOf(name, o.columnConfig);
  const order = o.columnOrder === undefined || o.columnOrder === null ? undefined : [...listOf(name, "columnOrder", o.columnOrder)];
  const all = table.columns.map((column, at): GridColumn | undefined => {
    const config = configs[column.index ? "_index" : column.name];
    if (config === null || (column.index && o.hideIndex === true)) return undefined;
    return gridColumn(column, at, config, place);
  });
  const shown = all.filter((column) => column !== undefined);
  if (!order) return shown;
  return [...shown.filter(({ index }) => index), ...order.flatMap((wanted) => shown.find((column) => column.name === wanted && !column.index) ?? [])];
}

function configsOf(name: string, configs: unknown): Record<string, ColumnConfig | null | undefined> {
  if (configs === undefined || configs === null) return {};
  if (typeof configs !== "object") throw badOption(name, `columnConfig must be an object, not ${show(configs)}`, "Write columnConfig: { column: st.columnConfig.numberColumn({ … }) }.");
  return Object.fromEntries(Object.entries(configs).map(([column, config]: [string, unknown]) => {
    if (config === null || config === undefined) return [column, config];
    if (typeof config === "string") return [column, { type: undefined, settings: { label: config } }];
    if (isColumnConfig(config)) return [column, config];
    throw badOption(name, `columnConfig of ${show(column)} cannot be ${show(config)}`, "Use what st.columnConfig makes, a text for the label, or null to hide the column.");
  }));
}

function gridColumn(column: Column, at: number, config: ColumnConfig | undefined, place: Place): GridColumn {
  const { name, kind } = column;
  const type = config?.type ?? usualType(column);
  return { at, name, kind, type, ...(column.index && { index: true }), ...(column.kind === "date" && column.days && { days: true }), ...config?.settings, ...(config?.button && { trigger: buttonOf(name, config.button, place) }) };
}

function usualType(column: Column): GridColumnType {
  switch (column.kind) {
    case "boolean":
      return "checkbox";
    case "date":
      return column.days ? "date" : "datetime";
    default:
      return column.kind;
  }
}

/** The widget that a click on a button of the column presses. Its value is the click, for one run. */
function buttonOf(column: string, { onClick, key }: NonNullable<ColumnConfig["button"]>, { scope, container, index }: Place): string {
  let clicked: { row: number; column: string } | undefined;
  const decode = (wire: Json): { row: number; column: string } | undefined => {
    if (typeof wire !== "object" || wire === null || Array.isArray(wire) || typeof wire["row"] !== "number") return undefined;
    return (clicked = { row: wire["row"], column });
  };
  const { widget } = currentEngine().widgets.register<{ row: number; column: string } | null>(
    {
      type: "buttonColumn",
      label: column,
      key,
      // Without a key it is the one of the table that stands at this place.
      identity: [container.path, index ?? container.cursor],
      keyedIdentity: [],
      initial: null,
      initialKey: "",
      accept: (value) => (typeof value === "object" && value !== null && "row" in value && typeof value.row === "number" ? { row: value.row, column } : null),
      decode,
      trigger: true,
      settable: false,
      disabled: false,
      quiet: false,
      persist: false,
      onChange: onClick && (() => clicked && onClick(clicked)),
      valueHint: "",
    },
    scope,
    container.path.charAt(0),
  );
  return widget.id;
}
