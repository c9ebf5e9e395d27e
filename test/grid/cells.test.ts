import { describe, expect, it } from "vitest";
import type { Json } from "../../runtime/protocol/json.ts";
import type { GridColumn } from "../../runtime/protocol/grid.ts";
import { seriesOf, shareOf, textOfCell } from "../../webview/elements/dataframe/cell-text.ts";
import { fromWallClock, momentText, toWallClock } from "../../webview/elements/dataframe/moments.ts";
import { moveTo, rangeOf } from "../../webview/elements/dataframe/moves.ts";
import { parseCell } from "../../webview/elements/dataframe/parse-cell.ts";
import { selectCells, toggleRow } from "../../webview/elements/dataframe/selection.ts";
import { random } from "../lib/random.ts";

const column = (settings: Partial<GridColumn>): GridColumn => ({ at: 0, name: "c", kind: "number", type: "number", ...settings });

describe("what a cell reads as", () => {
  const texts: [settings: Partial<GridColumn>, value: Json, text: string][] = [
    [{}, 1234.56789, "1234.5679"],
    [{ format: "%.1f kg" }, 2, "2.0 kg"],
    [{ format: "percent" }, 0.5, "50%"],
    [{}, null, ""],
    [{}, "Infinity", "Infinity"],
    [{ type: "progress" }, 0.25, "25%"],
    [{ type: "progress", maxValue: 200 }, 50, "50"],
    [{ type: "selectbox", options: [{ value: 1, label: "One" }] }, 1, "One"],
    [{ type: "multiselect", options: [{ value: "a", label: "A" }] }, ["a", "x"], "A, x"],
    [{ type: "link", displayText: "user/(\\w+)" }, "https://x.org/user/ada", "ada"],
    [{ type: "link", displayText: "Open" }, "https://x.org", "Open"],
    [{ type: "json" }, { a: [1] }, '{"a":[1]}'],
    [{ type: "list" }, [1, null, "x"], "1, , x"],
    [{ type: "date", days: true }, Date.UTC(2024, 4, 31), "2024-05-31"],
    [{ type: "date", days: true, format: "DD.MM.YY" }, Date.UTC(2024, 4, 31), "31.05.24"],
    [{ type: "datetime", format: "iso8601" }, 0, "1970-01-01T00:00:00.000Z"],
    [{ type: "datetime", timezone: "Asia/Tokyo" }, 0, "1970-01-01 09:00:00"],
  ];
  for (const [settings, value, text] of texts) it(`${JSON.stringify(value)} as ${JSON.stringify(settings)}`, () => expect(textOfCell(value, column(settings))).toBe(text));

  it("tells how far away a moment is", () => expect(momentText(Date.now() - 3 * 86_400_000, column({ type: "datetime", format: "distance" }))).toMatch(/3/));
  it("takes numbers out of lists, and shares out of numbers", () => {
    expect(seriesOf([1, "2", null])).toEqual([1, 2, Number.NaN]);
    expect([shareOf(0.5, column({})), shareOf(50, column({})), shareOf(-1, column({})), shareOf(3, column({ minValue: 2, maxValue: 4 })), shareOf(null, column({}))]).toEqual([0.5, 0.5, 0, 0.5, 0]);
  });
});

describe("what a person types", () => {
  const good: [settings: Partial<GridColumn>, text: string, value: Json][] = [
    [{}, " 1,234.5 ", 1234.5],
    [{}, "€3", 3],
    [{ step: 0.01 }, "0.126", 0.13],
    [{}, "", null],
    [{ type: "text" }, " as it is ", " as it is "],
    [{ type: "text" }, "", null],
    [{ type: "checkbox" }, "YES", true],
    [{ type: "checkbox" }, "0", false],
    [{ type: "date", days: true }, "2024-05-31", Date.UTC(2024, 4, 31)],
    [{ type: "datetime" }, "2024-05-31T10:00:00Z", Date.UTC(2024, 4, 31, 10)],
    [{ type: "selectbox", options: [{ value: 2, label: "Two" }] }, "Two", 2],
    [{ type: "selectbox", options: [{ value: 2, label: "Two" }] }, "2", 2],
    [{ type: "multiselect", acceptNewOptions: true, options: [{ value: 1, label: "One" }] }, "One, new", [1, "new"]],
    [{ type: "list" }, "[1, x]", [1, "x"]],
  ];
  for (const [settings, text, value] of good) it(`${JSON.stringify(text)} is ${JSON.stringify(value)} in ${JSON.stringify(settings)}`, () => expect(parseCell(text, column(settings))).toEqual({ ok: true, value }));

  const bad: [settings: Partial<GridColumn>, text: string, reason: RegExp][] = [
    [{}, "many", /number/],
    [{ minValue: 5 }, "4", /At least 5/],
    [{ required: true }, " ", /needed/],
    [{ type: "text", maxChars: 2 }, "abc", /At most 2/],
    [{ type: "text", validate: "^\\d+$" }, "abc", /match/],
    [{ type: "checkbox" }, "perhaps", /true or false/],
    [{ type: "date" }, "tomorrow", /date/],
    [{ type: "selectbox", options: [] }, "x", /options/],
    [{ type: "multiselect", options: [{ value: 1, label: "One" }] }, "Two", /Two/],
  ];
  for (const [settings, text, reason] of bad) it(`${JSON.stringify(text)} is refused in ${JSON.stringify(settings)}`, () => expect(parseCell(text, column(settings))).toMatchObject({ ok: false, reason: expect.stringMatching(reason) }));
});

it("a wall clock leads back to its moment, in any zone and on both sides of summer time", () => {
  const next = random(9);
  for (const timezone of ["UTC", "Europe/Oslo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]) {
    for (let i = 0; i < 100; i++) {
      // Not within the hour that a clock shows twice.
      const ms = Date.UTC(2024, next(12), 10 + next(10), next(24), next(60));
      expect(fromWallClock(toWallClock(ms, { timezone }), { timezone })).toBe(ms);
    }
  }
});

it("keys stay within the table, whatever is pressed", () => {
  const next = random(5);
  const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"];
  const bounds = { rows: 30, columns: 4, page: 9 };
  let cell = { row: 0, column: 0 };
  for (let i = 0; i < 2000; i++) {
    cell = moveTo(cell, { key: keys[next(keys.length)] ?? "", ctrlKey: next(3) === 0, metaKey: false, shiftKey: false, altKey: false }, bounds) ?? expect.fail();
    expect(cell.row >= -1 && cell.row < 30 && cell.column >= 0 && cell.column < 4).toBe(true);
  }
  expect(moveTo(cell, { key: "x", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, bounds)).toBeUndefined();
  expect(rangeOf({ row: 5, column: 2 }, { row: -1, column: 3 })).toEqual({ top: 0, bottom: 5, left: 2, right: 3 });
});

it("a selection holds one or many, as the script allows it", () => {
  const none = { rows: [], columns: [], cells: [] };
  const one = toggleRow(toggleRow(none, 3, ["single-row"]), 5, ["single-row"]);
  expect([one.rows, toggleRow(one, 5, ["single-row"]).rows, toggleRow(one, 7, ["multi-row"]).rows]).toEqual([[5], [], [5, 7]]);
  expect(selectCells(none, [[0, "a"], [0, "b"]], ["single-cell"]).cells).toEqual([[0, "a"]]);
});
