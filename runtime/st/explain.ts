/** What a script shows of itself: `st.help`, `st.echo`. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import { ownFrame, parseStack } from "../engine/stack.ts";
import type { Width } from "../protocol/element.ts";
import { aSize, oneOfThese } from "./checks.ts";
import { describe } from "./describe.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, methods, type Place, placeOf } from "./handle.ts";
import { optionsOf, textOf } from "./options.ts";

export interface EchoOptions {
  /** Where the code stands: above what it draws, or below. */
  codeLocation?: "above" | "below";
}

export interface ExplainElements {
  /**
   * What is known about a function, a class or an object: parameters, JSDoc, members. Without an argument, the functions of `st`.
   * @example
   * st.help(loadSales);
   */
  help(what?: unknown, options?: { width?: Width }): Placeholder;
  /**
   * Shows the code of `body`, and runs it.
   * @example
   * st.echo(() => {
   *   st.write("This line stands above, too.");
   * });
   */
  echo<R>(body: () => R): R;
  echo<R>(options: EchoOptions, body: () => R): R;
}

export const explainElements: ExplainElements & ThisType<Drawer> = {
  help(...args: unknown[]) {
    const [what, options] = namedOrPlain(args);
    const { width } = optionsOf("help", options, { width: aSize });
    const place = this[placeOf]("help");
    const { script } = currentEngine();
    const data = args.length === 0 ? { ...describe(methods, script), name: "st", kind: "object" } : describe(what, script);
    return draw(place, { ...data, width });
  },
  echo<R>(first: EchoOptions | (() => R), second?: () => R): R {
    const body = typeof first === "function" ? first : second;
    if (typeof body !== "function") throw badOption("echo", `the body must be a function, not ${show(body)}`, "Write st.echo(() => { … }).");
    const { codeLocation = "above" } = optionsOf("echo", typeof first === "function" ? undefined : first, { codeLocation: oneOfThese("above", "below") });
    const place = this[placeOf]("echo");
    const code = codeOf(body);
    if (codeLocation === "above") showCode(place, code);
    const result = body();
    if (codeLocation === "above") return result;
    if (!(result instanceof Promise)) {
      showCode(place, code);
      return result;
    }
    // SAFETY: R is a promise here, and what follows it gives the same value.
    return place.scope.run.waitFor(result.then((value: unknown) => (showCode(place, code), value))) as R;
  },
};

interface Code {
  text: string;
  language: string;
}

function showCode(place: Place, { text, language }: Code): void {
  draw(place, { type: "code", body: text, language });
}

/** `st.help(x)`, or `st.help({ obj: x })` as the reference has it. */
function namedOrPlain([first, second]: unknown[]): [unknown, { width?: Width } | undefined] {
  const isNamed = typeof first === "object" && first !== null && second === undefined && Object.hasOwn(first, "obj") && Object.keys(first).every((key) => key === "obj" || key === "width");
  if (!isNamed) return [first, second === undefined ? undefined : Object(second)];
  const { obj, ...options }: { obj?: unknown; width?: Width } = first;
  return [obj, options];
}

/** As the person wrote it, where the file can be read as it runs; else as it runs. */
function codeOf(body: () => unknown): Code {
  const { script } = currentEngine();
  const frame = ownFrame(parseStack(new Error().stack), script);
  const written = frame && script.bodyAt(frame.file, frame.line, frame.column);
  if (frame && written !== undefined) return { text: written, language: /\.[mc]?ts$/i.test(frame.file) ? "typescript" : "javascript" };
  const text = Function.prototype.toString.call(body);
  const inside = /^(?:async\s*)?\([^)]*\)\s*=>\s*\{?([^]*?)\}?$/.exec(text)?.[1] ?? text;
  return { text: textOf(inside), language: "javascript" };
}
