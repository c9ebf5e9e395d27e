import type { Json } from "../../../runtime/protocol/json.ts";
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import type { RowView } from "../../../runtime/protocol/requests.ts";
import { columnsInSight, type Placed, placeColumns, widthOf } from "./columns-layout.ts";
import type { Editor } from "./editor.svelte.ts";
import { measureText } from "./measure-text.ts";
import { type Cell, type Range, rangeOf } from "./moves.ts";
import type { Row, Rows } from "./rows.svelte.ts";
import { rowWindow, scrollTopFor } from "./row-window.ts";

/** What a table's element says, as far as the grid itself reads it. */
export interface GridData {
  dataset: string;
  rows: number;
  columns: readonly GridColumn[];
  head: readonly Json[][];
  rowHeight?: number;
  hideIndex?: boolean;
}

const usualRowHeight = 24;
export const headerHeight = 26;

/** How the person looks at a table: order, widths, the cell that the keyboard is at, what is in sight. */
export class Grid {
  sort: { column: string; descending: boolean } | undefined = $state.raw();
  search: string = $state("");
  isSearching: boolean = $state(false);
  /** The cell that the keys act on, and where a range that ends there began. */
  active: Cell = $state.raw({ row: -1, column: 0 });
  anchor: Cell = $state.raw({ row: -1, column: 0 });
  scrollTop: number = $state(0);
  scrollLeft: number = $state(0);
  viewWidth: number = $state(600);
  viewHeight: number = $state(240);
  readonly rows: Rows;
  readonly editor: Editor | undefined;
  readonly #data: () => GridData;
  #widths: { readonly [column: string]: number } = $state.raw({});
  #pinned: { readonly [column: string]: boolean } = $state.raw({});
  #hidden: ReadonlySet<string> = $state.raw(new Set());
  /** Leading cell with the row's number, or what selects it. */
  gutter: number = $state(0);

  constructor(data: () => GridData, rows: Rows, editor: Editor | undefined) {
    this.#data = data;
    this.rows = rows;
    this.editor = editor;
  }

  readonly rowHeight = $derived.by(() => this.#data().rowHeight ?? usualRowHeight);
  /** The same ones as long as they say the same: other rows under them have nothing but their texts changed. */
  readonly #told = $derived.by(asBefore(() => this.#data().columns));
  readonly columns = $derived.by(() => {
    const shown = this.#told.filter((column) => !this.#hidden.has(column.name));
    return [...shown.filter((column) => this.isPinned(column)), ...shown.filter((column) => !this.isPinned(column))];
  });
  readonly pinnedCount = $derived.by(() => this.columns.filter((column) => this.isPinned(column)).length);
  readonly #textWidths = $derived.by(asBefore(() => this.columns.map((column) => widthOf(column, this.#data().head, this.#widths[column.name], measureText))));
  readonly placed: Placed[] = $derived.by(() => {
    const isFixed = this.columns.map((column) => this.#widths[column.name] !== undefined || column.width !== undefined);
    return placeColumns(this.columns, this.#textWidths, isFixed, this.viewWidth - this.gutter);
  });
  readonly width = $derived.by(() => this.gutter + this.placed.reduce((sum, { width }) => sum + width, 0));
  readonly inSight = $derived.by(() => columnsInSight(this.placed, this.pinnedCount, this.scrollLeft, this.viewWidth));
  /** Rows of the view, and behind them those that the person added. */
  readonly rowCount = $derived.by(() => this.rows.total + (this.editor?.added.length ?? 0));
  readonly window = $derived.by(() => rowWindow(this.rowCount, this.rowHeight, this.bodyHeight, this.scrollTop));
  readonly range: Range = $derived.by(() => rangeOf(this.anchor, this.active));

  get bodyHeight(): number {
    return Math.max(this.rowHeight, this.viewHeight - headerHeight);
  }
  get view(): RowView {
    const without = this.editor?.deleted ?? [];
    return { ...(this.sort && { sort: this.sort }), ...(this.search.trim() !== "" && { search: this.search.trim() }), ...(without.length > 0 && { without: [...without] }) };
  }
  get isRange(): boolean {
    return this.anchor.row !== this.active.row || this.anchor.column !== this.active.column;
  }
  get hiddenCount(): number {
    return this.#hidden.size;
  }

  isPinned(column: GridColumn): boolean {
    return this.#pinned[column.name] ?? (column.pinned === true || column.index === true);
  }

  /** The row at a place, as the person sees it; undefined as long as it is on its way. */
  rowAt(place: number): Row | undefined {
    if (place >= this.rows.total) return this.editor?.addedRow(place - this.rows.total);
    const row = this.rows.at(place);
    return row && (this.editor?.edited(row) ?? row);
  }

  goTo(cell: Cell, extend = false): void {
    this.active = cell;
    if (!extend) this.anchor = cell;
  }

  /** Where the box must be scrolled to for the active cell. */
  scrollToActive(): { top: number; left: number } {
    const { row, column } = this.active;
    const top = row < 0 ? this.scrollTop : scrollTopFor(row, this.rowCount, this.rowHeight, this.bodyHeight, this.scrollTop);
    const place = this.placed[column];
    if (!place || column < this.pinnedCount) return { top, left: this.scrollLeft };
    const pinnedWidth = this.placed.slice(0, this.pinnedCount).reduce((sum, { width }) => sum + width, 0);
    const least = place.left + place.width - (this.viewWidth - this.gutter);
    const most = place.left - pinnedWidth;
    return { top, left: Math.max(Math.min(this.scrollLeft, most), Math.min(least, most), 0) };
  }

  /** Ascending, descending, as it was. */
  cycleSort(column: string): void {
    const { sort } = this;
    this.sortBy(column, sort?.column !== column ? "up" : sort.descending ? undefined : "down");
  }

  sortBy(column: string, direction: "up" | "down" | undefined): void {
    this.sort = direction && { column, descending: direction === "down" };
  }

  resize(column: string, width: number): void {
    this.#widths = { ...this.#widths, [column]: Math.round(width) };
  }

  fit(column: GridColumn): void {
    const { [column.name]: _, ...widths } = this.#widths;
    const seen = Array.from({ length: this.window.to - this.window.from }, (_unused, i) => this.rowAt(this.window.from + i)?.cells ?? []);
    this.#widths = { ...widths, [column.name]: widthOf(withoutWidth(column), seen, undefined, measureText) };
  }

  pin(column: GridColumn, pinned: boolean): void {
    this.#pinned = { ...this.#pinned, [column.name]: pinned };
  }

  hide(column: GridColumn): void {
    this.#hidden = new Set([...this.#hidden, column.name]);
  }

  showAll(): void {
    this.#hidden = new Set();
  }
}

/** What `read` gives, or what it gave before when that is the same JSON. */
function asBefore<T>(read: () => T): () => T {
  let last: { value: T; json: string } | undefined;
  return () => {
    const value = read();
    const json = JSON.stringify(value);
    if (json !== last?.json) last = { value, json };
    return last.value;
  };
}

function withoutWidth(column: GridColumn): GridColumn {
  const { width: _, ...rest } = column;
  return rest;
}
