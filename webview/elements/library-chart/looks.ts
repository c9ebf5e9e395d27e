/** The page's theme in the words of each library. What the script itself says about colours comes after it. */
import type { GuestLook } from "./guest-messages.ts";

/** `pie1`, `pie2`, … with these values. */
const numbered = (name: string, values: readonly string[], first = 0): { [name: string]: string } => Object.fromEntries(values.map((value, i) => [`${name}${i + first}`, value]));

function plotlyLook({ text, muted, grid, axis, card, font, size, series }: GuestLook): object {
  const axes = { gridcolor: grid, zerolinecolor: axis, linecolor: axis, tickcolor: axis, automargin: true };
  return {
    layout: {
      paper_bgcolor: "transparent",
      plot_bgcolor: "transparent",
      font: { family: font, size, color: text },
      colorway: series,
      margin: { l: 48, r: 16, t: 32, b: 40 },
      xaxis: axes,
      yaxis: axes,
      legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
      hoverlabel: { bgcolor: card, bordercolor: grid, font: { color: text, family: font } },
      modebar: { color: muted, activecolor: text, bgcolor: "transparent" },
    },
  };
}

function echartsLook({ text, muted, grid, axis, page, card, font, size, series, isDark }: GuestLook): object {
  const strong = { textStyle: { color: text } };
  // An outline in the colour of the page keeps a label readable on what it lies on.
  const label = { color: text, textBorderColor: page, textBorderWidth: 2 };
  const axes = { axisLine: { lineStyle: { color: axis } }, axisLabel: { color: muted }, splitLine: { lineStyle: { color: [grid] } }, nameTextStyle: { color: muted } };
  const labelled = Object.fromEntries(["pie", "funnel", "sunburst", "graph", "tree", "sankey"].map((kind) => [kind, { label }]));
  return {
    ...labelled,
    darkMode: isDark,
    color: series,
    backgroundColor: "transparent",
    textStyle: { fontFamily: font, fontSize: size, color: text },
    title: { ...strong, subtextStyle: { color: muted } },
    legend: { ...strong, pageTextStyle: { color: muted } },
    tooltip: { backgroundColor: card, borderColor: grid, ...strong },
    categoryAxis: { ...axes, splitLine: { show: false } },
    valueAxis: axes,
    timeAxis: axes,
    logAxis: axes,
    radar: { axisName: { color: muted }, axisLine: { lineStyle: { color: grid } }, splitLine: { lineStyle: { color: grid } }, splitArea: { show: false } },
    gauge: { axisLine: { lineStyle: { color: [[1, grid]] } }, axisTick: { lineStyle: { color: axis } }, splitLine: { lineStyle: { color: axis } }, axisLabel: { color: muted }, title: { color: muted }, detail: { color: text } },
    visualMap: strong,
    dataZoom: { textStyle: { color: muted }, borderColor: grid },
    calendar: { itemStyle: { color: "transparent", borderColor: grid }, splitLine: { lineStyle: { color: axis } }, dayLabel: { color: muted }, monthLabel: { color: muted }, yearLabel: { color: muted } },
  };
}

function mermaidLook({ text, muted, grid, page, card, font, size, series, isDark }: GuestLook): object {
  const px = `${size}px`;
  return {
    theme: "base",
    look: "classic",
    fontFamily: font,
    fontSize: size,
    sequence: { actorFontSize: size, messageFontSize: size, noteFontSize: size, actorFontFamily: font, messageFontFamily: font, noteFontFamily: font },
    themeVariables: {
      darkMode: isDark,
      fontFamily: font,
      fontSize: px,
      background: page,
      primaryColor: card,
      primaryTextColor: text,
      primaryBorderColor: muted,
      lineColor: muted,
      textColor: text,
      titleColor: text,
      secondaryColor: card,
      tertiaryColor: page,
      edgeLabelBackground: page,
      noteBkgColor: card,
      noteTextColor: text,
      noteBorderColor: grid,
      useGradient: false,
      dropShadow: "none",
      // What is told apart by colour: slices, branches of a map, branches of a history, bars. Its text is in the colour of the page.
      ...numbered("pie", series, 1),
      ...numbered("cScale", series),
      ...numbered("cScaleInv", series),
      ...numbered("cScaleLabel", series.map(() => page)),
      ...numbered("git", series.slice(0, 8)),
      ...numbered("gitBranchLabel", series.slice(0, 8).map(() => page)),
      pieOpacity: 1,
      pieStrokeColor: page,
      pieStrokeWidth: "1px",
      pieOuterStrokeWidth: "0",
      pieSectionTextColor: page,
      pieSectionTextSize: px,
      pieLegendTextSize: px,
      pieTitleTextSize: "15px",
      xyChart: { backgroundColor: "transparent", plotColorPalette: series.join(", "), titleColor: text, xAxisLabelColor: muted, yAxisLabelColor: muted },
    },
  };
}

export const looks = { plotly: plotlyLook, echarts: echartsLook, mermaid: mermaidLook } as const;
