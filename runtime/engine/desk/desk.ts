/** The editor's side of an engine: does what a person asks for in the editor, and tells what they look at there. */
import type { EditorAsk, Overview, Site, StatePath } from "../../protocol/editor.ts";
import type { RunningProfile } from "../../link/hot-lines.ts";
import { pathOf } from "../../modules/module-url.ts";
import type { Json } from "../../protocol/json.ts";
import type { Caches } from "../cache/caches.ts";
import type { Core } from "../core.ts";
import { ownFrame, parseStack } from "../stack.ts";
import { editInside } from "./state-edits.ts";

/** How long the app must have been at rest before it tells. */
const restMs = 250;

export class Desk {
  readonly #core: Core;
  readonly #caches: Caches;
  #isObserved = false;
  #told = "";
  #timer: NodeJS.Timeout | undefined;
  /** The last full run: what it did not draw is kept only. */
  #lastApp = 0;

  constructor(core: Core, caches: Caches) {
    this.#core = core;
    this.#caches = caches;
    core.onBegin.push((run) => {
      clearTimeout(this.#timer);
      if (run.kind === "app") this.#lastApp = run.number;
    });
    core.onRest.push(() => this.#tellSoon());
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
        this.#core.store.edits.push(() => this.#edit(ask.path, ask.value));
        return true;
      case "clearCache":
        if (ask.id === undefined) this.#caches.clear();
        else this.#caches.clearOne(ask.id);
        return true;
      case "inspect":
        this.#core.page.siteOfCall = ask.on ? () => this.#siteOfCall() : undefined;
        return true;
      case "cost":
        return this.#core.costs.take(ask);
      case "profile":
        // The link thread's affair.
        return false;
      case "debug":
        this.#debug(ask.on);
        return false;
    }
  }

  /** Tells where the time went while the link sampled, in lines as the person wrote them. */
  profiled({ lines, ...times }: RunningProfile): void {
    const { script, outlet } = this.#core;
    const written = lines.flatMap(({ url, line, ...cost }) => {
      const file = pathOf(url);
      return file === undefined ? [] : [{ ...cost, file, line: script.original(file, line, 1).line }];
    });
    outlet.send({ op: "profile", profile: { ...times, lines: written } });
    outlet.flush();
  }

  #edit([key, ...inside]: StatePath, value: Json | undefined): void {
    const { store, widgets } = this.#core;
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

  #siteOfCall(): Site | undefined {
    const { script } = this.#core;
    const frame = ownFrame(parseStack(new Error().stack), script);
    if (!frame) return undefined;
    const at = script.original(frame.file, frame.line, frame.column);
    return frame.file === script.file ? at : { ...at, file: frame.file };
  }

  /** Loaded only here: whoever never debugs does not pay for it. */
  #debug(on: boolean): void {
    const inspector = process.getBuiltinModule("node:inspector");
    if (!on) return inspector.close();
    if (inspector.url() === undefined) inspector.open(0, "127.0.0.1");
    this.#core.outlet.send({ op: "debugger", url: inspector.url() ?? "" });
    this.#core.outlet.flush();
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
    this.#core.outlet.send({ op: "overview", overview });
    this.#core.outlet.flush();
  }

  #overview(): Overview {
    const keyed = this.#core.widgets.all().flatMap(({ spec, run }) => (spec.key === undefined || spec.trigger ? [] : [{ key: spec.key, type: spec.type, label: spec.label, drawn: run >= this.#lastApp }]));
    return { widgets: keyed, caches: this.#caches.overview() };
  }
}
