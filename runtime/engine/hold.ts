/** What keeps an app from running on: the person has stopped it, or the loop watch has paused it. */
import type { Core } from "./core.ts";
import type { Halt } from "./halt.ts";
import { LoopWatch } from "./loops.ts";
import { ownFrame, parseStack, type RawFrame } from "./stack.ts";

export class Hold {
  readonly loops: LoopWatch;
  /** Only the person sets the app going again. */
  state: "stopped" | "paused" | undefined;
  /** Why it is paused. */
  pause: { reason: string; where?: { file: string; line: number; column: number } } | undefined;
  readonly #core: Core;
  #runOnce = false;

  constructor(core: Core) {
    this.#core = core;
    this.loops = new LoopWatch(core.settings.loopLimits);
  }

  stop(): void {
    this.state = "stopped";
  }

  /** The person, or a save, sets the app going. `once`: the next rerun that it asks for pauses it again. */
  release(once = false): void {
    this.loops.reset();
    this.state = undefined;
    this.#runOnce = once;
  }

  /** A run has ended that asks for no other. */
  chainEnded(): void {
    this.#runOnce = false;
  }

  /** One more automatic rerun: pauses the app when they have become a loop, or when only one run was asked for. */
  isLoop(halt: Halt): boolean {
    this.#core.costs.rerunAsked(halt);
    const site = (): RawFrame | undefined => ownFrame(parseStack(halt.stack), this.#core.script);
    const loop = this.loops.note(this.#core.store.values, site);
    if (!loop && !this.#runOnce) return false;
    this.#runOnce = false;
    this.state = "paused";
    const call = halt.reason.type === "page" ? "st.switchPage()" : "st.rerun()";
    const where = this.#core.reports.loop(call, loop ?? { site: site(), reruns: 1, reason: "it asked for another run", writes: [], unwritten: [] });
    this.pause = { reason: where.reason, ...(where.at && { where: where.at }) };
    return true;
  }
}
