/**
 * An inspector session from the link thread to the main thread: where is it, and stop it there.
 * `Debugger.paused` gives no URLs in its frames (they are empty): the map of parsed scripts has them.
 */
import type { Debugger, Session } from "node:inspector";

export interface Frame {
  /** URL or path of the file; empty for code made by `eval`. */
  url: string;
  /** Counts from 1. */
  line: number;
}

export class MainInspector {
  readonly #session: Session;
  readonly #urls = new Map<string, string>();
  #onPaused: ((frames: Frame[]) => void) | undefined;

  private constructor(session: Session) {
    this.#session = session;
    session.on("Debugger.scriptParsed", ({ params }) => this.#urls.set(params.scriptId, params.url));
    session.on("Debugger.paused", ({ params }) => this.#paused(params.callFrames));
  }

  /** The inspector is loaded when it is first needed. */
  static async open(): Promise<MainInspector> {
    const inspector = await import("node:inspector");
    const session = new inspector.Session();
    session.connectToMainThread();
    const opened = new MainInspector(session);
    session.post("Debugger.enable");
    return opened;
  }

  /**
   * Stops the main thread at the next statement it executes and gives its frames, innermost first;
   * undefined when it executes none in that time (it waits for an event, or is blocked in native code).
   */
  pause(timeoutMs: number): Promise<Frame[] | undefined> {
    return new Promise((resolve) => {
      const settle = (frames: Frame[] | undefined): void => {
        clearTimeout(timer);
        this.#onPaused = undefined;
        resolve(frames);
      };
      const timer = setTimeout(() => settle(undefined), timeoutMs);
      this.#onPaused = settle;
      this.#session.post("Debugger.pause");
    });
  }

  resume(): void {
    this.#session.post("Debugger.resume");
  }

  /** Ends everything that the paused thread is executing, up to its event loop. No `catch` or `finally` sees it. */
  terminate(): void {
    this.#session.post("Debugger.resume", { terminateOnResume: true });
  }

  close(): void {
    this.#session.disconnect();
  }

  #paused(frames: readonly Debugger.CallFrame[]): void {
    // A pause that came too late, or a `debugger` statement: nobody waits for it.
    if (!this.#onPaused) return this.resume();
    this.#onPaused(frames.map(({ location }) => ({ url: this.#urls.get(location.scriptId) ?? "", line: location.lineNumber + 1 })));
  }
}
