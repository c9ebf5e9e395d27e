/**
 * Orders of rows, found once for each way to look at a table. Small tables are sorted on the spot, large ones in a
 * thread of their own: the link has other things to pass on meanwhile.
 */
import { Worker } from "node:worker_threads";
import type { Dataset } from "../data/dataset.ts";
import type { Table } from "../data/column.ts";
import { rowOrder } from "../data/row-order.ts";
import type { RowView } from "../protocol/requests.ts";

/** Cells that are sorted and searched at once: about 10 ms. */
const cellsAtOnce = 100_000;
/** Ways to look at one table that are remembered. */
const keptViews = 4;

export interface OrderJob {
  id: number;
  table: Table;
  view: RowView;
}
export interface OrderDone {
  id: number;
  order: Uint32Array | undefined;
}

type Order = Promise<Uint32Array | undefined>;

export class RowOrders {
  readonly #kept = new Map<string, Map<string, Order>>();
  readonly #open = new Map<number, PromiseWithResolvers<Uint32Array | undefined>>();
  /** Jobs that wait while the thread is at one. The newest is next: it is what the person waits for now. */
  readonly #waiting: OrderJob[] = [];
  #isBusy = false;
  #worker: Worker | undefined;
  #lastId = 0;

  /** Undefined: the table's own order. */
  order(dataset: Dataset, { sort, search = "", without = [] }: RowView): Order {
    const view: RowView = { ...(sort && { sort }), ...(search.trim() !== "" && { search: search.trim() }), ...(without.length > 0 && { without }) };
    if (Object.keys(view).length === 0) return Promise.resolve(undefined);
    const views = this.#kept.get(dataset.id) ?? new Map<string, Order>();
    this.#kept.set(dataset.id, views);
    const key = JSON.stringify(view);
    const order = views.get(key) ?? this.#find(dataset, view);
    // The last one used stands last.
    views.delete(key);
    views.set(key, order);
    const [oldest] = views.keys();
    if (views.size > keptViews && oldest !== undefined) views.delete(oldest);
    order.catch(() => views.delete(key));
    return order;
  }

  forget(dataset: string): void {
    this.#kept.delete(dataset);
  }

  #find(dataset: Dataset, view: RowView): Order {
    if (dataset.rows * dataset.columns.length <= cellsAtOnce) return Promise.resolve(rowOrder(dataset, view));
    const id = ++this.#lastId;
    const open = Promise.withResolvers<Uint32Array | undefined>();
    this.#open.set(id, open);
    this.#waiting.push({ id, table: { rows: dataset.rows, columns: dataset.columns }, view });
    this.#begin();
    return open.promise;
  }

  #begin(): void {
    if (this.#isBusy) return;
    const job = this.#waiting.pop();
    if (!job) return;
    this.#isBusy = true;
    this.#worker ??= this.#start();
    this.#worker.postMessage(job);
  }

  #start(): Worker {
    const worker = new Worker(new URL(import.meta.url.endsWith(".ts") ? "./order-thread.ts" : "./order-thread.mjs", import.meta.url), { name: "dacapo-orders", execArgv: [] });
    // An app that is over is not kept alive by it.
    worker.unref();
    worker.on("message", ({ id, order }: OrderDone) => {
      this.#open.get(id)?.resolve(order);
      this.#open.delete(id);
      this.#isBusy = false;
      this.#begin();
    });
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => this.#fail(new Error("The thread that sorts ended.")));
    return worker;
  }

  #fail(error: unknown): void {
    this.#worker = undefined;
    this.#isBusy = false;
    this.#waiting.length = 0;
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }
}
