/** Widgets that choose one of several options: `st.radio`, `st.selectbox`, `st.selectSlider`. The value is the option itself. */
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";
import { aFlag, aFunction, aText, elsewhere, oneOfThese } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { OptionList } from "./option-list.ts";
import { listOf, optionsOf } from "./options.ts";
import { type AnySelectSliderOptions, selectSlider, type SelectRangeOptions, type SelectSliderOptions } from "./select-slider.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

export interface ChoiceOptions<T, I extends number | null> extends ValueOptions {
  /** Which option is chosen at first; `null` for none. */
  index?: I;
  /** How an option reads. */
  formatFunc?: (option: T) => string;
}

export interface RadioOptions<T, I extends number | null = number> extends ChoiceOptions<T, I> {
  horizontal?: boolean;
  /** A line of small text below each option. */
  captions?: readonly string[];
}

export interface SelectboxOptions<T, I extends number | null = number, A extends boolean = false> extends ChoiceOptions<T, I> {
  placeholder?: string;
  /** The person may type an option of their own; the value is then its text. */
  acceptNewOptions?: A;
  filterMode?: "fuzzy" | "contains" | "prefix" | null;
}

/** What a choice returns: an option, or null where nothing can be chosen. */
export type Choice<T, I extends number | null> = null extends I ? T | null : T;

export interface ChoiceWidgets {
  /**
   * One of a few options, all visible.
   * @example
   * const size = st.radio("Size", ["S", "M", "L"], { horizontal: true });
   */
  radio<const T, I extends number | null = number>(label: string, options: Iterable<T>, more?: RadioOptions<T, I>): Choice<T, I>;
  /**
   * One of many options, in a list that can be searched.
   * @example
   * const city = st.selectbox("City", cities, { formatFunc: (c) => c.name });
   */
  selectbox<const T, I extends number | null = number, A extends boolean = false>(
    label: string,
    options: Iterable<T>,
    more?: SelectboxOptions<T, I, A>,
  ): Choice<A extends true ? T | string : T, I>;
  /**
   * A slider over options. With two options as `value` a range of them.
   * @example
   * const size = st.selectSlider("Size", { options: ["S", "M", "L", "XL"], value: "M" });
   * const [from, to] = st.selectSlider("Days", { options: days, value: ["Mon", "Fri"] });
   */
  selectSlider<const T>(label: string, options: SelectRangeOptions<T>): [T, T];
  selectSlider<const T>(label: string, options: SelectSliderOptions<T>): T;
}

const choiceChecks = { ...valueChecks, index: elsewhere, formatFunc: aFunction };
const radioChecks = { ...choiceChecks, horizontal: aFlag, captions: elsewhere };
const selectboxChecks = { ...choiceChecks, placeholder: aText, acceptNewOptions: aFlag, filterMode: oneOfThese("fuzzy", "contains", "prefix") };

export const choiceWidgets: ChoiceWidgets & ThisType<Drawer> = {
  radio<T, I extends number | null>(label: string, options: Iterable<T>, more?: RadioOptions<T, I>) {
    const o = optionsOf<RadioOptions<T, I>>("radio", more, radioChecks);
    const { horizontal } = o;
    const captions = captionsOf(o.captions);
    const { labels, find, at, placeOf, ...choice } = choiceAmong("radio", options, o);
    // SAFETY: null is only ever the value when `index` is null or there are no options.
    return widget<T | null, "radio">(this, {
      ...choice,
      type: "radio",
      label,
      options: o,
      identity: [labels, o.help ?? null, horizontal ?? null, captions ?? null],
      accept: find,
      decode: at,
      element: (value) => ({ options: labels, value: placeOf(value), horizontal, captions }),
    }) as Choice<T, I>;
  },
  selectbox<T, I extends number | null, A extends boolean>(label: string, options: Iterable<T>, more?: SelectboxOptions<T, I, A>) {
    const o = optionsOf<SelectboxOptions<T, I, A>>("selectbox", more, selectboxChecks);
    const { placeholder, acceptNewOptions, filterMode } = o;
    const { labels, find, at, placeOf, ...choice } = choiceAmong("selectbox", options, o);
    const added = (value: unknown): string | undefined => (acceptNewOptions === true && typeof value === "string" && value !== "" ? value : undefined);
    // SAFETY: null only when `index` is null or there are no options; a text of the person's only with `acceptNewOptions`.
    return widget<T | string | null, "selectbox">(this, {
      ...choice,
      type: "selectbox",
      label,
      options: o,
      identity: [labels, o.help ?? null, placeholder ?? null, acceptNewOptions ?? null],
      keyedIdentity: [acceptNewOptions ?? null],
      accept: (value) => orElse(find(value), () => added(value)),
      decode: (wire) => orElse(at(wire), () => added(wire)),
      element: (value) => ({
        options: labels,
        value: placeOf(value) ?? added(value) ?? null,
        placeholder,
        clearable: o.index === null || undefined,
        acceptNewOptions,
        filterMode,
      }),
    }) as Choice<A extends true ? T | string : T, I>;
  },
  selectSlider<T>(label: string, options?: AnySelectSliderOptions<T>) {
    // SAFETY: two options for a range, else one: what the overloads say.
    return selectSlider(this, label, options) as T & [T, T];
  },
};

/** The value, null included, unless there is none. */
const orElse = <A, B>(value: A | undefined, other: () => B): A | B => (value === undefined ? other() : value);

/** One option of several, or null where nothing need be chosen: what radio and selectbox have in common. */
function choiceAmong<T, I extends number | null>(name: string, options: Iterable<T>, { index, formatFunc }: Partial<ChoiceOptions<T, I>>) {
  const among = new OptionList(name, options, formatFunc);
  const { length } = among.all;
  if (index !== undefined && index !== null && (!Number.isInteger(index) || index < 0 || (index >= length && length > 0))) {
    throw badOption(name, `index (${show(index)}) is not the place of an option`, `Use 0 to ${Math.max(0, length - 1)}, or null for no choice.`);
  }
  const initial = index === null ? null : (among.all[index ?? 0] ?? null);
  const orNone = (place: number, isNone: boolean): T | null | undefined => (place < 0 && isNone && initial === null ? null : among.at(place));
  return {
    labels: among.labels,
    initial,
    initialKey: String(index === undefined ? 0 : index),
    /** The option that a value of an earlier run, or of the script, means now. */
    find: (value: unknown) => orNone(among.indexOf(value), value === null || value === undefined),
    at: (wire: Json) => orNone(among.placeOf(wire), wire === null),
    placeOf: (value: unknown): number | null => {
      const place = among.indexOf(value);
      return place < 0 ? null : place;
    },
    valueHint: `Set one of the options: ${among.few}.`,
  };
}

function captionsOf(captions: readonly string[] | undefined): string[] | undefined {
  if (captions === undefined || captions === null) return undefined;
  return listOf("radio", "captions", captions).map((caption) => String(caption ?? ""));
}
