/** Charts are read by arrow keys, and say what they have come to. */
import { chart } from "../lib/chart-gallery.ts";
import { mapOf } from "../lib/map-gallery.ts";
import type { Walks } from "./walk.ts";

const series = { a: [1, 5, 2, 8] };
/** Stands in for the library of a project. */
export const library = { type: "text/javascript", base64: btoa("window.Plotly = { react: async (box) => { box.on = () => {}; }, Plots: { resize() {} } }; window.echarts = { init: () => ({ setOption() {}, resize() {}, dispose() {} }) }; window.mermaid = { initialize() {}, render: async () => ({ svg: '<svg><title>drawn</title></svg>' }) };") };
const drawn = { media: "library", spec: {} };

export const chartWalks = {
  lineChart: {
    shows: [chart({ type: "lineChart", data: series })],
    stops: ["image Line chart of a: 4 values. a from 1 to 8."],
    keys: { press: [["ArrowRight", "image Line chart of a: 4 values. a from 1 to 8. – 0: a 1"], ["ArrowRight", "image Line chart of a: 4 values. a from 1 to 8. – 1: a 5"], ["End", "image Line chart of a: 4 values. a from 1 to 8. – 3: a 8"], ["ArrowLeft", "image Line chart of a: 4 values. a from 1 to 8. – 2: a 2"], ["Home", "image Line chart of a: 4 values. a from 1 to 8. – 0: a 1"], ["PageDown", "image Line chart of a: 4 values. a from 1 to 8. – 1: a 5"], ["Escape", "image Line chart of a: 4 values. a from 1 to 8."], ["+", "image Line chart of a: 4 values. a from 1 to 8."], ["0", "image Line chart of a: 4 values. a from 1 to 8."]] },
  },
  areaChart: { shows: [chart({ type: "areaChart", data: series, stack: "zero" })], stops: ["image Area chart of a: 4 values. a from 1 to 8."], keys: { press: [["End", "image Area chart of a: 4 values. a from 1 to 8. – 3: a 8"]] } },
  barChart: { shows: [chart({ type: "barChart", data: series, stack: "zero" })], stops: ["image Bar chart of a: 4 values. a from 1 to 8."], keys: { press: [["Home", "image Bar chart of a: 4 values. a from 1 to 8. – 0: a 1"]] } },
  scatterChart: { shows: [chart({ type: "scatterChart", data: series })], stops: ["image Scatter chart of a: 4 values. a from 1 to 8."], keys: { press: [["Home", "image Scatter chart of a: 4 values. a from 1 to 8. – a: x 0, a 1"]] } },
  map: {
    shows: [mapOf([["Oslo", 59.91, 10.75], ["Bergen", 60.39, 5.32]])],
    stops: ["image Map of 2 points, between 59.91° N, 5.32° E and 60.39° N, 10.75° E", "button Zoom in", "button Zoom out"],
    keys: { press: [["ArrowRight", "image Map of 2 points, between 59.91° N, 5.32° E and 60.39° N, 10.75° E"], ["+", "image Map of 2 points, between 59.91° N, 5.32° E and 60.39° N, 10.75° E"], ["-", "image Map of 2 points, between 59.91° N, 5.32° E and 60.39° N, 10.75° E"], ["Home", "image Map of 2 points, between 59.91° N, 5.32° E and 60.39° N, 10.75° E"]] },
  },
  // What is drawn by libraries belongs to them: it is read by name.
  vegaLiteChart: { shows: [{ type: "vegaLiteChart", spec: { description: "One point", data: { values: [{ a: 1 }] }, mark: "point" }, params: [], selection: null }], stops: [] },
  plotlyChart: { shows: [{ type: "plotlyChart", ...drawn, modes: [], selection: null }], frame: "Plotly chart", stops: [] },
  echartsChart: { shows: [{ type: "echartsChart", ...drawn }], frame: "ECharts chart", stops: [] },
  mermaidChart: { shows: [{ type: "mermaidChart", media: "library", body: "graph LR" }], frame: "Mermaid diagram", stops: [] },
  graphvizChart: { shows: [{ type: "graphvizChart", svg: '<svg width="20" height="20"></svg>', body: "digraph {}" }], stops: [] },
} satisfies Walks;
