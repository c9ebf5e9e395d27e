/** `st.dataEditor`: the data with a person's changes in it. */
import type { Dataset } from "../data/dataset.ts";
import { editedData } from "../data/edited-data.ts";
import { type Edits, type EditStep, noEdits, numbered, numberOf, rebase, withStep } from "../data/edits.ts";
import type { ElementData } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import type { GridColumn } from "../protocol/grid.ts";
import { either, oneOfThese } from "./checks.ts";
import { plainOf } from "./column-rules.ts";
import { takeDataset } from "./dataset.ts";
import { type GridOptions, gridChecks, gridOf } from "./grid.ts";
import type { Place } from "./handle.ts";
import { optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widgetAt } from "./widget.ts";

export interface DataEditorOptions<C extends string = string> extends GridOptions<C>, Pick<ValueOptions, "key" | "onChange" | "persistState"> {
  /** Whether the person may add and delete rows. */
  numRows?: "fixed" | "dynamic" | "add" | "delete";
  /** Nothing can be edited, or not these columns. */
  disabled?: boolean | "while-running" | Iterable<C>;
}

/** `st.sessionState[key]` of an editor: what the person changed in the data that was passed. */
export type DataEditorState = Edits;

/** What an editor gives for data: the same shape, free to be changed. */
export type Edited<D> = D extends ReadonlyMap<infer K, infer V> ? Map<K, V> : D extends readonly (infer R)[] ? R[] : D extends { toArray(): readonly (infer R)[] } ? R[] : D extends Iterable<infer R> ? R[] : D;

const editorChecks = {
  ...gridChecks,
  key: valueChecks.key,
  onChange: valueChecks.onChange,
  persistState: valueChecks.persistState,
  numRows: oneOfThese("fixed", "dynamic", "add", "delete"),
  disabled: either((value) => typeof value === "object", oneOfThese(true, false, "while-running")),
};

type EditorElement = Extract<ElementData, { type: "dataEditor" }>;
type Wire = EditorElement["value"];

/** What edits are a difference to. */
interface Basis {
  readonly dataset: Dataset;
  /** The edits that the script was given with this data. */
  readonly given: Edits;
  /** The data before it, newest first: a page that is behind may still speak of it. */
  readonly earlier: readonly { dataset: Dataset; given: Edits }[];
}
const bases = new WeakMap<Edits, Basis>();
const keptEarlier = 2;

function on(basis: Basis, edits: Edits): Edits {
  bases.set(edits, basis);
  return edits;
}

export function editTable(place: Place, data: unknown, options: DataEditorOptions | undefined): unknown {
  const o = optionsOf<DataEditorOptions>("dataEditor", options, editorChecks);
  const dataset = takeDataset("dataEditor", place, data, { lasts: true });
  const { width: _, ...grid } = gridOf("dataEditor", dataset, o, place);
  const numRows = o.numRows ?? "fixed";
  const fixed = typeof o.disabled === "object" && o.disabled !== null ? new Set<string>(o.disabled) : undefined;
  const columns = grid.columns.map((column) => (fixed?.has(column.name) ? { ...column, disabled: true } : column));
  // With a key too: edits speak of columns.
  const identity = [dataset.columns.map(({ name }) => name), numRows];
  let value = on({ dataset, given: noEdits(), earlier: [] }, noEdits());
  value = widgetAt<Edits, "dataEditor">(place, {
    type: "dataEditor",
    label: "",
    options: widgetOptions(o),
    identity,
    keyedIdentity: identity,
    initial: value,
    initialKey: "",
    accept: (edits) => (isEdits(edits) ? onDataset(edits, dataset) : undefined),
    decode: (wire) => new EditorWire(dataset, columns).decode(wire, value),
    element: (edits) => ({ ...grid, columns, numRows, value: new EditorWire(dataset, columns).encode(edits) }),
    settable: false,
    datasets: [dataset],
  });
  return editedData(data, dataset, value);
}

function widgetOptions({ key, onChange, persistState, width, disabled }: Partial<DataEditorOptions>): ValueOptions {
  return {
    ...(key !== undefined && { key }),
    ...(onChange !== undefined && { onChange }),
    ...(persistState !== undefined && { persistState }),
    ...(width !== undefined && { width }),
    ...(disabled !== undefined && typeof disabled !== "object" && { disabled }),
  };
}

function isEdits(value: unknown): value is Edits {
  return typeof value === "object" && value !== null && "editedRows" in value && "addedRows" in value && "deletedRows" in value;
}

/** The edits as they are on the data of this run, which the script is given now. */
function onDataset(edits: Edits, dataset: Dataset): Edits {
  const basis = bases.get(edits);
  // Without one they come from a child that died: the data is most likely what it was.
  const now = basis && basis.dataset !== dataset ? rebase(edits, { table: basis.dataset, given: basis.given }, dataset) : edits;
  const earlier = basis && basis.dataset !== dataset ? [{ dataset: basis.dataset, given: basis.given }, ...basis.earlier] : (basis?.earlier ?? []);
  return on({ dataset, given: now, earlier: earlier.slice(0, keptEarlier) }, now);
}

/** What passes between an editor and the page. */
class EditorWire {
  readonly #dataset: Dataset;
  readonly #columns: ReadonlyMap<string, GridColumn>;

  constructor(dataset: Dataset, columns: readonly GridColumn[]) {
    this.#dataset = dataset;
    this.#columns = new Map(columns.map((column) => [column.name, column]));
  }

  encode({ editedRows, addedRows, deletedRows }: Edits): Wire {
    return {
      base: this.#dataset.id,
      editedRows: Object.fromEntries(Object.entries(editedRows).map(([row, cells]) => [row, plainCells(cells)])),
      addedRows: addedRows.map((row, i) => ({ number: numberOf(row) ?? numberOf(numbered(row, nextNumber(addedRows) + i)) ?? i, cells: plainCells(row) })),
      deletedRows,
    };
  }

  /** @param shown what the page showed last */
  decode(wire: Json, shown: Edits): Edits | undefined {
    const basis = bases.get(shown);
    if (!basis || typeof wire !== "object" || wire === null || Array.isArray(wire)) return undefined;
    const { base, steps } = wire;
    // A test says what a person did one after another.
    if (Array.isArray(steps)) return on({ ...basis, given: shown }, steps.reduce((edits: Edits, step) => this.#withStep(edits, step), shown));
    const edits = this.#editsOf(wire);
    if (!edits) return undefined;
    if (base === this.#dataset.id) return on({ ...basis, given: shown }, edits);
    const behind = basis.earlier.findIndex(({ dataset }) => dataset.id === base);
    if (behind < 0) return undefined;
    let now = edits;
    for (let i = behind; i >= 0; i--) {
      const from = basis.earlier[i];
      if (from) now = rebase(now, { table: from.dataset, given: from.given }, basis.earlier[i - 1]?.dataset ?? basis.dataset);
    }
    return on({ ...basis, given: shown }, now);
  }

  #editsOf({ editedRows, addedRows, deletedRows }: { [key: string]: Json }): Edits | undefined {
    if (!isJsonRecord(editedRows) || !Array.isArray(addedRows) || !Array.isArray(deletedRows)) return undefined;
    const isRow = (row: unknown): row is number => typeof row === "number" && Number.isInteger(row) && row >= 0 && row < this.#dataset.rows;
    return {
      editedRows: Object.fromEntries(Object.entries(editedRows).flatMap(([row, cells]) => (isRow(Number(row)) && isJsonRecord(cells) ? [[row, this.#cells(cells)]] : []))),
      addedRows: addedRows.flatMap((row) => (isJsonRecord(row) && isJsonRecord(row["cells"]) ? [numbered(this.#cells(row["cells"]), Number(row["number"]))] : [])),
      deletedRows: deletedRows.filter(isRow).sort((a, b) => a - b),
    };
  }

  #withStep(edits: Edits, step: unknown): Edits {
    const known = stepOf(step);
    if (!known) return edits;
    if ("edit" in known) return withStep(edits, { edit: [known.edit[0], known.edit[1], this.#value(known.edit[1], known.edit[2])] }, this.#dataset.rows);
    if ("add" in known) return withStep(edits, { add: numbered(this.#cells(known.add), nextNumber(edits.addedRows)) }, this.#dataset.rows);
    return withStep(edits, known, this.#dataset.rows);
  }

  #cells(cells: { [column: string]: unknown }): { [column: string]: unknown } {
    return Object.fromEntries(Object.entries(cells).filter(([name]) => this.#columns.has(name)).map(([name, value]) => [name, this.#value(name, value)]));
  }

  /** A cell's value as the script has it: moments are dates. */
  #value(name: string, value: unknown): unknown {
    const type = this.#columns.get(name)?.type;
    return typeof value === "number" && (type === "date" || type === "datetime" || type === "time") ? new Date(value) : value;
  }
}

function stepOf(step: unknown): EditStep | undefined {
  if (typeof step !== "object" || step === null) return undefined;
  if ("edit" in step && Array.isArray(step.edit) && typeof step.edit[0] === "number" && typeof step.edit[1] === "string") return { edit: [step.edit[0], step.edit[1], step.edit[2]] };
  if ("add" in step && typeof step.add === "object" && step.add !== null) return { add: { ...step.add } };
  return "delete" in step && typeof step.delete === "number" ? { delete: step.delete } : undefined;
}

const isJsonRecord = (value: unknown): value is { [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);
const plainCells = (cells: object): { [column: string]: Json } => Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, plainOf(value)]));
const nextNumber = (rows: readonly object[]): number => Math.max(0, ...rows.map((row) => numberOf(row) ?? 0)) + 1;
