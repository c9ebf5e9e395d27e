import { describe, expect, it } from "vitest";
import { Buffers } from "../../runtime/data/buffers.ts";
import { cellAt, type Table } from "../../runtime/data/column.ts";
import { rowOrder } from "../../runtime/data/row-order.ts";
import { takeTable } from "../../runtime/data/take-table.ts";
import { random } from "../lib/random.ts";

const buffers = new Buffers();

function table(values: readonly unknown[]): Table {
  return takeTable({ v: values }, buffers) ?? expect.fail();
}

/** The values in the order of a view. */
function inOrder(values: readonly unknown[], view: { descending?: boolean; search?: string }): unknown[] {
  const { descending, search } = view;
  const order = rowOrder(table(values), { ...(descending !== undefined && { sort: { column: "v", descending } }), ...(search !== undefined && { search }) });
  return order ? [...order].map((row) => values[row]) : [...values];
}

describe("sorting", () => {
  it("puts numbers in their order, with what is none at the end either way", () => {
    const values = [3, -1, null, 0, Number.NaN, -Infinity, 1e300, -0, Infinity, -1e-300, 2.5];
    expect(inOrder(values, { descending: false })).toEqual([-Infinity, -1, -1e-300, 0, -0, 2.5, 3, 1e300, Infinity, null, Number.NaN]);
    expect(inOrder(values, { descending: true })).toEqual([Infinity, 1e300, 3, 2.5, 0, -0, -1e-300, -1, -Infinity, null, Number.NaN]);
  });
  it("puts large whole numbers in their order to the last digit", () => {
    const values = [2n ** 60n + 1n, -5n, 2n ** 60n, 0n, -(2n ** 62n)];
    expect(inOrder(values, { descending: false })).toEqual([-(2n ** 62n), -5n, 0n, 2n ** 60n, 2n ** 60n + 1n]);
  });
  it("puts texts as a person does: numbers in them by value, case aside", () => {
    expect(inOrder(["item 10", "Item 9", null, "item 2", ""], { descending: false })).toEqual(["", "item 2", "Item 9", "item 10", null]);
  });
  it("puts false before true, dates by time, and numbers before texts in a column of both", () => {
    expect(inOrder([true, null, false], { descending: false })).toEqual([false, true, null]);
    expect(inOrder([new Date(5), new Date(1)], { descending: true })).toEqual([new Date(5), new Date(1)]);
    expect(inOrder(["b", 10, "a", 9], { descending: false })).toEqual([9, 10, "a", "b"]);
  });

  it("agrees with a comparison, and keeps equal ones in their order, for any floats", () => {
    const whole = random(11);
    const next = (): number => whole(1e9) / 1e9;
    for (let round = 0; round < 100; round++) {
      const values = Array.from({ length: Math.floor(next() * 300) }, () => (next() < 0.5 ? Math.floor(next() * 10) - 5 : (next() - 0.5) * 10 ** Math.floor(next() * 40 - 20)));
      const order = [...(rowOrder(table(values), { sort: { column: "v", descending: false } }) ?? [])];
      const expected = values.map((_, row) => row).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
      expect(order).toEqual(expected);
      const down = [...(rowOrder(table(values), { sort: { column: "v", descending: true } }) ?? [])];
      expect(down).toEqual(values.map((_, row) => row).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)));
    }
  });

  it("agrees with a comparison for more different texts than a language sorts", () => {
    const whole = random(3);
    const next = (): number => whole(1e9) / 1e9;
    const values = Array.from({ length: 21_000 }, () => String.fromCharCode(97 + Math.floor(next() * 26)) + next());
    const sorted = inOrder(values, { descending: false });
    expect(sorted).toEqual([...values].sort());
  });
});

describe("searching", () => {
  it("finds texts wherever they stand, case aside, and never across two of them", () => {
    expect(inOrder(["Oslo", "Bergen", null, "SLOVAKIA", "lo", "Os"], { search: "slo" })).toEqual(["Oslo", "SLOVAKIA"]);
  });
  it("finds texts in which a letter is two in lower case", () => expect(inOrder(["İstanbul", "x", "tan"], { search: "tan" })).toEqual(["İstanbul", "tan"]));
  it("finds numbers as they are written, and as people write them", () => {
    expect(inOrder([1234567, 34.5, null, 0, 1e21], { search: "34" })).toEqual([1234567, 34.5]);
    expect(inOrder([1234567, 34.5], { search: "1,234" })).toEqual([1234567]);
    expect(inOrder([1e21, 5], { search: "e+" })).toEqual([1e21]);
    expect(inOrder([1, null], { search: "nan" })).toEqual([]);
  });
  it("finds truth values, days and what is in JSON", () => {
    expect(inOrder([true, false, null], { search: "TRU" })).toEqual([true]);
    expect(inOrder([new Date("2024-05-01"), new Date("2023-05-01")], { search: "2024-05" })).toEqual([new Date("2024-05-01")]);
    expect(inOrder([{ a: "Deep" }, [1, 2]], { search: "deep" })).toEqual([{ a: "Deep" }]);
  });
  it("leaves out what the person deleted", () => {
    expect([...(rowOrder(table([3, 1, 2, 12]), { without: [1, 9], sort: { column: "v", descending: false } }) ?? [])]).toEqual([2, 0, 3]);
    expect([...(rowOrder(table([3, 1, 2, 12]), { without: [3], search: "2" }) ?? [])]).toEqual([2]);
  });
  it("finds everything when nothing is searched", () => expect(inOrder([2, 1], { search: "  " })).toEqual([2, 1]));

  it("agrees with reading every cell, sorted or not", () => {
    const whole = random(5);
    const next = (): number => whole(1e9) / 1e9;
    const letters = ["a", "b", "é", "日", "1", "2", "."];
    const word = (): string => Array.from({ length: Math.floor(next() * 4) }, () => letters[Math.floor(next() * letters.length)]).join("");
    for (let round = 0; round < 200; round++) {
      const data = takeTable({ t: Array.from({ length: 30 }, word), n: Array.from({ length: 30 }, () => Math.floor(next() * 300) / 8) }, buffers) ?? expect.fail();
      const search = word() || "a";
      const expected = Array.from({ length: 30 }, (_, row) => row).filter((row) => data.columns.some((column) => String(cellAt(column, row)).toLowerCase().includes(search)));
      expect([...(rowOrder(data, { search }) ?? [])], search).toEqual(expected);
    }
  });
});
