/**
 * What waits for a run, and when it may cut the run that is going. Pure: times come in as numbers.
 *
 * The rules: values are applied newest-wins; each click is taken by exactly one run; a run that carries a click is
 * not cut in its first second; a value cuts at most once in 200 ms; a fragment's event waits for a full run and is
 * taken by the fragment's run alone.
 */
import type { RunCause, RunKind } from "../protocol/delta.ts";
import type { PersonEvent } from "../protocol/messages.ts";

/** How long a run that carries a click is protected. */
export const clickProtectionMs = 1000;
/** The least time between two runs cut by values. */
export const valuePreemptionMs = 200;

/** An event in the queue. */
export interface QueuedEvent {
  event: PersonEvent;
  /** The fragment that its widget is in; undefined for the app. */
  fragment: string | undefined;
  /** Its callbacks have run already: it came back because its run was cut before it read the click. */
  callbacksDone: boolean;
  /** It asks for no run of its own: its values are applied by the next one (`onChange: "ignore"`). */
  quiet: boolean;
  /** How many runs have ended for another reason before their body could see it. */
  cuts?: number;
  /** A fragment is to see it although another run has answered it (`st.rerun(key)` in its callback). */
  replayed?: true;
}

/** What the next run is to be. */
export interface RunRequest {
  kind: RunKind;
  cause: RunCause;
  fragment: string | undefined;
  events: QueuedEvent[];
  /** It answers more than one event, or has another reason besides. */
  merged: boolean;
}

/** What the rules need to know of the run that is going. */
export interface GoingRun {
  kind: RunKind;
  fragment: string | undefined;
  carriesClick: boolean;
  ageMs: number;
}

export class Inbox {
  #events: QueuedEvent[] = [];
  #appCause: RunCause | undefined;
  #fragments: { fragment: string; cause: RunCause; events: QueuedEvent[] }[] = [];

  get isEmpty(): boolean {
    return !this.#hasEvents && this.#appCause === undefined && this.#fragments.length === 0;
  }

  /** Events that ask for a run. */
  get #hasEvents(): boolean {
    // Asked at every `st` call.
    return this.#events.length > 0 && this.#events.some((queued) => !queued.quiet);
  }

  push(event: PersonEvent, fragment: string | undefined, quiet = false): void {
    this.#events.push({ event, fragment, callbacksDone: false, quiet });
  }

  /** A click that its run had not read when it was cut goes back to the head, and so does what comes too early. */
  putBack(...events: QueuedEvent[]): void {
    this.#events.unshift(...events);
  }

  /** A full run is due. What a person asked for outranks what the script asked for. */
  requestApp(cause: RunCause): void {
    if (this.#appCause === undefined || this.#appCause === "rerun") this.#appCause = cause;
  }

  /** A run of a fragment is due. `replayed` are clicks that it sees although another run has answered them. */
  requestFragment(fragment: string, cause: RunCause, replayed: QueuedEvent[] = []): void {
    const due = this.#fragments.find((f) => f.fragment === fragment);
    if (due) due.events.push(...replayed);
    else this.#fragments.push({ fragment, cause, events: [...replayed] });
  }

  /** The full run that was due is not to be. Gives why it was due. */
  takeAppCause(): RunCause | undefined {
    const cause = this.#appCause;
    this.#appCause = undefined;
    return cause;
  }

  /** Forgets reruns that were asked for (a pause, a stop); events stay. */
  cancelReruns(): void {
    this.#appCause = undefined;
    this.#fragments = [];
  }

  /** True when a full run is due only because the script asked for it. */
  get isOnlyRerun(): boolean {
    return !this.#hasEvents && (this.#appCause === "rerun" || this.#appCause === "timer" || (this.#appCause === undefined && this.#fragments.some((f) => f.cause === "rerun")));
  }

  /** Takes what the next run answers, or undefined when there is nothing to do. */
  take(): RunRequest | undefined {
    const asked = this.takeAppCause();
    if (asked !== undefined) {
      const events = this.#takeEvents(undefined, true);
      const isAnswer = events.some((queued) => !queued.quiet) && asked === "rerun";
      return { kind: "app", cause: isAnswer ? "event" : asked, fragment: undefined, events, merged: true };
    }
    const head = this.#events.find((queued) => !queued.quiet);
    if (head) {
      const kind = head.fragment === undefined ? "app" : "fragment";
      const events = this.#takeEvents(head.fragment, false);
      return { kind, cause: "event", fragment: head.fragment, events, merged: events.length > 1 };
    }
    const due = this.#fragments.shift();
    return due && { kind: "fragment", cause: due.cause, fragment: due.fragment, events: [...this.#takeQuiet(due.fragment), ...due.events], merged: true };
  }

  /** Milliseconds until an event that waits may cut the run (0: now), or undefined when none may. */
  preemptsIn(going: GoingRun, sincePreemptionMs: number): number | undefined {
    const candidates = this.#events.filter((e) => !e.quiet && (e.fragment === undefined || (going.kind === "fragment" && e.fragment === going.fragment)));
    if (candidates.length === 0) return undefined;
    const protectedMs = going.carriesClick ? clickProtectionMs - going.ageMs : 0;
    const pacedMs = candidates.some((e) => e.event.trigger ?? e.event.go) ? 0 : valuePreemptionMs - sincePreemptionMs;
    return Math.max(0, protectedMs, pacedMs);
  }

  /** Values that ask for no run, up to the first event of the part that does. */
  #takeQuiet(fragment: string): QueuedEvent[] {
    const end = this.#events.findIndex((queued) => queued.fragment === fragment && !queued.quiet);
    const taken = this.#events.slice(0, end < 0 ? undefined : end).filter((queued) => queued.fragment === fragment);
    this.#events = this.#events.filter((queued) => !taken.includes(queued));
    return taken;
  }

  /** Events of one part from the head on, up to and with the first click. `skip` passes over those of other parts. */
  #takeEvents(fragment: string | undefined, skip: boolean): QueuedEvent[] {
    const taken: QueuedEvent[] = [];
    const left: QueuedEvent[] = [];
    let open = true;
    for (const queued of this.#events) {
      const isOfPart = queued.fragment === fragment || (queued.quiet && fragment === undefined);
      if (open && isOfPart) {
        taken.push(queued);
        if (queued.event.trigger ?? queued.event.go) open = false;
      } else {
        left.push(queued);
        if (!skip && !queued.quiet) open = false;
      }
    }
    this.#events = left;
    return taken;
  }
}
