import type { Download } from "playwright-core";
import { expect, test } from "vitest";
import { kindsOfColumns } from "./lib/table-gallery.ts";
import { Tables } from "./lib/tables.ts";
import { useViews } from "./lib/use-views.ts";
import type { View } from "./lib/view.ts";

declare global {
  interface Window {
    /** Answers that the test holds back. */
    held: (() => void)[];
  }
}

const open = useViews();

/** A view of its own, with tables. */
async function openTables(width = 840): Promise<{ view: View; tables: Tables }> {
  const view = await open({ width });
  return { view, tables: await Tables.in(view) };
}

const million = { c0: Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_000), c1: new Float64Array(1_000_000).fill(0.5) };

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const withoutIcons = (text: string): string => text.replaceAll(/[\uE000-\uF8FF]/g, "").trim();

/** The texts of the cells of a row that is in the page. */
const cellsOf = (view: View, row: number) => view.page.locator(`[role="row"][aria-rowindex="${row + 2}"] [role="gridcell"]`).allInnerTexts().then((texts) => texts.map(withoutIcons));

test("of 1,000,000 rows only those in sight are in the page, and the last can be scrolled to", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element(million) }]);
  const grid = view.page.getByRole("grid");
  await grid.waitFor();
  expect(await grid.getAttribute("aria-rowcount")).toBe("1000001");
  expect(await view.page.getByRole("row").count()).toBeLessThan(40);
  expect(tables.asked).toEqual([]);
  await grid.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  const last = view.page.locator('[role="row"][aria-rowindex="1000001"]');
  await expect.poll(() => last.innerText()).toContain(String((999_999 * 7919) % 1_000_000));
  const bottom = await last.evaluate((row) => row.getBoundingClientRect().bottom - (row.closest('[role="grid"]')?.getBoundingClientRect().bottom ?? 0));
  expect(Math.abs(bottom)).toBeLessThan(24);
  expect(await view.page.getByRole("row").count()).toBeLessThan(40);
});

test("1,000,000 rows are sorted and searched by asking for what is in sight", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element(million) }]);
  await view.page.getByRole("columnheader", { name: "c0" }).click();
  await expect.poll(() => cellsOf(view, 2)).toEqual(["2", "0.5"]);
  expect(await view.page.getByRole("columnheader", { name: "c0" }).getAttribute("aria-sort")).toBe("ascending");
  await view.page.getByRole("columnheader", { name: "c0" }).click();
  await expect.poll(() => cellsOf(view, 0)).toEqual(["999999", "0.5"]);
  await view.page.getByRole("columnheader", { name: "c0" }).click();
  await expect.poll(() => cellsOf(view, 1)).toEqual(["7919", "0.5"]);
  expect(await view.page.getByRole("columnheader", { name: "c0" }).getAttribute("aria-sort")).toBeNull();
  await view.page.getByRole("button", { name: "Search" }).click();
  await view.page.getByRole("searchbox").fill("123456");
  await expect.poll(() => view.page.getByRole("status").filter({ hasText: "rows" }).innerText()).toBe("1 of 1,000,000 rows");
  expect(await cellsOf(view, 0)).toEqual(["123456", "0.5"]);
  await view.page.getByRole("searchbox").press("Escape");
  await expect.poll(() => cellsOf(view, 1)).toEqual(["7919", "0.5"]);
  expect(tables.asked.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThan(2000);
});

test("the keyboard reaches every cell, and the grid says where it is", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element({ a: Array.from({ length: 300 }, (_, i) => i), b: Array.from({ length: 300 }, (_, i) => `b${i}`), c: Array.from({ length: 300 }, () => true) }) }]);
  const grid = view.page.getByRole("grid");
  await grid.focus();
  const active = async (): Promise<string> => {
    const id = await grid.getAttribute("aria-activedescendant");
    return id === null ? "nothing" : withoutIcons(await view.page.locator(`[id="${id}"]`).innerText());
  };
  const walk: [key: string, text: string][] = [
    ["ArrowDown", "0"], ["ArrowRight", "b0"], ["End", "yes"], ["Home", "0"], ["ArrowDown", "1"], ["PageDown", "10"], ["Control+End", "yes"], ["ArrowLeft", "b299"], ["ArrowUp", "b298"],
    ["Control+Home", "0"], ["ArrowUp", "a"], ["ArrowRight", "b"],
  ];
  for (const [key, text] of walk) {
    await grid.press(key);
    await expect.poll(active, { message: key }).toBe(text);
  }
  await grid.press("Enter");
  await grid.press("Enter");
  expect(await view.page.getByRole("columnheader", { name: "b" }).getAttribute("aria-sort")).toBe("descending");
  await grid.press("Alt+ArrowDown");
  await view.page.getByRole("menuitem", { name: "Hide" }).click();
  expect(await view.page.getByRole("columnheader", { name: "b" }).count()).toBe(0);
  await view.page.getByRole("button", { name: "1 hidden" }).click();
  expect(await view.page.getByRole("columnheader", { name: "b" }).count()).toBe(1);
});

test("a range is copied as a spreadsheet reads it", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element([{ a: 1.5, b: 'say "x"', c: null }, { a: 2, b: "tab\there", c: true }]) }]);
  const grid = view.page.getByRole("grid");
  await grid.focus();
  for (const key of ["ArrowDown", "Shift+End", "Shift+ArrowDown", "Control+c"]) await grid.press(key);
  expect(await view.page.evaluate(() => navigator.clipboard.readText())).toBe('1.5\t"say ""x"""\t\n2\t"tab\there"\ttrue');
});

test("all rows are saved as CSV, in the order of the view", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element([{ n: 1, t: "a,b" }, { n: 3, t: "x" }, { n: 2, t: null }], { n: { label: "Number", format: "%.2f" } }) }]);
  await view.page.getByRole("columnheader", { name: "Number" }).click();
  const saved = view.page.waitForEvent("download");
  await view.page.getByRole("button", { name: "Download as CSV" }).click();
  expect(await textOf(await saved)).toBe('\uFEFFNumber,t\r\n1,"a,b"\r\n2,\r\n3,x\r\n');
});

test("a CSV has every row, however many answers it takes", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element({ n: Array.from({ length: 5001 }, (_, i) => i) }) }]);
  const saved = view.page.waitForEvent("download");
  await view.page.getByRole("button", { name: "Download as CSV" }).click();
  expect((await textOf(await saved)).trimEnd().split("\r\n").slice(1).map(Number)).toEqual(Array.from({ length: 5001 }, (_, i) => i));
});

test("of what is typed into a search, only the newest is asked for once the one before it is answered", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element({ n: Array.from({ length: 300 }, (_, i) => i) }) }]);
  await view.page.evaluate(() => {
    window.held = [];
    window.answer = ({ request }) => new Promise((resolve) => window.held.push(() => resolve(window.answerRows(request))));
  });
  await view.page.getByRole("button", { name: "Search" }).click();
  // The first one is on its way before more is typed, however fast the machine is.
  await view.page.getByRole("searchbox").pressSequentially("2");
  await view.page.waitForFunction(() => window.held.length === 1);
  await view.page.getByRole("searchbox").pressSequentially("99");
  await view.page.evaluate(() => window.held.shift()?.());
  await view.page.waitForFunction(() => window.held.length === 1);
  await view.page.evaluate(() => window.held.shift()?.());
  await expect.poll(() => cellsOf(view, 0)).toEqual(["299"]);
  expect(tables.asked.map(({ search }) => search)).toEqual(["2", "299"]);
});

test("a text that is cut is shown as a whole where the keyboard is", async () => {
  const { view, tables } = await openTables(400);
  const long = "a sentence that is much longer than its column can ever be ".repeat(4).trim();
  await view.show([{ type: "dataframe", ...tables.element([{ text: long, n: 1 }, { text: "short", n: 2 }]) }]);
  const content = view.page.getByRole("gridcell", { name: long }).locator(".content");
  const isCut = (): Promise<boolean> => content.evaluate((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight);
  expect(await isCut()).toBe(true);
  const grid = view.page.getByRole("grid");
  await grid.focus();
  await grid.press("ArrowDown");
  expect(await isCut()).toBe(false);
  await grid.press("ArrowDown");
  expect(await isCut()).toBe(true);
});

test("rows, columns and cells are selected as the script allows it, by mouse and keyboard", async () => {
  const { view, tables } = await openTables();
  const selecting = { type: "dataframe", id: "t", label: "", value: { rows: [], columns: [], cells: [] } } as const;
  await view.show([{ ...selecting, selects: ["multi-row"], ...tables.element([{ a: 3 }, { a: 1 }, { a: 2 }]) }]);
  await view.page.getByRole("columnheader", { name: "a", exact: true }).click();
  await expect.poll(() => cellsOf(view, 0)).toEqual(["1"]);
  await view.page.getByRole("rowheader").first().click();
  await view.run([1]);
  const grid = view.page.getByRole("grid");
  await grid.press("ArrowDown");
  await grid.press("ArrowDown");
  await grid.press(" ");
  await view.run([2]);
  expect((await view.events()).map((event) => event.values["t"])).toEqual([{ rows: [1], columns: [], cells: [] }, { rows: [1, 2], columns: [], cells: [] }]);
  expect(await view.page.getByRole("row", { selected: true }).count()).toBe(2);
});

test("one cell, or a range of them, is selected where the script wants cells", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", id: "t", label: "", selects: ["multi-cell"], value: { rows: [], columns: [], cells: [] }, ...tables.element([{ a: 3, b: 4 }, { a: 1, b: 5 }]) }]);
  await view.page.getByRole("gridcell", { name: "3" }).click();
  await view.run([1]);
  await view.page.getByRole("grid").press("Shift+ArrowRight");
  expect((await view.events()).map((event) => event.values["t"])).toEqual([{ rows: [], columns: [], cells: [[0, "a"]] }, { rows: [], columns: [], cells: [[0, "b"], [0, "a"]] }]);
});

test("what the person did to the table stays when the script draws other data", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element({ a: Array.from({ length: 500 }, (_, i) => i) }) }]);
  await view.page.getByRole("columnheader", { name: "a" }).click();
  await view.page.getByRole("columnheader", { name: "a" }).click();
  await expect.poll(() => cellsOf(view, 0)).toEqual(["499"]);
  await view.page.getByRole("grid").evaluate((box) => box.scrollTo({ top: 2400 }));
  await expect.poll(() => cellsOf(view, 100)).toEqual(["399"]);
  await view.run([1], [{ op: "put", at: [0, 0], node: { type: "dataframe", ...tables.element({ a: Array.from({ length: 500 }, (_, i) => i + 1000) }) } }]);
  await expect.poll(() => cellsOf(view, 100)).toEqual(["1399"]);
  expect(await view.page.getByRole("grid").evaluate((box) => box.scrollTop)).toBe(2400);
});

test("a column is made wider by its edge, and a click on a button of a column is the script's", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element([{ t: "x", go: "Run" }, { t: "y", go: "Stop" }], { go: { type: "button", trigger: "w" } }) }]);
  const header = view.page.getByRole("columnheader", { name: "t" });
  const before = await header.boundingBox();
  if (!before) throw new Error("no header");
  await view.page.mouse.move(before.x + before.width - 1, before.y + 5);
  await view.page.mouse.down();
  await view.page.mouse.move(before.x + before.width - 101, before.y + 5);
  await view.page.mouse.up();
  expect(before.width - ((await header.boundingBox())?.width ?? 0)).toBe(100);
  await view.page.getByRole("button", { name: "Stop" }).click();
  expect((await view.events()).map(({ trigger }) => trigger)).toEqual([{ widget: "w", value: { row: 1 } }]);
});

test("what cannot be had says why, and an empty table says that it is empty", async () => {
  const { view, tables } = await openTables();
  await view.show([{ type: "dataframe", ...tables.element({ a: new Float64Array(500) }), dataset: "gone" }, { type: "dataframe", ...tables.element([]) }]);
  await view.page.getByRole("grid").first().evaluate((box) => box.scrollTo({ top: 4000 }));
  await view.page.getByText("no longer on the page").waitFor();
  expect(await view.page.getByText("No data").count()).toBe(1);
});

test("every kind of column is drawn as what it is", async () => {
  const { view } = await openTables();
  await view.show([kindsOfColumns]);
  await view.page.getByRole("gridcell").first().waitFor();
  // A cell of Markdown is drawn when what draws rich text is there.
  await expect.poll(() => cellsOf(view, 0)).toEqual(["30%", "", "", "abc", "x", '{"a":1}', "bold", "€5.00", "Ex", "1970-01-01", "", "yes", "Go"]);
  expect(await view.page.getByRole("grid").locator("svg").count()).toBe(2);
  expect(await view.page.getByRole("link", { name: "x" }).getAttribute("href")).toBe("https://example.com/x");
  await view.page.getByRole("link", { name: "x" }).click();
  expect(await view.said()).toContainEqual({ type: "openLink", url: "https://example.com/x" });
});
