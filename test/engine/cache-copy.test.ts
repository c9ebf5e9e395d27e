import { describe, expect, it } from "vitest";
import { pack, unpack } from "../../runtime/engine/cache/copy.ts";

function copy(value: unknown): unknown {
  const result = pack(value);
  if (!result.ok) throw new Error(`refused: result${result.path} is ${result.what}`);
  return unpack(result.packed);
}

class Client {
  url = "x";
  ask(): string {
    return this.url;
  }
}
class Row {
  id = 1;
}

describe("copies of results", () => {
  it("are whole, whatever plain data they are made of", () => {
    const value = {
      text: "ü😀", nothing: null, missing: undefined, nan: NaN, zero: -0, big: 10n ** 40n, list: Object.assign([1], { 2: 3 }), date: new Date(7), pattern: /a+/gi,
      map: new Map<unknown, unknown>([[{ k: 1 }, new Set([1, "x"])]]), error: new TypeError("bad", { cause: { why: 1 } }),
      floats: new Float64Array([1, NaN, 3]), bytes: Buffer.from("hello"), view: new DataView(new Uint8Array([1, 2, 3]).buffer, 1), raw: new Uint8Array([9]).buffer,
    };
    const made = copy(value);
    expect(made).toEqual(value);
    expect(made).not.toBe(value);
  });

  it("keep cycles and shared objects", () => {
    const shared = { n: 1 };
    const value: Record<string, unknown> = { a: shared, b: shared };
    value["self"] = value;
    // SAFETY: a copy of the record above.
    const made = copy(value) as Record<string, unknown>;
    expect(made["self"]).toBe(made);
    expect(made["a"]).toBe(made["b"]);
    expect(made["a"]).not.toBe(shared);
  });

  it("leave Buffers what they are, and give arrays memory of their own", () => {
    const result = pack({ bytes: Buffer.from("hello"), floats: new Float64Array([1, 2]) });
    if (!result.ok) throw new Error(result.what);
    // SAFETY: a copy of the object above.
    const [one, two] = [unpack(result.packed), unpack(result.packed)] as { bytes: Buffer; floats: Float64Array }[];
    expect(one?.bytes.toString("utf8")).toBe("hello");
    expect(one?.floats.buffer.byteLength).toBe(16);
    one?.floats.fill(0);
    one?.bytes.fill(0);
    expect(two).toEqual({ bytes: Buffer.from("hello"), floats: new Float64Array([1, 2]) });
    expect(unpack(result.packed)).toEqual(two);
  });

  it("are refused for what a copy would not be the same as, with the place", () => {
    const cases: [unknown, string, string][] = [
      [() => 1, "", "a function"],
      [{ rows: [{ get: () => 1 }] }, ".rows[0].get", "a function"],
      [Promise.resolve(1), "", "a promise"],
      [[new Client()], "[0]", "an instance of Client"],
      [new Map([["a", Symbol("s")]]), '["a"]', "a symbol"],
      [new Map([[new Client(), 1]]), ".keys()[0]", "an instance of Client"],
      [new Set([new URL("http://x")]), ".values()[0]", "an instance of URL"],
      [new WeakMap(), "", "an instance of WeakMap"],
      [new (class extends Error {})("x"), "", "an error of the class class without a name"],
      [new SharedArrayBuffer(8), "", "shared memory"],
      [new Uint8Array(new SharedArrayBuffer(8)), "", "shared memory"],
      [new Proxy({}, {}), "", "a proxy"],
      [(function* () {})(), "", "an instance of class without a name"],
    ];
    for (const [value, path, what] of cases) expect(pack(value), what).toEqual({ ok: false, path, what });
  });

  it("of instances of a class without methods are plain, and say so", () => {
    const result = pack([new Row()]);
    expect(result).toMatchObject({ ok: true, packed: { isPlainer: true } });
    expect(copy([new Row()])).toEqual([{ id: 1 }]);
    expect(pack([{ id: 1 }])).toMatchObject({ packed: { isPlainer: false } });
  });

  it("of what is nested too deeply are refused", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = { deep };
    expect(pack(deep)).toEqual({ ok: false, path: "", what: "nested too deeply" });
  });
});
