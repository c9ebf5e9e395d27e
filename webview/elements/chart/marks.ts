/** The marks of a chart: what the data is, on the canvas. */
import { barBox } from "./bars.ts";
import type { Frame } from "./frame.ts";
import type { Ink } from "./ink.ts";
import type { Model, Series } from "./model.ts";
import { pixelRows } from "./pixel-rows.ts";
import { radii, shadeOf } from "./points.ts";

type Context = CanvasRenderingContext2D;

export function paintMarks(c: Context, model: Model, frame: Frame, ink: Ink): void {
  model.series.forEach((series, place) => {
    const color = ink.series(place, series.color);
    switch (model.mark) {
      case "line":
        return paintLine(c, series, frame, color);
      case "area":
        return paintArea(c, series, frame, color, model.stacked);
      case "bar":
        return paintBars(c, model, place, frame, color);
      case "point":
        return paintPoints(c, model, series, frame, color, ink);
    }
  });
}

const alone = 2.5;

function paintLine(c: Context, { xs, highs }: Series, frame: Frame, color: string): void {
  const rows = pixelRows(xs, highs, frame.along, 1 / devicePixelRatio);
  c.strokeStyle = color;
  c.fillStyle = color;
  c.lineWidth = 1.5;
  c.lineJoin = "round";
  c.beginPath();
  const dots: [number, number][] = [];
  let before = 0;
  let start: [number, number] = [0, 0];
  const end = (): void => {
    if (before === 1) dots.push(start);
    before = 0;
  };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const y = highs[row] ?? Number.NaN;
    if (Number.isNaN(y)) {
      end();
      continue;
    }
    const at: [number, number] = [frame.along(xs[row] ?? 0), frame.across(y)];
    if (before === 0) c.moveTo(...(start = at));
    else c.lineTo(...at);
    before++;
  }
  end();
  c.stroke();
  // A value between two gaps has no line.
  for (const [x, y] of dots) dot(c, x, y, alone);
}

export function dot(c: Context, x: number, y: number, radius: number): void {
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.fill();
}

function paintArea(c: Context, series: Series, frame: Frame, color: string, stacked: boolean): void {
  const { xs, lows, highs } = series;
  c.fillStyle = color;
  c.globalAlpha = stacked ? 0.6 : 0.25;
  for (const run of runsOf(pixelRows(xs, highs, frame.along, 1 / devicePixelRatio), highs)) {
    c.beginPath();
    for (const row of run) c.lineTo(frame.along(xs[row] ?? 0), frame.across(highs[row] ?? 0));
    for (const row of run.toReversed()) c.lineTo(frame.along(xs[row] ?? 0), frame.across(lows[row] ?? 0));
    c.fill();
  }
  c.globalAlpha = 1;
  paintLine(c, series, frame, color);
}

/** Rows without a gap between them. */
function runsOf(rows: ArrayLike<number>, ys: Float64Array): number[][] {
  const runs: number[][] = [[]];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if (Number.isNaN(ys[row] ?? Number.NaN)) runs.push([]);
    else runs.at(-1)?.push(row);
  }
  return runs.filter((run) => run.length > 0);
}

function paintBars(c: Context, model: Model, place: number, frame: Frame, color: string): void {
  c.fillStyle = color;
  if (!model.stacked && !model.beside && model.series.length > 1) c.globalAlpha = 0.6;
  const count = model.series[place]?.xs.length ?? 0;
  for (let i = 0; i < count; i++) {
    const box = barBox(model, frame, place, i);
    if (box) c.fillRect(box.left, box.top, box.width, box.height);
  }
  c.globalAlpha = 1;
}

function paintPoints(c: Context, model: Model, series: Series, frame: Frame, color: string, ink: Ink): void {
  const { xs, highs, shades } = series;
  const radius = radii(model, series);
  const shade = shades && shadeOf(model);
  c.globalAlpha = xs.length > 2000 ? 0.5 : shades ? 1 : 0.75;
  c.fillStyle = color;
  for (let i = 0; i < xs.length; i++) {
    const y = highs[i] ?? Number.NaN;
    const part = shade?.(shades?.[i] ?? Number.NaN);
    if (Number.isNaN(y) || Number.isNaN(part ?? 0)) continue;
    if (part !== undefined) c.fillStyle = `color-mix(in oklab, ${ink.series(0)} ${Math.round(part * 100)}%, ${ink.series(5)})`;
    dot(c, frame.along(xs[i] ?? 0), frame.across(y), radius(i));
  }
  c.globalAlpha = 1;
}
