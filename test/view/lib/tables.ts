/** Tables for the page, and the link that answers for their rows. */
import { Buffers } from "../../../runtime/data/buffers.ts";
import { type Column, rowAt } from "../../../runtime/data/column.ts";
import { newGuard } from "../../../runtime/data/dataset.ts";
import { takeTable } from "../../../runtime/data/take-table.ts";
import { Stores } from "../../../runtime/link/stores.ts";
import type { ElementData } from "../../../runtime/protocol/element.ts";
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import type { Reply, Request, Requests } from "../../../runtime/protocol/requests.ts";
import type { View } from "./view.ts";

declare global {
  interface Window {
    answerRows(request: Request): Promise<Reply>;
  }
}

const headRows = 24;
const buffers = new Buffers();

type TableElement = Omit<Extract<ElementData, { type: "dataEditor" }>, "type" | "id" | "label" | "numRows" | "value">;

/** The tables of one view. */
export class Tables {
  /** What the page asked for. */
  readonly asked: Requests["rows"]["asks"][] = [];
  readonly #stores = new Stores(() => {});
  #next = 1;

  /** The view must be one of its own: opened with an option. */
  static async in(view: View): Promise<Tables> {
    const tables = new Tables();
    await view.page.exposeFunction("answerRows", async (request: Request) => {
      if (request.kind === "rows") tables.asked.push(request);
      return tables.#stores.answer(request);
    });
    await view.page.evaluate(() => (window.answer = ({ request }) => window.answerRows(request)));
    return tables;
  }

  /** What the element of a table with this data says; `settings` are those of its columns. */
  element(data: unknown, settings: { readonly [column: string]: Partial<GridColumn> } = {}): TableElement {
    const table = takeTable(data, buffers);
    if (!table) throw new Error("This is no table.");
    const id = `t${this.#next++}`;
    this.#stores.accept({ store: "datasets", put: { ...table, id, guard: newGuard() } });
    return {
      dataset: id,
      rows: table.rows,
      columns: table.columns.map((column, at) => gridColumn(column, at, settings[column.name])),
      head: Array.from({ length: Math.min(headRows, table.rows) }, (_, row) => rowAt(table.columns, row)),
    };
  }
}

function gridColumn(column: Column, at: number, settings: Partial<GridColumn> = {}): GridColumn {
  const { name, kind } = column;
  const type = kind === "boolean" ? "checkbox" : kind === "date" ? "datetime" : kind;
  return { at, name, kind, type, ...(column.index && { index: true }), ...settings };
}
