import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import type { GridColumn, GridColumnType } from "../../runtime/protocol/grid.ts";
import { Tables } from "./lib/tables.ts";
import { useViews } from "./lib/use-views.ts";
import type { View } from "./lib/view.ts";

const open = useViews();
const people = [{ name: "Ada", age: 36, on: true }, { name: "Bo", age: 20, on: false }];

/** A view with an editor of people. */
async function openEditor(settings: { readonly [column: string]: Partial<GridColumn> } = {}, numRows: "fixed" | "dynamic" = "dynamic", data: unknown = people): Promise<{ view: View; edits(): Promise<unknown[]> }> {
  const view = await open({ width: 840 });
  const tables = await Tables.in(view);
  const element = tables.element(data, settings);
  await view.show([{ type: "dataEditor", id: "e", label: "", numRows, ...element, value: { base: element.dataset, editedRows: {}, addedRows: [], deletedRows: [] } }]);
  await view.page.getByRole("gridcell").first().waitFor();
  return {
    view,
    edits: async () => (await view.events()).map(({ values }) => {
      const { base: _, ...edits } = { base: "", ...Object(values["e"]) };
      return edits;
    }),
  };
}

const nothing = { editedRows: {}, addedRows: [], deletedRows: [] };
const cell = (view: View, name: string) => view.page.getByRole("gridcell", { name, exact: true });

test("Enter edits a cell, takes what was typed and goes on below; typing begins anew; Escape gives up", async () => {
  const { view, edits } = await openEditor();
  const grid = view.page.getByRole("grid");
  await grid.focus();
  await grid.press("ArrowDown");
  await grid.press("Enter");
  await view.page.getByRole("textbox", { name: "Edit name" }).fill("Ada Lovelace");
  await view.page.keyboard.press("Enter");
  expect(await edits()).toEqual([{ ...nothing, editedRows: { 0: { name: "Ada Lovelace" } } }]);
  await view.run([1]);
  await view.page.keyboard.press("ArrowRight");
  await view.page.keyboard.type("21");
  await view.page.keyboard.press("Tab");
  expect((await edits()).at(-1)).toEqual({ ...nothing, editedRows: { 0: { name: "Ada Lovelace" }, 1: { age: 21 } } });
  await view.page.keyboard.press("ArrowLeft");
  await view.page.keyboard.type("99");
  await view.page.keyboard.press("Escape");
  expect(await edits()).toHaveLength(2);
  expect(await cell(view, "21").count()).toBe(1);
});

test("what a column does not allow is refused with its reason, and the cell stays open", async () => {
  const { view, edits } = await openEditor({ age: { type: "number", minValue: 0, maxValue: 150 }, name: { required: true, maxChars: 20, validate: "^[A-Z]" } });
  await cell(view, "36").dblclick();
  const field = view.page.getByRole("textbox");
  for (const [text, reason] of [["200", "At most 150."], ["-1", "At least 0."], ["old", "Enter a number."]] as const) {
    await field.fill(text);
    await field.press("Enter");
    expect(await view.page.getByRole("alert").innerText()).toBe(reason);
    expect(await field.getAttribute("aria-invalid")).toBe("true");
  }
  await field.press("Escape");
  await cell(view, "Ada").dblclick();
  await field.fill("");
  await field.press("Enter");
  expect(await view.page.getByRole("alert").innerText()).toBe("A value is needed.");
  await field.fill("ada");
  await field.press("Enter");
  expect(await view.page.getByRole("alert").innerText()).toBe("It must match ^[A-Z]");
  await field.press("Escape");
  expect(await edits()).toEqual([]);
});

test("each kind of column is edited in its own way", async () => {
  const { view, edits } = await openEditor(
    { choice: { type: "selectbox", options: [{ value: 1, label: "One" }, { value: 2, label: "Two" }] }, day: { type: "date", days: true }, many: { type: "multiselect", options: [{ value: "a", label: "A" }, { value: "b", label: "B" }] }, list: { type: "list" } },
    "fixed",
    [{ choice: 1, day: new Date("2024-05-01"), many: ["a"], list: [1, 2], on: false }],
  );
  await cell(view, "One").dblclick();
  await view.page.getByRole("combobox").selectOption("Two");
  await cell(view, "2024-05-01").dblclick();
  await view.page.getByLabel("Edit day").fill("2024-05-31");
  await view.page.getByLabel("Edit day").press("Enter");
  await cell(view, "A").dblclick();
  await view.page.getByRole("textbox").fill("B, A");
  await view.page.getByRole("textbox").press("Enter");
  await cell(view, "12").dblclick();
  await view.page.getByRole("textbox").fill("3, x");
  await view.page.getByRole("textbox").press("Enter");
  await cell(view, "no").dblclick();
  await view.run([1]);
  expect((await edits()).at(-1)).toEqual({ ...nothing, editedRows: { 0: { choice: 2, day: Date.UTC(2024, 4, 31), many: ["b", "a"], list: [3, "x"], on: true } } });
});

/** How the kinds of columns are edited that the test above does not go through, and what then is the value; others only show. */
const kinds: Record<GridColumnType, { from: unknown; enter: string; to: unknown } | "above" | "shown only"> = {
  text: { from: "a", enter: "b", to: "b" },
  number: { from: 1, enter: "2.5", to: 2.5 },
  link: { from: "https://example.com/a", enter: "https://example.com/b", to: "https://example.com/b" },
  markdown: { from: "*a*", enter: "**b**", to: "**b**" },
  time: { from: new Date(0), enter: "02:30:00", to: 9_000_000 },
  datetime: { from: new Date(0), enter: "2024-05-31T08:45:00", to: Date.UTC(2024, 4, 31, 8, 45) },
  checkbox: "above", date: "above", selectbox: "above", multiselect: "above", list: "above",
  json: "shown only", image: "shown only", audio: "shown only", video: "shown only", progress: "shown only", lineChart: "shown only", areaChart: "shown only", barChart: "shown only", button: "shown only",
};

const isKind = (name: string): name is GridColumnType => name in kinds;
const names = Object.keys(kinds).filter(isKind);

test.each(names.flatMap((type) => {
  const way = kinds[type];
  return typeof way === "object" ? [[type, way] as const] : [];
}))("a cell of the kind %s takes what is entered", async (type, { from, enter, to }) => {
  const { view, edits } = await openEditor({ c: { type, timezone: "UTC" } }, "fixed", [{ c: from }]);
  await view.page.getByRole("gridcell").dblclick();
  await view.page.getByLabel("Edit c").fill(enter);
  await view.page.getByLabel("Edit c").press("Enter");
  await expect.poll(edits).toEqual([{ ...nothing, editedRows: { 0: { c: to } } }]);
});

test.each(names.filter((type) => kinds[type] === "shown only"))("a cell of the kind %s is only shown", async (type) => {
  const { view, edits } = await openEditor({ c: { type } }, "fixed", [{ c: "x", d: "y" }]);
  await view.page.getByRole("gridcell").first().dblclick();
  await cell(view, "y").dblclick();
  // The cell beside it opens: the one before did not.
  await view.page.getByLabel("Edit d").waitFor();
  expect(await view.page.getByLabel("Edit c").count()).toBe(0);
  expect(await edits()).toEqual([]);
});

test("columns and editors that are disabled cannot be edited", async () => {
  const { view, edits } = await openEditor({ name: { disabled: true } }, "fixed");
  await cell(view, "Ada").dblclick();
  await view.page.keyboard.type("x");
  expect(await view.page.getByRole("textbox").count()).toBe(0);
  expect(await view.page.getByRole("button", { name: "Add a row" }).count()).toBe(0);
  expect(await edits()).toEqual([]);
});

test("rows are added and deleted; one that lacks what is required waits for it", async () => {
  const { view, edits } = await openEditor({ name: { required: true }, age: { type: "number", default: 18 } });
  await view.page.getByRole("grid").focus();
  await view.page.getByRole("button", { name: "Add a row" }).click();
  expect(await edits()).toEqual([]);
  await view.page.keyboard.type("Cy");
  await view.page.keyboard.press("Enter");
  expect(await edits()).toEqual([{ ...nothing, addedRows: [{ number: 1, cells: { name: "Cy", age: 18, on: null } }] }]);
  await view.run([1]);
  await view.page.getByRole("rowheader").first().click();
  await view.page.getByRole("rowheader").nth(2).click();
  await view.page.getByRole("button", { name: "Delete the marked rows" }).click();
  expect((await edits()).at(-1)).toEqual({ ...nothing, deletedRows: [0] });
  await expect.poll(() => view.page.getByRole("row").count()).toBe(2);
  expect(await view.page.getByRole("gridcell").allInnerTexts().then((texts) => texts.map((text) => text.trim()))).toEqual(["Bo", "20", "no"]);
});

test("cells are emptied by Delete and filled by pasting; what is pasted below the end becomes rows", async () => {
  const { view, edits } = await openEditor();
  const grid = view.page.getByRole("grid");
  await grid.focus();
  for (const key of ["ArrowDown", "Shift+ArrowRight", "Delete"]) await grid.press(key);
  await view.run([1]);
  await view.page.evaluate(() => navigator.clipboard.writeText("Cy\t5\tyes\nDi\tsix\tno\n"));
  for (const key of ["ArrowDown", "ArrowLeft", "Control+v"]) await grid.press(key);
  await view.eventsAfter(2);
  await view.run([2]);
  expect((await view.eventsAfter(3)).length).toBe(3);
  expect((await edits()).at(0)).toEqual({ ...nothing, editedRows: { 0: { name: null, age: null } } });
  expect((await edits()).at(-1)).toEqual({ editedRows: { 0: { name: null, age: null }, 1: { name: "Cy", age: 5, on: true } }, addedRows: [{ number: 1, cells: { name: "Di", age: null, on: false } }], deletedRows: [] });
});

test("what is edited while the script answers with other data stays in sight until it has answered", async () => {
  const view = await open({ width: 840 });
  const tables = await Tables.in(view);
  const element = (data: unknown): NodeData => {
    const table = tables.element(data);
    return { type: "dataEditor", id: "e", label: "", numRows: "dynamic", ...table, value: { base: table.dataset, editedRows: {}, addedRows: [], deletedRows: [] } };
  };
  await view.show([element([{ a: 1 }, { a: 2 }])]);
  await view.page.getByRole("gridcell", { name: "1" }).dblclick();
  await view.page.getByRole("textbox").fill("10");
  await view.page.getByRole("textbox").press("Enter");
  await view.page.getByRole("gridcell", { name: "2" }).dblclick();
  await view.page.getByRole("textbox").fill("20");
  await view.page.getByRole("textbox").press("Enter");
  // The answer to the first edit: the second one is on its way.
  await view.run([1], [{ op: "put", at: [0, 0], node: element([{ a: 10 }, { a: 2 }]) }]);
  expect(await view.page.getByRole("gridcell").allInnerTexts()).toEqual(["10", "20"]);
  await view.run([2], [{ op: "put", at: [0, 0], node: element([{ a: 10 }, { a: 20 }]) }]);
  expect(await view.page.getByRole("gridcell").allInnerTexts()).toEqual(["10", "20"]);
});

test("what is saved as CSV is what the person sees: edits, without what was deleted, with what was added", async () => {
  const view = await open({ width: 840 });
  const tables = await Tables.in(view);
  const element = tables.element([{ name: "Ada", age: 36 }, { name: "Bo", age: 20 }, { name: "Cy", age: 7 }]);
  const value = { base: element.dataset, editedRows: { 2: { name: "Cyan" } }, addedRows: [{ number: 1, cells: { name: "Di", age: 1 } }], deletedRows: [0] };
  await view.show([{ type: "dataEditor", id: "e", label: "", numRows: "dynamic", ...element, value }]);
  await view.page.getByRole("gridcell", { name: "Cyan" }).waitFor();
  const saved = view.page.waitForEvent("download");
  await view.page.getByRole("button", { name: "Download as CSV" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await saved).createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe("\uFEFFname,age\r\nBo,20\r\nCyan,7\r\nDi,1\r\n");
});
