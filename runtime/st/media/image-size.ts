/** How large an image is, read from its head: so the page keeps the room for it before its bytes are there. */

export type PixelSize = readonly [width: number, height: number];

/** Undefined for a form that is not known, or broken. */
export function sizeOfImage(bytes: Uint8Array, type: string): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = readers[type]?.(view);
    return size && size[0] > 0 && size[1] > 0 ? size : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // it ends within its head
    throw error;
  }
}

const readers: Readonly<Record<string, (view: DataView) => PixelSize | undefined>> = {
  "image/png": (view) => [view.getUint32(16), view.getUint32(20)],
  "image/gif": (view) => [view.getUint16(6, true), view.getUint16(8, true)],
  "image/bmp": (view) => [view.getInt32(18, true), Math.abs(view.getInt32(22, true))],
  "image/jpeg": jpegSize,
  "image/webp": webpSize,
};

/** Looks for the frame among the segments. What a camera turned by its EXIF mark is left to the browser. */
function jpegSize(view: DataView): PixelSize | undefined {
  for (let at = 2; at < view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffe1) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function webpSize(view: DataView): PixelSize | undefined {
  const uint24 = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503858: // VP8X
      return [uint24(24) + 1, uint24(27) + 1];
    case 0x56503820: // VP8
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
    case 0x5650384c: { // VP8L
      const bits = view.getUint32(21, true);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    default:
      return undefined;
  }
}
