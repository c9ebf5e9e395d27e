/** Callbacks of widgets: what a person's event calls before the body of the run that takes it. */
import { type Scope, scopes } from "./context.ts";
import { type Halt, haltIn } from "./halt.ts";
import type { QueuedEvent } from "./inbox.ts";
import type { Run } from "./run.ts";
import type { Widgets } from "./widgets.ts";

/** A callback that an event calls for. */
interface Callback {
  call: () => unknown;
  from: QueuedEvent;
}

/** What the callbacks of a run have come to so far. */
interface Tally {
  /** The halt that takes effect when all are through. */
  vote: Halt | undefined;
  /** A callback of the app's own came to its end: what asks for fragments alone would leave the app behind. */
  concernsApp: boolean;
  /** Events whose callback failed: the others of the same event are not called. */
  failed: Set<QueuedEvent>;
}

/** Applies the events of a run, one after the other, each with its callbacks. */
function* callbacksOf(run: Run, widgets: Widgets): Generator<Callback> {
  for (const from of run.events) for (const call of widgets.applyEvent(from, run)) yield { call, from };
}

/**
 * Answers the events of a run before its body. Callbacks run one after the other and are never cut. A rerun that one asks
 * for waits for the others; an error ends those of its own event alone, and stays visible: nothing reruns then, and the
 * body is not entered. Gives a promise only when a callback is async: the body is to begin synchronously in the listener
 * wherever it can.
 */
export function answerEvents(run: Run, scope: Scope, widgets: Widgets): Promise<void> | undefined {
  const callbacks = callbacksOf(run, widgets);
  const first = callbacks.next();
  if (first.done === true) return undefined;
  return callBack(run, { ...scope, inCallback: true }, first, callbacks, { vote: undefined, concernsApp: false, failed: new Set() });
}

function callBack(run: Run, scope: Scope, first: IteratorResult<Callback>, callbacks: Iterator<Callback>, tally: Tally): Promise<void> | undefined {
  for (let next = first; next.done !== true; next = callbacks.next()) {
    const { call, from } = next.value;
    if (tally.failed.has(from)) continue;
    run.inCallbacks = true;
    let result: unknown;
    try {
      result = scopes.run(scope, call);
    } catch (error) {
      fail(run, tally, from, error);
      continue;
    }
    if (result instanceof Promise) {
      const counted = result.then(() => count(run, tally, from), (error: unknown) => fail(run, tally, from, error));
      return counted.then(() => callBack(run, scope, callbacks.next(), callbacks, tally));
    }
    count(run, tally, from);
  }
  run.inCallbacks = false;
  run.halt = run.failures.size > 0 ? undefined : resultOf(tally);
  return undefined;
}

function count(run: Run, tally: Tally, from: QueuedEvent): void {
  if (!run.halt) {
    if (from.fragment === undefined) tally.concernsApp = true;
    return;
  }
  run.endedBy.add(from);
  tally.vote = tally.vote ? joined(tally.vote, run.halt) : run.halt;
  run.halt = undefined;
}

function fail(run: Run, tally: Tally, from: QueuedEvent, error: unknown): void {
  count(run, tally, from);
  if (haltIn(error)) return;
  run.endedBy.add(from);
  run.failures.add(error);
  tally.failed.add(from);
}

/** What two callbacks ask for together: fragments add up; else a stop outranks a change of page, that a rerun, that fragments. The newest of a rank counts. */
function joined(a: Halt, b: Halt): Halt {
  const [aKeys, bKeys] = [keysOf(a), keysOf(b)];
  if (aKeys && bKeys) return b.withReason({ type: "rerun", scope: { keys: [...new Set([...aKeys, ...bKeys])] } });
  return rankOf(b) >= rankOf(a) ? b : a;
}

function resultOf({ vote, concernsApp }: Tally): Halt | undefined {
  return vote && concernsApp && keysOf(vote) ? vote.withReason({ type: "rerun", scope: "app" }) : vote;
}

const keysOf = ({ reason }: Halt): readonly string[] | undefined => (reason.type === "rerun" && typeof reason.scope === "object" ? reason.scope.keys : undefined);

const rankOf = (halt: Halt): number => (keysOf(halt) ? 0 : { rerun: 1, page: 2, stop: 3, superseded: 3, exit: 3 }[halt.reason.type]);
