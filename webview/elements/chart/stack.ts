/** Series on top of one another. */

export interface Layer {
  xs: Float64Array;
  ys: Float64Array;
}

/** From where to where each value of a series reaches. */
export interface Reach {
  lows: Float64Array;
  highs: Float64Array;
}

export type StackMode = "zero" | "normalize" | "center";

/** Areas need a value at every position of the others, or their edges would cut across: a missing one is 0. */
export function align(layers: readonly Layer[]): Layer[] {
  const [first] = layers;
  if (!first || layers.every(({ xs }) => xs === first.xs)) return [...layers];
  const positions = new Set<number>();
  for (const { xs } of layers) for (const x of xs) positions.add(x);
  const xs = Float64Array.from(positions).sort();
  const places = new Map(Array.from(xs, (x, i) => [x, i]));
  return layers.map((layer) => {
    const ys = new Float64Array(xs.length);
    layer.xs.forEach((x, i) => (ys[places.get(x) ?? 0] = layer.ys[i] || 0));
    return { xs, ys };
  });
}

/** What is below zero is stacked downwards. */
export function stack(layers: readonly Layer[], mode: StackMode): Reach[] {
  const sums = new Sums(layers);
  const reaches = layers.map((layer): Reach => {
    const lows = new Float64Array(layer.ys.length);
    const highs = new Float64Array(layer.ys.length);
    layer.ys.forEach((y, i) => {
      const place = sums.place(layer, i);
      const side = y < 0 ? sums.below : sums.above;
      lows[i] = side[place] ?? 0;
      side[place] = (side[place] ?? 0) + (Number.isNaN(y) ? 0 : y);
      highs[i] = Number.isNaN(y) ? Number.NaN : (side[place] ?? 0);
    });
    return { lows, highs };
  });
  if (mode === "zero") return reaches;
  reaches.forEach(({ lows, highs }, s) => {
    const layer = layers[s];
    if (!layer) return;
    for (let i = 0; i < lows.length; i++) {
      const place = sums.place(layer, i);
      const above = sums.above[place] ?? 0;
      const below = sums.below[place] ?? 0;
      const change = (value: number): number => (mode === "center" ? value - (above + below) / 2 : value / (above - below || 1));
      lows[i] = change(lows[i] ?? 0);
      highs[i] = change(highs[i] ?? 0);
    }
  });
  return reaches;
}

/** How high and how low the stack is at each position. */
class Sums {
  readonly above: Float64Array;
  readonly below: Float64Array;
  readonly #places: Map<number, number> | undefined;

  constructor(layers: readonly Layer[]) {
    const [first] = layers;
    const isShared = layers.every(({ xs }) => xs === first?.xs);
    this.#places = isShared ? undefined : new Map();
    if (this.#places) for (const { xs } of layers) for (const x of xs) if (!this.#places.has(x)) this.#places.set(x, this.#places.size);
    const count = this.#places?.size ?? first?.xs.length ?? 0;
    this.above = new Float64Array(count);
    this.below = new Float64Array(count);
  }

  place(layer: Layer, i: number): number {
    return this.#places?.get(layer.xs[i] ?? Number.NaN) ?? i;
  }
}
