/** Where a test wants its app to stand: the page and the query, until the next `run()` takes them there. */
import { Query } from "../engine/query.ts";
import type { Address, Destination } from "../protocol/shell.ts";
import { type QueryParams, queryParamsOver } from "../st/query-params.ts";

export class StagedAddress {
  /** As `st.queryParams` in a script; what is written is there in the next run. */
  readonly queryParams: QueryParams;
  readonly #current: () => Address;
  #query: Query | undefined;
  #page: string | undefined;

  /** `current` is where the app stands. */
  constructor(current: () => Address) {
    this.#current = current;
    this.queryParams = queryParamsOver(() => this.#query ?? this.#fresh(), { use: () => {}, mayChange: () => true, isBound: () => false });
  }

  /** The next run shows this page. */
  page(page: string): void {
    this.#page = page;
  }

  /** What an app that has not begun begins with. */
  takeStart(): Address {
    const { page = "", query = "" } = this.take();
    return { page, query };
  }

  /** What was staged since the last time. */
  take(): Partial<Destination> {
    const staged = { ...(this.#page !== undefined && { page: this.#page }), ...(this.#query && { query: this.#query.text }) };
    this.#page = undefined;
    this.#query = undefined;
    return staged;
  }

  /** A query that is staged as soon as it is written to. */
  #fresh(): Query {
    const query = new Query(this.#current().query, () => (this.#query = query));
    return query;
  }
}
