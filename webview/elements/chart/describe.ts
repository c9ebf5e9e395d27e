/** A chart in words, and as a table of a few rows, for who cannot see it. */
import { valueText } from "./format.ts";
import { type Model, spanOf } from "./model.ts";
import { positionText } from "./reader.ts";

const kinds = { line: "Line chart", area: "Area chart", bar: "Bar chart", point: "Scatter chart" };
/** More are not listened to. */
const mostSeries = 5;
const mostRows = 24;

const count = new Intl.NumberFormat("en");

/** What kind it is, what it shows, and between which values. */
export function describe(model: Model): string {
  const { series, mark, total } = model;
  const many = series.length > 1 ? `${series.length} series, ` : "";
  const head = `${kinds[mark]}${model.labels.y ? ` of ${model.labels.y}` : ""}: ${many}${count.format(total)} ${total === 1 ? "value" : "values"}.`;
  const parts = series.slice(0, mostSeries).map(({ name, ys }) => {
    const span = spanOf([ys]);
    return `${name} ${span ? `from ${valueText(span[0])} to ${valueText(span[1])}` : "has no value"}`;
  });
  const more = series.length > mostSeries ? `; and ${series.length - mostSeries} more` : "";
  return parts.length === 0 ? head : `${head} ${parts.join("; ")}${more}.`;
}

export interface SampleTable {
  caption: string;
  head: string[];
  rows: string[][];
}

/** Rows of the chart, evenly chosen where it has many. */
export function sampleTable(model: Model): SampleTable {
  const series = model.series.slice(0, mostSeries);
  const longest = series.reduce((most, one) => Math.max(most, one.xs.length), 0);
  const shownRows = Math.min(longest, mostRows);
  const rowAt = (i: number): number => (longest <= mostRows ? i : Math.round((i * (longest - 1)) / (mostRows - 1)));
  const base = series.find(({ xs }) => xs.length === longest);
  const rows = Array.from({ length: shownRows }, (_, i) => {
    const x = base?.xs[rowAt(i)] ?? 0;
    return [positionText(model, x), ...series.map(({ xs, ys }) => cellOf(xs, ys, x))];
  });
  const caption = longest > shownRows ? `${shownRows} of ${count.format(longest)} rows` : "All rows";
  return { caption, head: [model.labels.x ?? "x", ...series.map(({ name }) => name)], rows };
}

function cellOf(xs: Float64Array, ys: Float64Array, x: number): string {
  const y = ys[xs.indexOf(x)];
  return y === undefined || Number.isNaN(y) ? "–" : valueText(y);
}
