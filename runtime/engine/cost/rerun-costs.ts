/** How often each `st.rerun()` asked for a run since a person last did something, and what those runs took. Pure. */

export interface Chain {
  file: string;
  line: number;
  runs: number;
  ms: number;
}

/**
 * A chain's first reruns are each asked where they come from, later ones now and then: it costs as much as a short run. Not at a
 * distance that lines which take turns would keep to.
 */
const eachUpTo = 25;
const thenEvery = 11;

export class RerunCosts {
  readonly #chains = new Map<string, Chain & { number: number }>();
  /** Counts chains, and the reruns of this one. */
  #number = 0;
  #reruns = 0;
  /** Who asked last, and whose run is due. */
  #last: Chain | undefined;
  #due: Chain | undefined;

  /** Whether this run of a chain is one that is worth a look. */
  get isLooked(): boolean {
    return this.#reruns <= eachUpTo || this.#reruns % thenEvery === 0;
  }

  get all(): Chain[] {
    return [...this.#chains.values()].map(({ file, line, runs, ms }) => ({ file, line, runs, ms }));
  }

  /** The code is another one now. */
  clear(): void {
    this.#chains.clear();
    this.newChain();
  }

  /** A person or a save did something. What was counted before stays until its line asks again. */
  newChain(): void {
    this.#number++;
    this.#reruns = 0;
    this.#last = undefined;
    this.#due = undefined;
  }

  /** A run is asked for. `site` tells from where, when that is worth the look. */
  asked(site: () => { file: string; line: number } | undefined): void {
    this.#reruns++;
    const chain = this.isLooked ? this.#chainOf(site()) : this.#last;
    this.#last = chain;
    this.#due = chain;
    if (chain) chain.runs++;
  }

  /** The run that was asked for begins. Takes what it took, at its end: meanwhile it may have asked for the next one. */
  begin(): (ms: number) => void {
    const chain = this.#due;
    this.#due = undefined;
    return (ms) => {
      if (chain) chain.ms += ms;
    };
  }

  #chainOf(site: { file: string; line: number } | undefined): Chain | undefined {
    if (!site) return undefined;
    const key = `${site.line}:${site.file}`;
    const known = this.#chains.get(key);
    if (known?.number === this.#number) return known;
    const chain = { ...site, runs: 0, ms: 0, number: this.#number };
    this.#chains.set(key, chain);
    return chain;
  }
}
