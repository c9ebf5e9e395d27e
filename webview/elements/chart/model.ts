/** A chart as it is drawn: series as numbers, and what the axes span. */
import { type Chart, type ChartKind, type ChartSeries, type Packed, unpack } from "../../../runtime/protocol/chart.ts";
import { align, type Layer, type Reach, stack } from "./stack.ts";

export type Mark = "line" | "area" | "bar" | "point";
export type ChartType = "lineChart" | "areaChart" | "barChart" | "scatterChart";

export interface Series extends Layer, Reach {
  name: string;
  color: ChartSeries["color"];
  sizes?: Float64Array | number;
  shades?: Float64Array;
}

export type Span = readonly [least: number, greatest: number];

export interface Model {
  mark: Mark;
  kind: ChartKind;
  categories: readonly string[];
  utc: boolean;
  horizontal: boolean;
  /** Bars of a position stand side by side. */
  beside: boolean;
  stacked: boolean;
  parts: boolean;
  series: readonly Series[];
  x: Span;
  y: Span;
  /** Room that a bar and its neighbours share, in units of x. */
  band: number;
  labels: { x?: string | undefined; y?: string | undefined; color?: string | undefined; size?: string | undefined };
  /** Points that the data has. */
  total: number;
}

const marks: Record<ChartType, Mark> = { lineChart: "line", areaChart: "area", barChart: "bar", scatterChart: "point" };

export function modelOf(data: Chart & { type: ChartType }): Model {
  const mark = marks[data.type];
  const numbers = memo();
  const shared = data.x === undefined ? undefined : numbers(data.x);
  const raw = data.series.map((one): Layer => layerOf(one, shared, numbers));
  const isStack = data.stack === "zero" || data.stack === "normalize" || data.stack === "center";
  const layers = mark === "area" && isStack ? align(raw) : raw;
  const reaches = isStack && data.stack ? stack(layers, data.stack === "normalize" || data.stack === "center" ? data.stack : "zero") : layers.map(({ ys }): Reach => ({ lows: new Float64Array(ys.length), highs: ys }));
  const series = data.series.map((one, i): Series => ({ name: one.name, color: one.color, ...(layers[i] ?? none), ...(reaches[i] ?? nowhere), ...looks(one, numbers) }));
  const band = mark === "bar" ? bandOf(data.kind, series) : 1;
  return {
    mark,
    kind: data.kind,
    categories: data.categories ?? [],
    utc: data.utc === true,
    horizontal: data.horizontal === true,
    beside: data.stack === "beside",
    stacked: isStack,
    parts: data.stack === "normalize",
    series,
    band,
    x: positions(data.kind, mark, series, band, data.categories?.length ?? 0),
    y: values(mark, series),
    labels: { x: data.xLabel, y: data.yLabel, color: data.colorLabel, size: data.sizeLabel },
    total: data.total ?? series.reduce((sum, { ys }) => sum + ys.length, 0),
  };
}

const none: Layer = { xs: new Float64Array(), ys: new Float64Array() };
const nowhere: Reach = { lows: new Float64Array(), highs: new Float64Array() };

/** What is the same text is the same array. */
function memo(): (packed: Packed) => Float64Array {
  const known = new Map<Packed, Float64Array>();
  return (packed) => {
    let numbers = known.get(packed);
    if (!numbers) known.set(packed, (numbers = unpack(packed)));
    return numbers;
  };
}

function layerOf(series: ChartSeries, shared: Float64Array | undefined, numbers: (packed: Packed) => Float64Array): Layer {
  const ys = numbers(series.y);
  return { ys, xs: series.x === undefined ? (shared ?? countTo(ys.length)) : numbers(series.x) };
}

let counted = new Float64Array();
/** 0, 1, 2, …: the same array for all series of a length. */
function countTo(length: number): Float64Array {
  if (counted.length !== length) counted = Float64Array.from({ length }, (_, i) => i);
  return counted;
}

function looks(series: ChartSeries, numbers: (packed: Packed) => Float64Array): Pick<Series, "sizes" | "shades"> {
  return {
    ...(series.size !== undefined && { sizes: typeof series.size === "number" ? series.size : numbers(series.size) }),
    ...(series.shade !== undefined && { shades: numbers(series.shade) }),
  };
}

/** Bars are as wide as the least distance between two. */
function bandOf(kind: ChartKind, series: readonly Series[]): number {
  if (kind === "category") return 1;
  const all = Float64Array.from(new Set(series.flatMap(({ xs }) => Array.from(xs)))).sort();
  let least = Infinity;
  for (let i = 1; i < all.length; i++) least = Math.min(least, (all[i] ?? 0) - (all[i - 1] ?? 0));
  return Number.isFinite(least) && least > 0 ? least : 1;
}

/** Least and greatest of numbers, NaN left out; undefined when there is none. */
export function spanOf(lists: Iterable<Float64Array>): Span | undefined {
  let least = Infinity;
  let greatest = -Infinity;
  for (const list of lists) {
    for (const n of list) {
      if (n < least && n > -Infinity) least = n;
      if (n > greatest && n < Infinity) greatest = n;
    }
  }
  return least <= greatest ? [least, greatest] : undefined;
}

function positions(kind: ChartKind, mark: Mark, series: readonly Series[], band: number, categoryCount: number): Span {
  if (kind === "category") return [-0.5, Math.max(0.5, categoryCount - 0.5)];
  const [least, greatest] = spanOf(series.map(({ xs }) => xs)) ?? [0, 1];
  if (mark === "bar") return [least - band / 2, greatest + band / 2];
  if (mark === "point") return widen([least, greatest], 0.03);
  return least === greatest ? [least - 0.5, greatest + 0.5] : [least, greatest];
}

/** Lengths and areas are compared with zero; lines and points only where that leaves room for what changes. */
function values(mark: Mark, series: readonly Series[]): Span {
  const fromZero = mark === "bar" || mark === "area";
  const lists = series.flatMap(({ ys, lows, highs }) => (fromZero ? [lows, highs] : [ys]));
  const found = spanOf(lists) ?? [0, 1];
  if (fromZero) return widenFlat([Math.min(0, found[0]), Math.max(0, found[1])]);
  const [least, greatest] = found;
  if (mark === "line" && least >= 0 && least < greatest / 2) return widenFlat([0, greatest]);
  return mark === "point" ? widen(found, 0.03) : widenFlat(found);
}

function widen([least, greatest]: Span, by: number): Span {
  const room = (greatest - least) * by;
  return widenFlat([least - room, greatest + room]);
}

function widenFlat([least, greatest]: Span): Span {
  if (least < greatest) return [least, greatest];
  return least === 0 ? [0, 1] : [least - Math.abs(least) / 2, least + Math.abs(least) / 2];
}
