import type { Frame } from "./frame.ts";
import type { Ink } from "./ink.ts";
import { dot } from "./marks.ts";
import type { Model } from "./model.ts";
import type { Reading } from "./reader.ts";

/** What shows which values are being read: a line at their position, and a dot on each. */
export function paintPointer(c: CanvasRenderingContext2D, reading: Reading, model: Model, frame: Frame, ink: Ink): void {
  const { plot, horizontal } = frame;
  if (model.mark !== "point") {
    c.fillStyle = ink.axis;
    const at = Math.round(reading.along);
    if (horizontal) c.fillRect(plot.left, at, plot.width, 1);
    else c.fillRect(at, plot.top, 1, plot.height);
  }
  for (const { place, x, y } of reading.dots) {
    c.fillStyle = ink.page;
    dot(c, x, y, 5);
    c.fillStyle = ink.series(place, model.series[place]?.color);
    dot(c, x, y, 3.5);
  }
}
