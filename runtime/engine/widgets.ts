/** The widgets of a session: who they are, what they hold, and what a person's event does to them. */
import { isDeepStrictEqual } from "node:util";
import type { Json } from "../protocol/json.ts";
import type { PersonEvent } from "../protocol/messages.ts";
import { badValue, duplicateKey, duplicateWidget, valueNotAllowed } from "./errors.ts";
import type { QueuedEvent } from "./inbox.ts";
import type { Medium } from "./media.ts";
import type { PageNode } from "./page.ts";
import type { Scope } from "./context.ts";
import type { Run } from "./run.ts";
import { identityOf } from "./widget-identity.ts";
import { reservedPrefix, type SessionStore } from "./session-state.ts";

/** What a widget call says about its widget. */
export interface WidgetSpec<V = unknown> {
  /** camelCase name of the `st` function. */
  type: string;
  label: string;
  key: string | undefined;
  /** Options that make it another widget when there is no key (all but the default), and when there is one. */
  identity: readonly Json[];
  keyedIdentity: readonly Json[];
  /** The value when nobody has set one, and the text by which a change of that default is noticed. */
  initial: V;
  initialKey: string;
  /** A value that comes from elsewhere than the page, and that counts now (the address of the app). */
  given?: { value: V } | undefined;
  /** A value of the script's or of an earlier run, as it is valid now; undefined when it no longer is. */
  accept(value: unknown): V | undefined;
  /** What is left of a value of an earlier run, where that is not all or nothing. */
  keep?: ((value: unknown) => V | undefined) | undefined;
  /** A value from the page; undefined when it makes no sense. */
  decode(wire: Json): V | undefined;
  /** True once, and never to be set. */
  trigger: boolean;
  /** False: `st.sessionState[key] = …` is refused. */
  settable: boolean;
  disabled: boolean;
  /** Its events ask for no run: a value travels with the next one, a trigger is not the script's business. */
  quiet: boolean;
  /** What is entered is not to be read by others. */
  secret?: boolean | undefined;
  /** A value that is kept although its widget is not drawn, on its page or in the whole session; needs a key. */
  persist: false | "page" | "session";
  /** Called at the start of the run that takes a change or a click. */
  onChange: (() => unknown) | undefined;
  /** Makes what a download button offers, when it is wanted. */
  produce?: (() => Promise<Medium>) | undefined;
  /** What a bad value in session state is answered with. */
  valueHint: string;
}

/** One widget. */
export interface Widget {
  readonly id: string;
  spec: WidgetSpec;
  value: unknown;
  fragment: string | undefined;
  /** The page of the app that drew it; undefined for what all pages share. */
  page: string | undefined;
  /** The place it was last drawn at: what stands there on the page may differ after an event. */
  node: PageNode | undefined;
  /** The form that it stands in, and how to show its default there. */
  inForm: { id: string; clears: boolean; show(): void } | undefined;
  /** The run that last drew it. */
  run: number;
  /** The person changed it, and no run has drawn it since. */
  isChangedByPerson: boolean;
}

export class Widgets {
  readonly #store: SessionStore;
  readonly #byId = new Map<string, Widget>();
  /** The widget that a key means. */
  readonly #byKey = new Map<string, Widget>();

  constructor(store: SessionStore) {
    this.#store = store;
  }

  get(id: string): Widget | undefined {
    return this.#byId.get(id);
  }
  all(): Widget[] {
    return [...this.#byId.values()];
  }
  withKey(key: string): Widget | undefined {
    return this.#byKey.get(key);
  }

  /**
   * The widget that a call means, with its value in this run.
   * @throws AppError `duplicate-widget`, `duplicate-key`, `bad-value`, `value-not-allowed`
   */
  register<V>(spec: WidgetSpec<V>, { run, fragment, page }: Pick<Scope, "run" | "fragment" | "page">, area: string): { widget: Widget; value: V } {
    const id = identityOf(spec, page === undefined ? area : `${area} ${page}`);
    if (spec.key !== undefined && run.keys.has(spec.key)) throw duplicateKey(spec.key);
    if (run.widgets.has(id)) throw duplicateWidget(spec.type, spec.label);
    const known = this.#byId.get(id);
    const widget: Widget = known ?? { id, spec: erased(spec), value: spec.initial, fragment, page, node: undefined, inForm: undefined, run: 0, isChangedByPerson: false };
    const value = spec.trigger ? this.#triggerValue(spec, id, run) : this.#currentValue(spec, widget, known !== undefined);
    run.use(run.widgets, id);
    if (spec.key !== undefined) {
      run.use(run.keys, spec.key);
      this.#byKey.set(spec.key, widget);
      this.#store.values.set(spec.key, value);
      this.#store.assigned.delete(spec.key);
      if (spec.settable) this.#store.touched.add(spec.key);
      else this.#store.unsettable.add(spec.key);
    }
    if (spec.secret) this.#store.secret.add(spec.key ?? `${reservedPrefix} ${id}`);
    this.#byId.set(id, widget);
    widget.spec = erased(spec);
    widget.value = value;
    widget.fragment = fragment;
    widget.page = page;
    widget.run = run.number;
    widget.isChangedByPerson = false;
    return { widget, value };
  }

  #triggerValue<V>(spec: WidgetSpec<V>, id: string, run: Run): V {
    if (spec.key !== undefined && this.#store.assigned.has(spec.key)) throw valueNotAllowed(spec.type, spec.key);
    const trigger = run.triggers.get(id);
    if (!trigger) return spec.initial;
    trigger.read = true;
    return acceptedOr(spec, trigger.value);
  }

  #currentValue<V>(spec: WidgetSpec<V>, widget: Widget, known: boolean): V {
    const { key } = spec;
    if (key !== undefined && this.#store.assigned.has(key)) {
      if (!spec.settable) throw valueNotAllowed(spec.type, key);
      const assigned = this.#store.values.get(key);
      const value = spec.accept(assigned);
      if (value === undefined) throw badValue(spec.type, spec.label, assigned, spec.valueHint);
      return value;
    }
    if (spec.given) return spec.given.value;
    if (!known && this.#store.entered.has(widget.id)) return acceptedOr(spec, this.#store.entered.get(widget.id));
    if (!known || (key !== undefined && (this.#byKey.get(key) !== widget || !this.#store.values.has(key)))) return spec.initial;
    // Without a key a default that changed is adopted (another record shows its own value), unless the person just
    // changed this very widget; with a key the value belongs to the key.
    if (key === undefined && widget.spec.initialKey !== spec.initialKey && !widget.isChangedByPerson) return spec.initial;
    return acceptedOr(spec, widget.value);
  }

  /** Applies one event. Gives the callbacks that it calls for, in order. */
  applyEvent(queued: QueuedEvent, run: Run): (() => unknown)[] {
    const callbacks: (() => unknown)[] = [];
    const { event } = queued;
    for (const [id, wire] of Object.entries(event.values)) {
      const widget = this.#byId.get(id);
      if (!widget || widget.spec.trigger) continue;
      // What the page shows is now the person's: draw it again whatever the script says.
      if (widget.node) widget.node.json = "";
      if (widget.spec.disabled) continue;
      const value = widget.spec.decode(wire);
      if (value === undefined) continue;
      widget.isChangedByPerson = true;
      if (isDeepStrictEqual(value, this.#valueOf(widget))) continue;
      this.#set(widget, value);
      if (widget.spec.onChange) callbacks.push(widget.spec.onChange);
    }
    const pressed = event.trigger && this.#byId.get(event.trigger.widget);
    if (event.trigger && pressed?.spec.trigger && !pressed.spec.disabled) {
      const value = pressed.spec.decode(event.trigger.value);
      if (value !== undefined) {
        run.triggers.set(pressed.id, { value, read: false, from: queued });
        if (pressed.spec.key !== undefined) this.#store.values.set(pressed.spec.key, value);
        if (pressed.spec.onChange) callbacks.push(pressed.spec.onChange);
      }
    }
    return queued.callbacksDone ? [] : callbacks;
  }

  /** The value that the widget is to have: what the script has assigned since it was drawn counts. */
  #valueOf({ spec: { key }, value }: Widget): unknown {
    return key !== undefined && this.#store.assigned.has(key) ? this.#store.values.get(key) : value;
  }

  /** After the run of a submit: the widgets of its form go back to their defaults, if the form says so. */
  clearSubmittedForms(run: Run): void {
    for (const id of run.triggers.keys()) {
      const form = this.#byId.get(id)?.inForm;
      if (form?.clears) for (const widget of this.#byId.values()) if (widget.inForm?.id === form.id && !widget.spec.trigger) this.#clear(widget, widget.inForm);
    }
  }

  #clear(widget: Widget, form: { show(): void }): void {
    this.#set(widget, widget.spec.initial);
    if (widget.node) widget.node.json = "";
    form.show();
  }

  /** The triggers of a run are spent. */
  resetTriggers(run: Run): void {
    for (const id of run.triggers.keys()) {
      const widget = this.#byId.get(id);
      if (widget?.spec.key !== undefined) this.#store.values.set(widget.spec.key, widget.spec.initial);
    }
  }

  /** After a complete run: forgets the widgets that it did not draw, but for those whose value is kept. */
  forgetUndrawn(run: Run): void {
    for (const widget of this.#byId.values()) {
      const concerned = run.kind === "app" || widget.fragment === run.fragment;
      if (!concerned || widget.run === run.number || run.widgets.has(widget.id)) continue;
      if (!this.#isKept(widget, "page")) this.#forget(widget);
    }
  }

  /** Another page is shown: what stood on this one alone is forgotten. */
  forgetPage(page: string): void {
    for (const widget of this.#byId.values()) if (widget.page === page && !this.#isKept(widget, "session")) this.#forget(widget);
  }

  /** Whether the value outlives its being drawn, for at least so long. */
  #isKept({ id, spec: { key, persist } }: Widget, atLeast: "page" | "session"): boolean {
    return key !== undefined && (persist === "session" || persist === atLeast) && this.#byKey.get(key)?.id === id;
  }

  /** The page shows the widget with this key anew. */
  redraw(key: string): void {
    const node = this.#byKey.get(key)?.node;
    if (node) node.json = "";
  }

  #set(widget: Widget, value: unknown): void {
    widget.value = value;
    const { key, settable } = widget.spec;
    // What no script may set is not restored by its key either.
    if (key === undefined || !settable) {
      this.#store.entered.set(widget.id, value);
      this.#store.touched.add(`${reservedPrefix} ${widget.id}`);
    }
    if (key === undefined) return;
    this.#store.values.set(key, value);
    this.#store.touched.add(key);
    this.#store.written.add(key);
  }

  #forget(widget: Widget): void {
    this.#byId.delete(widget.id);
    if (this.#store.entered.delete(widget.id)) this.#store.touched.add(`${reservedPrefix} ${widget.id}`);
    const { key } = widget.spec;
    if (key === undefined || this.#byKey.get(key) !== widget) return;
    this.#byKey.delete(key);
    this.#store.values.delete(key);
    this.#store.touched.add(key);
  }
}

/** What an event concerns: the fragment of its widgets, when it is one and the same, and whether it asks for a run at all. */
export function concernOf(event: PersonEvent, widgets: Widgets): { fragment: string | undefined; quiet: boolean } {
  const ids = event.trigger ? [event.trigger.widget] : Object.keys(event.values);
  const [first, ...others] = ids.map((id) => widgets.get(id));
  const isOne = others.every((widget) => widget?.fragment === first?.fragment);
  return { fragment: isOne ? first?.fragment : undefined, quiet: first?.spec.quiet === true && others.every((widget) => widget?.spec.quiet === true) };
}

/** The value as it is valid now, else the default. */
function acceptedOr<V>(spec: WidgetSpec<V>, value: unknown): V {
  const accepted = (spec.keep ?? spec.accept)(value);
  return accepted === undefined ? spec.initial : accepted;
}

// SAFETY: a widget's own spec made its value, so `accept` and `decode` meet only values of that spec.
const erased = <V>(spec: WidgetSpec<V>): WidgetSpec => spec as unknown as WidgetSpec;
