/** The query of the app's address: texts by name, and a name may have several. */

export class Query {
  readonly #texts = new Map<string, string[]>();
  readonly #changed: () => void;

  /** `changed` is called after each change. */
  constructor(text = "", changed: () => void = () => {}) {
    this.#changed = changed;
    this.#read(text);
  }

  /** As it stands in an address, without the `?`. */
  get text(): string {
    const query = new URLSearchParams();
    for (const [name, texts] of this.#texts) for (const text of texts) query.append(name, text);
    return query.toString();
  }
  get names(): string[] {
    return [...this.#texts.keys()];
  }

  has(name: string): boolean {
    return this.#texts.has(name);
  }

  /** The last text of a name: it wins. */
  get(name: string): string | undefined {
    return this.#texts.get(name)?.at(-1);
  }

  getAll(name: string): string[] {
    return [...(this.#texts.get(name) ?? [])];
  }

  /** Without texts the name goes. */
  set(name: string, texts: readonly string[]): void {
    const before = this.text;
    if (texts.length === 0) this.#texts.delete(name);
    else this.#texts.set(name, [...texts]);
    if (this.text !== before) this.#changed();
  }

  /** Becomes what an address says. Those that `stays` holds for stay as they are when it does not name them. */
  replace(text: string, stays: (name: string) => boolean = () => false): void {
    const before = this.text;
    for (const name of this.names) if (!stays(name)) this.#texts.delete(name);
    this.#read(text);
    if (this.text !== before) this.#changed();
  }

  #read(text: string): void {
    const query = new URLSearchParams(text);
    for (const name of query.keys()) this.#texts.set(name, query.getAll(name));
  }
}

/** Names of the query that widgets keep (`bind: "query-params"`). */
export class Bindings {
  readonly #query: () => Query;
  /** Names that the run that is going has bound, and those of the last. */
  #bound = new Set<string>();
  #before = new Set<string>();
  /** Names of which an address has said something that their widget has not heard yet. */
  #news = new Set<string>();

  constructor(query: () => Query) {
    this.#query = query;
  }

  /** Somebody went to an address. When it is the whole truth, it says something of the names too that it does not have. */
  came(query: string | undefined, isWhole: boolean): void {
    this.#news = new Set(new URLSearchParams(query).keys());
    if (isWhole) for (const name of [...this.#bound, ...this.#before]) this.#news.add(name);
  }

  /** The texts of `name` if its widget has to take them, none if it has to go back to its default. */
  news(name: string): readonly string[] | undefined {
    const isFirst = !this.has(name) && this.#query().has(name);
    return this.#news.delete(name) || isFirst ? this.#query().getAll(name) : undefined;
  }

  has(name: string): boolean {
    return this.#bound.has(name) || this.#before.has(name);
  }

  write(name: string, texts: readonly string[]): void {
    this.#bound.add(name);
    this.#query().set(name, texts);
  }

  /** A full run begins. */
  begin(): void {
    if (this.#bound.size === 0) return;
    this.#before = new Set([...this.#before, ...this.#bound]);
    this.#bound = new Set();
  }

  finish(): void {
    if (this.#before.size === 0) return;
    for (const name of this.#before) if (!this.#bound.has(name)) this.#query().set(name, []);
    this.#before = new Set();
  }
}
