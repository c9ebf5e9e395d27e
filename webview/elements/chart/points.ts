import { type Model, type Series, spanOf } from "./model.ts";

const usualRadius = 3;
const manyRadius = 1.5;
const least = 2;
const most = 12;

/** The radius of a point in px. Its area shows its value. */
export function radii(model: Model, { sizes, xs }: Series): (i: number) => number {
  if (typeof sizes === "number") return () => sizes / 2;
  if (!sizes) return () => (xs.length > 5000 ? manyRadius : usualRadius);
  const [from, to] = spanOf(model.series.flatMap((one) => (one.sizes instanceof Float64Array ? [one.sizes] : []))) ?? [0, 1];
  const zero = Math.min(0, from);
  return (i) => {
    const value = sizes[i] ?? Number.NaN;
    return Number.isNaN(value) ? least : Math.sqrt(least ** 2 + ((value - zero) / (to - zero || 1)) * (most ** 2 - least ** 2));
  };
}

/** How far a value lies between the least and the greatest, 0 to 1. */
export function shadeOf(model: Model): (value: number) => number {
  const [from, to] = shadeSpan(model);
  return (value) => (value - from) / (to - from || 1);
}

export const shadeSpan = (model: Model): readonly [number, number] => spanOf(model.series.flatMap((one) => (one.shades ? [one.shades] : []))) ?? [0, 1];
