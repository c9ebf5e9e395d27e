/** The options of a choice: what the person can choose from, and how each reads. */
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";
import { listOf } from "./options.ts";

/** An option is recognised by its label, so that fresh objects of every run count as the same. */
export class OptionList<T> {
  readonly all: readonly T[];
  readonly labels: string[];
  readonly #format: (option: T) => string;

  /** `name` is the function's, for errors. */
  constructor(name: string, options: Iterable<T>, format: ((option: T) => string) | null | undefined) {
    this.all = listOf(name, "the options", options);
    this.#format = (option) => String(format ? format(option) : option);
    this.labels = this.all.map(this.#format);
  }

  /** Place of the option that a value of an earlier run, or of the script, means now; -1 for none. Null means only itself. */
  indexOf(value: unknown): number {
    const same = this.all.findIndex((option) => Object.is(option, value));
    if (same >= 0 || value === null || value === undefined) return same;
    // ["a"] reads as "a", and is not meant by it.
    if (Array.isArray(value) && !this.all.some((option) => Array.isArray(option))) return -1;
    const label = this.#labelOf(value);
    return label === undefined ? -1 : this.labels.indexOf(label);
  }

  /** Place of the option that the page names by its index, and a test by the option itself; -1 for none. */
  placeOf(wire: Json): number {
    if (typeof wire === "object" && wire !== null && "option" in wire) return this.indexOf(wire["option"]);
    return typeof wire === "number" && Number.isInteger(wire) && wire >= 0 && wire < this.all.length ? wire : -1;
  }

  /** The option at a place; undefined for -1. */
  at(place: number): T | undefined {
    return place < 0 ? undefined : this.all[place];
  }

  /** The first few options, for a message. */
  get few(): string {
    const first = this.labels.slice(0, 6).map((label) => show(label)).join(", ");
    return this.labels.length > 6 ? `${first}, …` : first;
  }

  #labelOf(value: unknown): string | undefined {
    try {
      // SAFETY: a value that is no option is only formatted; a format function that cannot take it throws, and then it is no option.
      return this.#format(value as T);
    } catch {
      return undefined;
    }
  }
}

/**
 * The place of what an option of the function names among the choices.
 * @throws AppError when it is not among them
 */
export function placeOfOption<T>(name: string, option: string, value: unknown, among: OptionList<T>): number {
  const place = among.indexOf(value);
  if (place < 0) throw badOption(name, `${option} (${show(value)}) is not among the options`, among.all.length === 0 ? "Pass options." : `Use one of them: ${among.few}.`);
  return place;
}
