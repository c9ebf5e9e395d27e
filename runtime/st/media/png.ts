/** Writes pixels as PNG. */
import { nodeZlib } from "../../engine/when-needed.ts";

/** Pixels row by row, with so many bytes each: grey, grey and alpha, colour, colour and alpha. */
export interface Pixels {
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
  bytes: Uint8Array;
}

const colorTypes = { 1: 0, 2: 4, 3: 2, 4: 6 } as const;
/** Quick rather than small: the bytes stay on this machine. */
const level = 1;

export function encodePng({ width, height, channels, bytes }: Pixels): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colorTypes[channels]], 8);
  // Each row begins with the number of its filter: 0, none.
  const stride = width * channels;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) rows.set(bytes.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", nodeZlib().deflateSync(rows, { level })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(nodeZlib().crc32(named));
  return Buffer.concat([length, named, check]);
}
