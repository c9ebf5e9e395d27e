import type { DataOf } from "../drawing.ts";

const degrees = new Intl.NumberFormat("en", { maximumFractionDigits: 4 });
const count = new Intl.NumberFormat("en");

/** `59.91° N, 10.75° E` */
export function placeText(lat: number, lon: number): string {
  return `${degrees.format(Math.abs(lat))}° ${lat < 0 ? "S" : "N"}, ${degrees.format(Math.abs(lon))}° ${lon < 0 ? "W" : "E"}`;
}

/** A map in words. */
export function describeMap(total: number, lats: Float64Array, lons: Float64Array): string {
  if (total === 0) return "Map without points";
  const [south, north, west, east] = [least(lats), -least(lats.map((n) => -n)), least(lons), -least(lons.map((n) => -n))];
  if (total === 1) return `Map of one point at ${placeText(south, west)}`;
  return `Map of ${count.format(total)} points, between ${placeText(south, west)} and ${placeText(north, east)}`;
}

const least = (numbers: Float64Array): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);

/** What the tooltip of a point says. */
export function pointText({ labels }: DataOf<"map">, lats: Float64Array, lons: Float64Array, i: number): string {
  const place = placeText(lats[i] ?? 0, lons[i] ?? 0);
  const label = labels?.[i];
  return label ? `${label}\n${place}` : place;
}
