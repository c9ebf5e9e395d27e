import { onDestroy } from "svelte";
import type { Widget } from "../../runtime/protocol/element.ts";
import type { Json } from "../../runtime/protocol/json.ts";
import { getPage } from "../page/context.ts";

/** What a widget's component needs: its value as the person sees it, and the ways to change it. */
export interface WidgetHandle<T extends Json> {
  /** Prefix of the DOM ids of the widget's parts. */
  readonly domId: string;
  readonly value: T;
  readonly disabled: boolean;
  /** A click of this widget is being answered, for a while now. */
  readonly busy: boolean;
  /** Unsent text; undefined when there is none. */
  draft: string | undefined;
  change(value: T): void;
  press(value: Json): void;
}

/** For the initialisation of a widget's component. The widget's identity is the same as long as the component lives. */
export function useWidget<T extends Json>(data: () => Widget & { value?: T; secret?: boolean }, initial: NoInfer<T>): WidgetHandle<T> {
  const page = getPage();
  const { id } = data();
  const state = page.widgets.state(id);
  onDestroy(page.widgets.mount(id));
  return {
    domId: domIdOf(id),
    get value() {
      // SAFETY: the values of a widget are written by its own component, or by the host for it: both in its wire form.
      return state.local ? (state.local.value as T) : (data().value ?? initial);
    },
    get disabled() {
      const { disabled, disabledWhileRunning } = data();
      return disabled === true || (disabledWhileRunning === true && page.going);
    },
    get busy() {
      return state.busy;
    },
    get draft() {
      return state.draft;
    },
    set draft(text) {
      state.isSecret = data().secret === true;
      state.draft = text;
      page.saveSoon();
    },
    change(value) {
      page.widgets.change(data(), value);
    },
    press(value) {
      page.widgets.press(data(), value);
    },
  };
}

/** An id that ARIA's lists of ids can name: no white space. */
function domIdOf(widget: string): string {
  return `w-${encodeURIComponent(widget)}`;
}
