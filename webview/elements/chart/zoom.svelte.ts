/** Which part of the axis of positions is in sight: by wheel, by dragging and by keys. */
import type { Box } from "./frame.ts";
import type { Span } from "./model.ts";
import { panned, zoomed } from "./zoom-span.ts";

/** One notch of a wheel, one press of a key. */
const step = 1.25;

export class Zoom {
  readonly #whole: () => Span;
  readonly #isPossible: () => boolean;
  /** `undefined`: all of it. */
  #chosen: Span | undefined = $state.raw();
  #drag: { x: number; span: Span } | undefined;

  constructor(whole: () => Span, isPossible: () => boolean) {
    this.#whole = whole;
    this.#isPossible = isPossible;
  }

  /** Data that has come to an end elsewhere is shown as far as it goes. */
  get span(): Span {
    const whole = this.#whole();
    return this.#chosen && this.#isPossible() ? panned(this.#chosen, whole, 0) : whole;
  }

  get isZoomed(): boolean {
    return this.#chosen !== undefined && this.#isPossible();
  }

  reset(): void {
    this.#chosen = undefined;
  }

  /** The wheel scrolls the page, until the chart has been clicked or Ctrl is held (which is what a pinch reports, too). */
  wheel(event: WheelEvent, plot: Box, x: number, hasFocus: boolean): void {
    if (!this.#isPossible() || (!event.ctrlKey && !hasFocus)) return;
    event.preventDefault();
    this.#zoom(event.deltaY < 0 ? step : 1 / step, this.#at(plot, x));
  }

  /** True when the key was one of these. */
  key(key: string, around: number | undefined): boolean {
    if (!this.#isPossible()) return false;
    const [least, greatest] = this.span;
    if (key === "+" || key === "=") this.#zoom(step, around ?? (least + greatest) / 2);
    else if (key === "-") this.#zoom(1 / step, around ?? (least + greatest) / 2);
    else if (key === "0") this.reset();
    else return false;
    return true;
  }

  grab(x: number): void {
    if (this.isZoomed) this.#drag = { x, span: this.span };
  }

  /** True while the chart is being dragged. */
  drag(plot: Box, x: number): boolean {
    if (!this.#drag) return false;
    const [least, greatest] = this.#drag.span;
    this.#chosen = panned(this.#drag.span, this.#whole(), ((this.#drag.x - x) / plot.width) * (greatest - least));
    return true;
  }

  release(): void {
    this.#drag = undefined;
  }

  /** Moves so far that a position is in sight. */
  reach(position: number): void {
    const [least, greatest] = this.span;
    if (position < least || position > greatest) this.#chosen = panned(this.span, this.#whole(), position - (least + greatest) / 2);
  }

  #zoom(factor: number, around: number): void {
    this.#chosen = zoomed(this.span, this.#whole(), factor, around);
  }

  #at(plot: Box, x: number): number {
    const [least, greatest] = this.span;
    return least + ((x - plot.left) / plot.width) * (greatest - least);
  }
}
