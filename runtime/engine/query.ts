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
