/** The tables that the page shows, for views that ask: some rows at a time, sorted and searched as the person wants. */
import { rowAt } from "../data/column.ts";
import { beginReading, type Dataset, type DatasetMessage, endReading, untilComplete } from "../data/dataset.ts";
import { failed, type Reply, type Requests, type RowView } from "../protocol/requests.ts";
import { RowOrders } from "./row-orders.ts";

/** Rows of one answer, at most. */
const mostRows = 2000;
const gone = (): { answer: { ok: false; reason: string } } => failed("This table is no longer on the page.");

export class DatasetStore {
  readonly #datasets = new Map<string, Dataset>();
  readonly #orders = new RowOrders();

  accept(message: DatasetMessage): void {
    if ("put" in message) {
      this.#datasets.set(message.put.id, message.put);
      return;
    }
    this.#datasets.delete(message.drop);
    this.#orders.forget(message.drop);
  }

  /** Undefined when it has left the page. */
  get(id: string): Dataset | undefined {
    return this.#datasets.get(id);
  }

  async rows({ dataset: id, from, to, ...view }: Requests["rows"]["asks"]): Promise<Reply<"rows">> {
    return this.#reading(id, view, (dataset, order): Reply<"rows"> => {
      const total = order?.length ?? dataset.rows;
      const [first, end] = [Math.min(from, total), Math.min(to, total, from + mostRows)];
      const indexes = Array.from({ length: Math.max(0, end - first) }, (_, i) => order?.[first + i] ?? first + i);
      return { answer: { ok: true, body: { total, indexes, rows: indexes.map((row) => rowAt(dataset.columns, row)) } } };
    });
  }

  /** Calls `read` with a dataset that stays as it is meanwhile, and its rows in the order of the view. */
  async #reading<R>(id: string, view: RowView, read: (dataset: Dataset, order: Uint32Array | undefined) => R): Promise<R | ReturnType<typeof gone>> {
    const dataset = this.#datasets.get(id);
    if (!dataset || !beginReading(dataset)) return gone();
    try {
      if (!(await untilComplete(dataset))) return gone();
      const order = await this.#orders.order(dataset, view);
      return read(dataset, order);
    } finally {
      endReading(dataset);
    }
  }
}
