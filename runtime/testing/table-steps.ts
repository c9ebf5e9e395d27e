/** What a person does to a table, as a test says it: checked as the page would let it happen, then as it travels. */
import type { Table } from "../data/column.ts";
import { editedData, recordsOf } from "../data/edited-data.ts";
import type { Edits } from "../data/edits.ts";
import type { ElementData, NodeData } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import type { GridColumn } from "../protocol/grid.ts";

export type TableData = Extract<ElementData, { type: "dataframe" | "dataEditor" }>;

export const isTable = (data: NodeData): data is TableData => data.type === "dataframe" || data.type === "dataEditor";

/** The data of a table's element, as records; that of an editor with what the person changed. */
export function tableValue(data: TableData, table: Table | undefined, value: unknown): unknown {
  if (!table) throw new Error(`The data of this ${data.type} is no longer on the page. Look the element up again after each run.`);
  const records = recordsOf(table);
  // SAFETY: the value of an editor's widget is its edits.
  return data.type === "dataEditor" ? editedData(records, table, value as Edits) : records;
}

type Selection = { rows: number[]; columns: string[]; cells: [number, string][] };

/** A selection with one part of it replaced. `staged` is what was selected since the last run. */
export function selectionWire(data: TableData, staged: Json | undefined, part: Partial<Selection>): Json {
  if (data.type !== "dataframe" || !("selects" in data)) throw new Error("This dataframe has no selection. Draw it with { onSelect: \"rerun\" }.");
  const [what = ""] = Object.keys(part);
  const word = what.slice(0, -1);
  if (!data.selects.some((mode) => mode.endsWith(word))) throw new Error(`Of this dataframe no ${what} can be selected: its selectionMode is ${data.selects.join(", ")}.`);
  // SAFETY: what is staged for a dataframe was made here.
  return { ...data.value, ...(staged as Partial<Selection> | undefined), ...part };
}

/** One more step of editing. */
export function editWire(data: TableData, staged: Json | undefined, step: { edit: [number, string, unknown] } | { add: object } | { delete: number }, rows: number): Json {
  if (data.type !== "dataEditor") throw new Error(`A ${data.type} cannot be edited.`);
  // SAFETY: what is staged for an editor was made here.
  const steps = (staged as { steps: object[] } | undefined)?.steps ?? [];
  const count = rows + steps.filter((one) => "add" in one).length - steps.filter((one) => "delete" in one).length;
  if ("add" in step) mustAllow(data.numRows, "add");
  if ("delete" in step) mustAllow(data.numRows, "delete");
  const row = "edit" in step ? step.edit[0] : "delete" in step ? step.delete : 0;
  if (!("add" in step) && (row < 0 || row >= count)) throw new Error(`There is no row ${row} in this dataEditor: it has ${count}.`);
  const names = "edit" in step ? [step.edit[1]] : "add" in step ? Object.keys(step.add) : [];
  for (const name of names) mustBeEditable(name, data.columns, "edit" in step);
  // SAFETY: values cross to the app's thread by structured clone; the engine looks at what it takes.
  return { steps: [...steps, step] } as unknown as Json;
}

function mustAllow(numRows: Extract<TableData, { type: "dataEditor" }>["numRows"], what: "add" | "delete"): void {
  if (numRows !== "dynamic" && numRows !== what) throw new Error(`In this dataEditor nobody can ${what} rows: its numRows is "${numRows}".`);
}

function mustBeEditable(name: string, columns: readonly GridColumn[], isEdit: boolean): void {
  const column = columns.find((one) => one.name === name);
  if (!column) throw new Error(`There is no column ${JSON.stringify(name)} in this dataEditor. It has ${columns.map((one) => JSON.stringify(one.name)).join(", ")}.`);
  if (isEdit && column.disabled) throw new Error(`The column ${JSON.stringify(name)} of this dataEditor is disabled.`);
}
