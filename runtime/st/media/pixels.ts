/** Images that a script computed, as PNG. */
import { badOption, show } from "../../engine/errors.ts";
import { encodePng, type Pixels } from "./png.ts";

/** Pixels row by row, as a canvas has them: 1 (grey), 2, 3 (colour) or 4 values each. Floats go from 0 to 1, other numbers to 255. */
export interface PixelData {
  data: ArrayLike<number>;
  width: number;
  height: number;
}

export interface PixelOptions {
  /** Values that are out of range become the nearest that is in it. */
  clamp?: boolean;
  /** The order of the colours. */
  channels?: "RGB" | "BGR";
}

export function isPixelData(value: unknown): value is PixelData {
  if (typeof value !== "object" || value === null || !("data" in value && "width" in value && "height" in value)) return false;
  return typeof value.data === "object" && value.data !== null && "length" in value.data;
}

/** @throws AppError `bad-option` */
export function pngOf({ data, width, height }: PixelData, { clamp = false, channels: order = "RGB" }: PixelOptions): Uint8Array {
  const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
  if (!isCount(width) || !isCount(height)) throw badOption("image", `an image cannot be ${show(width)} × ${show(height)} pixels large`, "Pass a width and a height that are whole numbers above 0.");
  const channels = channelsOf(data.length / (width * height));
  if (channels === undefined) {
    throw badOption("image", `${data.length} values are no image of ${width} × ${height} pixels`, `Pass 1, 3 or 4 values for each pixel: ${width * height}, ${width * height * 3} or ${width * height * 4} in all.`);
  }
  const bytes = toBytes(data, clamp);
  return encodePng({ width, height, channels, bytes: order === "BGR" && channels >= 3 ? swapped(bytes, channels) : bytes });
}

const channelsOf = (perPixel: number): Pixels["channels"] | undefined => ([1, 2, 3, 4] as const).find((n) => n === perPixel);

function toBytes(data: ArrayLike<number>, clamp: boolean): Uint8Array {
  if (data instanceof Uint8Array) return data;
  if (data instanceof Uint8ClampedArray) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const most = data instanceof Float32Array || data instanceof Float64Array ? 1 : 255;
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    if (!clamp && !(value >= 0 && value <= most)) throw badOption("image", `the value ${show(value)} of a pixel is not between 0 and ${most}`, "Pass { clamp: true } to cut it off, or scale the values.");
    bytes[i] = Math.round((Math.min(most, Math.max(0, value)) * 255) / most);
  }
  return bytes;
}

function swapped(bytes: Uint8Array, channels: number): Uint8Array {
  const result = Uint8Array.from(bytes);
  for (let i = 0; i + 2 < bytes.length; i += channels) {
    result[i] = bytes[i + 2] ?? 0;
    result[i + 2] = bytes[i] ?? 0;
  }
  return result;
}
