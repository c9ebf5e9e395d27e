import type { Config } from "vega-lite";
import type { Ink } from "../chart/ink.ts";

/** How charts of Vega-Lite look like the page around them. What the spec says itself wins. */
export function vegaConfig(ink: Ink, size: number, family: string): Config {
  const text = { font: family, fontSize: size };
  const axis = { labelColor: ink.muted, labelFont: family, labelFontSize: size, titleColor: ink.muted, titleFont: family, titleFontSize: size, titleFontWeight: 400 as const, gridColor: ink.grid, domainColor: ink.axis, tickColor: ink.axis };
  return {
    background: "transparent",
    font: family,
    padding: 2,
    view: { stroke: "transparent" },
    axis: { ...axis, labelPadding: 6, titlePadding: 8 },
    axisX: { grid: false, ticks: false, labelAngle: 0, labelOverlap: "greedy" },
    axisY: { domain: false, ticks: false },
    axisXQuantitative: { grid: true },
    legend: { labelColor: ink.text, labelFont: family, labelFontSize: size, titleColor: ink.muted, titleFont: family, titleFontSize: size, titleFontWeight: 400, orient: "top", direction: "horizontal" },
    header: { labelColor: ink.text, labelFont: family, labelFontSize: size, titleColor: ink.muted, titleFont: family, titleFontSize: size },
    title: { color: ink.text, font: family, fontSize: size + 4, fontWeight: 600, anchor: "start", subtitleColor: ink.muted, subtitleFont: family, subtitleFontSize: size },
    mark: { color: ink.series(0), tooltip: true },
    text: { color: ink.text, ...text },
    rule: { color: ink.axis },
    point: { filled: true, size: 36 },
    line: { strokeWidth: 1.5 },
    bar: { discreteBandSize: { band: 0.72 } },
    range: {
      category: Array.from({ length: 12 }, (_, i) => ink.series(i)),
      ordinal: { scheme: "blues" },
      ramp: [ink.series(5), ink.series(0)],
      heatmap: [ink.page, ink.series(0)],
      diverging: [ink.series(4), ink.page, ink.series(0)],
    },
    selection: { interval: { mark: { fill: ink.text, fillOpacity: 0.08, stroke: ink.axis } } },
  };
}
