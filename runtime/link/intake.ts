/**
 * What comes from the engine, in its order: texts from the ring, and messages. Looks at the ring once a frame as long as
 * something goes on, so that what a busy script has drawn is seen; when nothing does, it sleeps until it is woken.
 */
import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Control } from "./control.ts";
import { type EngineToLink, isStore, type PageText, separator, type StoreMessage } from "./port.ts";
import type { TextRing } from "./ring.ts";

const frameMs = 16;
/** Looks in vain before it sleeps. */
const patience = 3;

export interface IntakeListeners {
  text(text: PageText): void;
  store(message: StoreMessage): void;
  /** A frame's time is over: what waits may leave. */
  frame(): void;
  /** All that was taken has left. */
  isSent(): boolean;
}

export class Intake {
  readonly #ring: TextRing;
  readonly #port: MessagePort;
  readonly #control: Control;
  readonly #listeners: IntakeListeners;
  #timer: NodeJS.Timeout | undefined;
  #inVain = 0;

  constructor(ring: TextRing, port: MessagePort, control: Control, listeners: IntakeListeners) {
    this.#ring = ring;
    this.#port = port;
    this.#control = control;
    this.#listeners = listeners;
    port.on("message", (message: EngineToLink) => {
      this.#takeMessage(message);
      // What names it has not left. Once it has been taken the main thread cannot send it by itself.
      if (isStore(message)) return;
      this.#takeAll();
      this.#noteSent();
      this.stayAwake();
    });
  }

  /** Something is about to go on in the engine. */
  stayAwake(): void {
    this.#inVain = 0;
    this.#ring.isAwake = true;
    this.#timer ??= setInterval(() => this.#look(), frameMs);
  }

  /** Takes what is there already: what the engine has handed over is known before anyone asks for it. */
  catchUp(): void {
    if (this.#takeAll()) this.stayAwake();
    this.#noteSent();
  }

  #look(): void {
    if (this.#takeAll() || this.#control.run !== 0 || this.#control.waiting > 0) this.#inVain = 0;
    else this.#inVain++;
    this.#listeners.frame();
    this.#noteSent();
    if (this.#inVain < patience) return;
    this.#ring.isAwake = false;
    // What was written before the engine could see that has no message of its own.
    if (!this.#ring.isEmpty) return this.stayAwake();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Takes all that is there. What was posted before the last text of the ring was written is in the queue by then. */
  #takeAll(): boolean {
    let found = false;
    for (;;) {
      const until = this.#ring.position;
      let isWoken = false;
      for (let got = receiveMessageOnPort(this.#port); got; got = receiveMessageOnPort(this.#port)) {
        this.#takeMessage(got.message);
        isWoken = true;
      }
      if (!this.#ring.isEmpty) {
        this.#takeTexts(until);
        found = true;
      }
      // What a message spoke of may have been written after the look at the ring, and nothing else speaks of it.
      if (!isWoken) return found;
    }
  }

  #takeMessage(message: EngineToLink): void {
    if (typeof message === "string") {
      if (message !== "") for (const text of message.split(separator)) this.#listeners.text(text);
      return;
    }
    if (isStore(message)) return this.#listeners.store(message);
    this.#takeTexts(message.after);
    this.#listeners.text(message.text);
  }

  #takeTexts(until: number): void {
    if (!this.#ring.tryHold()) return;
    try {
      for (const text of this.#ring.take(until)) this.#listeners.text(text);
    } finally {
      this.#ring.letGo();
    }
  }

  #noteSent(): void {
    if (this.#listeners.isSent()) this.#ring.noteSent();
  }
}
