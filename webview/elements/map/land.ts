/** Land and borders of the world (Natural Earth, public domain), coarse and fine: loaded when a map comes near enough. */
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { acrossTheDateLine } from "./date-line.ts";
import { type Bounds, boundsOf, toWorld } from "./mercator.ts";

/** A country, as a path on the square of the world. */
export interface Country {
  path: Path2D;
  bounds: Bounds;
}

export type Detail = "coarse" | "fine";

const loaders: Record<Detail, () => Promise<{ default: unknown }>> = {
  coarse: () => import("world-atlas/countries-110m.json"),
  fine: () => import("world-atlas/countries-50m.json"),
};
const loaded = new Map<Detail, Promise<readonly Country[]>>();

/** @throws Error when the chunk cannot be loaded */
export function loadLand(detail: Detail): Promise<readonly Country[]> {
  let countries = loaded.get(detail);
  if (!countries) loaded.set(detail, (countries = loaders[detail]().then(({ default: topology }) => countriesOf(topology))));
  return countries;
}

function countriesOf(json: unknown): Country[] {
  // SAFETY: the two files of `world-atlas`, which its documentation describes.
  const topology = json as Topology<{ countries: GeometryCollection }>;
  return feature(topology, topology.objects.countries).features.flatMap(({ geometry }) => {
    if (geometry.type === "Polygon") return [countryOf(geometry.coordinates)];
    return geometry.type === "MultiPolygon" ? geometry.coordinates.map(countryOf) : [];
  });
}

function countryOf(rings: readonly (readonly (readonly number[])[])[]): Country {
  const path = new Path2D();
  const drawn = rings.flatMap((ring) => acrossTheDateLine(ring.map(([lon = 0, lat = 0]) => [lon, lat] as const)));
  for (const ring of drawn) {
    ring.forEach(([lon, lat], i) => {
      const { x, y } = toWorld(lon, lat);
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    path.closePath();
  }
  const corners = drawn.flat().map(([lon, lat]) => toWorld(lon, lat));
  return { path, bounds: boundsOf(corners.map(({ x }) => x), corners.map(({ y }) => y)) ?? { west: 0, east: 0, north: 0, south: 0 } };
}
