/** What can go wrong with cached functions, as `errors.ts` has it for the rest. */
import { AppError } from "../errors.ts";
import type { Refused } from "./hash.ts";

interface Named {
  kind: "data" | "resource";
  name: string;
}

/** How messages call a cached function at the beginning of a sentence. */
export const label = ({ name }: Pick<Named, "name">): string => (name === "" ? "This function" : `${name}()`);

const wrapper = ({ kind }: Named): string => (kind === "data" ? "st.cacheData" : "st.cacheResource");

/** @param parameter the name of the parameter, where it has one */
export function unhashableArgument(named: Named, parameter: string | undefined, { argument, path, what }: Refused): AppError {
  const name = parameter ?? `argument ${argument + 1}`;
  const problem = path === "" ? `it is ${what}` : `${name}${path} is ${what}`;
  const rename = parameter === undefined ? "Give the parameter a name that begins with an underscore" : `Rename the parameter to _${parameter}`;
  return new AppError(
    "unhashable-argument",
    `${label(named)} is cached, and ${parameter === undefined ? `its ${name}` : `its argument \`${name}\``} cannot be part of the key: ${problem}.`,
    `${rename} to leave it out of the key, or say what stands for it: ${wrapper(named)}(${named.name || "fn"}, { hashFuncs: { ClassName: (value) => … } }).`,
  );
}

export const uncacheableValue = (named: Named, { path, what }: { path: string; what: string }): AppError =>
  new AppError(
    "uncacheable-value",
    `${label(named)} returned something that st.cacheData cannot copy: ${path === "" ? "the result" : `result${path}`} is ${what}.`,
    "Return plain data, or use st.cacheResource, which gives everybody the same object.",
  );

export const cacheRecursion = (named: Named): AppError =>
  new AppError("cache-recursion", `${label(named)} waits for itself: it was called again, with the same arguments, from inside of that call.`, "Call it with other arguments there, or call the function that is not cached.");

export const validateIsAsync = (named: Named): AppError =>
  new AppError("bad-option", `st.cacheResource: validate gave a promise, but ${named.name === "" ? "the function" : `${named.name}()`} is not async.`, "Make validate return true or false, or make the function async.");

/** @param what the widget or fragment */
export const liveInCache = (named: Named, what: string): AppError =>
  new AppError(
    "widget-in-cache",
    `The ${what} is drawn inside ${named.name === "" ? "a cached function" : `${named.name}(), which is cached`}. It would not work when the result comes from the cache, so this result is not kept.`,
    "Draw it outside and pass its value in as an argument.",
  );

export const cacheOutsideContainer = (named: Named): AppError =>
  new AppError(
    "cache-outside-container",
    `${label(named)} is cached, and draws into a container that was made outside of it. What it draws there could not be drawn again when the result comes from the cache.`,
    "Make the container inside of the function, or draw after the call with what it returned.",
  );
