/** The view's pure parts: no browser. */
import { expect, test } from "vitest";
import { below, entryOf } from "../../webview/elements/json/json-tree.ts";
import { filterOptions } from "../../webview/widgets/combobox/filter-options.ts";
import { sparkline } from "../../webview/elements/sparkline.ts";
import { dedent } from "../../webview/text/rich/dedent.ts";
import { isPlain } from "../../webview/text/plain.ts";
import { slug } from "../../webview/text/slug.ts";
import { formatDate } from "../../webview/widgets/format-date.ts";
import { decimalsOf, formatNumber } from "../../webview/widgets/format-number.ts";
import { fromField, toField } from "../../webview/widgets/moment-field.ts";
import { Outbox } from "../../webview/widgets/outbox.ts";
import type { PersonEvent } from "../../runtime/protocol/messages.ts";

test.each([
  [2.34567, "%.2f", "2.35"],
  [-3, "%d km", "-3 km"],
  [7, "%05d", "00007"],
  [7, "%-3d|", "7  |"],
  [-7, "%+05d", "-0007"],
  [7, "%+d", "+7"],
  [0.5, "%.0f%%", "1%"],
  [1234.5, "%e", "1.234500e+3"],
  [255, "%x", "ff"],
  [12.5, "%s", "12.5"],
  [1536, "bytes", "1.5 KB"],
  [0.256, "percent", "25.6%"],
  [5, "plain", "5"],
  [5, "constructor", "constructor"],
])("%d written as %s is %s", (value, format, text) => {
  expect(formatNumber(value, format, 1)).toBe(text);
});

test("without a format a number has the decimals of its step", () => {
  expect([formatNumber(1, undefined, 0.25), formatNumber(0.123, undefined, 0.1), formatNumber(2, undefined, 1)]).toEqual(["1.00", "0.123", "2"]);
  expect([decimalsOf(1e-7), decimalsOf(1e21), decimalsOf(0.25)]).toEqual([7, 0, 2]);
});

test("dates are written by patterns, and come back from a field as they went in", () => {
  const ms = Date.UTC(2026, 10, 22, 9, 5, 7, 40);
  expect(formatDate(ms, "datetime", "dddd D MMMM YYYY, h:mm a [o'clock]")).toBe("Sunday 22 November 2026, 9:05 am o'clock");
  expect(formatDate(ms, "date")).toBe("2026-11-22");
  expect(formatDate(Number.NaN, "date")).toBe("");
  expect(fromField("datetime", toField("datetime", ms), ms)).toBe(ms - 40);
  expect(new Date(fromField("date", "2027-01-02", ms)).getUTCHours()).toBe(9);
  expect(new Date(fromField("time", "23:10", ms)).getUTCDate()).toBe(22);
  expect(fromField("time", "", ms)).toBeNaN();
});

test.each([
  ["Value is 100;", true],
  ["a: b (c), d-e; 50 % of f/g? Yes!", true],
  ["Größe 3 × 4", true],
  ["two  spaces", false],
  ["*x*", false],
  ["snake_case", false],
  ["# x", false],
  ["- x", false],
  ["-5 degrees", true],
  ["1. x", false],
  ["1.5 x", true],
  [":tada:", false],
  ["a&amp;b", false],
  ["see https://x.y", false],
  ["a\nb", false],
  ["    code", false],
  ["---", false],
  ["===", false],
])("%j is plain: %s", (text, plain) => {
  expect(isPlain(text)).toBe(plain);
});

test("an empty text is plain", () => expect(isPlain("")).toBe(true));

test("shared indentation goes, the rest stays", () => {
  expect(dedent("\n    a\n      b\n\n    c\n  ")).toBe("a\n  b\n\nc");
  expect(dedent("a\n  b")).toBe("a\n  b");
  expect(dedent("")).toBe("");
});

test("a heading's address is made of its words", () => {
  expect([slug("Sales per year!"), slug(":tada: Größe"), slug("???")]).toEqual(["sales-per-year", "größe", undefined]);
});

test("options are ranked: beginning, beginning of a word, within, letters in order", () => {
  const labels = (typed: string, mode: "fuzzy" | "contains" | "prefix" | null) => filterOptions(["absolute", "New Abs", "kebabs", "a big boss", "x"], typed, mode).map((match) => match.label);
  expect(labels("abs", "fuzzy")).toEqual(["absolute", "New Abs", "kebabs", "a big boss"]);
  expect(labels("abs", "contains")).toEqual(["absolute", "New Abs", "kebabs"]);
  expect(labels("ABS", "prefix")).toEqual(["absolute"]);
  expect(labels("abs", null)).toHaveLength(5);
});

test("no level of a JSON tree has more than a hundred lines, and none is lost", () => {
  const list = Array.from({ length: 1_000_001 }, (_, i) => i);
  let groups = below(entryOf(list));
  while (groups.some((group) => group.range)) {
    expect(groups.length).toBeLessThanOrEqual(100);
    groups = below(groups.at(-1) ?? entryOf(null));
  }
  expect(groups.at(-1)).toEqual({ name: "1000000", value: 1_000_000, kind: undefined });
});

test("an object of many fields is shown in groups that say where they begin and end", () => {
  const groups = below(entryOf(Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`k${i}`, i]))));
  expect(groups.map(({ name, kind }) => [name, kind])).toEqual([["k0 … k99", "object"], ["k100 … k199", "object"], ["k200 … k249", "object"]]);
  expect(below(groups[2] ?? entryOf(null)).at(-1)).toEqual({ name: "k249", value: 249, kind: undefined });
});

test("a sparkline leaves out what is no number and stands bars on zero", () => {
  expect(sparkline("line", [0, Number.NaN, 10])).toEqual({ line: "M0 31L100 1" });
  expect(sparkline("bar", [5, -5])).toEqual({ area: "M5 16V1h40V16ZM55 16V31h40V16Z" });
  expect(sparkline("area", [])).toEqual({});
});

test("an outbox numbers events, keeps them until they are taken, and sends again what never arrived", () => {
  const sent: PersonEvent[] = [];
  const outbox = new Outbox((event) => sent.push(event));
  expect([outbox.post({ a: 1 }), outbox.post({ b: 2 }), outbox.post({}, { trigger: { widget: "c", value: true } })]).toEqual([1, 2, 3]);
  outbox.taken(new Set([1]));
  sent.length = 0;
  const open = outbox.reconcile(3, [{ seq: 2, values: { b: 2 } }]);
  expect(sent.map((event) => event.seq)).toEqual([3]);
  expect(open.map((event) => event.seq)).toEqual([2, 3]);
  outbox.reconcile(10, []);
  expect(outbox.post({})).toBe(10);
});
