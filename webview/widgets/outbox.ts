import type { PersonEvent } from "../../runtime/protocol/messages.ts";

/** Numbers what the person does, in order, and keeps each event until a run has taken it. */
export class Outbox {
  readonly #send: (event: PersonEvent) => void;
  #nextSeq = 1;
  #open: PersonEvent[] = [];

  constructor(send: (event: PersonEvent) => void) {
    this.#send = send;
  }

  /** The number of the new event. */
  post(values: PersonEvent["values"], more: Pick<PersonEvent, "trigger" | "go"> = {}): number {
    const event: PersonEvent = { seq: this.#nextSeq++, values, ...more };
    this.#open.push(event);
    this.#send(event);
    return event.seq;
  }

  /** These events were taken by a run. */
  taken(seqs: ReadonlySet<number>): void {
    this.#open = this.#open.filter((event) => !seqs.has(event.seq));
  }

  /**
   * A snapshot arrived: the host has every event below `nextSeq`, and of those only `pending` were not taken yet.
   * What never reached it is sent again. Gives the events that are still open.
   */
  reconcile(nextSeq: number, pending: readonly PersonEvent[]): readonly PersonEvent[] {
    const lost = this.#open.filter((event) => event.seq >= nextSeq && !pending.some((known) => known.seq === event.seq));
    this.#open = [...pending, ...lost].sort((a, b) => a.seq - b.seq);
    this.#nextSeq = Math.max(this.#nextSeq, nextSeq);
    for (const event of lost) this.#send(event);
    return this.#open;
  }
}
