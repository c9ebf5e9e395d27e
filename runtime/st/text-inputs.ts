/** `st.textInput` and `st.textArea`. */
import { badOption, show } from "../engine/errors.ts";
import type { Height } from "../protocol/element.ts";
import type { Drawer } from "./handle.ts";
import { aFlag, aSize, aText, elsewhere, oneOfThese } from "./checks.ts";
import { optionsOf } from "./options.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

/** What the widget returns: with `value: null` also null, for an empty field. */
export type TextValue<V extends string | null> = null extends V ? string | null : string;

interface TextFieldOptions<V extends string | null> extends ValueOptions {
  /** The text at first; `null` tells an empty field from an empty text. */
  value?: V;
  maxChars?: number;
  placeholder?: string;
}

export interface TextInputOptions<V extends string | null = string> extends TextFieldOptions<V> {
  type?: "default" | "password";
  /** The browser's `autocomplete`. */
  autocomplete?: string;
  icon?: string;
  /** A pattern that the text must match before it counts. */
  validate?: RegExp | string;
  /** Runs while the person types, a moment after the last key. */
  live?: boolean;
}

export interface TextAreaOptions<V extends string | null = string> extends TextFieldOptions<V> {
  height?: Height;
}

const fieldChecks = { ...valueChecks, value: aText, maxChars: elsewhere, placeholder: aText };
const textInputChecks = { ...fieldChecks, type: oneOfThese("default", "password"), autocomplete: aText, icon: aText, validate: elsewhere, live: aFlag };
const textAreaChecks = { ...fieldChecks, height: aSize };

export function textInput<V extends string | null>(drawer: Drawer, label: string, options: TextInputOptions<V> | undefined): TextValue<V> {
  const o = optionsOf<TextInputOptions<V>>("textInput", options, textInputChecks);
  const kind = o.type ?? "default";
  const form = o.validate === undefined || o.validate === null ? undefined : formOf(o.validate);
  const validate = form && patternOf(form);
  const { maxChars, placeholder, autocomplete, icon, live } = o;
  // SAFETY: null is only ever the value when V allows it (`initial`, `decode`).
  return widget(drawer, {
    ...field("textInput", label, o, form),
    identity: [o.help ?? null, placeholder ?? null, maxChars ?? null, kind, autocomplete ?? null, validate ?? null],
    keyedIdentity: [maxChars ?? null, validate ?? null],
    secret: kind === "password",
    element: (value) => ({ value, secret: kind === "password" || undefined, maxChars, placeholder, autocomplete, icon, live, validate }),
  }) as TextValue<V>;
}

export function textArea<V extends string | null>(drawer: Drawer, label: string, options: TextAreaOptions<V> | undefined): TextValue<V> {
  const o = optionsOf<TextAreaOptions<V>>("textArea", options, textAreaChecks);
  const { maxChars, placeholder, height } = o;
  // SAFETY: as above.
  return widget(drawer, {
    ...field("textArea", label, o),
    identity: [o.help ?? null, placeholder ?? null, maxChars ?? null, height ?? null],
    keyedIdentity: [maxChars ?? null],
    element: (value) => ({ value, maxChars, placeholder, height }),
  }) as TextValue<V>;
}

function field<T extends "textInput" | "textArea">(type: T, label: string, o: TextFieldOptions<string | null>, form?: RegExp) {
  const initial = o.value === undefined ? "" : o.value;
  if (o.maxChars !== undefined && !(Number.isInteger(o.maxChars) && o.maxChars > 0)) throw badOption(type, `maxChars must be a whole number above 0, not ${show(o.maxChars)}`, "Leave it out for no limit.");
  const maxChars = o.maxChars ?? Infinity;
  if (initial !== null && initial.length > maxChars) throw badOption(type, `value has ${initial.length} characters, more than maxChars (${maxChars})`, "Raise maxChars or shorten the value.");
  const valid = (value: unknown): string | null | undefined => {
    if (value === null) return initial === null ? null : "";
    return typeof value === "string" && value.length <= maxChars ? value : undefined;
  };
  // What the page sends has the form that is asked for; the script itself may set what it likes.
  const typed = (wire: unknown): string | null | undefined => (typeof wire === "string" && form?.test(wire) === false ? undefined : valid(wire));
  return {
    type,
    label,
    options: o,
    initial,
    initialKey: JSON.stringify(initial),
    accept: valid,
    // A field that was empty (null) and is left empty stays so.
    decode: (wire: unknown) => (wire === "" && initial === null ? null : typed(wire)),
    valueHint: `Set a text${maxChars === Infinity ? "" : ` of at most ${maxChars} characters`}.`,
  };
}

function formOf(validate: RegExp | string): RegExp {
  // `g` and `y` would make the answer depend on the last one.
  if (validate instanceof RegExp) return new RegExp(validate.source, validate.flags.replace(/[gy]/g, ""));
  try {
    return new RegExp(validate);
  } catch {
    throw badOption("textInput", `validate is not a regular expression: ${show(validate)}`, "Write it between slashes: validate: /^[a-z]+$/.");
  }
}

/** The form as a pattern of its own: its flags travel in it. */
function patternOf(form: RegExp): string {
  const flags = form.flags.replace(/[^ims]/g, "");
  return flags === "" ? form.source : `(?${flags}:${form.source})`;
}
