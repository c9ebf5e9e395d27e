/** Where the engine hands over what it has to say. A put is handed over at once: the link decides when it leaves. */
import type { MessagePort } from "node:worker_threads";
import { isBlockPut } from "../link/outbox.ts";
import { type EngineToLink, flushText, type PageText, separator, type StoreMessage, wake } from "../link/port.ts";
import type { TextRing } from "../link/ring.ts";
import type { Delta } from "../protocol/delta.ts";

/** Takes deltas in order. */
export interface Outlet {
  /** A put, already as JSON; one with the same key that has not left yet is superseded. */
  put(key: string, json: string): void;
  send(delta: Delta): void;
  /** Hands over what the link is to keep, before the delta that names it. */
  store(message: StoreMessage): void;
  /** Nothing more comes for now. */
  flush(): void;
}

/** How long a chain of reruns may go on before the link hears of it again. */
const chainMs = 8;

/**
 * Speaks the texts of `link/port.ts`. Waking the link costs more than a short run, so what is always followed by more is
 * kept until that comes: the end of a run, and the beginning of a rerun.
 */
export abstract class TextOutlet implements Outlet {
  #kept: Delta[] = [];
  #handed = 0;

  put(key: string, json: string): void {
    const text = `p${key}\n${json}`;
    if (this.#kept.length === 0) this.handOne(text);
    else this.#hand(text);
  }

  send(delta: Delta): void {
    if (isRerun(delta) && performance.now() - this.#handed < chainMs) {
      // Nothing came of the run before it in the chain but this one.
      const [before, end] = this.#kept.slice(-2);
      if (before && isRerun(before) && end?.op === "end") this.#kept.length -= 2;
      this.#kept.push(delta);
    } else if (delta.op === "end" || delta.op === "runs" || delta.op === "idle" || delta.op === "paused") {
      this.#kept.push(delta);
    } else {
      this.#hand("d" + JSON.stringify(delta));
    }
  }

  flush(): void {
    this.#hand(flushText);
  }

  abstract store(message: StoreMessage): void;
  /** Hands texts over, in order. */
  protected abstract hand(texts: readonly PageText[]): void;
  /** Hands over a put that stands alone, as most do. */
  protected handOne(text: PageText): void {
    this.hand([text]);
  }

  #hand(text: PageText): void {
    const texts = [...this.#kept.map((delta) => "d" + JSON.stringify(delta)), text];
    this.#kept = [];
    this.hand(texts);
    this.#handed = performance.now();
  }
}

/** Hands over by messages: to a test, which reads them in an event loop of its own. */
export class PortOutlet extends TextOutlet {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }

  store(message: StoreMessage): void {
    this.#port.postMessage(message);
  }

  protected override hand(texts: readonly PageText[]): void {
    this.#port.postMessage(texts.join(separator));
  }
}

/** How long the engine waits for the link to make room in the ring. */
const roomMs = 100;

/** Hands over through shared memory, where an element that is put over the last one takes its place if nobody has read that. The link looks there by itself while something goes on; it is woken when it must know now. */
export class RingOutlet extends TextOutlet {
  readonly #ring: TextRing;
  /** The place that the last text in the ring puts an element at: what is put there next may take its place. */
  #lastPut = "";
  readonly #port: MessagePort;

  constructor(ring: TextRing, port: MessagePort) {
    super();
    this.#ring = ring;
    this.#port = port;
  }

  store(message: StoreMessage): void {
    this.post(message);
  }

  /** The link will look at the ring by itself. */
  protected get isLinkAwake(): boolean {
    return this.#ring.isAwake;
  }

  /** Tells the link by a message. */
  protected post(message: EngineToLink): void {
    if (message !== wake) this.#lastPut = "";
    this.#port.postMessage(message);
  }

  protected override hand(texts: readonly PageText[]): void {
    for (const text of texts) this.#write(text);
    if (texts.at(-1) === flushText || !this.isLinkAwake) this.post(wake);
  }

  protected override handOne(text: PageText): void {
    this.#write(text);
    if (!this.isLinkAwake) this.post(wake);
  }

  /** What the ring has no room for goes as a message, which says when its turn is. */
  #write(text: PageText): void {
    const place = text.startsWith("p") && !isBlockPut(text) ? text.slice(0, text.indexOf("\n") + 1) : "";
    const isOver = place !== "" && place === this.#lastPut && this.#ring.writeOver(text);
    this.#lastPut = place;
    if (isOver || this.#ring.write(text)) return;
    this.post(wake);
    if (this.#ring.canHold(text) && this.#ring.waitForRoom(roomMs) && this.#ring.write(text)) return;
    this.post({ text, after: this.#ring.position });
  }
}

/** The beginning of a run that the script asked for and that answers nothing else. */
const isRerun = (delta: Delta): boolean => delta.op === "run" && delta.cause === "rerun" && delta.took.length === 0;
