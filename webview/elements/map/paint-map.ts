/** Draws a map on a canvas: land, borders, a grid of degrees, and the points. */
import type { Ink } from "../chart/ink.ts";
import type { Country } from "./land.ts";
import { type Camera, graticuleStep, pixelsPerMetre, screenAt, toDegrees, toWorld, worldAt } from "./mercator.ts";

type Context = CanvasRenderingContext2D;

export interface Points {
  xs: Float64Array;
  ys: Float64Array;
  lats: Float64Array;
  /** Metres. */
  radii: Float64Array | number;
  colorOf(i: number): string;
}

export interface MapInk extends Ink {
  land: string;
  sea: string;
  border: string;
}

/** A point is at least so large, in px. */
export const leastRadius = 3;
/** Of so many points, small ones are drawn as squares: nobody sees the difference, but for the time it takes. */
const many = 20_000;

export function paintMap(c: Context, camera: Camera, width: number, height: number, land: readonly Country[], points: Points, ink: MapInk): void {
  c.fillStyle = ink.sea;
  c.fillRect(0, 0, width, height);
  paintGraticule(c, camera, width, height, ink);
  paintLand(c, camera, width, height, land, ink);
  paintPoints(c, camera, width, height, points);
}

function paintLand(c: Context, camera: Camera, width: number, height: number, land: readonly Country[], ink: MapInk): void {
  const west = camera.x - width / 2 / camera.scale;
  const north = camera.y - height / 2 / camera.scale;
  const [east, south] = [west + width / camera.scale, north + height / camera.scale];
  c.save();
  c.scale(camera.scale, camera.scale);
  c.translate(-west, -north);
  // What was drawn beyond an edge, to be whole, ends there.
  c.beginPath();
  c.rect(0, 0, 1, 1);
  c.clip();
  c.fillStyle = ink.land;
  c.strokeStyle = ink.border;
  c.lineWidth = 0.7 / camera.scale;
  c.lineJoin = "round";
  for (const { path, bounds } of land) {
    if (bounds.east < west || bounds.west > east || bounds.south < north || bounds.north > south) continue;
    c.fill(path);
    c.stroke(path);
  }
  c.restore();
}

function paintGraticule(c: Context, camera: Camera, width: number, height: number, ink: MapInk): void {
  const step = graticuleStep(camera.scale);
  const [topLeft, bottomRight] = [toDegrees(worldAt(camera, 0, 0, width, height)), toDegrees(worldAt(camera, width, height, width, height))];
  c.fillStyle = ink.grid;
  for (let lon = Math.ceil(topLeft.lon / step) * step; lon <= Math.min(180, bottomRight.lon); lon += step) c.fillRect(Math.round(screenAt(camera, toWorld(lon, 0), width, height).x), 0, 1, height);
  for (let lat = Math.ceil(bottomRight.lat / step) * step; lat <= Math.min(85, topLeft.lat); lat += step) c.fillRect(0, Math.round(screenAt(camera, toWorld(0, lat), width, height).y), width, 1);
}

function paintPoints(c: Context, camera: Camera, width: number, height: number, points: Points): void {
  c.globalAlpha = 0.75;
  const { xs, ys } = points;
  for (let i = 0; i < xs.length; i++) {
    const at = screenAt(camera, { x: xs[i] ?? 0, y: ys[i] ?? 0 }, width, height);
    const radius = radiusAt(points, camera, i);
    if (at.x < -radius || at.y < -radius || at.x > width + radius || at.y > height + radius) continue;
    c.fillStyle = points.colorOf(i);
    if (xs.length > many && radius <= leastRadius) {
      c.fillRect(at.x - 2, at.y - 2, 4, 4);
      continue;
    }
    c.beginPath();
    c.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    c.fill();
  }
  c.globalAlpha = 1;
}

export function radiusAt({ radii, lats }: Points, camera: Camera, i: number): number {
  const metres = typeof radii === "number" ? radii : (radii[i] ?? 0);
  return Math.max(leastRadius, metres * pixelsPerMetre(camera.scale, lats[i] ?? 0));
}

/** The point that is nearest to a place of the canvas, within reach of the mouse. */
export function pointNear(points: Points, camera: Camera, px: number, py: number, width: number, height: number): number | undefined {
  let best: number | undefined;
  let bestDistance = Infinity;
  for (let i = 0; i < points.xs.length; i++) {
    const at = screenAt(camera, { x: points.xs[i] ?? 0, y: points.ys[i] ?? 0 }, width, height);
    const distance = Math.hypot(at.x - px, at.y - py);
    if (distance < bestDistance && distance <= radiusAt(points, camera, i) + 4) [best, bestDistance] = [i, distance];
  }
  return best;
}
