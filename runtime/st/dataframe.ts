/** Tables that a person can sort, search, select in and edit: `st.dataframe`, `st.dataEditor`. */
import type { Dataset } from "../data/dataset.ts";
import { badOption, show } from "../engine/errors.ts";
import type { SelectionMode } from "../protocol/grid.ts";
import { aFlag, aFunction, anObject, either, elsewhere, oneOfThese } from "./checks.ts";
import { type DataEditorOptions, type Edited, editTable } from "./data-editor.ts";
import { holding, takeDataset } from "./dataset.ts";
import type { Placeholder } from "./drawable.ts";
import { type ColumnOf, type GridData, type GridOptions, gridChecks, gridOf } from "./grid.ts";
import { draw, type Drawer, type Place, placeOf } from "./handle.ts";
import { listOf, optionsOf } from "./options.ts";
import type { Tabular } from "./tabular.ts";
import { widgetAt } from "./widget.ts";

/** What a person selected. Rows are places in the data as it was passed, columns names. */
export interface DataframeState {
  selection: { rows: number[]; columns: string[]; cells: [row: number, column: string][] };
}

export interface DataframeOptions<C extends string = string> extends GridOptions<C> {
  key?: string | number;
  /** `"rerun"`, or a function that is called when the selection changes: then the function gives the selection. */
  onSelect?: "ignore" | "rerun" | (() => unknown);
  /** What can be selected; rows, columns and cells may be combined. Default: `"multi-row"`. */
  selectionMode?: SelectionMode | Iterable<SelectionMode>;
  /** What is selected at first. */
  selectionDefault?: { selection: Partial<DataframeState["selection"]> };
  /** Rows are sent as they are needed in any case; `true` and `false` are taken for compatibility. */
  lazy?: boolean;
}

export interface TableWidgets {
  /**
   * A table of any size that can be sorted, searched, resized and selected in.
   * @example
   * st.dataframe(rows, { columnConfig: { price: st.columnConfig.numberColumn({ format: "euro" }) } });
   * @example
   * const { selection } = st.dataframe(rows, { onSelect: "rerun", selectionMode: "single-row" });
   */
  dataframe<D extends Tabular>(data: D, options: DataframeOptions<ColumnOf<D>> & { onSelect: "rerun" | (() => unknown) }): DataframeState;
  dataframe<D extends Tabular>(data?: D | null, options?: DataframeOptions<ColumnOf<D>> & { onSelect?: "ignore" }): Placeholder;
  /**
   * A table that the person can edit. Gives the data with the changes in it, in the shape in which it was passed.
   * What is passed back in the next run is not changed twice. The person sorts and searches by the data that was passed:
   * what they have just typed is found once it is passed back.
   * @example
   * st.sessionState.rows = st.dataEditor(st.sessionState.rows, { numRows: "dynamic" });
   */
  dataEditor<D extends Tabular>(data: D, options?: DataEditorOptions<ColumnOf<D>>): Edited<D>;
}

const modes = ["single-row", "multi-row", "single-column", "multi-column", "single-cell", "multi-cell"] as const;
const dataframeChecks = {
  ...gridChecks,
  key: elsewhere,
  onSelect: either((value) => value === "ignore" || value === "rerun", aFunction),
  selectionMode: either((value) => typeof value === "object", oneOfThese(...modes)),
  selectionDefault: anObject,
  lazy: aFlag,
};

export const tableWidgets: TableWidgets & ThisType<Drawer> = {
  dataframe(this: Drawer, data?: unknown, options?: DataframeOptions) {
    const o = optionsOf<DataframeOptions>("dataframe", options, dataframeChecks);
    const place = this[placeOf]("dataframe");
    const dataset = takeDataset("dataframe", place, data, { headOnly: true });
    const grid = gridOf("dataframe", dataset, o, place);
    if (o.onSelect === undefined || o.onSelect === null || o.onSelect === "ignore") return draw(place, holding([dataset], { type: "dataframe", ...grid }));
    return selecting(place, dataset, grid, o);
  },
  dataEditor(this: Drawer, data: unknown, options?: DataEditorOptions) {
    return editTable(this[placeOf]("dataEditor"), data, options);
  },
  // SAFETY: each overload gives what the options that it names ask for.
} as TableWidgets & ThisType<Drawer>;

function selecting(place: Place, dataset: Dataset, grid: GridData, o: Partial<DataframeOptions>): DataframeState {
  const selects = modesOf(o.selectionMode);
  const choice = new Selecting(selects, dataset);
  const { width, ...own } = grid;
  const initial = o.selectionDefault === undefined ? noSelection() : choice.accept(o.selectionDefault);
  if (!initial) throw badOption("dataframe", `selectionDefault cannot be ${show(o.selectionDefault)}`, "Write { selection: { rows: [0] } }, with rows, columns and cells of the data.");
  return widgetAt<DataframeState, "dataframe">(place, {
    type: "dataframe",
    label: "",
    options: { key: o.key, onChange: o.onSelect, width },
    identity: [dataset.columns.map(({ name }) => name), selects],
    keyedIdentity: [selects],
    initial,
    // Another table under no key of its own: what was selected were rows of the one before.
    initialKey: dataset.id,
    accept: (value) => choice.accept(value),
    decode: (wire) => choice.accept({ selection: wire }),
    element: ({ selection }) => ({ ...own, selects, value: selection }),
    datasets: [dataset],
    valueHint: "Set { selection: { rows: […], columns: […], cells: […] } } with rows and columns of the data.",
  });
}

const noSelection = (): DataframeState => ({ selection: { rows: [], columns: [], cells: [] } });

function modesOf(given: DataframeOptions["selectionMode"] | undefined): SelectionMode[] {
  if (given === undefined || given === null) return ["multi-row"];
  const list = typeof given === "string" ? [given] : [...listOf("dataframe", "selectionMode", given)];
  const odd = list.find((mode) => !modes.includes(mode));
  if (odd !== undefined) throw badOption("dataframe", `selectionMode cannot be ${show(odd)}`, `Use ${modes.map((mode) => JSON.stringify(mode)).join(", ")}.`);
  const both = (["row", "column", "cell"] as const).find((what) => list.includes(`single-${what}`) && list.includes(`multi-${what}`));
  if (both !== undefined) throw badOption("dataframe", `selectionMode cannot be both "single-${both}" and "multi-${both}"`, "Choose one of them.");
  return list;
}

/** What may be selected in a table, and what of a selection still can be. */
class Selecting {
  readonly #modes: readonly SelectionMode[];
  readonly #dataset: Dataset;

  constructor(selects: readonly SelectionMode[], dataset: Dataset) {
    this.#modes = selects;
    this.#dataset = dataset;
  }

  accept(value: unknown): DataframeState | undefined {
    if (typeof value !== "object" || value === null || !("selection" in value)) return undefined;
    const { selection } = value;
    if (typeof selection !== "object" || selection === null) return undefined;
    const list = (name: string): unknown[] | undefined => {
      const items: unknown = Reflect.get(selection, name) ?? [];
      return Array.isArray(items) ? items : undefined;
    };
    const [rows, columns, cells] = [list("rows"), list("columns"), list("cells")];
    if (!rows || !columns || !cells) return undefined;
    return {
      selection: {
        rows: this.#allowed("row", rows.filter((row) => this.#isRow(row))),
        columns: this.#allowed("column", columns.filter((column) => this.#isColumn(column))),
        cells: this.#allowed("cell", cells.filter((cell): cell is [number, string] => Array.isArray(cell) && this.#isRow(cell[0]) && this.#isColumn(cell[1]))),
      },
    };
  }

  #allowed<T>(what: "row" | "column" | "cell", items: T[]): T[] {
    if (this.#modes.includes(`multi-${what}`)) return items;
    return this.#modes.includes(`single-${what}`) ? items.slice(0, 1) : [];
  }

  #isRow(row: unknown): row is number {
    return typeof row === "number" && Number.isInteger(row) && row >= 0 && row < this.#dataset.rows;
  }

  #isColumn(column: unknown): column is string {
    return this.#dataset.columns.some(({ name }) => name === column);
  }
}

