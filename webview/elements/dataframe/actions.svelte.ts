import type { Json } from "../../../runtime/protocol/json.ts";
import type { GridColumn, SelectionMode } from "../../../runtime/protocol/grid.ts";
import { textOfCell } from "./cell-text.ts";
import { fromTsv, toCsv, toTsv } from "./delimited.ts";
import type { Change } from "./editor.svelte.ts";
import type { Grid } from "./grid.svelte.ts";
import { type Cell, type Key, moveTo } from "./moves.ts";
import { parseCell } from "./parse-cell.ts";
import { allows, type Selection, selectCells, toggleColumn, toggleRow } from "./selection.ts";

/** How a table is selected in, when the script wants to know. */
export interface SelectingIn {
  modes: readonly SelectionMode[];
  selection: Selection;
  change: (selection: Selection) => void;
}

/** Cells that one paste or one clearing changes at most. */
const mostCells = 100_000;

/** What a person does to a table with keys, mouse and clipboard. */
export class Actions {
  /** The cell that is being edited, and what was typed to begin with. */
  editing: { cell: Cell; typed: string | undefined } | undefined = $state.raw();
  /** Rows marked for deleting, by their place. */
  marked: ReadonlySet<number> = $state.raw(new Set());
  readonly #grid: Grid;
  readonly #selecting: () => SelectingIn | undefined;
  readonly #press: (column: GridColumn, row: number) => void;
  readonly #openMenu: () => void;

  constructor(grid: Grid, selecting: () => SelectingIn | undefined, press: (column: GridColumn, row: number) => void, openMenu: () => void) {
    this.#grid = grid;
    this.#selecting = selecting;
    this.#press = press;
    this.#openMenu = openMenu;
  }

  /** True when the key did something. */
  key(event: Key): boolean {
    const grid = this.#grid;
    const to = moveTo(grid.active, event, { rows: grid.rowCount, columns: grid.columns.length, page: Math.max(1, Math.floor(grid.bodyHeight / grid.rowHeight) - 1) });
    if (to) {
      grid.goTo(to, event.shiftKey && to.row >= 0 && grid.anchor.row >= 0);
      this.#selectCells();
      return true;
    }
    return grid.active.row < 0 ? this.#headerKey(event) : this.#cellKey(event);
  }

  #headerKey({ key, altKey }: Key): boolean {
    const column = this.#grid.columns[this.#grid.active.column];
    if (!column) return false;
    if ((key === "ArrowDown" && altKey) || key === "ContextMenu") return this.#run(() => this.#openMenu());
    if (key === "Enter") return this.#run(() => this.#grid.cycleSort(column.name));
    return key === " " ? this.#run(() => this.selectColumn(column)) : false;
  }

  #cellKey({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): boolean {
    const command = ctrlKey || metaKey;
    if (command && key.toLowerCase() === "f") return this.#run(() => (this.#grid.isSearching = true));
    if (command && key.toLowerCase() === "a") return this.#run(() => this.#selectAll());
    if (command || altKey) return false;
    if (key === "Escape") return this.#run(() => this.#grid.goTo(this.#grid.active));
    if (key === " ") return this.#run(() => this.#space(shiftKey));
    if (key === "Enter" || key === "F2") return this.#enter();
    if (key === "Delete" || key === "Backspace") return this.#clear();
    return key.length === 1 ? this.edit(this.#grid.active, key) : false;
  }

  #run(act: () => unknown): true {
    act();
    return true;
  }

  #selectAll(): void {
    this.#grid.anchor = { row: 0, column: 0 };
    this.#grid.active = { row: this.#grid.rowCount - 1, column: this.#grid.columns.length - 1 };
  }

  #space(shift: boolean): void {
    const { active } = this.#grid;
    const column = this.#grid.columns[active.column];
    if (!shift && column?.type === "checkbox" && this.#canEdit(column)) return void this.toggleCheck(active);
    if (!shift && column?.type === "button") return this.#pressAt(active);
    this.selectRow(active.row);
  }

  #enter(): boolean {
    const { active } = this.#grid;
    const column = this.#grid.columns[active.column];
    if (column?.type === "button") return this.#run(() => this.#pressAt(active));
    if (column?.type === "checkbox") return this.toggleCheck(active);
    return this.edit(active);
  }

  #pressAt({ row, column }: Cell): void {
    const found = this.#grid.columns[column];
    const index = this.#grid.rowAt(row)?.index;
    if (found && index !== undefined) this.#press(found, index);
  }

  /** Marks a row: for the script, or for deleting. */
  selectRow(place: number): void {
    const selecting = this.#selecting();
    const index = this.#grid.rowAt(place)?.index;
    if (selecting && allows(selecting.modes, "row") && index !== undefined) return selecting.change(toggleRow(selecting.selection, index, selecting.modes));
    if (!this.#grid.editor?.canDelete) return;
    const marked = new Set(this.marked);
    if (!marked.delete(place)) marked.add(place);
    this.marked = marked;
  }

  /** All rows, or none when all are. */
  toggleAllRows(): void {
    const selecting = this.#selecting();
    if (!selecting?.modes.includes("multi-row")) return;
    const isFull = this.areAllSelected;
    const rows = isFull ? [] : Array.from({ length: this.#grid.rowCount }, (_, row) => row);
    selecting.change({ ...selecting.selection, rows });
  }

  get areAllSelected(): boolean {
    const selected = this.#selecting()?.selection.rows.length ?? 0;
    return selected > 0 && selected === this.#grid.rowCount;
  }

  selectColumn(column: GridColumn): void {
    const selecting = this.#selecting();
    if (selecting && allows(selecting.modes, "column")) selecting.change(toggleColumn(selecting.selection, column.name, selecting.modes));
  }

  /** The cell or the range at which the keyboard is, when the script wants cells. */
  #selectCells(): void {
    const selecting = this.#selecting();
    if (selecting && allows(selecting.modes, "cell") && this.#grid.active.row >= 0) selecting.change(selectCells(selecting.selection, this.#cellsInRange(), selecting.modes));
  }

  /** A click on a cell. */
  point(cell: Cell, extend: boolean): void {
    this.#grid.goTo(cell, extend);
    this.#selectCells();
  }

  #cellsInRange(): [number, string][] {
    const { range, columns, active } = this.#grid;
    const names = columns.slice(range.left, range.right + 1).map(({ name }) => name);
    const places = Array.from({ length: Math.min(mostCells, range.bottom - range.top + 1) }, (_, i) => range.top + i);
    // The active one first: it is the one where only one may be.
    const all = places.flatMap((place) => { const index = this.#grid.rowAt(place)?.index; return index === undefined ? [] : names.map((name): [number, string] => [index, name]); });
    const own = this.#grid.rowAt(active.row)?.index;
    const name = columns[active.column]?.name;
    return all.sort((a, b) => Number(b[0] === own && b[1] === name) - Number(a[0] === own && a[1] === name));
  }

  #canEdit(column: GridColumn): boolean {
    return this.#grid.editor?.canEdit(column) ?? false;
  }

  /** Begins to edit a cell; false when it cannot be. */
  edit(cell: Cell, typed?: string): boolean {
    const column = this.#grid.columns[cell.column];
    if (!column || !this.#canEdit(column) || !this.#grid.rowAt(cell.row)) return false;
    if (column.type === "checkbox") return typed === undefined ? this.toggleCheck(cell) : false;
    this.editing = { cell, typed };
    return true;
  }

  commit(value: Json, then: "down" | "right" | "left" | "stay"): void {
    const { editing } = this;
    if (!editing) return;
    this.editing = undefined;
    const change = this.#changeAt(editing.cell, value);
    if (change && JSON.stringify(change.row.cells[change.column.at] ?? null) !== JSON.stringify(value)) this.#grid.editor?.set([change]);
    const step = { down: "ArrowDown", right: "ArrowRight", left: "ArrowLeft", stay: "" }[then];
    if (step !== "") this.key({ key: step, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false });
  }

  toggleCheck(cell: Cell): boolean {
    const column = this.#grid.columns[cell.column];
    const row = this.#grid.rowAt(cell.row);
    if (!column || !row || !this.#canEdit(column)) return false;
    const change = this.#changeAt(cell, row.cells[column.at] !== true);
    if (change) this.#grid.editor?.set([change]);
    return true;
  }

  #changeAt(cell: Cell, value: Json): Change | undefined {
    const column = this.#grid.columns[cell.column];
    const row = this.#grid.rowAt(cell.row);
    return column && row && { row, added: row.index === undefined ? cell.row - this.#grid.rows.total : undefined, column, value };
  }

  /** Empties the cells of the range, or deletes the rows that are marked. */
  #clear(): boolean {
    if (this.marked.size > 0) return this.#run(() => this.deleteMarked());
    const { range, columns, editor } = this.#grid;
    if (!editor) return false;
    const cells = columns.slice(range.left, range.right + 1).flatMap((column, i) => (editor.canEdit(column) && !column.required ? [range.left + i] : []));
    const changes: Change[] = [];
    for (let row = range.top; row <= range.bottom && changes.length < mostCells; row++) {
      for (const column of cells) {
        const change = this.#changeAt({ row, column }, null);
        if (change) changes.push(change);
      }
    }
    editor.set(changes);
    return changes.length > 0;
  }

  deleteMarked(): void {
    const { rows, editor } = this.#grid;
    const places = [...this.marked];
    this.marked = new Set();
    editor?.delete(places.flatMap((place) => this.#grid.rowAt(place)?.index ?? []), places.flatMap((place) => (place >= rows.total ? [place - rows.total] : [])));
  }

  addRow(): void {
    const { editor, rows } = this.#grid;
    editor?.add([{}]);
    this.#grid.goTo({ row: rows.total + (editor?.added.length ?? 1) - 1, column: 0 });
  }

  /** The range as text, for the clipboard. */
  copyText(): string {
    const { range, columns, active } = this.#grid;
    if (active.row < 0) return columns[active.column]?.label ?? columns[active.column]?.name ?? "";
    const lines: string[][] = [];
    for (let row = range.top; row <= range.bottom && lines.length * columns.length < mostCells; row++) {
      const cells = this.#grid.rowAt(row)?.cells ?? [];
      lines.push(columns.slice(range.left, range.right + 1).map((column) => textOfCell(cells[column.at] ?? null, column)));
    }
    return toTsv(lines);
  }

  /** Puts what was copied into the cells from the active one on; rows that are missing are added where the person may add them. */
  paste(text: string): void {
    const { editor, columns, active } = this.#grid;
    if (!editor || active.row < 0 || text === "") return;
    const changes: Change[] = [];
    const more: { [column: string]: Json }[] = [];
    fromTsv(text).slice(0, mostCells).forEach((line, i) => {
      const row = active.row + i;
      const isNew = row >= this.#grid.rowCount;
      const fresh: { [column: string]: Json } = {};
      line.forEach((part, j) => {
        const column = columns[active.column + j];
        const parsed = column && editor.canEdit(column) ? parseCell(part, column) : undefined;
        if (!column || !parsed?.ok) return;
        if (isNew) fresh[column.name] = parsed.value;
        const change = isNew ? undefined : this.#changeAt({ row, column: active.column + j }, parsed.value);
        if (change) changes.push(change);
      });
      if (isNew && editor.canAdd) more.push(fresh);
    });
    editor.set(changes);
    if (more.length > 0) editor.add(more);
  }

  /** Everything that the view shows, as a file. */
  async csv(): Promise<Blob> {
    const { columns, rows, editor } = this.#grid;
    const parts: string[] = [toCsv([columns.map((column) => column.label ?? column.name)])];
    const line = (cells: readonly Json[]): string[] => columns.map((column) => csvText(cells[column.at] ?? null, column));
    for await (const some of rows.all()) parts.push(toCsv(some.map((row) => line((editor?.edited(row) ?? row).cells))));
    const added = editor?.added.length ?? 0;
    for (let i = 0; i < added; i++) parts.push(toCsv([line(editor?.addedRow(i)?.cells ?? [])]));
    return new Blob([`\uFEFF${parts.join("\r\n")}\r\n`], { type: "text/csv" });
  }
}

/** Numbers as they are, moments in the one way that every program reads. */
function csvText(value: Json, column: GridColumn): string {
  if (typeof value === "number" && column.kind === "number") return String(value);
  if (typeof value === "number" && column.kind === "date") return column.days ? new Date(value).toISOString().slice(0, 10) : new Date(value).toISOString();
  return textOfCell(value, column);
}
