/** One execution of the script, or of one fragment, from the top. */
import type { RunCause, RunKind, RunOutcome } from "../protocol/delta.ts";
import { type Halt, haltIn } from "./halt.ts";
import type { QueuedEvent, RunRequest } from "./inbox.ts";
import { Life } from "./life.ts";
import type { Container } from "./page.ts";
import { watch, type WatchedPromise } from "./watched.ts";

/** What a trigger widget returns in this run, and whether the script has seen it. */
export interface Trigger {
  value: unknown;
  read: boolean;
  from: QueuedEvent;
}

/** A script that never comes to a click, however often it reruns, is not to be kept going by it. */
const mostCuts = 8;

export class Run {
  readonly number: number;
  readonly kind: RunKind;
  readonly cause: RunCause;
  readonly fragment: string | undefined;
  readonly events: readonly QueuedEvent[];
  readonly #isMerged: boolean;
  readonly life = new Life();
  readonly began = performance.now();
  /** Triggers by widget identity. */
  readonly triggers = new Map<string, Trigger>();
  /** Identities and keys drawn so far. */
  readonly widgets = new Set<string>();
  readonly keys = new Set<string>();
  readonly #drawn: { set: Set<string>; name: string }[] = [];
  /** Async bodies of containers, fragments and dialogs that the run still waits for. */
  readonly pending = new Set<Promise<unknown>>();
  /** Where the card of an error stands that remembers no place of its own. */
  home: Container | undefined;
  /** Set when a newer event, a save or a person takes over. */
  preempted: "preempted" | "stopped" | undefined;
  /** Where an error left its container, by error. */
  readonly errorPlaces = new Map<unknown, Container>();
  /** The events whose callbacks ended it before its body. */
  readonly endedBy = new Set<QueuedEvent>();
  /** The callbacks of its events are running. */
  inCallbacks = false;
  /** The body began: what it does not throw again of a halt, it swallowed. */
  enteredBody = false;
  /** What was thrown by the body and by async bodies inside it. */
  readonly failures = new Set<unknown>();
  outcome: RunOutcome | undefined;

  constructor(number: number, request: RunRequest) {
    this.number = number;
    this.kind = request.kind;
    this.cause = request.cause;
    this.fragment = request.fragment;
    this.events = request.events;
    this.#isMerged = request.merged;
  }

  /** Notes that a name was used in this run. */
  use(set: Set<string>, name: string): void {
    set.add(name);
    this.#drawn.push({ set, name });
  }

  /** How many names were used so far, and back to that: a part of the run begins anew. */
  get used(): number {
    return this.#drawn.length;
  }
  rewind(used: number): void {
    for (const { set, name } of this.#drawn.splice(used)) set.delete(name);
  }

  get halt(): Halt | undefined {
    return this.life.halt;
  }
  set halt(halt: Halt | undefined) {
    this.life.halt = halt;
  }

  get carriesClick(): boolean {
    return this.events.some((e) => e.event.trigger !== undefined);
  }

  get ageMs(): number {
    return performance.now() - this.began;
  }

  /** Clicks whose trigger the script has not seen. */
  get unreadClicks(): QueuedEvent[] {
    return [...this.triggers.values()].filter((t) => !t.read).map((t) => t.from);
  }

  /** Whether something else that it answers may have kept its body from seeing this click: alone it might have come to it. */
  mayHaveCut(click: QueuedEvent): boolean {
    return this.#isMerged && this.outcome !== "finished" && this.halt?.reason.type !== "page" && !this.endedBy.has(click) && (click.cuts ?? 0) < mostCuts;
  }

  /** Runs a part that nobody waits for before the end: its error fails the run, but does not end what calls it. */
  beside(part: () => unknown): void {
    try {
      part();
    } catch (error) {
      if (haltIn(error)) throw error;
      this.failures.add(error);
    }
  }

  /**
   * Keeps the run going until `promise` has settled. Gives a promise for the script: an error that the script does not
   * look at fails the run.
   */
  waitFor<T>(promise: Promise<T>): WatchedPromise<T> {
    const watched = watch(promise);
    this.pending.add(promise);
    promise.then(
      () => this.pending.delete(promise),
      (error: unknown) => {
        this.pending.delete(promise);
        if (!watched.isHandled) this.failures.add(error);
      },
    );
    return watched;
  }
}
