/** Which run, and which place on the page, a call to `st` belongs to: carried along by AsyncLocalStorage. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Recording } from "./cache/recording.ts";
import type { Halt } from "./halt.ts";
import type { Container } from "./page.ts";
import type { Run } from "./run.ts";

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

export interface Scope {
  readonly run: Run;
  readonly life: Life;
  /** Where `st.x()` draws. */
  readonly container: Container;
  /** The fragment that executes. */
  readonly fragment: string | undefined;
  /** In a callback of a widget, before the body. */
  readonly inCallback: boolean;
  /** The page of the app that executes, by its path; undefined in what all pages share. */
  readonly page?: string | undefined;
  /** The cached function that executes: what it draws is written down. */
  readonly recording?: Recording | undefined;
}

export const scopes = new AsyncLocalStorage<Scope>();
