import { expect, test } from "vitest";
import { moveThroughEdit } from "../../extension/editor/move-location.ts";

/** Line 5, columns 3 to 9. */
const place = { file: "a.ts", line: 5, column: 3, endLine: 5, endColumn: 9 };
const edit = (line: number, column: number, endLine: number, endColumn: number, text: string) => ({ line, column, endLine, endColumn, text });
const lineAfter = (...args: Parameters<typeof edit>): number | undefined => moveThroughEdit(place, edit(...args))?.line;

test.each<[string, number | undefined, ReturnType<typeof edit>]>([
  ["an edit below leaves it", 5, edit(6, 1, 8, 1, "x")],
  ["new lines above move it down", 7, edit(2, 4, 2, 4, "a\nb\nc")],
  ["removed lines above move it up", 3, edit(1, 1, 3, 1, "")],
  ["replaced lines above move it by the difference", 4, edit(1, 1, 3, 1, "a\n")],
  ["an edit within a line above leaves it", 5, edit(4, 1, 4, 6, "longer text")],
  ["Enter at the start of its line moves it down", 6, edit(5, 1, 5, 1, "\n")],
  ["Enter at the end of its line leaves it", 5, edit(5, 12, 5, 12, "\n  ")],
  ["a comment behind it is an edit of its line", undefined, edit(5, 12, 5, 12, " // x")],
  ["typing in it", undefined, edit(5, 5, 5, 5, "x")],
  ["indenting its line", undefined, edit(5, 1, 5, 1, "  ")],
  ["deleting its line", undefined, edit(5, 1, 6, 1, "")],
  ["joining it to the line above", undefined, edit(4, 9, 5, 1, "")],
  ["a paste above that runs on into its line", undefined, edit(3, 1, 5, 1, "a\nb")],
  ["replacing everything", undefined, edit(1, 1, 99, 1, "x")],
  ["breaking its line in the middle", undefined, edit(5, 6, 5, 6, "\n")],
])("%s", (_what, line, { line: l, column, endLine, endColumn, text }) => {
  expect(lineAfter(l, column, endLine, endColumn, text)).toBe(line);
});

test("a place over several lines keeps its height", () => {
  expect(moveThroughEdit({ ...place, endLine: 7 }, edit(1, 1, 1, 1, "\n"))).toMatchObject({ line: 6, endLine: 8 });
});
