/**
 * The key of a call: its arguments as one text that is equal for equal values, whatever the order of their keys.
 * Texts that get long are replaced by their SHA-256, level by level. Pure.
 */
import { types } from "node:util";
import { nodeCrypto } from "../when-needed.ts";
import { className, classesOf, isPlain, opaque } from "./opaque.ts";

/** What stands for a value that cannot be hashed, by the name of its class (`Function` for functions), or by the class itself. */
export type HashFuncs = Readonly<Record<string, (value: never) => unknown>> | ReadonlyMap<Function | string, (value: never) => unknown>;

/** An argument that has no key: which one (from 0), where in it (`.rows[3]`), and what is there. */
export interface Refused {
  argument: number;
  path: string;
  what: string;
}

export type HashResult = { ok: true; key: string } | ({ ok: false } & Refused);

/**
 * @param isSkipped arguments that do not count
 * @throws what a function in `hashFuncs`, a getter or a `toJSON` throws
 */
export function hashArguments(args: readonly unknown[], isSkipped: (index: number) => boolean = () => false, hashFuncs?: HashFuncs): HashResult {
  const counted = args.map((arg, index) => (isSkipped(index) ? undefined : arg));
  // f(1) and f(1, undefined) are the same call.
  counted.length = counted.findLastIndex((arg) => arg !== undefined) + 1;
  const texts: string[] = [];
  for (const [index, arg] of counted.entries()) {
    const hasher = new Hasher(hashFuncs);
    try {
      texts.push(hasher.text(arg));
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, argument: index, path: hasher.path, what: error.what };
      if (error instanceof RangeError && hasher.depth > 1000) return { ok: false, argument: index, path: "", what: "nested too deeply" };
      throw error;
    }
  }
  return { ok: true, key: shorten(texts.join(",")) };
}

/** SHA-256 in hex. */
export const sha256 = (data: string | Uint8Array): string => nodeCrypto().createHash("sha256").update(data).digest("hex");

/** Thrown inside one walk only, to leave it. */
class Refusal extends Error {
  readonly what: string;
  constructor(what: string) {
    super(what);
    this.what = what;
  }
}

/** Texts longer than this become their hash. No other text begins with `#`. */
const longest = 160;
const shorten = (text: string): string => (text.length > longest ? `#${sha256(text)}` : text);

/** Texts carry their length, so that no text can look like the structure around it. */
const quoted = (text: string): string => `${text.length}:${text}`;

class Hasher {
  readonly #hashFuncs: HashFuncs | undefined;
  /** Objects that the walk is inside of, by depth. */
  readonly #open = new Map<object, number>();
  /** Objects walked through that refer to nothing above themselves. */
  readonly #done = new Map<object, string>();
  readonly #trail: (string | number)[] = [];
  /** Depth of the uppermost object that the walk has been referred back to. */
  #lowest = Infinity;

  constructor(hashFuncs: HashFuncs | undefined) {
    this.#hashFuncs = hashFuncs;
  }

  get depth(): number {
    return this.#open.size;
  }

  /** Where the walk stands: `.rows[3]`. */
  get path(): string {
    return this.#trail.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  }

  text(value: unknown): string {
    switch (typeof value) {
      case "string":
        return shorten(`s${quoted(value)}`);
      case "number":
        return Object.is(value, -0) ? "n-0" : `n${value}`;
      case "boolean":
        return value ? "t" : "f";
      case "bigint":
        return shorten(`i${value}`);
      case "undefined":
        return "u";
      case "symbol":
      case "function":
        return this.#replaced(value) ?? refuse(typeof value === "symbol" ? "a symbol" : "a function");
      case "object":
        return value === null ? "z" : this.#object(value);
    }
  }

  #object(value: object): string {
    const above = this.#open.get(value);
    if (above !== undefined) {
      this.#lowest = Math.min(this.#lowest, above);
      return `^${this.#open.size - above}`;
    }
    const done = this.#done.get(value);
    if (done !== undefined) return done;
    const outer = this.#lowest;
    const depth = this.#open.size;
    this.#lowest = Infinity;
    this.#open.set(value, depth);
    const text = shorten(this.#replaced(value) ?? this.#structure(value));
    this.#open.delete(value);
    if (this.#lowest >= depth) this.#done.set(value, text);
    this.#lowest = Math.min(outer, this.#lowest >= depth ? Infinity : this.#lowest);
    return text;
  }

  /** What a function of `hashFuncs` makes of the value. */
  #replaced(value: object | symbol): string | undefined {
    const funcs = this.#hashFuncs;
    if (funcs === undefined) return undefined;
    const found = findHashFunc(funcs, value);
    // SAFETY: the script says that its function is for values of this class.
    return found && `F${quoted(found.name)}${this.text(found.func(value as never))}`;
  }

  #structure(value: object): string {
    if (Array.isArray(value)) return this.#list(value);
    if (isPlain(value)) return this.#record("", value);
    if (value instanceof Map) return `M{${[...value].map(([key, item]) => `${this.text(key)}=${this.#at(keyName(key), item)}`).sort().join(",")}}`;
    if (value instanceof Set) return `S{${[...value].map((item) => this.text(item)).sort().join(",")}}`;
    return leaf(value) ?? this.#error(value) ?? this.#instance(value);
  }

  #list(value: readonly unknown[]): string {
    const items: string[] = [];
    for (let i = 0; i < value.length; i++) items.push(i in value ? this.#at(i, value[i]) : "h");
    return `[${items.join(",")}]`;
  }

  #record(kind: string, value: object): string {
    const items = Object.keys(value)
      .sort()
      .map((key) => `${quoted(key)}=${this.#at(key, Reflect.get(value, key))}`);
    return `${kind}{${items.join(",")}}`;
  }

  #error(value: object): string | undefined {
    if (!types.isNativeError(value)) return undefined;
    return `E${quoted(className(value))}${quoted(value.name)}${quoted(value.message)}${this.#at("cause", value.cause)}${this.#record("", value)}`;
  }

  /** An instance of a class: the name of the class and its own data, or what its `toJSON` says where that is hidden. */
  #instance(value: object): string {
    const hidden = opaque(value);
    if (hidden === undefined) return this.#record(`C${quoted(className(value))}`, value);
    const toJson: unknown = "toJSON" in value ? value.toJSON : undefined;
    if (typeof toJson !== "function") refuse(hidden);
    return `J${quoted(className(value))}${this.text(Reflect.apply(toJson, value, []))}`;
  }

  #at(step: string | number, value: unknown): string {
    this.#trail.push(step);
    const text = this.text(value);
    // Not when it throws: then the trail says where.
    this.#trail.pop();
    return text;
  }
}

function refuse(what: string): never {
  throw new Refusal(what);
}

/** Built-in objects without parts. */
function leaf(value: object): string | undefined {
  if (types.isDate(value)) return `D${value.getTime()}`;
  if (types.isRegExp(value)) return `R${quoted(value.source)}${value.flags}`;
  if (ArrayBuffer.isView(value)) return `T${className(value)}${value.byteLength}#${sha256(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}`;
  if (types.isAnyArrayBuffer(value)) return `A${className(value)}${value.byteLength}#${sha256(new Uint8Array(value))}`;
  if (value instanceof URL) return `U${quoted(value.href)}`;
  if (value instanceof URLSearchParams) return `Q${quoted(String(value))}`;
  if (types.isBoxedPrimitive(value)) return `B${className(value)}${quoted(String(value.valueOf()))}`;
  return undefined;
}

function findHashFunc(funcs: HashFuncs, value: object | symbol): { name: string; func: (value: never) => unknown } | undefined {
  const classes: Function[] = typeof value === "symbol" ? [Symbol] : [...classesOf(value)];
  if (classes.length === 0) classes.push(Object);
  for (const constructor of classes) {
    const { name } = constructor;
    const func = funcs instanceof Map ? (funcs.get(constructor) ?? funcs.get(name)) : Object.hasOwn(funcs, name) ? Reflect.get(funcs, name) : undefined;
    if (typeof func === "function") return { name, func };
  }
  return undefined;
}

const keyName = (key: unknown): string => (typeof key === "string" || typeof key === "number" ? String(key) : "…");
