import type { Halt } from "./halt.ts";

/**
 * The part of a run that can be superseded alone: the run itself, or one execution of a fragment in it.
 * Handles remember the life that made them; when it is over, using them ends the code that does.
 */
export class Life {
  over = false;
  /** The halt that was requested: every further call that draws throws it again. */
  halt: Halt | undefined;
  readonly #parent: Life | undefined;
  readonly #haltsWithParent: boolean;

  /** @param haltsWithParent false for a fragment that runs alone: the full run that called it may have ended by a halt */
  constructor(parent?: Life, haltsWithParent = true) {
    this.#parent = parent;
    this.#haltsWithParent = haltsWithParent;
  }

  get isOver(): boolean {
    return this.over || this.#parent?.isOver === true;
  }

  /** The halt of this life or of one that it is part of. */
  get anyHalt(): Halt | undefined {
    return this.halt ?? (this.#haltsWithParent ? this.#parent?.anyHalt : undefined);
  }
}
