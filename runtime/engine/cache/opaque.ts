/** Which objects show nothing, or not all, of what they hold: two of them could look alike and be different. */
import { EventEmitter } from "node:events";
import { types } from "node:util";
import { tokenizer, tokTypes } from "acorn";

/** In a few words, what an object is that cannot be compared by its data; undefined for one that can. */
export function opaque(value: object): string | undefined {
  if (types.isPromise(value) || isMethod(value, "then")) return "a promise";
  if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef) return "a weak collection";
  if (types.isGeneratorObject(value) || types.isMapIterator(value) || types.isSetIterator(value) || isMethod(value, "next")) return "an iterator";
  if (isMethod(value, "pipe") || isMethod(value, "pipeTo") || isMethod(value, "getReader")) return "a stream";
  if (value instanceof EventEmitter) return `an event emitter (${className(value)})`;
  if (isPlain(value) || Array.isArray(value) || types.isNativeError(value)) return undefined;
  if (hasPrivateData(value)) return `a ${className(value)} with private fields`;
  return Object.keys(value).length === 0 ? `a ${className(value)} that shows none of its data` : undefined;
}

/** The name of an object's class; of null-prototype objects, `Object`. */
export function className(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return "Object";
  const constructor: unknown = Reflect.get(Object(prototype), "constructor");
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "class without a name";
}

/** An object literal, or one made with `Object.create(null)`. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** The classes of an object, its own first; those of plain objects and arrays are not among them. */
export function* classesOf(value: object): Generator<Function> {
  for (let prototype: unknown = Object.getPrototypeOf(value); prototype !== null && prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype)) {
    const constructor: unknown = Reflect.get(Object(prototype), "constructor");
    if (typeof constructor === "function") yield constructor;
  }
}

/** By class: whether its text declares private fields. */
const known = new WeakMap<Function, boolean>();

function hasPrivateData(value: object): boolean {
  for (const constructor of classesOf(value)) {
    let has = known.get(constructor);
    if (has === undefined) known.set(constructor, (has = namesPrivate(Function.prototype.toString.call(constructor))));
    if (has) return true;
  }
  return false;
}

function namesPrivate(text: string): boolean {
  if (!/#[\p{ID_Start}$_\\]/u.test(text)) return false;
  try {
    for (const token of tokenizer(text, { ecmaVersion: "latest" })) if (token.type === tokTypes.privateId) return true;
    return false;
  } catch {
    return true; // a text that only this V8 understands: to be on the safe side
  }
}

/** Asks before it reads: handles of `st` answer names that they do not have with an error. */
const isMethod = (value: object, name: string): boolean => name in value && typeof Reflect.get(value, name) === "function";
