/** What a script asks for by itself, and what a run leaves to the next: from a halt to what waits in the inbox. */
import type { RunOutcome } from "../protocol/delta.ts";
import type { Halt } from "./halt.ts";
import type { Hold } from "./hold.ts";
import type { Inbox, QueuedEvent } from "./inbox.ts";
import type { Parts } from "./parts.ts";
import type { Run } from "./run.ts";

export class Reruns {
  readonly #inbox: Inbox;
  readonly #hold: Hold;
  readonly #parts: Parts;

  constructor(inbox: Inbox, hold: Hold, parts: Parts) {
    this.#inbox = inbox;
    this.#hold = hold;
    this.#parts = parts;
  }

  /** Asks for what ended a run, or would have. `fragment` is the one that asks; `votes` the run whose callbacks did. */
  ask(halt: Halt, fragment: string | undefined, votes?: Run): void {
    const { reason } = halt;
    if (reason.type !== "rerun" && reason.type !== "page") return;
    if (reason.type === "page") this.#parts.pages.go(reason.to);
    const scope = reason.type === "page" ? "app" : reason.scope;
    if (scope === "fragment" && fragment !== undefined) this.#inbox.requestFragment(fragment, "rerun");
    else if (typeof scope === "object" && votes) this.#askByKeys(scope.keys, votes);
    else this.#inbox.requestApp("rerun");
    this.#watch(halt);
  }

  /** Asks for what was asked for a while ago, where `halt` was made. */
  askOnTime(halt: Halt): void {
    this.#inbox.requestApp("timer");
    this.#watch(halt);
  }

  /** What `run` leaves when it has ended: clicks that it did not come to see, and the rerun that it asks for. */
  leave(run: Run, outcome: RunOutcome): void {
    if (run.triggers.size > 0) for (const click of run.unreadClicks) if (outcome === "preempted" || run.mayHaveCut(click)) this.#putBack(click, run);
    if (run.halt && outcome === "rerun") this.ask(run.halt, run.fragment, run);
  }

  /** One more automatic rerun: true when it has paused the app. */
  isLoop(halt: Halt): boolean {
    const isLoop = this.#hold.isLoop(halt);
    if (isLoop) this.#inbox.cancelReruns();
    return isLoop;
  }

  /** What comes with a person's event is no automatic rerun. */
  #watch(halt: Halt): void {
    if (this.#inbox.isOnlyRerun) this.isLoop(halt);
  }

  /** Fragments that a callback asked for: they see the click that called it. */
  #askByKeys(keys: readonly string[], run: Run): void {
    const found = this.#parts.fragments.withKeys(keys);
    const clicks = run.events.filter((queued) => queued.event.trigger).map((queued) => ({ ...queued, callbacksDone: true, replayed: true as const }));
    if ("ids" in found) for (const id of found.ids) this.#inbox.requestFragment(id, "rerun", clicks);
  }

  /** Another run takes the click; its callbacks have run. */
  #putBack(click: QueuedEvent, run: Run): void {
    const again = { ...click, callbacksDone: true, cuts: (click.cuts ?? 0) + 1 };
    if (click.replayed && run.fragment !== undefined) this.#inbox.requestFragment(run.fragment, "event", [again]);
    else this.#inbox.putBack(again);
  }
}
