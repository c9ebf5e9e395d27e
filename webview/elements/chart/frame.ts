/** Where on the canvas everything stands: the box of the plot, the scales, the marks of the axes. */
import { numberFormat, percentText, timeFormat } from "./format.ts";
import type { Model, Span } from "./model.ts";
import { niceDomain, numberTicks, timeTicks } from "./ticks.ts";

export interface Tick {
  /** In pixels along its axis, from the left or the top of the canvas. */
  at: number;
  text: string;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The axis of positions (x) runs to the right, or downwards for horizontal bars; the axis of values (y) across it. */
export interface Frame {
  plot: Box;
  horizontal: boolean;
  /** A position, in pixels along its axis. */
  along(x: number): number;
  /** A value, in pixels along the other. */
  across(y: number): number;
  xTicks: Tick[];
  yTicks: Tick[];
}

export type Measure = (text: string) => number;

/** Distance between marks that reads calmly, in px. */
const tickGap = { down: 40, along: 68 };
/** Numbers are short as a rule: up to so many marks of them may stand closer, where their texts leave room. */
const closer = { gap: 40, marks: 8, room: 16 };
const lineHeight = 15;
const gap = 6;
/** Names beside horizontal bars take at most this part of the width. */
const mostForNames = 0.4;

export function frameOf(model: Model, width: number, height: number, measure: Measure): Frame {
  return model.horizontal ? lyingFrame(model, width, height, measure) : uprightFrame(model, width, height, measure);
}

/** Room for the names of the axes, which stand in lines of their own: that of the upward axis above, the other below. */
const headRoom = (label: string | undefined): number => (label ? lineHeight + gap : lineHeight / 2);
const footRoom = (label: string | undefined): number => lineHeight + gap + (label ? lineHeight + 2 : 0);

function uprightFrame(model: Model, width: number, height: number, measure: Measure): Frame {
  const top = headRoom(model.labels.y);
  const plotHeight = Math.max(10, height - top - footRoom(model.labels.x));
  const y = valueAxis(model, Math.max(2, Math.round(plotHeight / tickGap.down)));
  const left = widest(y.ticks, measure) + gap;
  const right = model.kind === "category" ? 2 : 14;
  const plot: Box = { left, top, width: Math.max(10, width - left - right), height: plotHeight };
  const along = scale(model.x, plot.left, plot.left + plot.width);
  const across = scale(y.domain, plot.top + plot.height, plot.top);
  return { plot, horizontal: false, along, across, xTicks: positionTicks(model, plot.width, along, measure), yTicks: y.ticks.map(({ value, text }) => ({ at: across(value), text })) };
}

function lyingFrame(model: Model, width: number, height: number, measure: Measure): Frame {
  const top = headRoom(model.labels.x);
  const plotHeight = Math.max(10, height - top - footRoom(model.labels.y));
  const names = positionTicks(model, plotHeight, scale(model.x, top, top + plotHeight), () => lineHeight - 8);
  const left = Math.min(width * mostForNames, Math.max(0, ...names.map(({ text }) => measure(text)))) + gap;
  const plot: Box = { left, top, width: Math.max(10, width - left - 14), height: plotHeight };
  const y = valueAxis(model, Math.max(2, Math.round(plot.width / tickGap.along)));
  const across = scale(y.domain, plot.left, plot.left + plot.width);
  return { plot, horizontal: true, along: scale(model.x, plot.top, plot.top + plot.height), across, xTicks: names, yTicks: y.ticks.map(({ value, text }) => ({ at: across(value), text })) };
}

function scale([least, greatest]: Span, from: number, to: number): (value: number) => number {
  const factor = (to - from) / (greatest - least);
  return (value) => from + (value - least) * factor;
}

function valueAxis(model: Model, count: number): { domain: Span; ticks: { value: number; text: string }[] } {
  const domain = niceDomain(...model.y, count);
  const { values, step } = numberTicks(...domain, count);
  const format = model.parts ? percentText : numberFormat(step, Math.max(Math.abs(domain[0]), Math.abs(domain[1])));
  return { domain, ticks: values.map((value) => ({ value, text: format(value) })) };
}

const widest = (ticks: readonly { text: string }[], measure: Measure): number => ticks.reduce((most, { text }) => Math.max(most, measure(text)), 0);

/** The marks of the axis of positions, as many as have room for their texts. */
function positionTicks(model: Model, length: number, along: (x: number) => number, measure: Measure): Tick[] {
  const [least, greatest] = model.x;
  if (model.kind === "category") return categoryTicks(model.categories, length, along, measure);
  const count = Math.max(2, Math.floor(length / tickGap.along));
  if (model.kind === "time") {
    const { values, unit } = timeTicks(least, greatest, count, model.utc);
    const format = timeFormat(unit, model.utc);
    return values.map((value) => ({ at: along(value), text: format(value) }));
  }
  const marks = (wanted: number): Tick[] => {
    // Between two bars there is nothing to mark.
    const { values, step } = numberTicks(least, greatest, model.mark === "bar" ? Math.min(wanted, (greatest - least) / model.band) : wanted);
    const format = numberFormat(step, Math.max(Math.abs(least), Math.abs(greatest)));
    return values.map((value) => ({ at: along(value), text: format(value) }));
  };
  const many = marks(Math.min(closer.marks, Math.floor(length / closer.gap)));
  const isRoomy = many.every(({ at, text }, i) => i === 0 || at - (many[i - 1]?.at ?? 0) >= measure(text) + closer.room);
  return isRoomy && many.length > count ? many : marks(count);
}

function categoryTicks(names: readonly string[], length: number, along: (x: number) => number, measure: Measure): Tick[] {
  const room = length / Math.max(1, names.length);
  const need = Math.min(length / 3, names.slice(0, 200).reduce((most, name) => Math.max(most, measure(name)), 0)) + 8;
  const every = room >= Math.min(need, 60) ? 1 : Math.ceil(Math.min(need, 60) / room);
  return names.flatMap((text, i) => (i % every === 0 ? [{ at: along(i), text }] : []));
}
