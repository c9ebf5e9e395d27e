/** Widgets with which several options can be chosen: `st.multiselect`, `st.pills`, `st.segmentedControl`. The values are the options themselves. */
import { badOption, show } from "../engine/errors.ts";
import { aFlag, aFunction, aText, type Check, elsewhere, oneOfThese } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { oneAmong, severalAmong } from "./chosen.ts";
import { OptionList } from "./option-list.ts";
import { optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

export interface MultiselectOptions<T, A extends boolean = false> extends ValueOptions {
  /** The options that are chosen at first: a list, or one. */
  default?: (A extends true ? T | string : T) | readonly (A extends true ? T | string : T)[] | ReadonlySet<A extends true ? T | string : T>;
  /** How an option reads. */
  formatFunc?: (option: T) => string;
  maxSelections?: number;
  placeholder?: string;
  /** The person may type options of their own; their values are then texts. */
  acceptNewOptions?: A;
  filterMode?: "fuzzy" | "contains" | "prefix" | null;
  /** Whether all options can be chosen at once; a number: if there are no more than that. Default: 1000. */
  selectAll?: boolean | number;
  /** `false`: what is chosen stays on one line, which scrolls. */
  wrap?: boolean;
}

interface OptionButtonsOptions<T> extends ValueOptions {
  /** How an option reads. */
  formatFunc?: (option: T) => string;
  /** `false`: the options stay on one line, which scrolls. */
  wrap?: boolean;
}

export interface SingleOptions<T, D, R extends boolean> extends OptionButtonsOptions<T> {
  selectionMode?: "single";
  /** The option that is chosen at first. Default: none. */
  default?: D;
  /** What is chosen can be changed, but not taken back. */
  required?: R;
}

export interface SeveralOptions<T> extends OptionButtonsOptions<T> {
  selectionMode: "multi";
  /** The options that are chosen at first: a list, or one. */
  default?: T | readonly T[] | ReadonlySet<T>;
  /** The last option that is chosen cannot be taken back. */
  required?: boolean;
}

/** Options all in sight, as buttons. */
interface OptionButtons {
  <const T>(label: string, options: Iterable<T>, more: SeveralOptions<NoInfer<T>>): T[];
  <const T, const D extends T | null = null, R extends boolean = false>(label: string, options: Iterable<T>, more?: SingleOptions<T, D, R>): R extends true ? (null extends D ? T | null : T) : T | null;
}

export interface MultiChoiceWidgets {
  /**
   * Any number of options, in a list that can be searched. Returns them in the order in which they were chosen.
   * @example
   * const cities = st.multiselect("Cities", ["Oslo", "Bergen", "Narvik"], { default: ["Oslo"] });
   * if (cities.length === 0) st.info("Choose a city.");
   */
  multiselect<const T, A extends boolean = false>(label: string, options: Iterable<T>, more?: MultiselectOptions<T, A>): (A extends true ? T | string : T)[];
  /**
   * A few options as small buttons. Returns the one that is chosen, or null; with `selectionMode: "multi"` a list.
   * @example
   * const topics = st.pills("Topics", ["News", "Sports"], { selectionMode: "multi" });
   */
  pills: OptionButtons;
  /**
   * A few options as one divided button. Returns the one that is chosen, or null; with `selectionMode: "multi"` a list.
   * @example
   * const unit = st.segmentedControl("Unit", ["°C", "°F"], { default: "°C", required: true });
   */
  segmentedControl: OptionButtons;
}

const aLimit: Check = (name, option, value) => {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1) throw badOption(name, `${option} must be a whole number above 0, not ${show(value)}`, "Leave it out for no limit.");
};
const aFlagOrNumber: Check = (name, option, value) => {
  if (typeof value !== "number") aFlag(name, option, value);
};
const multiselectChecks = {
  ...valueChecks,
  default: elsewhere,
  formatFunc: aFunction,
  maxSelections: aLimit,
  placeholder: aText,
  acceptNewOptions: aFlag,
  filterMode: oneOfThese("fuzzy", "contains", "prefix"),
  selectAll: aFlagOrNumber,
  wrap: aFlag,
};
const buttonsChecks = { ...valueChecks, selectionMode: oneOfThese("single", "multi"), default: elsewhere, required: aFlag, formatFunc: aFunction, wrap: aFlag };

/** `SingleOptions` and `SeveralOptions` as they arrive. */
interface AnyButtonsOptions<T> extends OptionButtonsOptions<T> {
  selectionMode?: "single" | "multi";
  default?: unknown;
  required?: boolean;
}

export const multiChoiceWidgets: MultiChoiceWidgets & ThisType<Drawer> = {
  multiselect<T, A extends boolean>(label: string, options: Iterable<T>, more?: MultiselectOptions<T, A>) {
    const name = "multiselect";
    const o = optionsOf<MultiselectOptions<T, A>>(name, more, multiselectChecks);
    const { placeholder, acceptNewOptions, filterMode } = o;
    const wrap = o.wrap ?? undefined;
    const maxSelections = o.maxSelections ?? undefined;
    const among = new OptionList(name, options, o.formatFunc);
    const { places, ...chosen } = severalAmong(name, among, o.default, { most: maxSelections, acceptsNew: acceptNewOptions });
    const value = widget<(T | string)[], "multiselect">(this, {
      ...chosen,
      type: name,
      label,
      options: o,
      identity: [among.labels, o.help ?? null, placeholder ?? null, maxSelections ?? null, acceptNewOptions ?? null],
      keyedIdentity: [maxSelections ?? null, acceptNewOptions ?? null],
      element: (value) => ({
        options: among.labels,
        value: places(value),
        maxSelections,
        placeholder,
        acceptNewOptions,
        filterMode,
        selectAll: (maxSelections === undefined && among.all.length <= mostAtOnce(o.selectAll)) || undefined,
        wrap,
      }),
    });
    // A copy: what the script does to it must not change the widget.
    // SAFETY: texts of the person's are there only with `acceptNewOptions`.
    return [...value] as (A extends true ? T | string : T)[];
  },
  pills: optionButtons("pills"),
  segmentedControl: optionButtons("segmentedControl"),
};

/** Up to how many options all can be chosen at once. */
const mostAtOnce = (selectAll: boolean | number | null = 1000): number => (typeof selectAll === "number" ? selectAll : selectAll === false ? 0 : Infinity);

function optionButtons(name: "pills" | "segmentedControl"): OptionButtons {
  function buttons<T>(this: Drawer, label: string, options: Iterable<T>, more?: AnyButtonsOptions<T>): unknown {
    const o = optionsOf<AnyButtonsOptions<T>>(name, more, buttonsChecks);
    const [required, wrap] = [o.required ?? undefined, o.wrap ?? undefined];
    const multi = o.selectionMode === "multi" || undefined;
    const among = new OptionList(name, options, o.formatFunc);
    const call = { type: name, label, options: o, identity: [among.labels, o.help ?? null, multi ?? null, required ?? null], keyedIdentity: [multi ?? null] };
    const element = (value: number[]) => ({ options: among.labels, value, multi, required, wrap });
    if (multi) {
      const { places, ...chosen } = severalAmong(name, among, o.default, { required });
      const value = widget<(T | string)[], typeof name>(this, { ...call, ...chosen, element: (value) => element(places(value).filter((place) => typeof place === "number")) });
      return [...value];
    }
    const { place, ...chosen } = oneAmong(name, among, o.default, required === true);
    return widget<T | null, typeof name>(this, { ...call, ...chosen, element: (value) => element(place(value)) });
  }
  // SAFETY: a list with "multi", else an option or null: what the overloads of OptionButtons say.
  return buttons as OptionButtons;
}
