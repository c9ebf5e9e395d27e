import type { Chart, ChartColor, ChartSeries } from "../../protocol/chart.ts";
import { pack } from "./pack.ts";
import { keptPoints, keptRows, pick } from "./thin.ts";

/** A series of a chart, all of it. */
export interface DrawnSeries {
  name: string;
  color?: ChartColor | undefined;
  /** Absent: 0, 1, 2, … */
  xs?: Float64Array | undefined;
  ys: Float64Array;
  size?: Float64Array | number | undefined;
  shade?: Float64Array;
  /** Its positions are not those of the other series. */
  ownX?: boolean;
}

/**
 * So many values travel whole; of more, those that the pixels of a chart can show. A chart goes to the page with what it
 * shows, not by request: one that changes is drawn with the run that changed it, not a round trip later.
 */
const mostWhole = 100_000;
/** Wider than a chart is in pixels of a sharp screen. */
const mostBuckets = 4096;
const leastBuckets = 256;
const mostPoints = 60_000;

/** Thins and packs. */
export function toChart(type: "lineChart" | "areaChart" | "barChart" | "scatterChart", series: readonly DrawnSeries[], rest: Omit<Chart, "series" | "x" | "total">): Chart {
  const total = series.reduce((sum, { ys }) => sum + ys.length, 0);
  if (total <= mostWhole) return packed(series, rest);
  const most = Math.floor(mostPoints / series.length);
  if (type === "scatterChart") return { ...packed(series.map((one) => keep(one, keptPoints(one.xs, one.ys, most))), rest), total };
  const buckets = Math.max(leastBuckets, Math.min(mostBuckets, Math.floor(mostWhole / (4 * series.length))));
  const isShared = !series.some(({ ownX }) => ownX);
  const shared = isShared ? keptRows(series[0]?.xs, series.map(({ ys }) => ys), buckets) : undefined;
  return { ...packed(series.map((one) => keep(one, shared ?? keptRows(one.xs, [one.ys], buckets))), rest), total };
}

function keep(series: DrawnSeries, rows: Uint32Array | undefined): DrawnSeries {
  if (!rows) return series;
  const { xs, ys, size, shade } = series;
  return {
    ...series,
    xs: xs ? pick(xs, rows) : Float64Array.from(rows),
    ys: pick(ys, rows),
    size: typeof size === "object" ? pick(size, rows) : size,
    ...(shade && { shade: pick(shade, rows) }),
  };
}

function packed(series: readonly DrawnSeries[], rest: Omit<Chart, "series" | "x" | "total">): Chart {
  const xs = series[0]?.xs;
  const own = series.some(({ ownX }) => ownX) || series.some((one) => one.xs?.length !== xs?.length);
  return {
    ...rest,
    ...(!own && xs && { x: pack(xs) }),
    series: series.map((one): ChartSeries => ({
      name: one.name,
      color: one.color,
      ...(own && one.xs && { x: pack(one.xs) }),
      y: pack(one.ys),
      size: typeof one.size === "object" ? pack(one.size) : one.size,
      ...(one.shade && { shade: pack(one.shade) }),
    })),
  };
}
