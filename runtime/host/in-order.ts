/** Puts numbered things that come by several ways back into their order. Numbers begin at 1. */

/** Far more than can be under way: a number that is not missed by accident never comes. */
const mostEarly = 10_000;

export class InOrder<T extends object> {
  #next = 1;
  readonly #early = new Map<number, T>();

  /** Takes one thing and gives all whose turn it is now. Undefined when the numbers make no sense. */
  take(number: number, thing: T): T[] | undefined {
    if (number < this.#next || this.#early.has(number) || this.#early.size >= mostEarly) return undefined;
    this.#early.set(number, thing);
    const due: T[] = [];
    for (let next = this.#early.get(this.#next); next !== undefined; next = this.#early.get(this.#next)) {
      due.push(next);
      this.#early.delete(this.#next++);
    }
    return due;
  }

  /** What still waits when nothing more comes, in order. */
  rest(): T[] {
    const rest = [...this.#early].sort(([a], [b]) => a - b).map(([, thing]) => thing);
    this.#early.clear();
    return rest;
  }
}
