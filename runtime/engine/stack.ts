/** From V8's stack text to frames of the person's files. */
import { fileURLToPath } from "node:url";
import type { Frame } from "../protocol/element.ts";

/** What the loaded script knows about its own code. */
export interface SourceMap {
  original(file: string, line: number, column: number): { line: number; column: number };
  isOwn(file: string): boolean;
}

/** A frame as V8 says it: positions in running code. */
export interface RawFrame {
  name: string;
  file: string;
  line: number;
  column: number;
}

const frameLine = /^\s*at (?:(.*?) \()?(.+?):(\d+):(\d+)\)?$/;

/** The frames of a V8 stack text, innermost first. */
export function parseStack(stack: string | undefined): RawFrame[] {
  const frames: RawFrame[] = [];
  for (const text of (stack ?? "").split("\n")) {
    const match = frameLine.exec(text);
    if (!match) continue;
    const [, name = "", file = "", line, column] = match;
    frames.push({ name: name.replace(/^async /, ""), file: plainPath(file.replace(/^async /, "")), line: Number(line), column: Number(column) });
  }
  return frames;
}

/** Frames as a person should see them: Node's and our own left out, positions as in the file. */
export function readableFrames(raw: readonly RawFrame[], map: SourceMap): Frame[] {
  const frames: Frame[] = [];
  for (const frame of raw) {
    if (frame.file.startsWith("node:") || frame.file.startsWith("dacapo:") || isEngine(frame.file)) continue;
    const own = map.isOwn(frame.file);
    const at = own ? map.original(frame.file, frame.line, frame.column) : frame;
    frames.push({ name: frame.name, file: frame.file, line: at.line, column: at.column, own });
  }
  return frames;
}

/** The innermost frame of the person's own, in running positions: what an engine question is asked about. */
export function ownFrame(raw: readonly RawFrame[], map: SourceMap): RawFrame | undefined {
  return raw.find((frame) => map.isOwn(frame.file));
}

const here = plainPath(import.meta.url);
const folder = here.slice(0, Math.max(here.lastIndexOf("/"), here.lastIndexOf("\\")));
/** The folder of the runtime: in the product the built one, in our own tests the sources'. */
const engineRoot = folder.endsWith("engine") ? folder.slice(0, -"engine".length) : folder + here.charAt(folder.length);

const isEngine = (file: string): boolean => file.startsWith(engineRoot);

/** A module's version is written as `?v=3` or `%3Fv=3`. */
function plainPath(file: string): string {
  const bare = file.replace(/(?:\?|%3F)v=\d+$/, "");
  return bare.startsWith("file:") ? fileURLToPath(bare) : bare;
}
