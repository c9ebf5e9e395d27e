import { allRow, type Row } from "./row.ts";

export interface ComboboxRules {
  /** The lines that fit what was typed. */
  rows(typed: string): Row[];
  isChosen(row: Row): boolean;
  pick(row: Row): void;
  /** Enter while no line is active. */
  enter?(typed: string | undefined): void;
  readonly disabled: boolean;
  /** What is typed searches; else letters jump to lines that begin with them. */
  readonly isSearched: boolean;
  /** After a pick the list stays. */
  readonly isMulti?: boolean;
  /** What is typed means itself: no line is active unless the person goes to it. */
  readonly isFree?: boolean;
}

const page = 9;

/** A field with a list below it, after the ARIA pattern "combobox": what is typed, the lines that fit, the one that is active. */
export class Combobox {
  isOpen: boolean = $state(false);
  /** What was typed since the list opened; undefined when nothing was. */
  typed: string | undefined = $state();
  active: number = $state(-1);
  readonly #rules: ComboboxRules;
  readonly rows: readonly Row[] = $derived.by(() => (this.isOpen ? this.#rules.rows(this.typed ?? "") : []));

  constructor(rules: ComboboxRules) {
    this.#rules = rules;
  }

  open(): void {
    if (this.isOpen || this.#rules.disabled) return;
    this.isOpen = true;
    this.active = this.#rules.isMulti ? -1 : this.rows.findIndex((row) => this.#rules.isChosen(row));
  }

  close(): void {
    this.isOpen = false;
    this.typed = undefined;
    this.active = -1;
  }

  type(text: string): void {
    this.open();
    this.typed = text;
    this.active = text.trim() === "" || this.#rules.isFree ? -1 : this.rows.findIndex(isUsable);
  }

  pick(row: Row): void {
    if (row.disabled) return;
    if (!this.#rules.isMulti) this.close();
    this.#rules.pick(row);
    if (!this.isOpen) return;
    // What was found by typing stays the active line of the whole list.
    this.typed = undefined;
    this.active = this.rows.findIndex((one) => one.index === row.index);
  }

  /** Keys of the field. Gives whether the key was one of the list's. */
  pressed(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    const act = this.#actOf(event);
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  }

  #actOf(event: KeyboardEvent): (() => void) | undefined {
    if (event.key === "Escape" || (event.key === "ArrowUp" && event.altKey)) return this.isOpen ? () => this.close() : undefined;
    if (!this.#rules.isSearched && event.key.length === 1 && !event.ctrlKey && !event.metaKey) return event.key === " " ? () => this.#enter() : () => this.#jump(event.key);
    const { length } = this.rows;
    const moves: Record<string, () => void> = {
      ArrowDown: () => this.#go(this.isOpen ? (this.active + 1) % Math.max(1, length) : 0, !this.isOpen),
      ArrowUp: () => this.#go(this.isOpen && this.active > 0 ? this.active - 1 : Infinity, !this.isOpen),
      PageDown: () => this.#go(this.active + page),
      PageUp: () => this.#go(this.active - page),
      Enter: () => this.#enter(),
    };
    return moves[event.key];
  }

  #go(to: number, keepsActive = false): void {
    this.open();
    if (keepsActive && this.active >= 0) return;
    if (this.rows.length > 0) this.active = Math.min(this.rows.length - 1, Math.max(0, to));
  }

  #enter(): void {
    const row = this.rows[this.active];
    if (row) return this.pick(row);
    if (this.#rules.enter && (this.isOpen || this.typed !== undefined)) return this.#rules.enter(this.typed);
    if (this.isOpen) this.close();
    else this.open();
  }

  #jump(letter: string): void {
    this.open();
    const { rows, active } = this;
    const next = [...rows.keys()].map((i) => (active + 1 + i) % rows.length).find((i) => rows[i]?.label.toLowerCase().startsWith(letter.toLowerCase()));
    if (next !== undefined) this.active = next;
  }
}

/** A line that typing and Enter may pick by themselves. */
const isUsable = (row: Row): boolean => !row.disabled && row.index !== allRow;
