import type { Widget } from "../../runtime/protocol/element.ts";
import type { Json } from "../../runtime/protocol/json.ts";
import type { PersonEvent } from "../../runtime/protocol/messages.ts";
import type { Destination } from "../../runtime/protocol/shell.ts";
import { FormStore } from "./form-store.ts";
import { Outbox } from "./outbox.ts";
import { WidgetState } from "./widget-state.svelte.ts";

/**
 * What the person did, by widget. An element's `value` is the runtime's; the person's own value is shown until a run has
 * taken it and the element was put anew. A widget has one value on the way at most: the newest waits. Clicks never wait.
 */
export class WidgetStore {
  readonly #states = new Map<string, WidgetState>();
  readonly #forms = new FormStore();
  readonly #outbox: Outbox;
  /** Widgets whose value an open event carries, by event. */
  readonly #carried = new Map<number, WidgetState[]>();
  /** Clicked widgets by the event that says so, then by the run that answers it. */
  readonly #clicks = new Map<number, WidgetState>();
  readonly #answering = new Map<number, WidgetState[]>();

  constructor(send: (event: PersonEvent) => void) {
    this.#outbox = new Outbox(send);
  }

  state(id: string): WidgetState {
    let state = this.#states.get(id);
    if (!state) this.#states.set(id, (state = new WidgetState()));
    return state;
  }

  /** The widget is drawn from now on, until the returned function is called. */
  mount(id: string): () => void {
    const state = this.state(id);
    state.mounts++;
    return () => {
      state.mounts--;
      if (state.isIdle) this.#states.delete(id);
    };
  }

  /** The person gave the widget a value. */
  change(widget: Widget, value: Json): void {
    const state = this.state(widget.id);
    state.local = { value };
    if (widget.form !== undefined) {
      state.held = true;
      this.#forms.hold(widget.form, widget.id, value);
    } else if (state.sent !== undefined && widget.reruns !== false) {
      state.queued = { value };
    } else {
      this.#post({ [widget.id]: value });
    }
  }

  /** The person pressed the widget. The event carries every value that still waits, and those of the widget's form. */
  press(widget: Widget, value: Json): void {
    const state = this.state(widget.id);
    const values = { ...this.#takeQueued(), ...(widget.form === undefined ? {} : this.#forms.take(widget.form)) };
    const seq = this.#post(values, { trigger: { widget: widget.id, value } });
    this.#clicks.set(seq, state);
    state.clicked();
  }

  /** The person went to another page. Values that still wait go first: they are the left page's. */
  go(to: Destination): void {
    this.#post(this.#takeQueued(), { go: to });
  }

  /** A run began that answers these events. */
  runBegan(run: number, took: readonly number[]): void {
    for (const clicked of this.#dealtWith(took)) this.#answering.set(run, [...(this.#answering.get(run) ?? []), clicked]);
    const next = this.#takeQueued((state) => state.sent === undefined);
    if (Object.keys(next).length > 0) this.#post(next);
  }

  /** These events are dealt with, and no run answers them. */
  taken(took: readonly number[]): void {
    for (const clicked of this.#dealtWith(took)) clicked.answered();
  }

  /** Gives the widgets that were clicked in these events. */
  #dealtWith(took: readonly number[]): WidgetState[] {
    this.#outbox.taken(new Set(took));
    return took.flatMap((seq) => {
      for (const state of this.#carried.get(seq) ?? []) if (state.sent === seq) state.sent = undefined;
      this.#carried.delete(seq);
      const clicked = this.#clicks.get(seq);
      this.#clicks.delete(seq);
      return clicked ?? [];
    });
  }

  runEnded(run: number): void {
    for (const state of this.#answering.get(run) ?? []) state.answered();
    this.#answering.delete(run);
  }

  /** The runtime put the widget's element: what it took of the person is now in the element. */
  put(id: string): void {
    const state = this.#states.get(id);
    if (state?.local && state.sent === undefined && !state.queued && !state.held) state.local = undefined;
  }

  /** The page was replaced by a snapshot. */
  restore(nextSeq: number, pending: readonly PersonEvent[]): void {
    for (const state of this.#states.values()) {
      state.sent = undefined;
      state.resetClicks();
    }
    this.#carried.clear();
    this.#clicks.clear();
    this.#answering.clear();
    for (const event of this.#outbox.reconcile(nextSeq, pending)) this.#remember(event);
    for (const id of this.#states.keys()) this.put(id);
    const next = this.#takeQueued((state) => state.sent === undefined);
    if (Object.keys(next).length > 0) this.#post(next);
  }

  /** Unsent text by widget, but for passwords. */
  drafts(): Record<string, string> {
    const drafts: Record<string, string> = {};
    for (const [id, { draft, isSecret }] of this.#states) if (draft !== undefined && !isSecret) drafts[id] = draft;
    return drafts;
  }

  #post(values: Record<string, Json>, more?: Pick<PersonEvent, "trigger" | "go">): number {
    const seq = this.#outbox.post(values, more);
    this.#carry(seq, values);
    return seq;
  }

  #carry(seq: number, values: Record<string, Json>): void {
    const states = Object.keys(values).map((id) => this.state(id));
    if (states.length > 0) this.#carried.set(seq, states);
    for (const state of states) {
      state.sent = seq;
      state.held = false;
    }
  }

  /** An event that was open before this page knew of it (again). */
  #remember(event: PersonEvent): void {
    this.#carry(event.seq, event.values);
    for (const [id, value] of Object.entries(event.values)) this.state(id).local ??= { value };
    if (!event.trigger) return;
    const state = this.state(event.trigger.widget);
    this.#clicks.set(event.seq, state);
    state.clicked();
  }

  #takeQueued(which: (state: WidgetState) => boolean = () => true): Record<string, Json> {
    const values: Record<string, Json> = {};
    for (const [id, state] of this.#states) {
      if (!state.queued || !which(state)) continue;
      values[id] = state.queued.value;
      state.queued = undefined;
    }
    return values;
  }
}
