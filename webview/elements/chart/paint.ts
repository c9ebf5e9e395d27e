/** Draws a chart on a canvas. */
import type { Box, Frame, Tick } from "./frame.ts";
import type { Ink } from "./ink.ts";
import { paintMarks } from "./marks.ts";
import type { Model } from "./model.ts";

type Context = CanvasRenderingContext2D;

/** Makes the canvas as sharp as the screen, and empty. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): Context | undefined {
  const ratio = devicePixelRatio;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  const context = canvas.getContext("2d") ?? undefined;
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

export function paint(c: Context, model: Model, frame: Frame, ink: Ink, width: number): void {
  c.font = ink.font;
  paintAxes(c, model, frame, ink, width);
  c.save();
  c.beginPath();
  // A line at the very top keeps its width.
  c.rect(frame.plot.left - 3, frame.plot.top - 3, frame.plot.width + 6, frame.plot.height + 6);
  c.clip();
  paintMarks(c, model, frame, ink);
  c.restore();
}

function paintAxes(c: Context, model: Model, frame: Frame, ink: Ink, width: number): void {
  const { plot, horizontal, xTicks, yTicks } = frame;
  const zero = frame.across(0);
  for (const { at } of yTicks) {
    c.fillStyle = Math.abs(at - zero) < 0.5 ? ink.axis : ink.grid;
    if (horizontal) c.fillRect(Math.round(at), plot.top, 1, plot.height);
    else c.fillRect(plot.left, Math.round(at), plot.width, 1);
  }
  c.fillStyle = ink.muted;
  if (horizontal) {
    besideAxis(c, xTicks, plot);
    belowAxis(c, yTicks, plot, width);
  } else {
    besideAxis(c, yTicks, plot);
    belowAxis(c, xTicks, plot, width);
  }
  paintLabels(c, horizontal ? { up: model.labels.x, along: model.labels.y } : { up: model.labels.y, along: model.labels.x }, frame);
}

function besideAxis(c: Context, ticks: readonly Tick[], plot: Box): void {
  c.textAlign = "right";
  c.textBaseline = "middle";
  for (const { at, text } of ticks) c.fillText(cut(c, text, plot.left - 6), plot.left - 6, at);
}

/** A text that would run into its neighbour is left out, one at the edge moves in. */
function belowAxis(c: Context, ticks: readonly Tick[], plot: Box, width: number): void {
  c.textAlign = "left";
  c.textBaseline = "top";
  const room = ticks.length > 1 ? Math.abs((ticks[1]?.at ?? 0) - (ticks[0]?.at ?? 0)) : plot.width;
  let free = 0;
  for (const { at, text } of ticks) {
    const shown = cut(c, text, Math.max(24, room - 6));
    const length = c.measureText(shown).width;
    const left = Math.max(0, Math.min(at - length / 2, width - length));
    if (left < free) continue;
    c.fillText(shown, left, plot.top + plot.height + 6);
    free = left + length + 6;
  }
}

function paintLabels(c: Context, labels: { up?: string | undefined; along?: string | undefined }, { plot }: Frame): void {
  c.textBaseline = "top";
  if (labels.up) {
    c.textAlign = "left";
    c.fillText(cut(c, labels.up, plot.left + plot.width), 0, 0);
  }
  if (labels.along) {
    c.textAlign = "right";
    c.fillText(cut(c, labels.along, plot.width), plot.left + plot.width, plot.top + plot.height + 23);
  }
}

/** As much of a text as has room. */
function cut(c: Context, text: string, room: number): string {
  if (c.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && c.measureText(`${text.slice(0, length)}…`).width > room) length = Math.floor(length * 0.9);
  return `${text.slice(0, length)}…`;
}
