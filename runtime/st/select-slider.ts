/** `st.selectSlider`. */
import { badOption } from "../engine/errors.ts";
import { aFunction, elsewhere } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { OptionList, placeOfOption } from "./option-list.ts";
import { mapDefined, optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

interface SelectSliderLook<T> extends ValueOptions {
  /** In the order in which they stand on the slider. */
  options: Iterable<T>;
  /** How an option reads. */
  formatFunc?: (option: T) => string;
}

export interface SelectSliderOptions<T> extends SelectSliderLook<T> {
  /** The option at first. Default: the first. */
  value?: NoInfer<T>;
}

export interface SelectRangeOptions<T> extends SelectSliderLook<T> {
  /** The two ends at first. */
  value: readonly [NoInfer<T>, NoInfer<T>];
}

/** Either of the two, as it arrives. */
export interface AnySelectSliderOptions<T> extends SelectSliderLook<T> {
  value?: unknown;
}

const checks = { ...valueChecks, options: elsewhere, value: elsewhere, formatFunc: aFunction };

export function selectSlider<T>(drawer: Drawer, label: string, options: AnySelectSliderOptions<T> | undefined): T | T[] {
  const name = "selectSlider";
  const o = optionsOf<AnySelectSliderOptions<T>>(name, options, checks);
  const among = new OptionList<T>(name, o.options ?? [], o.formatFunc);
  const first = among.all[0];
  if (first === undefined) throw badOption(name, "there are no options", 'Write { options: ["small", "medium", "large"] }.');
  const isRange = Array.isArray(o.value) && among.indexOf(o.value) < 0;
  const given: unknown[] = isRange && Array.isArray(o.value) ? o.value : [o.value ?? first];
  if (isRange && given.length !== 2) throw badOption(name, `a range has two options, not ${given.length}`, "Write value: [from, to].");
  const ends = given.length;
  const toScript = (places: number[]): T | T[] | undefined => {
    const [from = first, ...to] = places.sort((a, b) => a - b).flatMap((place) => among.all.slice(place, place + 1));
    return isRange ? [from, ...to] : from;
  };
  const valid = (places: number[]): number[] | undefined => (places.length === ends && places.every((place) => place >= 0) ? places : undefined);
  const placesOf = (value: unknown): number[] => (isRange && Array.isArray(value) ? value : [value]).map((one) => among.indexOf(one));
  const initial = given.map((one) => placeOfOption(name, "value", one, among)).sort((a, b) => a - b);
  const value = widget<T | T[], typeof name>(drawer, {
    type: name,
    label,
    options: o,
    identity: [among.labels, o.help ?? null, isRange],
    initial: toScript(initial) ?? first,
    initialKey: initial.join(),
    accept: (value) => mapDefined(valid(placesOf(value)), toScript),
    decode: (wire) => mapDefined(Array.isArray(wire) ? valid(wire.map((one) => among.placeOf(one))) : undefined, toScript),
    element: (value) => ({ options: among.labels, value: placesOf(value) }),
    valueHint: `Set ${isRange ? "a list of two" : "one"} of the options: ${among.few}.`,
  });
  // A copy: what the script does to it must not change the widget.
  return isRange && Array.isArray(value) ? [...value] : value;
}
