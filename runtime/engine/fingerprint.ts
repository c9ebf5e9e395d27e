/**
 * A short text for a state of the session, equal for equal states. It sees into Map, Set, Date, BigInt, typed arrays,
 * cycles and class instances; it reads descriptors, so it never runs a getter or a proxy's trap that the script could
 * see as an access of a value; what it cannot or may not see into counts as changed.
 */
import { types } from "node:util";

/** What one fingerprint may cost: values, depth, time. */
const maxNodes = 10_000;
const maxDepth = 200;
const maxMs = 1;
/** Bytes of a buffer, and characters of a text, that are worth a look. */
const maxBytes = 500_000;
const maxCharacters = 200_000;

let nextUnique = 0;

const sourceOf = Object.getOwnPropertyDescriptor(RegExp.prototype, "source")?.get;

export class Fingerprint {
  /** By key: a primitive as text, anything else as a hash. */
  readonly keys = new Map<string, string>();
  /** The whole state. */
  readonly text: string;
  /** False when something counted as changed: such a state equals no other. */
  readonly isWhole: boolean;

  /** @param mostMs what has not been looked at by then counts as changed */
  constructor(values: ReadonlyMap<string, unknown>, mostMs = maxMs) {
    const walk = new Walk(mostMs);
    for (const [key, value] of values) this.keys.set(key, walk.key(value));
    this.isWhole = walk.isWhole;
    this.text = [...this.keys].map(([key, print]) => `${key}=${print}`).join("\n");
  }
}

class Walk {
  isWhole = true;
  #nodes = 0;
  #depth = 0;
  readonly #deadline: number;
  #seen = new Map<object, number>();
  #a = 0;
  #b = 0;

  constructor(mostMs: number) {
    this.#deadline = performance.now() + mostMs;
  }

  key(value: unknown): string {
    const text = shortText(value);
    if (text !== undefined) return text;
    this.#a = 0xdeadbeef;
    this.#b = 0x41c6ce57;
    this.#seen = new Map();
    this.#visit(value);
    return `#${(this.#a >>> 0).toString(36)}${(this.#b >>> 0).toString(36)}`;
  }

  #visit(value: unknown): void {
    if (++this.#nodes > maxNodes) return this.#unknown();
    if (typeof value === "string" && value.length > maxCharacters) return this.#unknown();
    const text = primitive(value);
    if (text !== undefined) return this.#mix(text);
    if (typeof value !== "object" || value === null) return types.isProxy(value) ? this.#unknown() : this.#mix("function");
    const known = this.#seen.get(value);
    if (known !== undefined) return this.#mix(`@${known}`);
    this.#seen.set(value, this.#seen.size);
    if (types.isProxy(value) || this.#depth >= maxDepth || performance.now() > this.#deadline) return this.#unknown();
    this.#depth++;
    this.#visitObject(value);
    this.#depth--;
  }

  /** Tells kinds apart by internal slots alone: `instanceof` would ask prototypes, which may be proxies. */
  #visitObject(value: object): void {
    if (types.isDate(value)) return this.#mix(`date ${Date.prototype.getTime.call(value)}`);
    if (types.isRegExp(value)) return this.#mix(`regexp ${String(sourceOf?.call(value))}`);
    if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return this.#bytes(value);
    this.#mix(Array.isArray(value) ? "[" : "{");
    if (types.isMap(value)) this.#entries(Map.prototype.entries.call(value));
    if (types.isSet(value)) this.#entries(Set.prototype.values.call(value));
    // The names of a long list would cost more than the budget before the first is looked at.
    if (Array.isArray(value) && value.length > maxNodes - this.#nodes) return this.#unknown();
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      this.#mix(String(key));
      if (descriptor && "value" in descriptor) this.#visit(descriptor.value);
      else this.#unknown();
      if (this.#nodes > maxNodes) return;
    }
    this.#mix("}");
  }

  #entries(values: Iterable<unknown>): void {
    for (const value of values) {
      this.#visit(value);
      if (this.#nodes > maxNodes) return;
    }
  }

  #bytes(value: ArrayBufferView | ArrayBufferLike): void {
    const { byteLength } = value;
    if (byteLength > maxBytes) return this.#unknown();
    // A detached buffer has no bytes and refuses to be looked into.
    const bytes = byteLength === 0 ? [] : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, byteLength) : new Uint8Array(value);
    let a = this.#a;
    for (const byte of bytes) a = Math.imul(a ^ byte, 2654435761);
    this.#a = a;
    this.#mix(`bytes ${byteLength}`);
  }

  #unknown(): void {
    this.isWhole = false;
    this.#mix(`?${nextUnique++}`);
  }

  #mix(text: string): void {
    let a = this.#a;
    let b = this.#b;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      a = Math.imul(a ^ c, 2654435761);
      b = Math.imul(b ^ c, 1597334677);
    }
    this.#a = Math.imul(a ^ (a >>> 15), 2246822519) ^ b;
    this.#b = Math.imul(b ^ (b >>> 13), 3266489917);
  }
}

/** A value that can be shown as it is. */
function shortText(value: unknown): string | undefined {
  if (typeof value === "string" && value.length > 60) return undefined;
  const text = primitive(value);
  return text !== undefined && text.length <= 60 ? text : undefined;
}

function primitive(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "object":
      return value === null ? "null" : undefined;
    case "function":
      return undefined;
    case "bigint":
      return `${value}n`;
    default:
      return Object.is(value, -0) ? "-0" : String(value);
  }
}
