/** Small media for tests, in base64: how they look does not matter, that a browser can read them does. */
import { encodeWav } from "../../../runtime/protocol/wav.ts";
import { encodePng } from "../../../runtime/st/media/png.ts";

/** A picture in which one can see that it is there: a gradient. */
export function gradient(width: number, height: number): string {
  const bytes = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) bytes.set([Math.round((255 * (i % width)) / width), Math.round((200 * i) / (width * height)), 160], i * 3);
  return Buffer.from(encodePng({ width, height, channels: 3, bytes })).toString("base64");
}

/** A tone. */
export const tone = (seconds = 1): string => Buffer.from(encodeWav([Float32Array.from({ length: 8000 * seconds }, (_, i) => Math.sin(i / 3))], 8000)).toString("base64");

export const media = {
  picture: { type: "image/png", base64: gradient(320, 180) },
  other: { type: "image/png", base64: gradient(64, 64) },
  broken: { type: "image/png", base64: btoa("no image") },
  tone: { type: "audio/wav", base64: tone() },
  subtitles: { type: "text/vtt", base64: btoa("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n") },
  document: { type: "application/pdf", base64: btoa("%PDF-1.7\n") },
  logo: { type: "image/svg+xml", base64: btoa('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" rx="4" fill="#7755cc"/></svg>') },
};
