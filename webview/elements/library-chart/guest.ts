/**
 * The code inside the frame of a chart that a library of the person's own project draws. It is sent there as text, so it
 * must need nothing from outside itself.
 */
import type { GuestLook, ToGuest } from "./guest-messages.ts";

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

  const fill = (isFixed: boolean): void => {
    document.documentElement.style.height = document.body.style.height = box.style.height = isFixed ? "100%" : "";
  };

  const plotlyLook = (look: GuestLook): object => {
    const axis = { gridcolor: look.grid, zerolinecolor: look.axis, linecolor: look.axis, tickcolor: look.axis, automargin: true };
    return {
      layout: {
        paper_bgcolor: "transparent",
        plot_bgcolor: "transparent",
        font: { family: look.font, size: look.size, color: look.text },
        colorway: look.series,
        margin: { l: 48, r: 16, t: 32, b: 40 },
        xaxis: axis,
        yaxis: axis,
        legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
        hoverlabel: { bgcolor: look.card, bordercolor: look.grid, font: { color: look.text, family: look.font } },
        modebar: { color: look.muted, activecolor: look.text, bgcolor: "transparent" },
      },
    };
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
    if (look) layout["template"] ??= plotlyLook(look);
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
      const axis = look && { axisLine: { lineStyle: { color: look.axis } }, axisLabel: { color: look.muted }, splitLine: { lineStyle: { color: [look.grid] } }, nameTextStyle: { color: look.muted } };
      const theme = look && {
        color: look.series,
        backgroundColor: "transparent",
        textStyle: { fontFamily: look.font, fontSize: look.size },
        title: { textStyle: { color: look.text } },
        legend: { textStyle: { color: look.text } },
        tooltip: { backgroundColor: look.card, borderColor: look.grid, textStyle: { color: look.text } },
        categoryAxis: { ...axis, splitLine: { show: false } },
        valueAxis: axis,
        timeAxis: axis,
        logAxis: axis,
      };
      chart = echarts.init(box, theme ?? null, { renderer });
      chartKey = key;
    }
    chart?.setOption({ ...(matchMedia("(prefers-reduced-motion: reduce)").matches && { animation: false }), ...spec }, { notMerge: true });
  };

  const drawMermaid = async ({ body, look }: Extract<ToGuest, { kind: "mermaid" }>): Promise<void> => {
    const { mermaid } = library();
    if (!mermaid) throw new Error("The file that was found is not Mermaid's.");
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      suppressErrorRendering: true,
      ...(look && {
        theme: "base",
        fontFamily: look.font,
        themeVariables: { darkMode: look.isDark, fontFamily: look.font, fontSize: `${look.size}px`, background: look.page, primaryColor: look.card, primaryTextColor: look.text, primaryBorderColor: look.muted, lineColor: look.muted, textColor: look.text, secondaryColor: look.card, tertiaryColor: look.page, edgeLabelBackground: look.page, noteBkgColor: look.card, noteTextColor: look.text },
      }),
    });
    const mine = ++turn;
    const { svg } = await mermaid.render(`diagram${mine}`, body);
    // A newer text was sent while this one was laid out.
    if (mine === turn) box.innerHTML = svg;
  };

  const draw = async (message: Extract<ToGuest, { type: "draw" }>): Promise<void> => {
    document.documentElement.style.colorScheme = message.scheme;
    fill(message.kind !== "mermaid");
    try {
      if (message.kind === "plotly") await drawPlotly(message);
      else if (message.kind === "echarts") await drawEcharts(message);
      else await drawMermaid(message);
      tell({ type: "drawn" });
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
  new ResizeObserver(() => {
    chart?.resize();
    if (box.on) library().Plotly?.Plots.resize(box);
  }).observe(document.documentElement);
  new ResizeObserver(() => tell({ type: "height", px: Math.ceil(box.getBoundingClientRect().height) })).observe(box);
  tell({ type: "ready" });
}
