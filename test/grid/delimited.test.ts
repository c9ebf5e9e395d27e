import { expect, test } from "vitest";
import { fromTsv, toCsv, toTsv } from "../../webview/elements/dataframe/delimited.ts";
import { random } from "../lib/random.ts";

test("what is copied comes back as it was", () => {
  const next = random(3);
  const parts = ["a", '"', "\t", "\n", "\r\n", " ", "", ",", "é"];
  for (let i = 0; i < 500; i++) {
    const [height, width] = [1 + next(4), 1 + next(4)];
    const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => parts[next(parts.length)] ?? ""));
    // One empty cell at the end is the line end that every program adds.
    if (width === 1 && rows.at(-1)?.[0] === "") continue;
    expect(fromTsv(toTsv(rows))).toEqual(rows);
  }
});

test("what other programs copy is read: line ends of all kinds, one at the end, quotes within a text", () => {
  expect(fromTsv("a\tb\r\nc\td\r\n")).toEqual([["a", "b"], ["c", "d"]]);
  expect(fromTsv('5" pipe\tx')).toEqual([['5" pipe', "x"]]);
  expect(fromTsv("a\t")).toEqual([["a", ""]]);
  expect(fromTsv("")).toEqual([[""]]);
});

test("CSV quotes what holds commas, quotes and line ends", () => expect(toCsv([["a,b", 'say "x"', "c\nd", "plain"]])).toBe('"a,b","say ""x""","c\nd",plain'));
