/**
 * A short text for a state of the session, equal for equal states. It sees into Map, Set, Date, BigInt, typed arrays,
 * cycles and class instances; it reads descriptors, so it never runs a getter or a proxy's trap that the script could
 * see as an access of a value; what it cannot or may not see into counts as changed.
 */
import { types } from "node:util";

/** Nodes and time that one fingerprint may cost. */
const maxNodes = 10_000;
const maxMs = 1;

let nextUnique = 0;

export class Fingerprint {
  /** By key: a primitive as text, anything else as a hash. */
  readonly keys = new Map<string, string>();
  /** The whole state. */
  readonly text: string;
  /** False when something counted as changed: such a state equals no other. */
  readonly isWhole: boolean;

  constructor(values: ReadonlyMap<string, unknown>) {
    const walk = new Walk();
    for (const [key, value] of values) this.keys.set(key, walk.key(value));
    this.isWhole = walk.isWhole;
    this.text = [...this.keys].map(([key, print]) => `${key}=${print}`).join("\n");
  }
}

class Walk {
  isWhole = true;
  #nodes = 0;
  #deadline = performance.now() + maxMs;
  #seen = new Map<object, number>();
  #a = 0;
  #b = 0;

  key(value: unknown): string {
    const text = primitive(value);
    if (text !== undefined && text.length <= 60) return text;
    this.#a = 0xdeadbeef;
    this.#b = 0x41c6ce57;
    this.#seen = new Map();
    this.#visit(value);
    return `#${(this.#a >>> 0).toString(36)}${(this.#b >>> 0).toString(36)}`;
  }

  #visit(value: unknown): void {
    const text = primitive(value);
    if (text !== undefined) return this.#mix(text);
    if (typeof value !== "object" || value === null) return this.#mix("function");
    const known = this.#seen.get(value);
    if (known !== undefined) return this.#mix(`@${known}`);
    this.#seen.set(value, this.#seen.size);
    if (++this.#nodes > maxNodes || performance.now() > this.#deadline || types.isProxy(value)) return this.#unknown();
    this.#visitObject(value);
  }

  #visitObject(value: object): void {
    if (value instanceof Date) return this.#mix(`date ${value.getTime()}`);
    if (value instanceof RegExp) return this.#mix(String(value));
    if (ArrayBuffer.isView(value)) return this.#bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value instanceof ArrayBuffer) return this.#bytes(new Uint8Array(value));
    this.#mix(Array.isArray(value) ? "[" : "{");
    if (types.isMap(value)) for (const entry of Map.prototype.entries.call(value)) entry.forEach((part) => this.#visit(part));
    if (types.isSet(value)) for (const v of Set.prototype.values.call(value)) this.#visit(v);
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      this.#mix(String(key));
      if (descriptor && "value" in descriptor) this.#visit(descriptor.value);
      else this.#unknown();
      if (this.#nodes > maxNodes) return;
    }
    this.#mix("}");
  }

  #bytes(bytes: Uint8Array): void {
    if (bytes.byteLength > 4_000_000) return this.#unknown();
    let a = this.#a;
    for (const byte of bytes) a = Math.imul(a ^ byte, 2654435761);
    this.#a = a;
    this.#mix(`bytes ${bytes.byteLength}`);
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
