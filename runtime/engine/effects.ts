/** One-shots: toasts and the like. They are not part of the page, so a rerun cannot lose them. */
import type { Effect } from "../protocol/delta.ts";
import type { Scope } from "./context.ts";
import type { Page } from "./page.ts";

export class Effects {
  readonly #page: Page;
  #next = 1;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Sends a one-shot; from clean-up code of a run that is over, it goes nowhere. */
  send(scope: Scope, effect: Effect["effect"]): void {
    if (scope.container.page === this.#page) this.tell(effect);
  }

  /** Sends a one-shot of the engine's own. */
  tell(effect: Effect["effect"]): void {
    this.#page.outlet.send({ op: "effect", effect: { id: this.#next++, effect } });
  }
}
