/** What a person opened, as the script sees it: a block with `onChange` is a widget whose value says so. */
import { currentEngine } from "../engine/current.ts";
import type { Json } from "../protocol/json.ts";
import type { Block } from "./drawable.ts";
import { drawBlock, type Place } from "./handle.ts";
import { keyedId, unkeyedId } from "./layout.ts";
import { keyOf } from "./widget.ts";

/** A block that the person opens and closes. */
export interface OpenBlock extends Block {
  /** Whether it is open. `undefined` unless `onChange` is `"rerun"` or a callback: then the page alone knows. */
  readonly open: boolean | undefined;
}

/** Options of blocks that a person opens. */
export interface OpenOptions {
  /** A name of its own: with `onChange`, what is open is `st.sessionState[key]`. */
  key?: string;
  /**
   * `"rerun"`: opening and closing run the script again, so that it draws only what is seen; a function is called first.
   * `"ignore"` (default): the script does not hear of it.
   */
  onChange?: (() => unknown) | "rerun" | "ignore";
}

/** A block as a widget. */
export interface OpenCall<V> {
  type: "expander" | "popover" | "tabs";
  label: string;
  options: OpenOptions;
  initial: V;
  accept(value: unknown): V | undefined;
  decode(wire: Json): V | undefined;
  valueHint: string;
}

/** The identity of a block, and its value when it is a widget. */
export interface OpenState<V> {
  readonly id: string;
  readonly key: string | undefined;
  readonly widget: true | undefined;
  readonly value: V | undefined;
}

/** Names the block and, if the script wants to hear of it, registers it as a widget. */
export function openState<V>(place: Place, call: OpenCall<V>): OpenState<V> {
  const { type, label, options, initial } = call;
  const key = keyOf(type, options.key);
  const { onChange } = options;
  if (onChange === undefined || onChange === null || onChange === "ignore") {
    return { id: key === undefined ? unkeyedId(place, type, label) : keyedId(place, type, key), key, widget: undefined, value: undefined };
  }
  const { widget, value } = currentEngine().widgets.register<V>(
    {
      type,
      label,
      key,
      identity: [],
      keyedIdentity: [],
      initial,
      initialKey: String(initial),
      accept: call.accept,
      decode: call.decode,
      trigger: false,
      settable: true,
      disabled: false,
      quiet: false,
      persist: "session",
      onChange: typeof onChange === "function" ? () => onChange() : undefined,
      valueHint: call.valueHint,
    },
    place.scope,
    place.container.path.charAt(0),
  );
  return { id: widget.id, key, widget: true, value };
}

/** Draws the block. What the person did to it on the page is drawn over by the next run. */
export function drawOpenable(place: Place, state: OpenState<unknown>, spec: Parameters<typeof drawBlock>[1]): ReturnType<typeof drawBlock> {
  const drawn = drawBlock(place, spec);
  const widget = state.widget && currentEngine().widgets.get(state.id);
  if (widget && place.container.page === currentEngine().page) widget.node = drawn.node;
  return drawn;
}

/** The handle, with `open`. */
export function openHandle(handle: Block, open: boolean | undefined): OpenBlock {
  // SAFETY: the property that OpenBlock adds is defined here.
  return Object.defineProperty(handle, "open", { value: open, enumerable: true }) as OpenBlock;
}
