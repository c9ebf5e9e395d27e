/** The world as a square, 0 to 1 from west to east and from north to south (Web Mercator). */

export interface World {
  x: number;
  y: number;
}

/** What is seen: the middle, and how many pixels wide the world is. */
export interface Camera extends World {
  scale: number;
}

/** The world is so wide at zoom 0. */
const tile = 512;
const mostLatitude = 85.0511;
const earthMetres = 40_075_016.686;

export function toWorld(lon: number, lat: number): World {
  const clamped = Math.max(-mostLatitude, Math.min(mostLatitude, lat));
  return { x: (lon + 180) / 360, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / (2 * Math.PI) };
}

export function toDegrees({ x, y }: World): { lon: number; lat: number } {
  return { lon: x * 360 - 180, lat: (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90 };
}

export const scaleOf = (zoom: number): number => tile * 2 ** zoom;
export const zoomOf = (scale: number): number => Math.log2(scale / tile);

/** So many pixels is a metre at a place: the map is larger near the poles. */
export const pixelsPerMetre = (scale: number, lat: number): number => scale / (earthMetres * Math.max(0.01, Math.cos((lat * Math.PI) / 180)));

export interface Bounds {
  west: number;
  east: number;
  north: number;
  south: number;
}

export function boundsOf(xs: ArrayLike<number>, ys: ArrayLike<number>): Bounds | undefined {
  if (xs.length === 0) return undefined;
  const bounds = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
  for (let i = 0; i < xs.length; i++) {
    bounds.west = Math.min(bounds.west, xs[i] ?? 0);
    bounds.east = Math.max(bounds.east, xs[i] ?? 0);
    bounds.north = Math.min(bounds.north, ys[i] ?? 0);
    bounds.south = Math.max(bounds.south, ys[i] ?? 0);
  }
  return bounds;
}

const whole: Bounds = { west: 0, east: 1, north: 0.08, south: 0.88 };
/** Points do not stand at the very edge. */
const edge = 28;
/** Nearer than this a lonely point tells nothing of where it is. */
const nearest = scaleOf(11);

/** A camera that shows all of `bounds`; at the zoom that the script has chosen, if any. */
export function fit(bounds: Bounds | undefined, width: number, height: number, zoom: number | undefined): Camera {
  const { west, east, north, south } = bounds ?? whole;
  const room = bounds ? 2 * edge : 0;
  const fitting = Math.min((width - room) / Math.max(east - west, 1e-9), (height - room) / Math.max(south - north, 1e-9), nearest);
  return limit({ x: (west + east) / 2, y: (north + south) / 2, scale: zoom === undefined ? fitting : scaleOf(zoom) }, width, height);
}

/** The world stays in the window. */
export function limit({ x, y, scale }: Camera, width: number, height: number): Camera {
  const bounded = Math.max(Math.min(width, height) * 0.9, Math.min(scale, scaleOf(20)));
  const half = { x: width / bounded / 2, y: height / bounded / 2 };
  const clamp = (at: number, room: number): number => (room >= 0.5 ? 0.5 : Math.max(room, Math.min(1 - room, at)));
  return { x: clamp(x, half.x), y: clamp(y, half.y), scale: bounded };
}

/** Zooms so that the place under a point of the window stays there. */
export function zoomAt(camera: Camera, factor: number, px: number, py: number, width: number, height: number): Camera {
  const { scale } = limit({ ...camera, scale: camera.scale * factor }, width, height);
  const [dx, dy] = [px - width / 2, py - height / 2];
  return limit({ x: camera.x + dx / camera.scale - dx / scale, y: camera.y + dy / camera.scale - dy / scale, scale }, width, height);
}

export const pan = (camera: Camera, dx: number, dy: number, width: number, height: number): Camera => limit({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }, width, height);

/** Where a place of the world stands in the window, and the other way round. */
export const screenAt = (camera: Camera, { x, y }: World, width: number, height: number): { x: number; y: number } => ({ x: (x - camera.x) * camera.scale + width / 2, y: (y - camera.y) * camera.scale + height / 2 });
export const worldAt = (camera: Camera, px: number, py: number, width: number, height: number): World => ({ x: camera.x + (px - width / 2) / camera.scale, y: camera.y + (py - height / 2) / camera.scale });

/** Lines of longitude and latitude: as many degrees apart as leave about so many pixels between them. */
export function graticuleStep(scale: number): number {
  const degrees = (120 / scale) * 360;
  return [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005].findLast((step) => step >= degrees) ?? 30;
}
