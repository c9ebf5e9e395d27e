import type { Json } from "../../runtime/protocol/json.ts";

/** Values of the widgets in forms: they wait here until the person submits their form. */
export class FormStore {
  readonly #held = new Map<string, Map<string, Json>>();

  hold(form: string, widget: string, value: Json): void {
    const values = this.#held.get(form) ?? new Map<string, Json>();
    this.#held.set(form, values.set(widget, value));
  }

  /** The values that a submit of `form` carries; they are no longer held. */
  take(form: string): Record<string, Json> {
    const values = this.#held.get(form);
    this.#held.delete(form);
    return values ? Object.fromEntries(values) : {};
  }
}
