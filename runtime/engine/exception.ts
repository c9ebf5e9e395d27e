/** An error as the element that shows it. */
import type { ScriptProblem } from "../modules/app-script.ts";
import type { ElementData } from "../protocol/element.ts";
import type { ErrorDetails } from "./app-options.ts";
import { AppError } from "./errors.ts";
import { PageProblem } from "./pages/page-errors.ts";
import { redact } from "./secrets/redact.ts";
import { parseStack, readableFrames, type SourceMap } from "./stack.ts";

type ExceptionData = Extract<ElementData, { type: "exception" }>;

/** How many causes of causes are shown. */
const maxCauses = 5;

/** Draws anything that was thrown; what is not an Error is shown as its text. */
export function exceptionElement(error: unknown, map: SourceMap): ExceptionData {
  if (error instanceof PageProblem) return problemElement(error.problem, map);
  if (!(error instanceof Error)) return { type: "exception", name: "Error", message: textOf(error), frames: [] };
  const causes: NonNullable<ExceptionData["causes"]> = [];
  for (let cause = error.cause; cause !== undefined && causes.length < maxCauses; cause = cause instanceof Error ? cause.cause : undefined) {
    causes.push({ name: cause instanceof Error ? cause.name : "Error", message: textOf(cause), frames: framesOf(cause, map) });
  }
  return {
    type: "exception",
    name: redact(String(error.name)),
    message: textOf(error),
    ...(error instanceof AppError && { code: error.code, fix: redact(error.fix), docs: `errors#${error.code}` }),
    frames: framesOf(error, map),
    ...(causes.length > 0 && { causes }),
  };
}

/** The element with no more than it is to say. */
export function withDetails(data: ExceptionData, details: ErrorDetails): ExceptionData {
  if (details === "full") return data;
  const message = "The app could not go on. What happened stands in the editor and in the log.";
  const { name } = data;
  if (details === "none") return { type: "exception", name: "Error", message, frames: [] };
  return { type: "exception", name, message, frames: details === "stacktrace" ? data.frames : [] };
}

/** The card of a script that cannot run. */
export function problemElement(problem: ScriptProblem, map: SourceMap): ExceptionData {
  const here = { name: "", file: problem.file, line: problem.line, column: problem.column, own: true };
  const inner = problem.error === undefined ? undefined : exceptionElement(problem.error, map);
  // A misuse of ours says itself what to do.
  if (inner && problem.error instanceof AppError) return { ...inner, frames: [...inner.frames, here] };
  return {
    type: "exception",
    name: problem.code === "syntax-error" ? "SyntaxError" : (inner?.name ?? "AppError"),
    message: redact(problem.message),
    code: problem.code,
    fix: problem.fix,
    docs: `errors#${problem.code}`,
    frames: [...(inner?.frames ?? []), here],
    ...(inner?.causes && { causes: inner.causes }),
  };
}

const framesOf = (error: unknown, map: SourceMap): ExceptionData["frames"] =>
  error instanceof Error ? readableFrames(parseStack(error.stack), map).slice(0, 30) : [];

/** The message of anything that was thrown. Never throws. */
export function textOf(value: unknown): string {
  try {
    return redact(String(value instanceof Error ? value.message : value));
  } catch {
    return "a value that has no text"; // its toString throws
  }
}
