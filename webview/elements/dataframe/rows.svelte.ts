import type { Json } from "../../../runtime/protocol/json.ts";
import type { Reply, Requests, RowView } from "../../../runtime/protocol/requests.ts";

export interface Row {
  /** Its place in the data; for a row that the person added, undefined. */
  index: number | undefined;
  cells: readonly Json[];
}

/** What a table's element says of its rows. */
export interface Source {
  dataset: string;
  rows: number;
  head: readonly Json[][];
}

const pageRows = 100;
const mostAsked = 2;
/** Rows that are asked for at once when all of them are wanted. */
const rowsAtOnce = 10_000;
/** Pages that are kept though they are out of sight. */
const keptPages = 60;

/** The rows of a table as far as they were in sight, in the order of a view. Those of the data before stay until the new ones are there. */
export class Rows {
  total: number = $state(0);
  /** Why rows are missing. */
  problem: string | undefined = $state();
  readonly #ask: (asks: Requests["rows"]["asks"]) => Promise<Reply<"rows">>;
  #version = $state(0);
  #source: Source = { dataset: "", rows: 0, head: [] };
  #view: RowView = {};
  #key = "";
  #pages = new Map<number, readonly Row[]>();
  #fresh = new Set<number>();
  readonly #asked = new Set<number>();
  /** Questions about a view that is no longer wanted, and that are not answered yet. */
  #outdated = 0;
  #wanted: { from: number; to: number } = { from: 0, to: 0 };

  constructor(ask: (asks: Requests["rows"]["asks"]) => Promise<Reply<"rows">>) {
    this.#ask = ask;
  }

  /** From now on these are the rows. */
  show(source: Source, view: RowView): void {
    const key = JSON.stringify([source.dataset, view]);
    if (key === this.#key) return;
    const isOtherView = JSON.stringify(view) !== JSON.stringify(this.#view);
    this.#source = source;
    this.#view = view;
    this.#key = key;
    this.#fresh.clear();
    this.#outdated += this.#asked.size;
    this.#asked.clear();
    this.problem = undefined;
    // Rows in another order must not be taken for those that are wanted.
    if (isOtherView) this.#pages.clear();
    if (this.#isPlain) this.total = source.rows;
    this.#version++;
    this.#load();
  }

  /** The row at a place of the view, if it is there already. */
  at(place: number): Row | undefined {
    void this.#version;
    const page = Math.floor(place / pageRows);
    const known = this.#pages.get(page)?.[place % pageRows];
    if (known && this.#fresh.has(page)) return known;
    const head = this.#isPlain ? this.#source.head[place] : undefined;
    return head ? { index: place, cells: head } : known;
  }

  /** These are in sight. */
  want(from: number, to: number): void {
    this.#wanted = { from, to };
    this.#load();
  }

  /** All rows of the view as they are now, a part at a time; ends early when they cannot be had. */
  async *all(): AsyncGenerator<readonly Row[]> {
    const asks = { dataset: this.#source.dataset, ...this.#view };
    for (let from = 0; ; ) {
      const { answer } = await this.#ask({ ...asks, from, to: from + rowsAtOnce });
      if (!answer.ok || answer.body.rows.length === 0) return;
      const { rows, indexes } = answer.body;
      yield rows.map((cells, i) => ({ index: indexes[i], cells }));
      // An answer may have fewer than were asked for.
      from += rows.length;
    }
  }

  get #isPlain(): boolean {
    return !this.#view.sort && this.#view.search === undefined && this.#view.without === undefined;
  }

  #load(): void {
    const { from, to } = this.#wanted;
    const isInHead = this.#isPlain && to <= this.#source.head.length;
    if (isInHead || this.#source.rows === 0) return this.#finishEmpty();
    // Of what a person types, searches that have been left behind are never begun: the next one waits for the one that is going.
    if (this.#outdated > 0 && !this.#isPlain) return;
    for (let page = Math.floor(from / pageRows); page <= Math.floor(Math.max(from, to - 1) / pageRows) && this.#asked.size < mostAsked; page++) {
      if (!this.#fresh.has(page) && !this.#asked.has(page)) void this.#fetch(page);
    }
  }

  #finishEmpty(): void {
    if (this.#source.rows === 0) this.total = 0;
  }

  async #fetch(page: number): Promise<void> {
    const key = this.#key;
    this.#asked.add(page);
    const { answer } = await this.#ask({ dataset: this.#source.dataset, from: page * pageRows, to: (page + 1) * pageRows, ...this.#view });
    // Meanwhile something else is to be shown.
    if (key !== this.#key) {
      this.#outdated--;
      return this.#load();
    }
    this.#asked.delete(page);
    if (!answer.ok) {
      this.problem = answer.reason;
      return;
    }
    const { total, indexes, rows } = answer.body;
    this.problem = undefined;
    this.total = total;
    this.#fresh.add(page);
    this.#pages.delete(page);
    this.#pages.set(page, rows.map((cells, i) => ({ index: indexes[i], cells })));
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= keptPages) break;
      this.#pages.delete(oldest);
      this.#fresh.delete(oldest);
    }
    this.#version++;
    this.#load();
  }
}
