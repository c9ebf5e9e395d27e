/** The outlet of a child's engine: a short answer to an event leaves from the main thread itself, all else by the link. */
import type { MessagePort } from "node:worker_threads";
import { RingOutlet } from "../engine/outlet.ts";
import { type EngineToLink, flushText, isStore, type PageText, wake } from "../link/port.ts";
import type { TextRing } from "../link/ring.ts";
import type { Delta } from "../protocol/delta.ts";
import type { ExpressLane } from "./express-lane.ts";

export class ChildOutlet extends RingOutlet {
  readonly #ring: TextRing;
  readonly #lane: ExpressLane;
  /** The ring holds nothing but what is left of the answer to the last events, which may go by the express lane. */
  #isAnswering = false;
  /** The answer ends with what is said now. */
  #isEnding = false;

  constructor(ring: TextRing, port: MessagePort, lane: ExpressLane) {
    super(ring, port);
    this.#ring = ring;
    this.#lane = lane;
  }

  override send(delta: Delta): void {
    if (delta.op === "run" && delta.took.length > 0) {
      this.#lane.taken(delta.took);
      this.#isAnswering = this.#ring.isEmpty;
    }
    this.#isEnding = delta.op === "idle" || delta.op === "paused";
    super.send(delta);
  }

  /** The event that is being answered wakes it too. */
  protected override get isLinkAwake(): boolean {
    return this.#isAnswering || super.isLinkAwake;
  }

  protected override post(message: EngineToLink): void {
    // A text that goes by a message must not be overtaken. What is to be kept is there when the page asks for it (`Intake#catchUp`).
    if (message !== wake && !isStore(message)) this.#isAnswering = false;
    super.post(message);
  }

  protected override hand(texts: readonly PageText[]): void {
    if (texts.at(-1) !== flushText) return super.hand(texts);
    const hasPassed = this.#isAnswering && this.#lane.send(texts);
    this.#isAnswering = hasPassed && !this.#isEnding;
    if (!hasPassed) super.hand(texts);
  }
}
