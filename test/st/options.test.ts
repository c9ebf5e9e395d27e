import { describe, expect, it } from "vitest";
import { aFlag, elsewhere } from "../../runtime/st/checks.ts";
import { durationMs, listOf, optionsOf, textOf } from "../../runtime/st/options.ts";
import { toJson } from "../../runtime/st/json.ts";
import { isTabular, toTable } from "../../runtime/st/tabular.ts";
import { show } from "../../runtime/engine/errors.ts";

describe("durations", () => {
  it.each([
    ["200ms", 200], ["5s", 5000], ["1.5s", 1500], ["2m", 120_000], ["1m30s", 90_000], ["1 m 30 s", 90_000],
    ["1h", 3_600_000], ["2d", 172_800_000], [0, 0], [2, 2000], [0.5, 500], ["0s", 0],
  ])("%j is %d ms", (text, ms) => {
    expect(durationMs("x", "after", text)).toBe(ms);
  });

  it.each([["5"], [""], ["soon"], ["-5s"], ["5 parsecs"], ["1s2"], [-1], [NaN], [Infinity]])("%j is none", (text) => {
    expect(() => durationMs("rerun", "after", text)).toThrow(expect.objectContaining({ code: "bad-option", message: expect.stringContaining("st.rerun: after must be a duration") }));
  });
});

describe("texts", () => {
  it.each([
    ["a text", "a", "a"], ["blanks around", "  a  ", "a"], ["lines", "a\nb", "a\nb"], ["shared indentation", "\n  a\n    b\n  c\n", "a\n  b\nc"],
    ["lines of blanks", "\n   \n  a\n   \n  b\n \n", "a\n\nb"], ["Windows line ends", "\r\n  a\r\n  b\r\n", "a\nb"], ["tabs", "\n\ta\n\t\tb", "a\n\tb"],
    ["a number", 3, "3"], ["null", null, "null"], ["nothing", "", ""], ["blanks", "   ", ""],
  ])("of %s are dedented", (_, value, expected) => {
    expect(textOf(value)).toBe(expected);
  });
});

describe("lists", () => {
  it.each<[string, Iterable<unknown>, unknown[]]>([
    ["an array", [1, 2], [1, 2]], ["a Set", new Set([1, 2]), [1, 2]], ["a Map gives its keys", new Map([["a", 1]]), ["a"]], ["a typed array", new Uint8Array([1]), [1]],
    ["a generator", (function* () { yield 1; })(), [1]],
  ])("%s", (_, value, expected) => {
    expect(listOf("radio", "the options", value)).toEqual(expected);
  });
});

describe("options", () => {
  it("are checked by name and by value; undefined and null are none", () => {
    const checks = { wrap: aFlag, other: elsewhere };
    expect(optionsOf("text", { wrap: true, other: undefined }, checks)).toEqual({ wrap: true, other: undefined });
    expect(() => optionsOf("text", JSON.parse('{ "wrap": 1 }'), checks)).toThrow("st.text: wrap must be true or false, not 1.");
    expect(() => optionsOf("text", JSON.parse('{ "wrapp": true }'), checks)).toThrow(expect.objectContaining({ fix: 'Did you mean "wrap"?' }));
  });
});

describe("a value as JSON", () => {
  const cycle: Record<string, unknown> = { a: 1 };
  cycle["self"] = cycle;
  const shared = { x: 1 };

  it.each<[string, unknown, unknown]>([
    ["a cycle", cycle, { a: 1, self: "[circular]" }],
    ["the same object twice is no cycle", [shared, shared], [{ x: 1 }, { x: 1 }]],
    ["numbers that JSON lacks", [NaN, Infinity, -0], ["NaN", "Infinity", -0]],
    ["a BigInt", 5n, "5n"],
    ["undefined", { a: undefined }, { a: null }],
    ["a function", { f() {} }, { f: "[function f]" }],
    ["a symbol", Symbol("s"), "Symbol(s)"],
    ["a Map with object keys", new Map<unknown, unknown>([[{ a: 1 }, 2], [null, 3]]), { '{"a":1}': 2, null: 3 }],
    ["a URL", new URL("http://a/b"), "http://a/b"],
    ["what has toJSON", { toJSON: () => ({ x: new Date(0) }) }, { x: "1970-01-01T00:00:00.000Z" }],
    ["what has a toJSON that throws", { toJSON() { throw new Error("no"); } }, "[cannot be read: no]"],
    ["a getter that throws", { get x() { throw new Error("no"); } }, "[cannot be read: no]"],
    ["a toJSON that gives itself", (() => { const o: object = { toJSON: () => o }; return o; })(), "[circular]"],
    ["a key named __proto__", JSON.parse('{ "__proto__": 1 }'), JSON.parse('{ "__proto__": 1 }')],
  ])("%s", (_, value, expected) => {
    expect(toJson(value)).toEqual(expected);
  });

  it("ends where it is too deep", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(JSON.stringify(toJson(deep))).toContain("[too deep]");
  });

  it("ends where it is too long", () => {
    const list = toJson(Array.from({ length: 200_000 }, () => 1));
    expect(Array.isArray(list) && list.length).toBe(100_001);
    expect(Array.isArray(list) && list.at(-1)).toBe("[more]");
  });
});

describe("tables", () => {
  it.each<[string, unknown[], string]>([
    ["numbers", [1, 2n, null], "number"], ["booleans", [true], "boolean"], ["dates", [new Date(0)], "date"], ["texts", ["a"], "text"], ["a mixture", [1, "a"], "text"], ["nothing", [null], "text"],
  ])("know the kind of a column of %s", (_, column, kind) => {
    expect(toTable({ a: column }).columns).toEqual([{ name: "a", kind }]);
  });

  it.each<[string, unknown, boolean]>([
    ["records", [{ a: 1 }], true], ["no records", [], false], ["numbers", [1], false], ["lists", [[1]], false], ["records and numbers", [{ a: 1 }, 1], false],
    ["empty records", [{}], false], ["errors", [new Error("x")], false], ["an object of columns", { a: [1] }, false], ["toArray", { toArray: () => [] }, true],
  ])("are what is clearly meant as one: %s", (_, value, expected) => {
    expect(isTabular(value)).toBe(expected);
  });

  it("name columns once, in the order in which they come up", () => {
    expect(toTable([{ b: 1 }, { a: 2, b: 3 }]).columns.map((c) => c.name)).toEqual(["b", "a"]);
  });
});

describe("a value in a message", () => {
  it.each<[unknown, string]>([
    ["a", '"a"'], ["x".repeat(100), `"${"x".repeat(57)}…"`], [1, "1"], [null, "null"], [undefined, "undefined"], [[1, "a"], '[1, "a"]'], [[1, 2, 3, 4, 5], "a list of 5"],
    [{}, "an object"], [Object.create(null), "an object"], [() => {}, "a function"], [Symbol("s"), "Symbol(s)"], [new Date(NaN), "Invalid Date"], [[[[[[1]]]]], "[[[a list of 1]]]"],
  ])("%#", (value, text) => {
    expect(show(value)).toBe(text);
  });

  it("never throws", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const value of [cycle, { toString() { throw new Error("x"); } }, new Proxy({}, { get() { throw new Error("x"); } })]) expect(() => show(value)).not.toThrow();
  });
});
