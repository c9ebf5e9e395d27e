/**
 * What the person did and no run has taken yet, in order, over the whole session: a child that dies takes none of it
 * with it. Events have one numbering in the session; several pages of one session number theirs alike, so each page has
 * a `PageEvents` that translates. For a single page the two numberings are the same.
 */
import type { Delta } from "../protocol/delta.ts";
import type { PersonEvent } from "../protocol/messages.ts";

/** More than a person does while an app is stuck: beyond it, the oldest values go; clicks stay. */
const mostWaiting = 10_000;

export class EventLedger {
  #waiting: PersonEvent[] = [];
  #nextSeq = 1;

  /** The number of the next event, if the page does not leave one out. */
  get nextSeq(): number {
    return this.#nextSeq;
  }

  /** Events that no run has taken, oldest first. */
  get waiting(): readonly PersonEvent[] {
    return this.#waiting;
  }

  /** Records an event and gives it as the session numbers it. */
  record(event: PersonEvent): PersonEvent {
    const seq = Math.max(this.#nextSeq, event.seq);
    this.#nextSeq = seq + 1;
    const recorded = seq === event.seq ? event : { ...event, seq };
    this.#waiting.push(recorded);
    if (this.#waiting.length > mostWaiting) this.#forgetOldestValue();
    return recorded;
  }

  /** A run has taken these. */
  taken(seqs: readonly number[]): void {
    if (seqs.length === 0) return;
    const gone = new Set(seqs);
    this.#waiting = this.#waiting.filter((event) => !gone.has(event.seq));
  }

  #forgetOldestValue(): void {
    const oldest = this.#waiting.findIndex((event) => event.trigger === undefined);
    if (oldest >= 0) this.#waiting.splice(oldest, 1);
  }
}

/** The events of one page. */
export class PageEvents {
  readonly #ledger: EventLedger;
  /** The session's numbers below this were given before the page came. */
  #base: number | undefined;
  /** The highest number that the page itself gave. */
  #highest = 0;
  /** Session number → the page's, as long as its event waits. */
  readonly #own = new Map<number, number>();

  constructor(ledger: EventLedger) {
    this.#ledger = ledger;
  }

  /** Records what the page sent, or gives undefined when it has come before: a page repeats what it is not sure of. */
  accept(event: PersonEvent): PersonEvent | undefined {
    if (event.seq <= this.#highest || (this.#base !== undefined && event.seq < this.#base)) return undefined;
    this.#highest = event.seq;
    const recorded = this.#ledger.record(event);
    this.#own.set(recorded.seq, event.seq);
    return recorded;
  }

  /** What a snapshot for this page says about events. */
  snapshot(): { nextSeq: number; pending: PersonEvent[] } {
    this.#base ??= this.#ledger.nextSeq;
    const pending = this.#ledger.waiting.flatMap((event) => {
      const seq = this.#toPage(event.seq);
      return seq === undefined ? [] : [seq === event.seq ? event : { ...event, seq }];
    });
    return { nextSeq: Math.max(this.#base, this.#highest + 1), pending };
  }

  /** The same deltas, with the numbers of events as the page knows them; those of other pages are left out. */
  translate(deltas: readonly Delta[]): Delta[] {
    return deltas.map((delta) => {
      if (!("took" in delta) || delta.took.length === 0) return delta;
      const took = delta.took.flatMap((seq) => this.#toPage(seq) ?? []);
      for (const seq of delta.took) this.#own.delete(seq);
      return { ...delta, took };
    });
  }

  #toPage(seq: number): number | undefined {
    return this.#own.get(seq) ?? (seq < (this.#base ?? 0) ? seq : undefined);
  }
}
