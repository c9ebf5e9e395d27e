import type { ElementData } from "../../../runtime/protocol/element.ts";
import type { Json } from "../../../runtime/protocol/json.ts";
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import type { WidgetHandle } from "../../widgets/use-widget.svelte.ts";
import { checkCell } from "./parse-cell.ts";
import type { Row } from "./rows.svelte.ts";

export type EditorData = Extract<ElementData, { type: "dataEditor" }>;
type Edits = EditorData["value"];
type Added = Edits["addedRows"][number];

/** A cell's new value. `place` is that of a row in the view: behind the rows of the data stand those that were added. */
export interface Change {
  row: Row;
  /** Among the added rows. */
  added: number | undefined;
  column: GridColumn;
  value: Json;
}

/** What the person changes in an editor. A row that still lacks what is required waits here: the script does not see it. */
export class Editor {
  readonly #widget: WidgetHandle<Edits>;
  readonly #data: () => EditorData;
  #waiting: Added[] = $state.raw([]);

  constructor(widget: WidgetHandle<Edits>, data: () => EditorData) {
    this.#widget = widget;
    this.#data = data;
  }

  get isDisabled(): boolean {
    return this.#widget.disabled;
  }
  get canAdd(): boolean {
    return !this.isDisabled && ["dynamic", "add"].includes(this.#data().numRows);
  }
  get canDelete(): boolean {
    return !this.isDisabled && ["dynamic", "delete"].includes(this.#data().numRows);
  }
  /** Rows of the data that are gone. */
  get deleted(): readonly number[] {
    return this.#widget.value.deletedRows;
  }
  get added(): readonly Added[] {
    return [...this.#widget.value.addedRows, ...this.#waiting];
  }

  canEdit(column: GridColumn): boolean {
    const isShownOnly = ["json", "image", "audio", "video", "button", "lineChart", "areaChart", "barChart", "progress"].includes(column.type);
    return !this.isDisabled && !column.disabled && !isShownOnly;
  }

  /** A row as the person sees it. */
  edited(row: Row): Row {
    const cells = row.index === undefined ? undefined : this.#widget.value.editedRows[row.index];
    return cells ? { ...row, cells: this.#overlay(row.cells, cells) } : row;
  }

  addedRow(place: number): Row | undefined {
    const row = this.added[place];
    return row && { index: undefined, cells: this.#overlay([], row.cells) };
  }

  isEdited({ index }: Row, column: GridColumn): boolean {
    const cells = index === undefined ? undefined : this.#widget.value.editedRows[index];
    return cells !== undefined && column.name in cells;
  }

  set(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const editedRows = { ...this.#widget.value.editedRows };
    const added = [...this.added];
    for (const { row, added: place, column, value } of changes) {
      if (row.index !== undefined) editedRows[row.index] = { ...editedRows[row.index], [column.name]: value };
      else if (place !== undefined) {
        const before = added[place];
        if (before) added[place] = { ...before, cells: { ...before.cells, [column.name]: value } };
      }
    }
    this.#send({ editedRows, added });
  }

  /** Adds rows that hold these values, each with the defaults of its columns. */
  add(rows: readonly { [column: string]: Json }[]): void {
    let number = Math.max(0, ...this.added.map((row) => row.number));
    const defaults = Object.fromEntries(this.#data().columns.map((column) => [column.name, column.default ?? null]));
    this.#send({ added: [...this.added, ...rows.map((cells) => ({ number: ++number, cells: { ...defaults, ...cells } }))] });
  }

  delete(indexes: readonly number[], added: readonly number[]): void {
    const { deletedRows, editedRows } = this.#widget.value;
    const gone = new Set(indexes);
    this.#send({
      deletedRows: [...new Set([...deletedRows, ...gone])].sort((a, b) => a - b),
      editedRows: Object.fromEntries(Object.entries(editedRows).filter(([row]) => !gone.has(Number(row)))),
      added: this.added.filter((_, place) => !added.includes(place)),
    });
  }

  #send({ added, ...change }: Partial<Edits> & { added: readonly Added[] }): void {
    const before = this.#widget.value;
    const next = { ...before, ...change, addedRows: added.filter((row) => this.#isComplete(row)) };
    this.#waiting = added.filter((row) => !this.#isComplete(row));
    if (JSON.stringify(next) !== JSON.stringify(before)) this.#widget.change(next);
  }

  #isComplete({ cells }: Added): boolean {
    return this.#data().columns.every((column) => !column.required || checkCell(cells[column.name] ?? null, column).ok);
  }

  /** Cells by the place of their column in the data. */
  #overlay(cells: readonly Json[], changed: { readonly [column: string]: Json }): Json[] {
    const all = [...cells];
    for (const { at, name } of this.#data().columns) if (name in changed) all[at] = changed[name] ?? null;
    return all;
  }
}
