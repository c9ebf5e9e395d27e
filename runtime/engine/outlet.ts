/** Where the engine hands over what it has to say. A put is handed over at once: the link decides when it leaves. */
import type { MessagePort } from "node:worker_threads";
import type { Delta } from "../protocol/delta.ts";

/** Takes deltas in order. */
export interface Outlet {
  /** A put, already as JSON; one with the same key that has not left yet is superseded. */
  put(key: string, json: string): void;
  send(delta: Delta): void;
  /** How many slots containers use so far. */
  slots(count: number): void;
  /** Nothing more comes for now. */
  flush(): void;
}

/** Speaks the strings of `link/port.ts`. */
export class PortOutlet implements Outlet {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  put(key: string, json: string): void {
    this.#port.postMessage(`p${key}\n${json}`);
  }
  send(delta: Delta): void {
    this.#port.postMessage("d" + JSON.stringify(delta));
  }
  slots(count: number): void {
    this.#port.postMessage("s" + count);
  }
  flush(): void {
    this.#port.postMessage("f");
  }
}
