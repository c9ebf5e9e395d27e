import { describe, expect, it } from "vitest";
import { Buffers } from "../../runtime/data/buffers.ts";
import { cellAt, type Table } from "../../runtime/data/column.ts";
import { returnTable, takeTable } from "../../runtime/data/take-table.ts";
import { random } from "../lib/random.ts";

const buffers = new Buffers();

function take(data: unknown, before?: Table): Table {
  const table = takeTable(data, buffers, before);
  if (!table) throw new Error("not a table");
  return table;
}

/** A table as records, as a page would read it. */
const recordsOf = ({ columns, rows }: Table): object[] => Array.from({ length: rows }, (_, row) => Object.fromEntries(columns.map((column) => [column.name, cellAt(column, row)])));
const kindsOf = (table: Table): object => Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]));

describe("the shapes of data", () => {
  const records = [{ a: 1, b: "x" }, { a: 2, b: "y" }];
  const shapes: Record<string, unknown> = {
    "a list of records": records,
    "an object of columns": { a: [1, 2], b: ["x", "y"] },
    "typed columns": { a: new Int16Array([1, 2]), b: new Set(["x", "y"]) },
    "what can be iterated": new Set(records),
    "a generator": (function* () { yield* records; })(),
    "what has toArray()": { toArray: () => records },
    "what has toArrow()": { toArrow: () => ({ toArray: () => records }) },
  };
  for (const [name, data] of Object.entries(shapes)) it(`${name} is the same table`, () => expect(recordsOf(take(data))).toEqual(records));

  it("a list of lists has numbered columns", () => expect(recordsOf(take([[1, "x"], [2]]))).toEqual([{ 0: 1, 1: "x" }, { 0: 2, 1: null }]));
  it("a list of plain values, and a typed array, have one column", () => {
    expect(recordsOf(take(["x", "y"]))).toEqual([{ value: "x" }, { value: "y" }]);
    expect(recordsOf(take(new Float32Array([0.5])))).toEqual([{ value: 0.5 }]);
  });
  it("the keys of a Map name the rows", () => {
    const table = take(new Map([["oslo", { people: 7 }], ["bergen", { people: 3 }]]));
    expect(recordsOf(table)).toEqual([{ "": "oslo", people: 7 }, { "": "bergen", people: 3 }]);
    expect(table.columns.map(({ index }) => index)).toEqual([true, undefined]);
  });
  it("nothing is an empty table", () => {
    for (const nothing of [undefined, null, [], {}]) expect(take(nothing)).toEqual({ rows: 0, columns: [] });
  });
  it("a text, a number and a function are no tables", () => {
    for (const odd of ["x", 1, () => 1]) expect(takeTable(odd, buffers)).toBeUndefined();
  });
  it("records may lack fields, have more of them later, or be missing", () => {
    expect(recordsOf(take([{ a: 1 }, null, { b: "x", a: 2 }, 5]))).toEqual([{ a: 1, b: null }, { a: null, b: null }, { a: 2, b: "x" }, { a: null, b: null }]);
  });
  it("columns of different lengths end in nothing", () => expect(recordsOf(take({ a: [1, 2], b: ["x"] }))).toEqual([{ a: 1, b: "x" }, { a: 2, b: null }]));
  it("the names of columns may be anything", () => {
    const name = '"];throw 1;//\n\u2028__proto__';
    expect(recordsOf(take([{ [name]: 1 }, { [name]: 2 }]))).toEqual([{ [name]: 1 }, { [name]: 2 }]);
  });
});

describe("a table of Apache Arrow", () => {
  const vector = (values: readonly unknown[], typed?: unknown) => ({ length: values.length, nullCount: values.filter((value) => value === null).length, get: (row: number) => values[row], toArray: () => typed ?? values });
  /** The shape that Arrow's own tables have, with the type ids of its format. */
  const arrow = (columns: readonly { name: string; typeId: number; vector: ReturnType<typeof vector> }[]): unknown => ({
    numRows: columns[0]?.vector.length ?? 0,
    schema: { fields: columns.map(({ name, typeId }) => ({ name, type: { typeId } })) },
    batches: [],
    getChildAt: (i: number) => columns[i]?.vector ?? null,
    getChild: (name: string) => columns.find((column) => column.name === name)?.vector ?? null,
  });

  it("is read column by column, whole numbers of 64 bits, gaps and moments included", () => {
    const table = take(
      arrow([
        { name: "n", typeId: 3, vector: vector([0.5, 2], new Float64Array([0.5, 2])) },
        { name: "gap", typeId: 2, vector: vector([7, null], new Int32Array([7, 0])) },
        { name: "big", typeId: 2, vector: vector([1n, 2n ** 60n], new BigInt64Array([1n, 2n ** 60n])) },
        { name: "text", typeId: 5, vector: vector(["x", null]) },
        { name: "when", typeId: 10, vector: vector([86_400_000, null]) },
      ]),
    );
    expect(kindsOf(table)).toEqual({ n: "number", gap: "number", big: "number", text: "text", when: "date" });
    expect(recordsOf(table)).toEqual([
      { n: 0.5, gap: 7, big: 1, text: "x", when: 86_400_000 },
      { n: 2, gap: null, big: String(2n ** 60n), text: null, when: null },
    ]);
  });

  it("may be what `toArrow()` gives, and may be empty", () => {
    expect(recordsOf(take({ toArrow: () => arrow([{ name: "a", typeId: 2, vector: vector([1], new Int8Array([1])) }]) }))).toEqual([{ a: 1 }]);
    expect(take(arrow([]))).toEqual({ rows: 0, columns: [] });
  });
});

describe("the kinds of columns", () => {
  it("follow the values, whatever is missing among them", () => {
    const table = take([
      { n: null, b: true, d: new Date(0), t: "x", l: [1], j: { x: 1 }, m: 1, i: 2n },
      { n: 1, b: undefined, d: null, t: null, l: null, j: [1], m: "one", i: 3n },
    ]);
    expect(kindsOf(table)).toEqual({ n: "number", b: "boolean", d: "date", t: "text", l: "list", j: "json", m: "text", i: "number" });
    expect(recordsOf(table)).toEqual([
      { n: null, b: true, d: 0, t: "x", l: [1], j: { x: 1 }, m: 1, i: 2 },
      { n: 1, b: null, d: null, t: null, l: null, j: [1], m: "one", i: 3 },
    ]);
  });
  it("dates that are all midnights in UTC are days", () => {
    expect(take([{ d: new Date("2024-05-01") }]).columns[0]).toMatchObject({ days: true });
    expect(take([{ d: new Date("2024-05-01T10:00") }]).columns[0]).not.toHaveProperty("days");
  });
  it("numbers that JSON cannot hold are told as texts", () => {
    expect(recordsOf(take([{ a: Infinity, b: 2n ** 62n }, { a: Number.NaN, b: 1n }]))).toEqual([{ a: "Infinity", b: String(2n ** 62n) }, { a: "NaN", b: 1 }]);
  });
  it("texts in any script come back as they were", () => {
    const texts = ["plain", "", "naïve", "日本語", "😀 and more", "ÿ", "Ā", "x".repeat(20_000)];
    expect(recordsOf(take(texts)).map((row) => Reflect.get(row, "value"))).toEqual(texts);
  });
});

describe("what the script does later", () => {
  it("does not show", () => {
    const numbers = new Float64Array([1, 2]);
    const [typed, records] = [{ a: numbers }, [{ a: { x: 1 } }]];
    const tables = [take(typed), take(records)];
    numbers[0] = 9;
    records[0] = { a: { x: 2 } };
    expect(tables.map(recordsOf)).toEqual([[{ a: 1 }, { a: 2 }], [{ a: { x: 1 } }]]);
  });
});

describe("the same data", () => {
  const makers: Record<string, (seed: number) => unknown> = {
    "typed columns": (seed) => ({ a: new Float64Array([1, seed]), b: new Uint8Array([3, 4]) }),
    "records": (seed) => [{ a: 1, b: "x", c: new Date(5), d: null }, { a: seed, b: "y", c: new Date(6), d: [1] }],
    "a Map": (seed) => new Map([["k", seed], ["l", 2]]),
    "lists": (seed) => [[true, seed], [false, 1]],
  };
  for (const [name, make] of Object.entries(makers)) {
    it(`is recognised although it was made anew: ${name}`, () => {
      const before = take(make(7));
      expect(take(make(7), before)).toBe(before);
      expect(take(make(8), before)).not.toBe(before);
    });
  }
  it("is not mistaken for data that was changed in place", () => {
    const data = { a: new Float64Array(100_000) };
    const before = take(data);
    data.a[77_777] = 1;
    const after = take(data, before);
    expect(after).not.toBe(before);
    expect(cellAt(after.columns[0] ?? expect.fail(), 77_777)).toBe(1);
  });
  it("is another table under other names, types or kinds", () => {
    const before = take({ a: new Float64Array([0]) });
    for (const other of [{ b: new Float64Array([0]) }, { a: new BigInt64Array([0n]) }, { a: [false] }, { a: ["0"] }, { a: new Float64Array([-0]) }]) expect(take(other, before)).not.toBe(before);
  });
});

it("memory that was given back never shows what it held before", () => {
  const whole = random(7);
  const next = (): number => whole(1e9) / 1e9;
  let table: Table | undefined;
  for (let round = 0; round < 200; round++) {
    const rows = Array.from({ length: Math.floor(next() * 5) + 1 }, () => ({ n: next() < 0.3 ? null : next(), t: next() < 0.5 ? null : String(next()).slice(0, 3), b: next() < 0.5 }));
    if (table) returnTable(table, buffers);
    table = take(rows);
    expect(recordsOf(table)).toEqual(rows);
  }
});
