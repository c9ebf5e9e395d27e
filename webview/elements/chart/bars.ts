import type { Box, Frame } from "./frame.ts";
import type { Model } from "./model.ts";

/** The part of its band that a bar, or a group of bars, fills. */
const filled = 0.72;
const mostWidth = 72;

/** Where a bar stands; undefined for a value that is missing. */
export function barBox(model: Model, frame: Frame, place: number, i: number): Box | undefined {
  const series = model.series[place];
  const x = series?.xs[i];
  const low = series?.lows[i];
  const high = series?.highs[i];
  if (x === undefined || low === undefined || high === undefined || Number.isNaN(high)) return undefined;
  const band = Math.abs(frame.along(x + model.band) - frame.along(x));
  const group = Math.max(1, Math.min(mostWidth * (model.beside ? model.series.length : 1), band * (band < 4 ? 1 : filled)));
  const thickness = model.beside ? group / model.series.length : group;
  const start = frame.along(x) - group / 2 + (model.beside ? place * thickness : 0);
  const [from, to] = [frame.across(low), frame.across(high)];
  const first = Math.min(from, to);
  // A value of nothing is still seen to be there.
  const length = Math.max(high === low ? 0 : 1, Math.abs(to - from));
  return frame.horizontal ? { left: first, top: start, width: length, height: Math.max(1, thickness - (model.beside ? 1 : 0)) } : { left: start, top: first, width: Math.max(1, thickness - (model.beside ? 1 : 0)), height: length };
}
