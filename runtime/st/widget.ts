/** What all widgets share: common options, registration, and the element that shows the value. */
import type { Dataset } from "../data/dataset.ts";
import { currentEngine } from "../engine/current.ts";
import { badOption, buttonInForm, callbackInForm, show } from "../engine/errors.ts";
import type { Medium } from "../engine/media.ts";
import type { Container } from "../engine/page.ts";
import { checkKey } from "../engine/session-state.ts";
import type { ElementData, LabelVisibility, Selectable, Widget as WidgetData, Width } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import { holding } from "./dataset.ts";
import { type Drawer, drawElement, type Place, placeOf } from "./handle.ts";
import { aFunction, aSize, aText, type Checks, either, elsewhere, oneOfThese } from "./checks.ts";
import { textOf } from "./options.ts";
import { type Bound, readBound, writeBound } from "./query-binding.ts";

/** Options of every widget. */
export interface WidgetOptions {
  /** A name of its own: the widget is the same one whatever else changes, and its value is `st.sessionState[key]`. */
  key?: string | number;
  /** Shown behind a small `?`. Markdown. */
  help?: string;
  /** `"while-running"`: only as long as a run is going. */
  disabled?: boolean | "while-running";
  width?: Width;
}

/** Options of widgets that hold a value, whatever it is. */
export interface HoldingOptions extends WidgetOptions {
  /** Called at the start of the run that answers a change. `"ignore"`: a change waits for the next run. */
  onChange?: (() => unknown) | "rerun" | "ignore";
  labelVisibility?: LabelVisibility;
  /**
   * A widget with a key keeps its value although it is not drawn: `"session"` (default) on all pages, `"page"` as long as
   * its page is shown, `false` not at all.
   */
  persistState?: boolean | "page" | "session";
}

/** Options of widgets whose value is short enough to be written out. */
export interface ValueOptions extends HoldingOptions {
  /**
   * The value stands in the address of the app, under the widget's key, and the address gives the value: links and
   * bookmarks of the app hold it. What makes no sense in an address is passed over.
   */
  bind?: "query-params";
}

export const widgetChecks: Checks<WidgetOptions> = { key: elsewhere, help: aText, disabled: oneOfThese(true, false, "while-running"), width: aSize };
export const holdingChecks: Checks<HoldingOptions> = {
  ...widgetChecks,
  onChange: either((value) => value === "rerun" || value === "ignore", aFunction),
  labelVisibility: oneOfThese("visible", "hidden", "collapsed"),
  persistState: oneOfThese(true, false, "page", "session"),
};
export const valueChecks: Checks<ValueOptions> = { ...holdingChecks, bind: oneOfThese("query-params") };

type Common = "id" | "label" | "key" | "help" | "disabled" | "disabledWhileRunning" | "labelVisibility" | "width" | "form" | "reruns" | "type";
type WidgetElement = Extract<ElementData, WidgetData | Selectable> | Extract<ElementData, { type: "linkButton" }>;

/** What a widget function says about its widget. */
export interface WidgetCall<V, T extends WidgetElement["type"]> {
  type: T;
  label: unknown;
  options: ValueOptions;
  /** Options that make it another widget: without a key all but the default, with a key only `keyedIdentity`. */
  identity: readonly Json[];
  keyedIdentity?: readonly Json[];
  initial: V;
  /** The default as text: when it changes, the widget adopts it. */
  initialKey: string;
  accept(value: unknown): V | undefined;
  /** What is left of a value of an earlier run, where that is not all or nothing. */
  keep?(value: unknown): V | undefined;
  decode(wire: Json): V | undefined;
  /** The element's own properties for a value. */
  element(value: V): Omit<Extract<WidgetElement, { type: T }>, Common>;
  trigger?: boolean;
  /** What is entered is not to be read by others. */
  secret?: boolean;
  /** False: `st.sessionState[key]` can be read, not set. */
  settable?: boolean;
  /** For triggers, which name their callback otherwise. */
  onClick?: (() => unknown) | undefined;
  valueHint?: string;
  /** The tables that its element names. */
  datasets?: readonly Dataset[];
  /** Makes what a download button offers, when it is wanted. */
  produce?: (() => Promise<Medium>) | undefined;
  /** Refuses a place that the widget cannot stand at. */
  check?(container: Container): void;
}

/** Registers and draws a widget, and gives its value in this run. */
export function widget<V, T extends WidgetElement["type"]>(drawer: Drawer, call: WidgetCall<V, T>): V {
  return widgetAt(drawer[placeOf](call.type), call);
}

/** The same, where the function had to know its place first. */
export function widgetAt<V, T extends WidgetElement["type"]>(place: Place, call: WidgetCall<V, T>): V {
  const { type, options, trigger = false } = call;
  const engine = currentEngine();
  const label = textOf(call.label);
  const { onChange } = options;
  const { form } = place.container;
  call.check?.(place.container);
  const callback = trigger ? call.onClick : typeof onChange === "function" ? onChange : undefined;
  if (form && trigger && type !== "formSubmitButton") throw buttonInForm(type, label);
  if (form && callback && !trigger) throw callbackInForm(type, label);
  const key = keyOf(type, options.key);
  const bound: Bound<V> | undefined = options.bind && { ...call, key, isSecret: call.secret === true };
  const { widget: registered, value } = engine.widgets.register<V>(
    {
      type,
      label,
      key,
      identity: call.identity,
      keyedIdentity: call.keyedIdentity ?? [],
      initial: call.initial,
      initialKey: call.initialKey,
      given: bound && readBound(bound),
      accept: call.accept,
      keep: call.keep,
      decode: call.decode,
      trigger,
      settable: call.settable ?? !trigger,
      disabled: options.disabled === true,
      quiet: onChange === "ignore",
      secret: call.secret,
      persist: persistOf(type, options),
      produce: call.produce,
      // A callback has no arguments.
      onChange: callback && (() => callback()),
      valueHint: call.valueHint ?? "Set a value that the widget can have.",
    },
    place.scope,
    // What tells widgets apart that say the same: the area of the page, and the form.
    form ? form.id : place.container.path.charAt(0),
  );
  // SAFETY: the common properties and the element's own make up the element of this type.
  const dataFor = (shown: V): ElementData => holding(call.datasets ?? [], {
    type,
    id: registered.id,
    label,
    key: registered.spec.key,
    help: options.help ?? undefined,
    disabled: options.disabled === true || undefined,
    disabledWhileRunning: options.disabled === "while-running" || undefined,
    labelVisibility: options.labelVisibility ?? undefined,
    width: options.width ?? undefined,
    reruns: onChange === "ignore" ? false : undefined,
    form: form?.id,
    ...call.element(shown),
  } as unknown as ElementData);
  const { node, index } = drawElement(place, dataFor(value));
  // What clean-up code of a run that is over draws stands on no page.
  if (place.container.page !== engine.page) return value;
  registered.node = node;
  if (bound) writeBound(bound, value);
  registered.inForm = form && { id: form.id, clears: form.clearOnSubmit, show: () => void place.container.put(index, dataFor(call.initial)) };
  return value;
}

/** How long the value is kept while the widget is not drawn. */
function persistOf(type: string, { key, persistState }: ValueOptions): false | "page" | "session" {
  if (typeof persistState === "string" && (key === undefined || key === null)) {
    throw badOption(type, "persistState needs a key", `Write { key: "a name", persistState: ${show(persistState)} }.`);
  }
  return persistState === "page" || persistState === false ? persistState : "session";
}

/** The key of a widget as it counts. */
export function keyOf(type: string, key: unknown): string | undefined {
  if (key === undefined || key === null) return undefined;
  if (typeof key === "number") return String(key);
  if (typeof key !== "string" || key === "") throw badOption(type, `the key must be a text that is not empty, not ${show(key)}`, 'Write { key: "a name" }.');
  checkKey(key);
  return key;
}
