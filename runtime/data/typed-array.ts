import type { NumberArray } from "./column.ts";

export type TypedArray = NumberArray | Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array | Uint8ClampedArray | BigInt64Array | BigUint64Array;

type Constructor = new (buffer: SharedArrayBuffer, byteOffset: number, length: number) => NumberArray;

/** By the name that every typed array says of itself, whatever realm it comes from. */
const constructors: Readonly<Record<string, Constructor>> = {
  Float64Array, Float32Array, Int32Array, Uint32Array, Int16Array, Uint16Array, Int8Array, Uint8Array, Uint8ClampedArray, BigInt64Array, BigUint64Array,
};

export const isTypedArray = (value: unknown): value is TypedArray => ArrayBuffer.isView(value) && constructorOf(value) !== undefined;

/** Anything may call itself a list: what would not fit into memory is none. */
export const isListLength = (length: unknown): length is number => typeof length === "number" && Number.isInteger(length) && length >= 0 && length <= 2 ** 28;

function constructorOf(view: ArrayBufferView): Constructor | undefined {
  const name: unknown = Reflect.get(view, Symbol.toStringTag);
  return typeof name === "string" && Object.hasOwn(constructors, name) ? constructors[name] : undefined;
}

export const bytesOf = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** A view of the same type and length on shared memory. */
export function sharedLike(source: TypedArray, take: (bytes: number) => SharedArrayBuffer): NumberArray {
  const Kind = constructorOf(source);
  return Kind ? new Kind(take(source.byteLength), 0, source.length) : new Float64Array(take(source.length * 8), 0, source.length);
}

/** The same, with the same content. */
export function sharedCopy(source: TypedArray, take: (bytes: number) => SharedArrayBuffer): NumberArray {
  const copy = sharedLike(source, take);
  copyBytes(bytesOf(source), bytesOf(copy));
  return copy;
}

/** `TypedArray#set` goes word by word into shared memory; what fills a buffer goes in one piece, a fifth faster (40 MB: 8.0 → 6.2 ms). */
export function copyBytes(from: Uint8Array, to: Uint8Array): void {
  if (from.byteLength > 0) Buffer.from(to.buffer, to.byteOffset, to.byteLength).fill(from);
}

/** The same type and the same bytes. */
export function isSameArray(a: ArrayBufferView, b: ArrayBufferView): boolean {
  return a.byteLength === b.byteLength && Reflect.get(a, Symbol.toStringTag) === Reflect.get(b, Symbol.toStringTag) && Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}
