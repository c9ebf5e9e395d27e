/** What all widgets share: common options, registration, and the element that shows the value. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import type { ElementData, Json, LabelVisibility, Widget as WidgetData, Width } from "../protocol/element.ts";
import { type Drawer, drawElement, placeOf } from "./handle.ts";
import { callbackOf, oneOf, textOf } from "./options.ts";

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

/** Options of widgets that hold a value. */
export interface ValueOptions extends WidgetOptions {
  /** Called at the start of the run that answers a change. `"ignore"`: a change waits for the next run. */
  onChange?: (() => unknown) | "rerun" | "ignore";
  labelVisibility?: LabelVisibility;
  /** Default: a widget with a key keeps its value although it is not drawn. `false`: it forgets it. */
  persistState?: boolean;
}

export const widgetNames = ["key", "help", "disabled", "width"] as const;
export const valueNames = [...widgetNames, "onChange", "labelVisibility", "persistState"] as const;

type Common = "id" | "label" | "help" | "disabled" | "disabledWhileRunning" | "labelVisibility" | "width" | "form" | "reruns" | "type";
type WidgetElement = Extract<ElementData, WidgetData>;

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
  decode(wire: Json): V | undefined;
  /** The element's own properties for a value. */
  element(value: V): Omit<Extract<WidgetElement, { type: T }>, Common>;
  trigger?: boolean;
  /** For triggers, which name their callback otherwise. */
  onClick?: unknown;
  valueHint?: string;
}

/** Registers and draws a widget, and gives its value in this run. */
export function widget<V, T extends WidgetElement["type"]>(drawer: Drawer, call: WidgetCall<V, T>): V {
  const { type, options, trigger = false } = call;
  const place = drawer[placeOf](type);
  const label = textOf(call.label);
  const { onChange } = options;
  const callback = trigger ? callbackOf(type, "onClick", call.onClick) : onChange === "rerun" || onChange === "ignore" ? undefined : callbackOf(type, "onChange", onChange);
  const { widget: registered, value } = currentEngine().widgets.register<V>(
    {
      type,
      label,
      key: keyOf(type, options.key),
      identity: call.identity,
      keyedIdentity: call.keyedIdentity ?? [],
      initial: call.initial,
      initialKey: call.initialKey,
      accept: call.accept,
      decode: call.decode,
      trigger,
      settable: !trigger,
      disabled: options.disabled === true,
      persist: options.persistState !== false,
      onChange: callback,
      valueHint: call.valueHint ?? "Set a value that the widget can have.",
    },
    place.scope.run,
    place.scope.fragment,
    place.container.path.charAt(0),
  );
  // SAFETY: the common properties and the element's own make up the element of this type.
  const data = {
    type,
    id: registered.id,
    label,
    help: options.help,
    disabled: options.disabled === true || undefined,
    disabledWhileRunning: options.disabled === "while-running" || undefined,
    labelVisibility: options.labelVisibility === undefined ? undefined : oneOf(type, "labelVisibility", options.labelVisibility, ["visible", "hidden", "collapsed"], "visible"),
    width: options.width,
    reruns: onChange === "ignore" ? false : undefined,
    ...call.element(value),
  } as unknown as ElementData;
  registered.node = drawElement(place, data).node;
  return value;
}

function keyOf(type: string, key: unknown): string | undefined {
  if (key === undefined || key === null) return undefined;
  if (typeof key === "number") return String(key);
  if (typeof key !== "string" || key === "") throw badOption(type, `the key must be a text that is not empty, not ${show(key)}`, 'Write { key: "a name" }.');
  return key;
}
