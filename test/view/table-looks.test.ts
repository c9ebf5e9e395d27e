/** How a table looks, by what can be measured of it: rows, header, numbers, pinned columns, what shows on hover. */
import { expect, test } from "vitest";
import type { GridColumn, GridColumnType } from "../../runtime/protocol/grid.ts";
import { Tables } from "./lib/tables.ts";
import { kindsOfColumns } from "./lib/table-gallery.ts";
import { useViews } from "./lib/use-views.ts";
import type { View } from "./lib/view.ts";

const open = useViews();

async function openTable(data: unknown, settings: { readonly [column: string]: Partial<GridColumn> } = {}, width = 500): Promise<View> {
  const view = await open({ width });
  const tables = await Tables.in(view);
  await view.show([{ type: "dataframe", ...tables.element(data, settings) }]);
  await view.page.getByRole("gridcell").first().waitFor();
  return view;
}

const wide = Array.from({ length: 60 }, (_, i) => ({ name: `Row ${i}`, age: i * 3, ...Object.fromEntries(Array.from({ length: 12 }, (__, c) => [`c${c}`, c])) }));

test("rows are 24 pixels high, and numbers stand at the right in digits of one width", async () => {
  const view = await openTable(wide);
  const first = view.page.getByRole("gridcell", { name: "Row 0", exact: true });
  const [cell, below] = await Promise.all([first.boundingBox(), view.page.getByRole("gridcell", { name: "Row 1", exact: true }).boundingBox()]);
  expect((below?.y ?? 0) - (cell?.y ?? 0)).toBe(24);
  const styleOf = (name: string) => view.page.getByRole("gridcell", { name, exact: true }).first().evaluate((one) => [getComputedStyle(one).textAlign, getComputedStyle(one).fontVariantNumeric]);
  expect(await styleOf("3")).toEqual(["right", "tabular-nums"]);
  expect((await styleOf("Row 0"))[0]).not.toBe("right");
});

test("the header stays while the rows go by, and pinned columns while the others do", async () => {
  const view = await openTable(wide, { name: { pinned: true } });
  const header = view.page.getByRole("columnheader", { name: "name" });
  const before = await header.boundingBox();
  const grid = view.page.getByRole("grid");
  await grid.evaluate((box) => box.scrollTo({ top: 480, left: 600 }));
  const pinned = view.page.getByRole("gridcell", { name: "Row 22", exact: true });
  await pinned.waitFor();
  await expect.poll(() => header.boundingBox()).toEqual(before);
  expect((await pinned.boundingBox())?.x).toBe(before?.x);
  await expect.poll(async () => (await view.page.getByRole("columnheader", { name: "c11" }).boundingBox())?.x).toBeLessThan(500);
});

test("a column is pinned by its menu, which shows itself to the mouse", async () => {
  const view = await openTable(wide, {}, 700);
  const header = view.page.getByRole("columnheader", { name: "age" });
  const dots = header.locator(".more");
  expect(await dots.isVisible()).toBe(false);
  await header.hover();
  await dots.click();
  await view.page.getByRole("menuitem", { name: "Pin at the left" }).click();
  await expect.poll(async () => (await header.boundingBox())?.x).toBeLessThan((await view.page.getByRole("columnheader", { name: "name" }).boundingBox())?.x ?? 0);
});

test("the row under the mouse and a row that is selected are in the colours of a list", async () => {
  const view = await open({ width: 500 });
  const tables = await Tables.in(view);
  await view.show([{ type: "dataframe", id: "t", label: "", selects: ["multi-row"], value: { rows: [1], columns: [], cells: [] }, ...tables.element([{ a: "x" }, { a: "y" }, { a: "z" }]) }]);
  const colorOf = (name: string) => view.page.getByRole("gridcell", { name, exact: true }).evaluate((one) => getComputedStyle(one).backgroundColor);
  const token = (name: string) => view.page.evaluate((property) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.backgroundColor = `var(${property})`;
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  }, name);
  await view.page.getByRole("gridcell", { name: "x" }).waitFor();
  expect(await colorOf("y")).toBe(await token("--row-active"));
  await view.page.getByRole("gridcell", { name: "z" }).hover();
  await expect.poll(() => colorOf("z")).toBe(await token("--row-hover"));
});

test("a text that is too long ends in an ellipsis", async () => {
  const view = await openTable([{ a: "word ".repeat(80) }], { a: { width: 120 } });
  const content = view.page.getByRole("gridcell").locator(".content");
  expect(await content.evaluate((one) => [getComputedStyle(one).textOverflow, one.scrollWidth > one.clientWidth])).toEqual(["ellipsis", true]);
});

/** What a screen reader comes to in a cell of each kind, beside those of `dataframe.test.ts`. */
const others: readonly (readonly [type: GridColumnType, kind: GridColumn["kind"], value: string | number | string[] | number[], text: string, drawn: string])[] = [
  ["text", "text", "plain", "plain", ""],
  ["datetime", "date", 0, "1970-01-01 00:00:00", ""],
  ["time", "date", 3_600_000, "01:00:00", ""],
  ["multiselect", "list", ["a", "b"], "ab", ".chip"],
  ["areaChart", "list", [1, 5, 2], "", "svg path.ground"],
  ["audio", "text", "https://example.com/a.wav", "https://example.com/a.wav", ".codicon"],
  ["video", "text", "https://example.com/a.mp4", "https://example.com/a.mp4", ".codicon"],
];

test.each(others)("a cell of the kind %s is drawn as what it is", async (type, kind, value, text, drawn) => {
  const view = await open();
  await view.show([{ type: "dataframe", dataset: "one", rows: 1, columns: [{ at: 0, name: "c", kind, type, timezone: "UTC" }], head: [[value]] }]);
  const cell = view.page.getByRole("gridcell");
  await expect.poll(() => cell.innerText()).toContain(text);
  if (drawn) expect(await cell.locator(drawn).count()).toBeGreaterThan(0);
});

test("no kind of column is left out", () => {
  const all: Record<GridColumnType, true> = { text: true, number: true, checkbox: true, date: true, time: true, datetime: true, selectbox: true, multiselect: true, list: true, link: true, image: true, audio: true, video: true, markdown: true, json: true, progress: true, lineChart: true, areaChart: true, barChart: true, button: true };
  const seen = [...kindsOfColumns.columns.map(({ type }) => type), ...others.map(([type]) => type)];
  expect(Object.keys(all).filter((type) => !seen.some((one) => one === type))).toEqual([]);
});

test("at the end of a million rows lines are drawn, and as far from each other as at the beginning", async () => {
  const ones = new Float64Array(1_000_000).fill(1);
  const view = await openTable({ n: ones, active: ones });
  const grid = view.page.getByRole("grid");
  await grid.focus();
  await view.page.keyboard.press("Control+End");
  await view.page.getByRole("rowheader", { name: "999999" }).waitFor();
  const box = (await view.page.getByRole("gridcell").first().boundingBox()) ?? expect.fail("there is no cell");
  const place = (await grid.boundingBox()) ?? expect.fail("there is no table");
  // Below the header, at the left of the numbers, where there are lines and nothing else.
  const strip = await view.page.screenshot({ clip: { x: box.x + 20, y: place.y + 27, width: 1, height: place.height - 28 } });
  const lines = await view.page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const context = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, 1, image.height) ?? { data: [] };
    const ground = data[4 * 10];
    return Array.from({ length: image.height }, (_, y) => y).filter((y) => data[4 * y] !== ground);
  }, strip.toString("base64"));
  expect(lines.length).toBeGreaterThanOrEqual(9);
  expect(new Set(lines.slice(1).map((y, i) => y - (lines[i] ?? 0)))).toEqual(new Set([24]));
});
