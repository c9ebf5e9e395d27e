/** Where the engine hands over what it has to say. A put is handed over at once: the link decides when it leaves. */
import type { MessagePort } from "node:worker_threads";
import { separator, type StoreMessage } from "../link/port.ts";
import type { Delta } from "../protocol/delta.ts";

/** Takes deltas in order. */
export interface Outlet {
  /** A put, already as JSON; one with the same key that has not left yet is superseded. */
  put(key: string, json: string): void;
  send(delta: Delta): void;
  /** Hands over what the link is to keep, before the delta that names it. */
  store(message: StoreMessage): void;
  /** How many slots containers use so far. */
  slots(count: number): void;
  /** Nothing more comes for now. */
  flush(): void;
}

/** How long a chain of reruns may go on before the link hears of it again. */
const chainMs = 8;

/**
 * Speaks the messages of `link/port.ts`. Waking the link costs more than a short run, so what is always followed by
 * more is kept until that comes: the end of a run, and the beginning of a rerun.
 */
export class PortOutlet implements Outlet {
  readonly #port: MessagePort;
  #kept: Delta[] = [];
  #posted = 0;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  put(key: string, json: string): void {
    this.#post(`p${key}\n${json}`);
  }

  send(delta: Delta): void {
    if (isRerun(delta) && performance.now() - this.#posted < chainMs) {
      // Nothing came of the run before it in the chain but this one.
      const [before, end] = this.#kept.slice(-2);
      if (before && isRerun(before) && end?.op === "end") this.#kept.length -= 2;
      this.#kept.push(delta);
    } else if (delta.op === "end" || delta.op === "runs" || delta.op === "idle" || delta.op === "paused") {
      this.#kept.push(delta);
    } else {
      // A run that answers events is a message of its own: what it took is written down on the way.
      if (delta.op === "run") this.#postKept();
      this.#post("d" + JSON.stringify(delta));
    }
  }

  store(message: StoreMessage): void {
    this.#port.postMessage(message);
  }

  slots(count: number): void {
    this.#post("s" + count);
  }

  flush(): void {
    this.#post("f");
  }

  #post(...messages: string[]): void {
    const kept = this.#kept.map((delta) => "d" + JSON.stringify(delta));
    this.#kept = [];
    this.#port.postMessage([...kept, ...messages].join(separator));
    this.#posted = performance.now();
  }

  #postKept(): void {
    if (this.#kept.length > 0) this.#post();
  }
}

/** The beginning of a run that the script asked for and that answers nothing else. */
const isRerun = (delta: Delta): boolean => delta.op === "run" && delta.cause === "rerun" && delta.took.length === 0;
