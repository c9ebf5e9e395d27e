/**
 * Values as bytes, so that everybody who asks gets a copy of their own: what `structuredClone` can copy, and Buffers
 * stay Buffers. Pure.
 */
import { types } from "node:util";
import { Deserializer, Serializer } from "node:v8";
import { className } from "./opaque.ts";

/** A value to be copied from. */
export interface Packed {
  /** Primitives need no copy. */
  readonly value?: unknown;
  readonly bytes?: Buffer;
  /** A copy differs from the original: instances of classes without methods become plain objects. */
  readonly isPlainer: boolean;
}

export type PackResult = { ok: true; packed: Packed } | { ok: false; path: string; what: string };

export function pack(value: unknown): PackResult {
  if (typeof value !== "object" || value === null) {
    const isPrimitive = typeof value !== "function" && typeof value !== "symbol";
    return isPrimitive ? { ok: true, packed: { value, isPlainer: false } } : { ok: false, path: "", what: describe(value) };
  }
  const look = new Look();
  try {
    const problem = look.into(value);
    if (problem) return { ok: false, ...problem };
    return { ok: true, packed: { bytes: toBytes(value), isPlainer: look.isPlainer } };
  } catch (error) {
    return { ok: false, path: "", what: error instanceof RangeError ? "nested too deeply" : error instanceof Error ? error.message : String(error) };
  }
}

/** A fresh copy. @throws Error when the bytes are not whole */
export function unpack({ value, bytes }: Packed): unknown {
  return bytes === undefined ? value : fromBytes(bytes);
}

interface Problem {
  path: string;
  what: string;
}

/** What makes it impossible, or unwise, to copy a value: a copy would lack what the original has. */
class Look {
  isPlainer = false;
  readonly #seen = new Set<object>();

  into(value: unknown): Problem | undefined {
    if (typeof value === "function" || typeof value === "symbol") return { path: "", what: describe(value) };
    if (typeof value !== "object" || value === null || this.#seen.has(value)) return undefined;
    this.#seen.add(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (types.isProxy(value)) return { path: "", what: "a proxy" };
    if (prototype === Object.prototype || prototype === null) return this.#fields(value);
    if (Array.isArray(value) && prototype === Array.prototype) return this.#items(value.entries());
    if (types.isMap(value) && prototype === Map.prototype) return this.#items([...value.keys()].entries(), ".keys()") ?? this.#items(value);
    if (types.isSet(value) && prototype === Set.prototype) return this.#items([...value].entries(), ".values()");
    if (types.isNativeError(value) && errorClasses.has(Object(prototype))) return this.#error(value);
    if (isCopied(value)) return undefined;
    if (hasMethods(value)) return { path: "", what: describe(value) };
    this.isPlainer = true;
    return this.#fields(value);
  }

  /** Copies of errors have their name, message, stack and cause, and no more. */
  #error(value: Error): Problem | undefined {
    if (Object.keys(value).length > 0) this.isPlainer = true;
    return under(".cause", this.into(value.cause));
  }

  #fields(value: object): Problem | undefined {
    for (const key of Object.keys(value)) {
      const problem = this.into(Reflect.get(value, key));
      if (problem) return under(`.${key}`, problem);
    }
    return undefined;
  }

  #items(entries: Iterable<[unknown, unknown]>, list = ""): Problem | undefined {
    for (const [key, item] of entries) {
      const problem = this.into(item);
      if (problem) return under(`${list}[${typeof key === "number" || typeof key === "string" ? JSON.stringify(key) : "…"}]`, problem);
    }
    return undefined;
  }
}

const under = (step: string, problem: Problem | undefined): Problem | undefined => problem && { ...problem, path: step + problem.path };

const errorClasses = new Set<object>([Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((errorClass) => errorClass.prototype));

/** Built-in objects that a copy keeps whole. */
function isCopied(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (ArrayBuffer.isView(value)) return viewClasses.includes(className(value)) && !types.isSharedArrayBuffer(value.buffer);
  if (types.isArrayBuffer(value)) return true;
  return prototype === Date.prototype || prototype === RegExp.prototype || types.isBoxedPrimitive(value);
}

/** Instances of such a class are more than their data. Built-in objects that V8 cannot copy have methods too. */
function hasMethods(value: object): boolean {
  for (let prototype: object | null = Object.getPrototypeOf(value); prototype !== null && prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype)) {
    if (Reflect.ownKeys(prototype).some((key) => key !== "constructor")) return true;
  }
  return types.isExternal(value);
}

function describe(value: object | symbol): string {
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  if (types.isPromise(value)) return "a promise";
  if (types.isSharedArrayBuffer(value) || (ArrayBuffer.isView(value) && types.isSharedArrayBuffer(value.buffer))) return "shared memory";
  if (types.isNativeError(value)) return `an error of the class ${className(value)}`;
  return `an instance of ${className(value)}`;
}

/** V8's format, in which Buffers are ours: V8 would make plain byte arrays of them. */
class Writer extends Serializer {
  _writeHostObject(view: NodeJS.ArrayBufferView): void {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    this.writeUint32(viewClasses.indexOf(className(view)));
    this.writeUint32(bytes.byteLength);
    this.writeRawBytes(bytes);
  }
}

class Reader extends Deserializer {
  _readHostObject(): NodeJS.ArrayBufferView {
    const name = viewClasses[this.readUint32()] ?? "";
    const length = this.readUint32();
    const raw = this.readRawBytes(length);
    if (name === "Buffer") return Buffer.from(raw);
    // A buffer of its own: a script may look at `view.buffer`.
    const { buffer } = Uint8Array.from(raw);
    const View: unknown = Reflect.get(globalThis, name);
    if (typeof View !== "function") throw new Error("These bytes hold a kind of array that this Node does not know.");
    // SAFETY: a class of views by its name.
    return Reflect.construct(View, [buffer]) as NodeJS.ArrayBufferView;
  }
}

/** Written by their place in this list, which is part of the format on disk: append only. */
const viewClasses = [
  "Buffer", "Uint8Array", "Int8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
  "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array", "DataView", "Float16Array",
];

/** Members of V8's classes that Node documents for this use and its types leave out. */
interface HostObjects {
  _setTreatArrayBufferViewsAsHostObjects(on: boolean): void;
}

/** @throws Error when V8 cannot */
export function toBytes(value: unknown): Buffer {
  const writer = new Writer();
  // SAFETY: see HostObjects.
  (writer as unknown as HostObjects)._setTreatArrayBufferViewsAsHostObjects(true);
  writer.writeHeader();
  writer.writeValue(value);
  return writer.releaseBuffer();
}

/** @throws Error when the bytes are not whole */
export function fromBytes(bytes: Buffer): unknown {
  const reader = new Reader(bytes);
  reader.readHeader();
  return reader.readValue();
}
