import { EventEmitter } from "node:events";
import { createServer } from "node:net";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { hashArguments, type HashFuncs, type HashResult } from "../../runtime/engine/cache/hash.ts";
import { parameterAt, parametersOf } from "../../runtime/engine/cache/parameters.ts";
import { random } from "../lib/random.ts";

function key(...args: unknown[]): string {
  const hashed = hashArguments(args);
  if (!hashed.ok) throw new Error(`refused: argument ${hashed.argument}${hashed.path} is ${hashed.what}`);
  return hashed.key;
}

const refusal = (value: unknown, hashFuncs?: HashFuncs): HashResult => hashArguments([value], undefined, hashFuncs);

class Point {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
}
class Place extends Point {}
class Secret {
  #value: number;
  color = "#fff";
  constructor(value: number) {
    this.#value = value;
  }
  peek(): number {
    return this.#value;
  }
}
class Colored {
  color = "#fff";
}

describe("keys are equal for equal arguments", () => {
  const cyclic = (name: string): object => {
    const a: Record<string, unknown> = { name };
    a["self"] = a;
    a["list"] = [a, { up: a }];
    return a;
  };
  const pairs: [string, unknown, unknown][] = [
    ["objects with their keys in another order", { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    ["Maps in another order", new Map<unknown, unknown>([["a", 1], ["b", 2]]), new Map([["b", 2], ["a", 1]])],
    ["Sets in another order", new Set([1, 2, "x"]), new Set(["x", 2, 1])],
    ["dates", new Date(5), new Date(5)],
    ["NaN", [NaN], [NaN]],
    ["typed arrays", new Float64Array([1, NaN]), new Float64Array([1, NaN])],
    ["instances of a class with the same data", new Point(1, 2), new Point(1, 2)],
    ["instances whose class only writes about a #", new Colored(), new Colored()],
    ["objects without a prototype", Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ["the same object twice, and two that are equal", ((p) => [p, p])({ q: 1 }), [{ q: 1 }, { q: 1 }]],
    ["cycles of the same shape", cyclic("a"), cyclic("a")],
    ["URLs", new URL("http://a/b?c"), new URL("http://a/b?c")],
  ];
  it.each(pairs)("%s", (_, left, right) => expect(key(left)).toBe(key(right)));

  it("undefined at the end does not count", () => expect(key(1, undefined)).toBe(key(1)));
});

describe("keys differ for arguments that differ", () => {
  it("among values that look alike", () => {
    const values: unknown[] = [
      0, -0, NaN, 1, 1n, "1", true, false, null, "null", "", [], {}, [[]], [undefined], [null], Object.assign([], { length: 1 }), [1, 2], ["1,2"], ["1", "2"],
      { a: 1 }, { a: undefined }, { a: "1" }, { "a=1": 1 }, new Map(), new Set(), new Map([["a", 1]]), new Set([["a", 1]]), new Date(0), new Date(NaN),
      /a/, /a/g, "/a/", new Uint8Array([1]), new Uint8ClampedArray([1]), new Uint8Array([1, 0]), Buffer.from([1]), new Uint8Array([1]).buffer, new Uint16Array([1]),
      new Point(1, 2), new Place(1, 2), { x: 1, y: 2 }, new Error("a"), new TypeError("a"), new Error("a", { cause: 1 }), new String("a"), "a",
      new URL("http://a/"), "http://a/", new Map<unknown, unknown>([[{ a: 1 }, 2]]), new Map<unknown, unknown>([[{ a: 2 }, 1]]), new Set([new Set([1])]), new Set([new Set([2])]),
      "x".repeat(1000), "x".repeat(1001), 10n ** 500n, 10n ** 501n,
    ];
    const keys = values.map((value) => key([value]));
    for (const [i, one] of keys.entries()) expect(keys.indexOf(one), `${String(values[i])} (${i})`).toBe(i);
  });

  it("by position", () => {
    expect(key(1, 2)).not.toBe(key(2, 1));
    expect(key(undefined, 1)).not.toBe(key(1));
    expect(key([1], [2])).not.toBe(key([1, [2]]));
  });

  it("by where a cycle leads", () => {
    const one: unknown[] = [[]];
    one[0] = [one];
    const other: unknown[] = [[]];
    other[0] = [other[0]];
    expect(key(one)).not.toBe(key(other));
  });

  it("by where a cycle leads from an object that stands at two depths", () => {
    const top: Record<string, unknown> = {};
    const shared = { up: top };
    Object.assign(top, { x: shared, y: { z: shared } });
    const near: Record<string, unknown> = {};
    const y: Record<string, unknown> = {};
    y["z"] = { up: y };
    Object.assign(near, { x: { up: near }, y });
    expect(key(top)).not.toBe(key(near));
  });
});

describe("what cannot be a key is refused, with its place", () => {
  const never = new Promise(() => {});
  const cases: [string, unknown, string, string][] = [
    ["functions", () => 1, "", "a function"],
    ["symbols", { a: [Symbol("s")] }, ".a[0]", "a symbol"],
    ["promises", { rows: [0, never] }, ".rows[1]", "a promise"],
    ["streams", Readable.from([]), "", "a stream"],
    ["web streams", new ReadableStream(), "", "a stream"],
    ["servers", createServer(), "", "an event emitter (Server)"],
    ["emitters", new EventEmitter(), "", "an event emitter (EventEmitter)"],
    ["weak collections", new WeakMap(), "", "a weak collection"],
    ["generators", (function* () {})(), "", "an iterator"],
    ["private fields", new Secret(1), "", "a Secret with private fields"],
    ["built-in objects that show nothing", new Intl.NumberFormat(), "", "a NumberFormat that shows none of its data"],
    ["values in a Map", new Map([["db", () => 1]]), ".db", "a function"],
  ];
  it.each(cases)("%s", (_, value, path, what) => expect(refusal(value)).toEqual({ ok: false, argument: 0, path, what }));

  it("names the argument, and passes over those that do not count", () => {
    expect(hashArguments([1, () => 1])).toMatchObject({ ok: false, argument: 1 });
    const skipped = hashArguments([1, () => 1], (index) => index === 1);
    expect(skipped).toMatchObject({ ok: true });
    expect(skipped).toEqual(hashArguments([1, () => 2], (index) => index === 1));
  });

  it("refuses what is nested too deeply instead of overflowing the stack", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = [deep];
    expect(refusal(deep)).toEqual({ ok: false, argument: 0, path: "", what: "nested too deeply" });
  });
});

describe("hashFuncs", () => {
  it("stand for values by the name of the class, of a base class, or by the class itself", () => {
    const byName = { Secret: (secret: Secret) => secret.peek() };
    const keyWith = (value: unknown, funcs: HashFuncs): string => ((result) => (result.ok ? result.key : `refused: ${result.what}`))(refusal(value, funcs));
    expect(keyWith(new Secret(1), byName)).toBe(keyWith(new Secret(1), byName));
    expect(keyWith(new Secret(1), byName)).not.toBe(keyWith(new Secret(2), byName));
    expect(keyWith(new Place(1, 9), { Point: (p: Point) => p.x })).toBe(keyWith(new Place(1, 8), { Point: (p: Point) => p.x }));
    expect(keyWith({ f: parseInt }, { Function: (f: Function) => f.name })).toBe(keyWith({ f: parseInt }, { Function: (f: Function) => f.name }));
    const byClass = new Map([[Secret, (secret: Secret) => secret.peek()]]);
    expect(keyWith([new Secret(3)], byClass)).toBe(keyWith([new Secret(3)], byClass));
    expect(keyWith(Symbol("a"), { Symbol: (s: symbol) => s.description })).not.toContain("refused");
  });
});

describe("the cost of a key", () => {
  it("does not grow with how often an object is shared", () => {
    let shared: unknown = { leaf: true };
    for (let i = 0; i < 200; i++) shared = [shared, shared];
    expect(key(shared)).toHaveLength(65);
  });

  it("stays the same whatever the order in which random values are built", () => {
    const next = random(3);
    const build = (depth: number): unknown => {
      const kind = next(depth > 3 ? 4 : 7);
      if (kind < 4) return [next(5), `s${next(5)}`, null, next(2) === 0][kind];
      const size = next(4);
      if (kind === 4) return Array.from({ length: size }, () => build(depth + 1));
      const entries = Array.from({ length: size }, (_, i): [string, unknown] => [`k${i}`, build(depth + 1)]);
      return kind === 5 ? Object.fromEntries(entries) : new Map(entries);
    };
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (value instanceof Map) return new Map([...value].reverse().map(([k, v]) => [k, shuffled(v)]));
      if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).reverse().map(([k, v]) => [k, shuffled(v)]));
      return value;
    };
    for (let i = 0; i < 500; i++) {
      const value = build(0);
      expect(key(shuffled(value))).toBe(key(value));
    }
  });
});

describe("names of parameters", () => {
  const names = (func: Function): string[] => Array.from({ length: 4 }, (_, i) => parameterAt(parametersOf(Function.prototype.toString.call(func)), i) ?? "?");

  it("are read from every kind of function", () => {
    const object = { method(a: number, _b: number) { return [a, _b]; }, async *stream(_x: number) { yield _x; } };
    expect(names((a: number, _b = "(,)") => [a, _b])).toEqual(["a", "_b", "?", "?"]);
    expect(names(async (one: number) => one)).toEqual(["one", "?", "?", "?"]);
    expect(names(function named({ a }: { a: number }, [b]: number[], _c = () => ({ x: 1 })) { return [a, b, _c]; })).toEqual(["?", "?", "_c", "?"]);
    expect(names((first: number, ..._rest: number[]) => [first, _rest])).toEqual(["first", "_rest", "_rest", "_rest"]);
    expect(names(object.method)).toEqual(["a", "_b", "?", "?"]);
    expect(names(object.stream)).toEqual(["_x", "?", "?", "?"]);
    expect(names(Math.max)).toEqual(["?", "?", "?", "?"]);
    expect(names(object.method.bind(null))).toEqual(["?", "?", "?", "?"]);
  });
});
