import { type Chart, type ChartSeries, unpack } from "../protocol/chart.ts";

/** A row of a chart: its position as `x`, and a value for each series. */
export type ChartRow = Record<string, number | string | Date | null>;

/** What a chart draws, position by position; of points each is a row of its own. */
export function chartRows(chart: Chart & { type: string }): ChartRow[] {
  const rows = new Map<unknown, ChartRow>();
  for (const series of chart.series) {
    const ys = unpack(series.y);
    const xs = positions(chart, series, ys.length);
    ys.forEach((y, i) => {
      const key = chart.type === "scatterChart" ? {} : (xs[i] ?? i);
      const row = rows.get(key) ?? { x: positionOf(chart, xs[i] ?? i) };
      row[series.name] = Number.isNaN(y) ? null : y;
      rows.set(key, row);
    });
  }
  return [...rows.values()];
}

function positions(chart: Chart, series: ChartSeries, length: number): ArrayLike<number> {
  const packed = series.x ?? chart.x;
  return packed === undefined ? Array.from({ length }, (_, i) => i) : unpack(packed);
}

function positionOf({ kind, categories }: Chart, x: number): number | string | Date {
  if (kind === "category") return categories?.[x] ?? "";
  return kind === "time" ? new Date(x) : x;
}

/** The points of a map, in degrees. */
export function mapRows({ lat, lon }: { lat: string; lon: string }): ChartRow[] {
  const lons = unpack(lon);
  return Array.from(unpack(lat), (degrees, i) => ({ lat: degrees, lon: lons[i] ?? null }));
}
