/** A running chart of Vega: built when its spec changes, fed when only its data does, resized when its place is. */
import { changeset, Error as errorLevel, loader, parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type Config, type TopLevelSpec } from "vega-lite";
import type { Json } from "../../../runtime/protocol/json.ts";
import { fitSpec, isFluid, type Spec } from "./fit-spec.ts";

export interface ChartRequest {
  spec: Spec;
  rows: Record<string, Json>[] | undefined;
  config: Config | undefined;
  /** What the script asked for. */
  width: unknown;
  place: { width: number; height: number | undefined };
  params: readonly string[];
}

export interface ChartEvents {
  selected(param: string, value: Json): void;
  /** What stands under the mouse; undefined for nothing. */
  pointed(value: unknown, event: MouseEvent | undefined): void;
}

/** The name of the data that comes beside the spec. */
const dataName = "dacapo";
/** A brush that is being drawn reports when it rests. */
const restMs = 150;

export class LiveChart {
  readonly #box: HTMLElement;
  readonly #events: ChartEvents;
  #view: View | undefined;
  #built = "";
  #isFluid = false;
  #turn = 0;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(box: HTMLElement, events: ChartEvents) {
    this.#box = box;
    this.#events = events;
  }

  /** @throws Error when the spec makes no sense to Vega-Lite */
  async show(request: ChartRequest): Promise<void> {
    const turn = ++this.#turn;
    const { spec, rows, config, width, place, params } = request;
    const key = JSON.stringify([spec, config, width, place.height, params, rows === undefined]);
    if (key === this.#built && this.#view) return this.#feed(this.#view, rows);
    this.#isFluid = isFluid(spec, width);
    const view = this.#build(fitSpec(spec, this.#isFluid, place.width, place.height), rows, config);
    // Drawn aside: what stands there stays until the next one is complete.
    const stage = document.createElement("div");
    view.initialize(stage);
    await view.runAsync();
    if (turn !== this.#turn) return void view.finalize();
    this.#view?.finalize();
    this.#view = view;
    this.#built = key;
    this.#box.replaceChildren(stage);
    for (const param of params) view.addSignalListener(param, (_, value: unknown) => this.#select(param, value));
  }

  /** The place has another width now. */
  resize(width: number): void {
    if (this.#isFluid && this.#view && this.#view.width() !== width) void this.#view.width(width).runAsync();
  }

  dispose(): void {
    this.#turn++;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#view?.finalize();
  }

  #build(spec: Spec, rows: Record<string, Json>[] | undefined, config: Config | undefined): View {
    // SAFETY: compiling it is what tells whether it is a spec; it throws when it is none.
    const whole = { ...spec, ...(rows && { datasets: { ...objectOf(spec["datasets"]), [dataName]: rows } }) } as unknown as TopLevelSpec;
    const compiled = compile(whole, { ...(config && { config }), logger: silent });
    const view = new View(parse(compiled.spec, undefined, { ast: true }), {
      // Compiled expressions would need the policy to allow `eval`.
      expr: expressionInterpreter,
      renderer: "canvas",
      logLevel: errorLevel,
      loader: { ...loader(), load: refuse, http: refuse, file: refuse },
      hover: true,
      tooltip: (_, event, _item, value: unknown) => this.#events.pointed(value ?? undefined, event),
    });
    return view;
  }

  async #feed(view: View, rows: Record<string, Json>[] | undefined): Promise<void> {
    if (!rows) return;
    await view.change(dataName, changeset().remove(() => true).insert(rows)).runAsync();
  }

  #select(param: string, value: unknown): void {
    clearTimeout(this.#timers.get(param));
    this.#timers.set(param, setTimeout(() => this.#events.selected(param, selectionOf(value)), restMs));
  }
}

/** Points as their fields, an interval as its limits. */
function selectionOf(value: unknown): Json {
  const plain: unknown = JSON.parse(JSON.stringify(value ?? {}));
  // SAFETY: parsed from JSON.
  const selection = plain as { [key: string]: Json };
  const { vlPoint } = selection;
  if (typeof vlPoint === "object" && vlPoint !== null && "or" in vlPoint) return vlPoint["or"] ?? [];
  return selection;
}

const objectOf = (value: Json | undefined): { [key: string]: Json } => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});

const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`A page loads nothing by itself: ${uri}`));

/** What Vega-Lite would write to the console, in the person's browser. */
const silent = { level: () => silent, error: () => silent, warn: () => silent, info: () => silent, debug: () => silent } as const;
