/** What an option may hold. Each check names the function, the option, the value and the fix. */
import { badOption, notACallback, show } from "../engine/errors.ts";

/** @throws AppError when `value` is not what `option` of `st.name` may hold */
export type Check = (name: string, option: string, value: unknown) => void;

/** One check for every option of a function: TypeScript says when one is missing. */
export type Checks<T> = { readonly [K in keyof Required<T> & string]: Check };

const must = (what: string, fix: (option: string) => string, isRight: (value: unknown) => boolean): Check => (name, option, value) => {
  if (!isRight(value)) throw badOption(name, `${option} must be ${what}, not ${show(value)}`, fix(option));
};

/** Checked elsewhere, together with other options. */
export const elsewhere: Check = () => {};

export const aText = must("a text", (option) => `Write ${option}: "…".`, (value) => typeof value === "string");

export const aFlag = must("true or false", (option) => `Write ${option}: true, or leave it out.`, (value) => typeof value === "boolean");

export const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
export const aNumber = must("a finite number", (option) => `Pass a number for ${option}.`, isNumber);

export const aTextOrNumber = must("a text or a number", (option) => `Write ${option}: "…", or pass a number.`, (value) => typeof value === "string" || typeof value === "bigint" || isNumber(value));

export const anObject = must("an object", (option) => `Write ${option}: { … }.`, (value) => typeof value === "object" && value !== null);

/** Looked at more closely where it is read: what cannot be one at all is told here, by the option's name. */
export const anImage = must("an image", (option) => `Pass a path, bytes or an SVG for ${option}.`, (value) => typeof value === "string" || (typeof value === "object" && value !== null));

export const aSize = must(
  '"stretch", "content" or a number of pixels',
  (option) => `Write ${option}: "stretch", ${option}: "content", or for example ${option}: 300.`,
  (value) => value === "stretch" || value === "content" || (typeof value === "number" && Number.isFinite(value) && value > 0),
);

export const aFunction: Check = (name, option, value) => {
  if (typeof value !== "function") throw notACallback(name, option, value);
};

/** One of a few words (or other primitives). */
export const oneOfThese =
  (...allowed: readonly (string | boolean)[]): Check =>
  (name, option, value) => {
    if (!allowed.some((word) => word === value)) throw badOption(name, `${option} cannot be ${show(value)}`, `Use ${allowed.map((word) => JSON.stringify(word)).join(", ")}.`);
  };

/** What the first check refuses must pass the second, which says what is wrong. */
export const either =
  (first: (value: unknown) => boolean, second: Check): Check =>
  (name, option, value) => {
    if (!first(value)) second(name, option, value);
  };

export const isFalse = (value: unknown): boolean => value === false;

/** Somewhere that a click may lead to. */
export const aLink: Check = (name, option, value) => {
  if (typeof value !== "string" || !/^(https?:\/\/|mailto:)/i.test(value)) throw badOption(name, `${option} cannot be ${show(value)}`, "Write an address that begins with https:, http: or mailto:.");
};
