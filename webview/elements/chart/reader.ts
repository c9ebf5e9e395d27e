/** What a person reads off a chart, position by position: with the mouse, with the arrow keys, by ear. */
import { barBox } from "./bars.ts";
import { momentText, percentText, valueText } from "./format.ts";
import type { Frame } from "./frame.ts";
import type { Model, Series } from "./model.ts";

export interface Reading {
  title: string;
  /** One for each series that has a value there. */
  lines: { place: number; name: string; text: string }[];
  /** Where the values stand on the canvas, and where the line through them. */
  dots: { place: number; x: number; y: number }[];
  along: number;
}

interface Step {
  x: number;
  /** Of points, which overlap: the one that is meant. */
  point?: { place: number; row: number };
}

/** How near the mouse must be to a point, in px. */
const reach = 24;
/** Of more series than that, only those nearest to the mouse are of use. */
const mostLines = 12;

export class Reader {
  readonly #model: Model;
  #steps: Step[] | undefined;

  constructor(model: Model) {
    this.#model = model;
  }

  get count(): number {
    return this.#all.length;
  }

  /** Every position that has a value, in order. */
  get #all(): readonly Step[] {
    return (this.#steps ??= this.#model.mark === "point" ? pointSteps(this.#model) : positionSteps(this.#model));
  }

  /** The step that a place of the canvas is nearest to. */
  near(frame: Frame, x: number, y: number): number | undefined {
    if (this.count === 0) return undefined;
    return this.#model.mark === "point" ? this.#nearPoint(frame, x, y) : this.#nearPosition(frame, frame.horizontal ? y : x);
  }

  #nearPosition(frame: Frame, at: number): number {
    const all = this.#all;
    let [from, to] = [0, all.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (frame.along(all[middle]?.x ?? 0) < at) from = middle + 1;
      else to = middle;
    }
    const distance = (step: number): number => Math.abs(frame.along(all[step]?.x ?? 0) - at);
    return from > 0 && distance(from - 1) <= distance(from) ? from - 1 : from;
  }

  #nearPoint(frame: Frame, x: number, y: number): number | undefined {
    let best: number | undefined;
    let bestDistance = reach ** 2;
    this.#all.forEach(({ point }, step) => {
      const series = point && this.#model.series[point.place];
      if (!point || !series) return;
      const distance = (frame.along(series.xs[point.row] ?? 0) - x) ** 2 + (frame.across(series.ys[point.row] ?? 0) - y) ** 2;
      if (distance <= bestDistance) [best, bestDistance] = [step, distance];
    });
    return best;
  }

  read(frame: Frame, step: number): Reading | undefined {
    const at = this.#all[step];
    if (!at) return undefined;
    return at.point ? this.#readPoint(frame, at.point) : this.#readPosition(frame, at.x);
  }

  /** Where a step stands on the axis of positions. */
  positionOf(step: number): number {
    return this.#all[step]?.x ?? 0;
  }

  /** The same in one sentence. */
  sentence(frame: Frame, step: number): string {
    const reading = this.read(frame, step);
    return reading ? `${reading.title}: ${reading.lines.map(({ name, text }) => (name ? `${name} ${text}` : text)).join(", ")}` : "";
  }

  #readPoint(frame: Frame, { place, row }: { place: number; row: number }): Reading | undefined {
    const model = this.#model;
    const series = model.series[place];
    if (!series) return undefined;
    const [x, y] = [series.xs[row] ?? 0, series.ys[row] ?? 0];
    const lines = [
      { place: -1, name: model.labels.x ?? "x", text: positionText(model, x) },
      { place: -1, name: model.labels.y ?? "y", text: valueText(y) },
      ...(series.shades ? [{ place: -1, name: model.labels.color ?? "", text: valueText(series.shades[row] ?? Number.NaN) }] : []),
      ...(series.sizes instanceof Float64Array ? [{ place: -1, name: model.labels.size ?? "size", text: valueText(series.sizes[row] ?? Number.NaN) }] : []),
    ];
    return { title: series.name, lines, dots: [{ place, x: frame.along(x), y: frame.across(y) }], along: frame.along(x) };
  }

  #readPosition(frame: Frame, x: number): Reading {
    const model = this.#model;
    const reading: Reading = { title: positionText(model, x), lines: [], dots: [], along: frame.along(x) };
    model.series.forEach((series, place) => {
      const row = rowAt(series.xs, x);
      const y = series.ys[row] ?? Number.NaN;
      const high = series.highs[row] ?? Number.NaN;
      if (row < 0 || Number.isNaN(high)) return;
      const share = model.parts ? ` (${percentText(Math.abs(high - (series.lows[row] ?? 0)))})` : "";
      if (reading.lines.length < mostLines) reading.lines.push({ place, name: series.name, text: valueText(y) + share });
      reading.dots.push({ place, ...dotOf(model, frame, place, row) });
    });
    return reading;
  }
}

function dotOf(model: Model, frame: Frame, place: number, row: number): { x: number; y: number } {
  const series = model.series[place];
  const across = frame.across(series?.highs[row] ?? 0);
  const box = model.mark === "bar" ? barBox(model, frame, place, row) : undefined;
  if (box) return frame.horizontal ? { x: across, y: box.top + box.height / 2 } : { x: box.left + box.width / 2, y: across };
  return { x: frame.along(series?.xs[row] ?? 0), y: across };
}

function positionSteps(model: Model): Step[] {
  const [first, ...others] = model.series;
  const isShared = others.every(({ xs }) => xs === first?.xs);
  const xs = isShared ? (first?.xs ?? []) : Float64Array.from(new Set(model.series.flatMap((series) => Array.from(series.xs)))).sort();
  return Array.from(xs, (x): Step => ({ x }));
}

function pointSteps(model: Model): Step[] {
  const steps = model.series.flatMap((series, place) => Array.from(series.xs, (x, row): Step => ({ x, point: { place, row } })).filter(({ point }) => point && !Number.isNaN(series.ys[point.row] ?? Number.NaN)));
  return steps.sort((a, b) => a.x - b.x);
}

/** The row of a position in an ascending list, or -1. */
function rowAt(xs: Series["xs"], x: number): number {
  let [from, to] = [0, xs.length - 1];
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = xs[middle] ?? 0;
    if (found === x) return middle;
    if (found < x) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}

/** A position in words. */
export function positionText({ kind, categories, utc }: Model, x: number): string {
  if (kind === "category") return categories[x] ?? "";
  return kind === "time" ? momentText(x, utc) : valueText(x);
}
