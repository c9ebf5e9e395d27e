import { describe, expect, it } from "vitest";
import { Fingerprint } from "../../runtime/engine/fingerprint.ts";

/** Given all the time that a busy machine may need: only the budget's own test goes by the usual one. */
const of = (value: unknown): Fingerprint => new Fingerprint(new Map([["k", value]]), 60_000);
const inTime = (value: unknown): Fingerprint => new Fingerprint(new Map([["k", value]]));
const text = (value: unknown): string => of(value).text;

class Point {
  x: number;
  constructor(x: number) {
    this.x = x;
  }
}

/** A chain of objects that is too deep for recursion. */
function deep(length: number): object {
  let list: object = {};
  for (let i = 0; i < length; i++) list = { next: list };
  return list;
}

describe("a fingerprint", () => {
  it.each<[string, () => unknown]>([
    ["a number", () => 1.5],
    ["a text", () => "x".repeat(100)],
    ["a BigInt", () => 12n],
    ["an object", () => ({ a: 1, b: [1, { c: null }] })],
    ["a Map", () => new Map<unknown, unknown>([[{ a: 1 }, new Set([1])]])],
    ["a date", () => new Date(5)],
    ["a regular expression", () => /a/],
    ["a typed array", () => new Uint8Array([1, 2, 3])],
    ["a buffer", () => new ArrayBuffer(8)],
    ["a class instance", () => new Point(1)],
    ["a cycle", () => { const o: Record<string, unknown> = { n: 1 }; o["self"] = o; return o; }],
    ["a list with a hole", () => Object.assign(Array.from({ length: 1 }), { 2: 3 })],
    ["an object without prototype", () => Object.assign(Object.create(null), { a: 1 })],
  ])("is the same for equal states: %s", (_, make) => {
    expect(text(make())).toBe(text(make()));
    expect(of(make()).isWhole).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ["numbers", 1, 2],
    ["a number and its text", 1, "1"],
    ["a number and its BigInt", 1, 1n],
    ["0 and -0", 0, -0],
    ["null and undefined", null, undefined],
    ["null and its text", null, "null"],
    ["long texts", "x".repeat(100) + "a", "x".repeat(100) + "b"],
    ["objects", { a: 1 }, { a: 2 }],
    ["names", { a: 1 }, { b: 1 }],
    ["depth", { a: { b: 1 } }, { a: { b: 2 } }],
    ["a list and an object", [], {}],
    ["a nested and a flat list", [[1], 2], [1, [2]]],
    ["lists", [1, 2], [2, 1]],
    ["Maps", new Map([[1, 2]]), new Map([[1, 3]])],
    ["Sets", new Set([1]), new Set([2])],
    ["dates", new Date(1), new Date(2)],
    ["typed arrays", new Float64Array([1]), new Float64Array([2])],
    ["private by convention", { _n: 1 }, { _n: 2 }],
    ["symbols as names", { [Symbol.for("a")]: 1 }, { [Symbol.for("a")]: 2 }],
    ["names that are not enumerable", Object.defineProperty({}, "a", { value: 1 }), Object.defineProperty({}, "a", { value: 2 })],
    ["class instances", new Point(1), new Point(2)],
  ])("differs for states that differ: %s", (_, a, b) => {
    expect(text(a)).not.toBe(text(b));
  });

  it("never runs a getter: what has one counts as changed", () => {
    let reads = 0;
    const value = { get x() { return ++reads; } };
    expect(of(value).isWhole).toBe(false);
    expect(text(value)).not.toBe(text(value));
    expect(reads).toBe(0);
  });

  it("never runs a trap of a proxy, wherever it stands: as value, as prototype, as function", () => {
    let traps = 0;
    const handler = new Proxy({}, { get: () => () => { traps++; throw new Error("trap"); } });
    for (const value of [new Proxy({}, handler), new Proxy([], handler), Object.create(new Proxy({}, handler)), { deep: [new Proxy(new Map(), handler)] }, [new Proxy(() => {}, handler)]]) of(value);
    expect(traps).toBe(0);
    expect(of(new Proxy({}, {})).isWhole).toBe(false);
  });

  it.each<[string, () => unknown]>([
    ["an object that only looks like a date", () => Object.create(Date.prototype)],
    ["an object that only looks like a regular expression", () => Object.create(RegExp.prototype)],
    ["an object that only looks like a Map", () => Object.create(Map.prototype)],
    ["an object with a hostile toString", () => ({ toString() { throw new Error("x"); } })],
    ["a chain of 100,000 objects", () => deep(100_000)],
    ["a detached buffer", () => { const b = new ArrayBuffer(8); structuredClone(b, { transfer: [b] }); return b; }],
    ["a function, a promise, a WeakMap", () => [() => {}, Promise.resolve(), new WeakMap()]],
    ["an error", () => new Error("x")],
    ["a boxed number", () => Object(1)],
    ["a module namespace-like object", () => Object.freeze({ [Symbol.toStringTag]: "Module" })],
  ])("never throws: %s", (_, make) => {
    expect(() => of(make())).not.toThrow();
  });

  it.each<[string, () => unknown]>([
    ["a list of a million numbers", () => Array.from({ length: 1_000_000 }, (_, i) => i)],
    ["a list of lists", () => Array.from({ length: 20_000 }, () => [1])],
    ["a Map of a million entries", () => new Map(Array.from({ length: 1_000_000 }, (_, i) => [i, i]))],
    ["a Set of a million numbers", () => new Set(Array.from({ length: 1_000_000 }, (_, i) => i))],
    ["a text of ten million characters", () => "x".repeat(10_000_000)],
    ["ten megabytes", () => new Uint8Array(10_000_000)],
    ["a chain of 100,000 objects", () => deep(100_000)],
  ])("keeps its budget and counts the rest as changed: %s", (_, make) => {
    const value = make();
    inTime(value);
    const best = Math.min(...Array.from({ length: 5 }, () => {
      const began = performance.now();
      inTime(value);
      return performance.now() - began;
    }));
    expect(best).toBeLessThan(10);
    expect(inTime(value).isWhole).toBe(false);
  });

  it("shows short values as they are, for the reason that a person reads", () => {
    expect(of("a").keys.get("k")).toBe('"a"');
    expect(of(3).keys.get("k")).toBe("3");
  });
});
