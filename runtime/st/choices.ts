/** Widgets that choose from options: `st.radio`, `st.selectbox`. The value is the option itself. */
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/element.ts";
import { aFlag, aFunction, aText, elsewhere, oneOfThese } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { listOf, optionsOf } from "./options.ts";
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
}

const choiceChecks = { ...valueChecks, index: elsewhere, formatFunc: aFunction };
const radioChecks = { ...choiceChecks, horizontal: aFlag, captions: elsewhere };
const selectboxChecks = { ...choiceChecks, placeholder: aText, acceptNewOptions: aFlag, filterMode: oneOfThese("fuzzy", "contains", "prefix") };

export const choiceWidgets: ChoiceWidgets & ThisType<Drawer> = {
  radio<T, I extends number | null>(label: string, options: Iterable<T>, more?: RadioOptions<T, I>) {
    const o = optionsOf<RadioOptions<T, I>>("radio", more, radioChecks);
    const { horizontal, captions } = o;
    const choice = new Chooser("radio", listOf("radio", "the options", options), o.formatFunc, o.index);
    // SAFETY: null is only ever the value when `index` is null or there are no options.
    return widget<T | null, "radio">(this, {
      ...choice.call(label, o),
      type: "radio",
      identity: [choice.labels, o.help ?? null, horizontal ?? null, captions === undefined ? null : [...captions]],
      accept: (value) => choice.find(value),
      decode: (wire) => choice.at(wire),
      element: (value) => ({ options: choice.labels, value: choice.indexOf(value), horizontal, captions: captions && [...captions] }),
    }) as Choice<T, I>;
  },
  selectbox<T, I extends number | null, A extends boolean>(label: string, options: Iterable<T>, more?: SelectboxOptions<T, I, A>) {
    const o = optionsOf<SelectboxOptions<T, I, A>>("selectbox", more, selectboxChecks);
    const { placeholder, acceptNewOptions, filterMode } = o;
    const choice = new Chooser("selectbox", listOf("selectbox", "the options", options), o.formatFunc, o.index);
    const added = (value: unknown): string | undefined => (acceptNewOptions === true && typeof value === "string" && value !== "" ? value : undefined);
    // SAFETY: null only when `index` is null or there are no options; a text of the person's only with `acceptNewOptions`.
    return widget<T | string | null, "selectbox">(this, {
      ...choice.call(label, o),
      type: "selectbox",
      identity: [choice.labels, o.help ?? null, placeholder ?? null, acceptNewOptions ?? null],
      keyedIdentity: [acceptNewOptions ?? null],
      accept: (value) => orElse(choice.find(value), () => added(value)),
      decode: (wire) => orElse(choice.at(wire), () => added(wire)),
      element: (value) => ({
        options: choice.labels,
        value: choice.indexOf(value) ?? added(value) ?? null,
        placeholder,
        clearable: o.index === null || undefined,
        acceptNewOptions,
        filterMode,
      }),
    }) as Choice<A extends true ? T | string : T, I>;
  },
};

/** The value, null included, unless there is none. */
const orElse = <A, B>(value: A | undefined, other: () => B): A | B => (value === undefined ? other() : value);

/** Options and how they read. An option is recognised by its label, so that fresh objects of every run count as the same. */
class Chooser<T> {
  readonly labels: string[];
  readonly #options: readonly T[];
  readonly #format: (option: T) => string;
  readonly #initial: T | null;
  readonly #initialKey: string;

  constructor(name: string, options: readonly T[], format: ((option: T) => string) | undefined, index: number | null | undefined) {
    this.#options = options;
    this.#format = (option) => String(format ? format(option) : option);
    this.labels = options.map(this.#format);
    if (index !== undefined && index !== null && (!Number.isInteger(index) || index < 0 || (index >= options.length && options.length > 0))) {
      throw badOption(name, `index (${show(index)}) is not the place of an option`, `Use 0 to ${Math.max(0, options.length - 1)}, or null for no choice.`);
    }
    this.#initial = index === null ? null : (options[index ?? 0] ?? null);
    this.#initialKey = String(index ?? (index === null ? "null" : 0));
  }

  /** What every choice says about its widget. */
  call(label: string, o: ValueOptions): { label: string; options: ValueOptions; initial: T | null; initialKey: string; valueHint: string } {
    return { label, options: o, initial: this.#initial, initialKey: this.#initialKey, valueHint: `Set one of the options: ${this.labels.slice(0, 6).map((label) => show(label)).join(", ")}${this.labels.length > 6 ? ", …" : ""}.` };
  }

  /** The option that a value of an earlier run, or of the script, means now. */
  find(value: unknown): T | null | undefined {
    const same = this.#options.findIndex((option) => Object.is(option, value));
    if (same >= 0) return this.#options[same];
    if (value === null || value === undefined) return this.#initial === null ? null : undefined;
    // SAFETY: a value that is no option is only formatted; a format function that cannot take it throws, and then it is no option.
    const label = this.#label(value as T);
    const index = label === undefined ? -1 : this.labels.indexOf(label);
    return index < 0 ? undefined : this.#options[index];
  }

  /** The option that the page names by its index, or null. */
  at(wire: Json): T | null | undefined {
    // A test names the option itself.
    if (typeof wire === "object" && wire !== null && "option" in wire) return this.find(wire["option"]);
    if (wire === null) return this.#initial === null ? null : undefined;
    return typeof wire === "number" && wire >= 0 && wire < this.#options.length ? this.#options[wire] : undefined;
  }

  indexOf(value: unknown): number | null {
    const found = this.find(value);
    const index = this.#options.findIndex((option) => Object.is(option, found));
    return index < 0 ? null : index;
  }

  #label(value: T): string | undefined {
    try {
      return this.#format(value);
    } catch {
      return undefined;
    }
  }
}
