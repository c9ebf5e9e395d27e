/** How long each statement at the top of a script takes. Pure: times come in as numbers. */

/** What is not worth a look: less than this, and less than this part of its run. */
export const leastMs = 10;
export const leastShare = 0.1;
/** How many statements are told. */
const mostStatements = 3;

export interface Timed {
  file: string;
  line: number;
  ms: number;
  share: number;
}

export class StatementClock {
  /** The statement that each script is at. A page is a script of its own, inside a statement of the app's. */
  readonly #going = new Map<string, { line: number; since: number }>();
  readonly #took = new Map<string, Map<number, number>>();

  /** A run begins. */
  begin(): void {
    this.#going.clear();
    this.#took.clear();
  }

  /** `file` comes to the statement on `line`; 0: to its end. */
  at(file: string, line: number, now: number): void {
    this.#close(file, now);
    if (line > 0) this.#going.set(file, { line, since: now });
  }

  /** The run is over, wherever the scripts stood. The slowest statements of its `runMs`, the slowest first. */
  end(now: number, runMs: number): Timed[] {
    for (const file of this.#going.keys()) this.#close(file, now);
    const all = [...this.#took].flatMap(([file, lines]) => [...lines].map(([line, ms]) => ({ file, line, ms, share: Math.min(1, ms / runMs) })));
    return all.filter(({ ms, share }) => ms >= leastMs && share >= leastShare).toSorted((a, b) => b.ms - a.ms).slice(0, mostStatements);
  }

  #close(file: string, now: number): void {
    const going = this.#going.get(file);
    if (!going) return;
    this.#going.delete(file);
    const lines = this.#took.get(file) ?? new Map<number, number>();
    this.#took.set(file, lines);
    lines.set(going.line, (lines.get(going.line) ?? 0) + now - going.since);
  }
}
