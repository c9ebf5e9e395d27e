/** Charts that a library of the person's own project draws: ECharts, Mermaid, Graphviz. */
import { badOption, show } from "../engine/errors.ts";
import type { Height, Width } from "../protocol/element.ts";
import { chartJson } from "./chart/chart-json.ts";
import { drawGraph, type Graph } from "./chart/graphviz.ts";
import { libraryMedium } from "./chart/library.ts";
import { aSize, type Checks, elsewhere, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, drawElement, placeOf } from "./handle.ts";
import { optionsOf, textOf } from "./options.ts";

export interface EchartsOptions {
  width?: Width;
  height?: Height;
  /** `"streamlit"` (default): colours and fonts of the page. `null`: those of ECharts. */
  theme?: "streamlit" | null;
  key?: string | number;
  renderer?: "canvas" | "svg";
}

export interface GraphvizOptions {
  width?: Width;
  height?: Height;
}

export interface LibraryCharts {
  /**
   * A chart of Apache ECharts, by the library of your own project (`npm install echarts`). The option is that of its documentation.
   * @example
   * st.echartsChart({ xAxis: { data: ["a", "b"] }, yAxis: {}, series: [{ type: "bar", data: [3, 5] }] });
   */
  echartsChart(spec: object, options?: EchartsOptions): Placeholder;
  /**
   * A graph in the language of Graphviz, by the library of your own project (`npm install @viz-js/viz`).
   * @example
   * st.graphvizChart("digraph { read -> check -> write }");
   */
  graphvizChart(figureOrDot: string | Graph, options?: GraphvizOptions): Placeholder;
  /**
   * A diagram in the language of Mermaid, by the library of your own project (`npm install mermaid`).
   * @example
   * st.mermaidChart("graph LR; read --> check --> write");
   */
  mermaidChart(body: string, options?: { width?: Width }): Placeholder;
}

const echartsChecks: Checks<EchartsOptions> = { width: aSize, height: aSize, theme: oneOfThese("streamlit"), key: elsewhere, renderer: oneOfThese("canvas", "svg") };
const graphvizChecks: Checks<GraphvizOptions> = { width: aSize, height: aSize };
const mermaidChecks = { width: aSize };

export const libraryCharts: LibraryCharts & ThisType<Drawer> = {
  echartsChart(spec, options) {
    const { width, height, theme, renderer } = optionsOf("echartsChart", options, echartsChecks);
    const place = this[placeOf]("echartsChart");
    if (typeof spec !== "object" || spec === null || Array.isArray(spec)) throw badOption("echartsChart", `the spec cannot be ${show(spec)}`, "Pass the option object of ECharts: { xAxis, yAxis, series }.");
    const media = libraryMedium("echartsChart", place.container.page.media);
    return draw(place, { type: "echartsChart", media, spec: chartJson("echartsChart", "spec", spec), theme: theme === null ? false : undefined, renderer: renderer ?? undefined, width, height });
  },
  mermaidChart(body, options) {
    const { width } = optionsOf("mermaidChart", options, mermaidChecks);
    const place = this[placeOf]("mermaidChart");
    return draw(place, { type: "mermaidChart", media: libraryMedium("mermaidChart", place.container.page.media), body: textOf(body), width });
  },
  graphvizChart(figureOrDot, options) {
    const o = optionsOf("graphvizChart", options, graphvizChecks);
    const place = this[placeOf]("graphvizChart");
    const source = typeof figureOrDot === "string" ? textOf(figureOrDot) : figureOrDot;
    if (typeof source !== "string" && (typeof source !== "object" || source === null)) throw badOption("graphvizChart", `the graph cannot be ${show(source)}`, 'Pass a text such as "digraph { a -> b }".');
    const svg = drawGraph(source);
    if (typeof svg === "string") return draw(place, { type: "graphvizChart", svg, body: dotOf(source), ...o });
    // The library is read for the first time: its place is taken, and the run waits for it.
    const { handle, index } = drawElement(place, { type: "graphvizChart", svg: "", body: dotOf(source), ...o });
    const fill = async (): Promise<void> => {
      const drawn = await svg;
      if (!place.scope.life.isOver) place.container.put(index, { type: "graphvizChart", svg: drawn, body: dotOf(source), ...o });
    };
    void place.scope.run.waitFor(fill());
    return handle;
  },
};

const dotOf = (source: string | Graph): string => (typeof source === "string" ? source : JSON.stringify(source));
