/** Which file of the person's own wraps a function. */
import { pathOf } from "../../modules/module-url.ts";

export interface Caller {
  /** The file. */
  file: string;
  /** The file as it is running: another text for another version of a module. */
  running: string;
}

/** Stack frames that are looked at, at first and when none of them is the person's (a package wraps for the script). */
const fewFrames = 1;
const manyFrames = 50;

/**
 * The innermost frame of the person's own files outside of `inside`, or undefined.
 * It costs about 10 µs, so it is for what happens a few times in a run.
 */
export function callerOf(inside: Function, isOwn: (file: string) => boolean): Caller | undefined {
  return firstOwn(framesOutside(inside, fewFrames), isOwn) ?? firstOwn(framesOutside(inside, manyFrames), isOwn);
}

function firstOwn(frames: readonly string[], isOwn: (file: string) => boolean): Caller | undefined {
  for (const running of frames) {
    const file = pathOf(running);
    if (file !== undefined && isOwn(file)) return { file, running };
  }
  return undefined;
}

/** The files of the innermost frames, as V8 knows them: no text is made of the stack. */
function framesOutside(inside: Function, count: number): string[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = count;
    Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? "");
    Error.captureStackTrace(holder, inside);
    // SAFETY: what `prepareStackTrace` above has made; it is called by this first read.
    return holder.stack as string[];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
