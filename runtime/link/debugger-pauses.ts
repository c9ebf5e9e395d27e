/**
 * Sees when a person's debugger stands at a breakpoint, so that the stuck watch stands back. An inspector session of
 * its own sees every pause of the main thread, whoever asked for it, and disturbs nobody.
 */
import type { Debugger, InspectorNotification, Session } from "node:inspector";
import type { Control } from "./control.ts";

/** What pauses the main thread too. */
interface OtherPauses {
  readonly isInspecting: boolean;
}

export class DebuggerPauses {
  readonly #control: Control;
  readonly #others: OtherPauses;
  #session: Session | undefined;
  #isWanted = false;

  constructor(control: Control, others: OtherPauses) {
    this.#control = control;
    this.#others = others;
  }

  watch(on: boolean): void {
    this.#isWanted = on;
    if (on) void this.#open();
    else this.#close();
  }

  /** The inspector is loaded when it is first needed. */
  async #open(): Promise<void> {
    const { Session } = await import("node:inspector");
    if (!this.#isWanted || this.#session) return;
    const session = new Session();
    session.connectToMainThread();
    session.on("Debugger.paused", (event) => this.#paused(event));
    session.on("Debugger.resumed", () => this.#resumed());
    session.post("Debugger.enable");
    this.#session = session;
  }

  #close(): void {
    this.#session?.disconnect();
    this.#session = undefined;
    this.#resumed();
  }

  #paused({ params: { hitBreakpoints = [] } }: InspectorNotification<Debugger.PausedEventDataType>): void {
    if (this.#others.isInspecting && hitBreakpoints.length === 0) return;
    this.#control.debuggerPaused = true;
  }

  /** The time at the breakpoint was the person's, not the script's. */
  #resumed(): void {
    if (!this.#control.debuggerPaused) return;
    this.#control.forgiveSilence();
    this.#control.debuggerPaused = false;
  }
}
