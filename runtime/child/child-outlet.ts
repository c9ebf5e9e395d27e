/** The outlet of a child's engine: a short answer to an event leaves from the main thread itself, all else by the link. */
import type { MessagePort } from "node:worker_threads";
import { RingOutlet } from "../engine/outlet.ts";
import { type EngineToLink, flushText, type PageText, wake } from "../link/port.ts";
import type { TextRing } from "../link/ring.ts";
import type { Delta } from "../protocol/delta.ts";
import type { ExpressLane } from "./express-lane.ts";

export class ChildOutlet extends RingOutlet {
  readonly #ring: TextRing;
  readonly #lane: ExpressLane;
  /** Where in the ring the answer to the last events begins, as long as it may go by the express lane. */
  #answer: number | undefined;

  constructor(ring: TextRing, port: MessagePort, lane: ExpressLane) {
    super(ring, port);
    this.#ring = ring;
    this.#lane = lane;
  }

  override send(delta: Delta): void {
    if (delta.op === "run" && delta.took.length > 0) {
      this.#lane.taken(delta.took);
      this.#answer = this.#ring.isEmpty ? this.#ring.position : undefined;
    }
    super.send(delta);
  }

  /** The event that is being answered wakes it too. */
  protected override get isLinkAwake(): boolean {
    return this.#answer !== undefined || super.isLinkAwake;
  }

  protected override post(message: EngineToLink): void {
    // What comes by messages is the link's: what follows must not overtake it.
    if (message !== wake) this.#answer = undefined;
    super.post(message);
  }

  protected override hand(texts: readonly PageText[]): void {
    const from = this.#answer;
    if (texts.at(-1) !== flushText) return super.hand(texts);
    this.#answer = undefined;
    if (from === undefined || !this.#lane.send(from, texts)) super.hand(texts);
  }
}
