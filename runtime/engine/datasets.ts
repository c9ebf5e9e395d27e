/** The tables on the page of a session: taken once, handed to the link once, given back when nothing shows them any more. */
import { Buffers } from "../data/buffers.ts";
import { closeDataset, type Dataset, newGuard, noteComplete, type Taking } from "../data/dataset.ts";
import { LateCopies } from "../data/late-copies.ts";
import { returnTable, takeTable } from "../data/take-table.ts";
import type { Outlet } from "./outlet.ts";

/** What stands on the page, and names tables. */
export interface Holder {
  datasets?: readonly Dataset[];
}

/**
 * Copying more takes so long (40 MB: 6 ms) that the page gets the first rows before. Below, it would be drawing those when
 * the rest of the answer comes: that would be seen later than if both had come together (8 MB: 3 ms later).
 */
const muchBytes = 16 * 1024 * 1024;

/** Ids of one child are never those of another: a view that stays remembers rows by them. */
const birth = Date.now().toString(36);

export class Datasets {
  readonly #outlet: Pick<Outlet, "store" | "flush">;
  readonly #buffers = new Buffers();
  readonly #late = new LateCopies((bytes) => this.#buffers.take(bytes));
  /** Taken, and not copied as a whole yet. */
  #incomplete: Dataset | undefined;
  readonly #holders = new Map<Dataset, number>();
  /** What the same object of the script's became last: found again wherever it is drawn. */
  readonly #bySource = new WeakMap<object, Dataset>();
  /** Datasets that a cached function may draw again long after they have left the page. */
  readonly #lasting = new WeakSet<Dataset>();
  #next = 1;

  constructor(outlet: Pick<Outlet, "store" | "flush">) {
    this.#outlet = outlet;
  }

  /**
   * The dataset that `data` is now. It is the same one as before when nothing in it differs, however it was made.
   * @param before what stands at the place that it is for
   * @returns undefined when `data` has none of the shapes that a table can have
   */
  take(data: unknown, before: Holder | undefined, { lasts = false, headOnly = false }: Taking): Dataset | undefined {
    const source = typeof data === "object" && data !== null ? data : undefined;
    const known = (source && this.#bySource.get(source)) ?? before?.datasets?.[0];
    const candidate = known && this.#holders.has(known) ? known : undefined;
    this.#late.forget();
    const table = takeTable(data, this.#buffers, candidate, headOnly ? (source) => this.#late.copy(source) : undefined);
    if (!table) return undefined;
    const isComplete = this.#late.bytes === 0;
    const dataset = candidate && table === candidate ? candidate : { ...table, id: `${birth}-${this.#next++}`, guard: newGuard(isComplete) };
    this.#incomplete = isComplete ? undefined : dataset;
    if (source) this.#bySource.set(source, dataset);
    if (lasts) this.#lasting.add(dataset);
    return dataset;
  }

  /** The table that was taken last has been drawn: what is still to be copied of it is copied, and the page gets its first rows meanwhile. */
  complete(): void {
    const dataset = this.#incomplete;
    if (!dataset) return;
    this.#incomplete = undefined;
    // Something went wrong before it could be drawn: nobody asks for it.
    if (!this.#holders.has(dataset)) return this.#late.forget();
    if (this.#late.bytes >= muchBytes) this.#outlet.flush();
    this.#late.finish();
    noteComplete(dataset);
  }

  /** `node` shows these from now on, and no longer what it showed. */
  hold(node: Holder, datasets: readonly Dataset[]): void {
    const before = node.datasets;
    if (!before && datasets.length === 0) return;
    for (const dataset of datasets) {
      const holders = this.#holders.get(dataset) ?? 0;
      if (holders === 0) this.#outlet.store({ store: "datasets", put: dataset });
      this.#holders.set(dataset, holders + 1);
    }
    if (datasets.length > 0) node.datasets = datasets;
    else delete node.datasets;
    for (const dataset of before ?? []) this.#release(dataset);
  }

  #release(dataset: Dataset): void {
    const holders = (this.#holders.get(dataset) ?? 1) - 1;
    if (holders > 0) return void this.#holders.set(dataset, holders);
    this.#holders.delete(dataset);
    this.#outlet.store({ store: "datasets", drop: dataset.id });
    if (!this.#lasting.has(dataset) && closeDataset(dataset)) returnTable(dataset, this.#buffers);
  }
}
