/** Where the person's own code calls a function of ours. */
import { pathOf } from "../../modules/module-url.ts";

export interface Caller {
  /** The file. */
  file: string;
  /** The file as it is running: another text for another version of a module. */
  running: string;
  /** The place in the text that is running. */
  line: number;
  column: number;
}

/** Stack frames that are looked at, at first and when none of them is the person's (a package calls for the script). */
const fewFrames = 1;
const manyFrames = 50;

/**
 * The innermost frame of the person's own files outside of `inside`, or undefined.
 * It costs about 10 µs, so it is for what happens a few times in a run.
 */
export function callerOf(inside: Function, isOwn: (file: string) => boolean): Caller | undefined {
  return firstOwn(framesOutside(inside, fewFrames), isOwn) ?? firstOwn(framesOutside(inside, manyFrames), isOwn);
}

function firstOwn(frames: readonly NodeJS.CallSite[], isOwn: (file: string) => boolean): Caller | undefined {
  for (const frame of frames) {
    const running = frame.getFileName() ?? "";
    const file = pathOf(running);
    if (file !== undefined && isOwn(file)) return { file, running, line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 };
  }
  return undefined;
}

/** The innermost frames, as V8 knows them: no text is made of the stack. */
function framesOutside(inside: Function, count: number): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = count;
    Error.prepareStackTrace = (_, sites) => sites;
    Error.captureStackTrace(holder, inside);
    // SAFETY: what `prepareStackTrace` above has made; it is called by this first read.
    return holder.stack as NodeJS.CallSite[];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
