/** The editor's side of an engine: does what a person asks for in the editor, and tells what they look at there. */
import type { EditorAsk, Overview, StatePath } from "../../protocol/editor.ts";
import type { Json } from "../../protocol/element.ts";
import type { Engine } from "../engine.ts";
import { editInside } from "./state-edits.ts";

/** How long the app must have been at rest before it tells. */
const restMs = 250;

export class Desk {
  readonly #engine: Engine;
  #isObserved = false;
  #told = "";
  #timer: NodeJS.Timeout | undefined;
  /** The last full run: what it did not draw is kept only. */
  #lastApp = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
    engine.onBegin.push((run) => {
      clearTimeout(this.#timer);
      if (run.kind === "app") this.#lastApp = run.number;
    });
    engine.onRest.push(() => this.#tellSoon());
  }

  /** Does what is asked. True when the app is to run again. */
  take(ask: EditorAsk): boolean {
    switch (ask.what) {
      case "observe":
        this.#isObserved = ask.on;
        this.#told = "";
        this.#tellSoon();
        return false;
      case "editState":
        // Within one run values never change under the script.
        this.#engine.store.edits.push(() => this.#edit(ask.path, ask.value));
        return true;
      case "clearCache":
        if (ask.id === undefined) this.#engine.cache.clear();
        else this.#engine.cache.clearOne(ask.id);
        return true;
    }
  }

  #edit([key, ...inside]: StatePath, value: Json | undefined): void {
    const { store, widgets } = this.#engine;
    if (typeof key !== "string" || store.unsettable.has(key)) return;
    if (inside.length > 0) {
      const whole = store.values.get(key);
      // Written as a whole, so that its widget takes it and a copy is made.
      if (editInside(whole, inside, value)) store.assign(key, whole);
    } else if (value !== undefined) {
      store.assign(key, value);
    } else {
      store.delete(key);
      widgets.redraw(key);
    }
  }

  #tellSoon(): void {
    clearTimeout(this.#timer);
    if (this.#isObserved) this.#timer = setTimeout(() => this.#tell(), restMs).unref();
  }

  #tell(): void {
    const overview = this.#overview();
    const text = JSON.stringify(overview);
    if (text === this.#told) return;
    this.#told = text;
    this.#engine.outlet.send({ op: "overview", overview });
    this.#engine.outlet.flush();
  }

  #overview(): Overview {
    const keyed = this.#engine.widgets.all().flatMap(({ spec, run }) => (spec.key === undefined || spec.trigger ? [] : [{ key: spec.key, type: spec.type, label: spec.label, drawn: run >= this.#lastApp }]));
    return { widgets: keyed, caches: this.#engine.cache.overview() };
  }
}
