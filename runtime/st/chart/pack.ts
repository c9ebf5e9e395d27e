import type { Packed } from "../../protocol/chart.ts";

/** Numbers as they pass to the page (see `Packed`). */
export function pack(numbers: ArrayLike<number>): Packed {
  const floats = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
  return Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength).toString("base64");
}
