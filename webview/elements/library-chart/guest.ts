/**
 * The code inside the frame of a chart that a library of the person's own project draws. It is sent there as text, so it
 * must need nothing from outside itself.
 */
import type { ToGuest } from "./guest-messages.ts";

/** What is used of the libraries. */
interface Libraries {
  Plotly?: {
    react(box: HTMLElement, data: unknown, layout: object, config: object): Promise<unknown>;
    Plots: { resize(box: HTMLElement): void };
  };
  echarts?: { init(box: HTMLElement, theme: object | null, options: object): Echarts };
  mermaid?: { initialize(config: object): void; render(id: string, body: string): Promise<{ svg: string }> };
}

interface Echarts {
  setOption(option: object, how: object): void;
  resize(): void;
  dispose(): void;
}

interface PlotlyBox extends HTMLElement {
  on?(event: string, listener: (event?: PlotlyEvent) => void): void;
}

interface PlotlyEvent {
  points?: Record<string, unknown>[];
  range?: { x?: unknown[]; y?: unknown[] };
  lassoPoints?: { x?: unknown[]; y?: unknown[] };
}

export function guest(): void {
  const nonce = document.currentScript?.nonce ?? "";
  const tell = (message: object): void => parent.postMessage(message, "*");
  const failed = (error: unknown): void => tell({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  const box: PlotlyBox = document.body.appendChild(document.createElement("div"));
  // SAFETY: a library names itself on the window; whether it is there is asked where it is used.
  const library = (): Libraries => window as unknown as Libraries;
  let chart: Echarts | undefined;
  let chartKey = "";
  let isListening = false;
  let turn = 0;
  /** What the policy refused to the drawing that stands there. */
  let refused: string | undefined;

  const tellHeight = (): void => tell({ type: "height", px: Math.ceil(box.getBoundingClientRect().height) });

  const fill = (isFixed: boolean): void => {
    document.documentElement.style.height = document.body.style.height = box.style.height = isFixed ? "100%" : "";
  };

  const listen = (modes: readonly string[]): void => {
    if (isListening || modes.length === 0 || !box.on) return;
    isListening = true;
    const shape = (limits: PlotlyEvent["range"]): object[] => (limits ? [{ x: limits.x ?? [], y: limits.y ?? [] }] : []);
    const point = (one: Record<string, unknown>): object => Object.fromEntries(["curveNumber", "pointIndex", "pointNumber", "x", "y", "z", "lat", "lon", "label", "value", "customdata"].flatMap((name) => (one[name] === undefined ? [] : [[name, one[name]]])));
    const select = ({ points = [], range, lassoPoints }: PlotlyEvent = {}): void =>
      tell({ type: "selected", value: { points: points.map(point), pointIndices: points.map((one) => one["pointIndex"] ?? one["pointNumber"] ?? -1), box: shape(range), lasso: shape(lassoPoints) } });
    box.on("plotly_selected", (event) => event && select(event));
    box.on("plotly_deselect", () => select());
  };

  const drawPlotly = async ({ spec, config, look, modes }: Extract<ToGuest, { kind: "plotly" }>): Promise<void> => {
    const { Plotly } = library();
    if (!Plotly) throw new Error("The file that was found is not Plotly's.");
    const layout: Record<string, unknown> = { ...(typeof spec["layout"] === "object" ? spec["layout"] : {}) };
    if (look) layout["template"] ??= look;
    layout["autosize"] ??= true;
    // What the person zoomed to stays when the data changes.
    layout["uirevision"] ??= "dacapo";
    if (modes.length > 0) {
      if (modes.includes("points")) layout["clickmode"] ??= "event+select";
      layout["dragmode"] ??= modes.includes("box") ? "select" : modes.includes("lasso") ? "lasso" : "zoom";
    }
    await Plotly.react(box, spec["data"] ?? [], layout, { displaylogo: false, responsive: false, ...config });
    listen(modes);
  };

  const drawEcharts = async ({ spec, renderer, look }: Extract<ToGuest, { kind: "echarts" }>): Promise<void> => {
    const { echarts } = library();
    if (!echarts) throw new Error("The file that was found is not that of ECharts.");
    const key = JSON.stringify([renderer, look]);
    if (key !== chartKey) {
      chart?.dispose();
      chart = echarts.init(box, look ?? null, { renderer });
      chartKey = key;
    }
    chart?.setOption({ ...(matchMedia("(prefers-reduced-motion: reduce)").matches && { animation: false }), ...spec }, { notMerge: true });
  };

  const drawMermaid = async ({ body, look }: Extract<ToGuest, { kind: "mermaid" }>): Promise<void> => {
    const { mermaid } = library();
    if (!mermaid) throw new Error("The file that was found is not Mermaid's.");
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, ...look });
    const mine = ++turn;
    const { svg } = await mermaid.render(`diagram${mine}`, body);
    // A newer text was sent while this one was laid out.
    if (mine !== turn) return;
    box.innerHTML = svg;
    keepLegible();
  };

  /** A diagram that does not fit becomes smaller, but scrolls before its words are too small to read. */
  const keepLegible = (): void => {
    const drawing = box.querySelector("svg");
    if (!drawing) return;
    box.style.overflowX = "auto";
    drawing.style.minWidth = `${Math.round(drawing.viewBox.baseVal.width * 0.9)}px`;
  };

  const draw = async (message: Extract<ToGuest, { type: "draw" }>): Promise<void> => {
    document.documentElement.style.colorScheme = message.scheme;
    fill(message.kind !== "mermaid");
    refused = undefined;
    try {
      if (message.kind === "plotly") await drawPlotly(message);
      else if (message.kind === "echarts") await drawEcharts(message);
      else await drawMermaid(message);
      if (refused === undefined) tell({ type: "drawn" });
      // A frame out of sight observes nothing: the page below it would move when the person comes there.
      tellHeight();
    } catch (error) {
      failed(error);
    }
  };

  const load = (code: string): void => {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.textContent = code;
    document.head.append(script);
  };

  let begun: Promise<void> = Promise.resolve();
  addEventListener("message", ({ source, data }: MessageEvent<ToGuest>) => {
    if (source !== parent) return;
    if (data.type === "library") load(data.code);
    else begun = begun.then(() => draw(data));
  });
  addEventListener("error", (event) => failed(event.message));
  // Plotly says that the browser has no WebGL when it may not make a function of a text.
  addEventListener("securitypolicyviolation", ({ blockedURI }) => {
    if (blockedURI !== "eval" || !library().Plotly) return;
    refused = 'This kind of trace needs "eval" in this file of Plotly, which the page forbids. Run "npm install plotly.js-strict-dist-min": that one draws it without.';
    failed(refused);
  });
  new ResizeObserver(() => {
    chart?.resize();
    if (box.on) library().Plotly?.Plots.resize(box);
  }).observe(document.documentElement);
  new ResizeObserver(tellHeight).observe(box);
  tell({ type: "ready" });
}
