import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { block, put } from "./lib/view.ts";

const open = useViews();
const text = (body: string): NodeData => ({ type: "markdown", body });

test("a metric says its value and which way it went, in words too", async () => {
  const view = await open();
  await view.show([{ type: "metric", label: "Revenue", value: "12", delta: "-3 %", arrow: "down", tone: "bad", chart: { kind: "bar", values: [1, 2, 3] } }]);
  expect(await view.page.locator(".metric").first().textContent()).toMatch(/Revenue\s*12.*down.*-3 %/s);
  expect(await view.page.getByRole("img", { name: "Chart of 3 values, from 1 to 3" }).count()).toBe(1);
});

test("a table has headers, right-aligned numbers, and says when it has no rows", async () => {
  const view = await open();
  const columns = [{ name: "", kind: "number", index: true }, { name: "City", kind: "text" }, { name: "People", kind: "number" }, { name: "Capital", kind: "boolean" }] as const;
  await view.show([
    { type: "table", columns: [...columns], rows: [[0, "Oslo", 717710.123456, true], [1, "**Bergen**", null, false]] },
    { type: "table", columns: [{ name: "A", kind: "text" }], rows: [] },
  ]);
  const table = view.page.getByRole("table").first();
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["Row", "City", "People", "Capital"]);
  expect(await table.getByRole("rowheader").allInnerTexts()).toEqual(["0", "1"]);
  expect(await table.getByRole("cell", { name: "717710.1235" }).evaluate((cell) => getComputedStyle(cell).textAlign)).toBe("right");
  expect(await table.locator("strong").innerText()).toBe("Bergen");
  expect(await view.page.getByText("No rows").count()).toBe(1);
});

test("a JSON tree opens and closes by mouse and by keyboard, and copies", async () => {
  const view = await open();
  await view.show([{ type: "json", body: { name: "Ada", tags: ["a", "b"], deep: { x: 1 } }, expanded: 1 }]);
  const tree = view.page.getByRole("tree", { name: "JSON" });
  expect(await tree.getByRole("treeitem").count()).toBe(4);
  await tree.getByText("tags").click();
  expect(await tree.getByRole("treeitem").count()).toBe(6);
  await tree.getByRole("treeitem").first().focus();
  for (const key of ["ArrowDown", "End", "ArrowRight", "ArrowDown"]) await view.page.keyboard.press(key);
  expect(await view.page.evaluate(() => document.activeElement?.textContent)).toBe("x: 1");
  await view.page.keyboard.press("ArrowLeft");
  await view.page.keyboard.press("ArrowLeft");
  expect(await tree.getByText("x: 1").count()).toBe(0);
  await view.page.getByRole("button", { name: "Copy JSON" }).click();
  expect(JSON.parse(await view.page.evaluate(() => navigator.clipboard.readText()))).toEqual({ name: "Ada", tags: ["a", "b"], deep: { x: 1 } });
});

test("an empty object or list in JSON is one line that does not open", async () => {
  const view = await open();
  await view.show([{ type: "json", body: { none: {}, empty: [] } }]);
  expect(await view.page.getByRole("treeitem").last().innerText()).toBe("empty: []");
  expect(await view.page.getByRole("treeitem").last().getAttribute("aria-expanded")).toBeNull();
});

test("a long list in JSON is shown in groups", async () => {
  const view = await open();
  await view.show([{ type: "json", body: Array.from({ length: 25_000 }, (_, i) => i), expanded: true }]);
  expect(await view.page.getByRole("treeitem").count()).toBe(4);
  await view.page.getByText("10000 … 19999").click();
  await view.page.getByText("12300 … 12399").click();
  expect(await view.page.getByText("12345: 12345").count()).toBe(1);
});

test("callouts say what they are", async () => {
  const view = await open();
  await view.show((["success", "info", "warning", "error"] as const).map((type) => ({ type, body: `A **${type}**` })));
  for (const name of ["Success", "Info", "Warning", "Error"]) expect(await view.page.getByRole("note", { name }).count()).toBe(1);
});

test("an error card leads to the line, shows its stack and copies itself", async () => {
  const view = await open();
  await view.show([
    {
      type: "exception",
      name: "TypeError",
      message: "x is not a function",
      fix: "Call something else.",
      docs: "https://example.com/errors#x",
      frames: [
        { name: "total", file: "/home/ada/app.ts", line: 12, column: 5, own: true },
        { name: "run", file: "node:vm", line: 1, column: 1, own: false },
      ],
      causes: [{ name: "RangeError", message: "too far", frames: [] }],
    },
  ]);
  await view.page.getByRole("button", { name: "app.ts:12:5" }).first().click();
  await view.page.getByRole("button", { name: "More about this error" }).click();
  const asked = (await view.said()).filter((message) => message.type === "openLocation" || message.type === "openLink");
  expect(asked).toEqual([
    { type: "openLocation", file: "/home/ada/app.ts", line: 12, column: 5 },
    { type: "openLink", url: "https://example.com/errors#x" },
  ]);
  expect(await view.page.getByText("vm:1:1").isVisible()).toBe(false);
  await view.page.getByText("Stack").click();
  expect(await view.page.getByText("vm:1:1").isVisible()).toBe(true);
  await view.page.getByRole("button", { name: "Copy the error" }).click();
  expect(await view.page.evaluate(() => navigator.clipboard.readText())).toBe(
    "TypeError: x is not a function\n    at total (/home/ada/app.ts:12:5)\n    at run (node:vm:1:1)\ncaused by RangeError: too far\nCall something else.",
  );
});

test("progress and spinner are announced as what they are", async () => {
  const view = await open();
  await view.show([{ type: "progress", value: 0.42, text: "Reading" }, { type: "spinner", text: "Working…", showTime: true }]);
  expect(await view.page.getByRole("progressbar", { name: "Reading" }).getAttribute("aria-valuenow")).toBe("42");
  expect(await view.page.getByRole("status").getByText("Working…").count()).toBe(1);
  await view.page.getByText(/^\d\.\d s$/).waitFor();
});

test("a place that holds nothing takes no room", async () => {
  const view = await open();
  await view.show([text("a"), { type: "empty" }, { type: "empty" }, text("b")]);
  const [a, b] = await Promise.all(["a", "b"].map((name) => view.page.getByText(name, { exact: true }).boundingBox()));
  expect((b?.y ?? 0) - ((a?.y ?? 0) + (a?.height ?? 0))).toBe(12);
});

test("columns share the row by weight, and stack where there is no room", async () => {
  const columns = block({ type: "columns", block: true, slot: 50 }, [
    block({ type: "column", block: true, slot: 51, weight: 1 }, [text("left")]),
    block({ type: "column", block: true, slot: 52, weight: 3 }, [text("right")]),
  ]);
  for (const [width, isRow] of [[840, true], [400, false]] as const) {
    const view = await open({ width });
    await view.show([columns]);
    const [left, right] = await view.page.locator(".column.node").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    expect(left?.y === right?.y).toBe(isRow);
    if (isRow) expect((right?.width ?? 0) / (left?.width ?? 1)).toBeCloseTo(3, 1);
  }
});

test("what stands in a fragment, a container and an expander is drawn, at the size that the script asked for", async () => {
  const view = await open();
  await view.show([
    block({ type: "fragment", block: true, slot: 50 }, [text("in a fragment")]),
    block({ type: "container", block: true, slot: 51, border: true, height: 100 }, Array.from({ length: 20 }, (_, i) => text(`Row ${i}`))),
    block({ type: "container", block: true, slot: 52, horizontal: true }, [{ type: "button", id: "a", label: "A" }, { type: "button", id: "b", label: "B" }]),
    { type: "button", id: "wide", label: "Wide", width: "stretch" },
    { type: "textInput", id: "t", label: "Wide text", value: "", width: "stretch" },
    { type: "textInput", id: "u", label: "Own text", value: "" },
    { type: "markdown", body: "narrow", width: 200 },
  ]);
  expect(await view.page.getByText("in a fragment").isVisible()).toBe(true);
  const size = async (name: string): Promise<number> => Math.round((await view.page.getByRole("button", { name, exact: true }).boundingBox())?.width ?? 0);
  expect(await size("Wide")).toBe(808);
  expect(await size("A")).toBeLessThan(60);
  expect((await view.page.getByRole("group", { name: "Container" }).boundingBox())?.height).toBe(100);
  const widthOf = async (label: string): Promise<number> => (await view.page.getByLabel(label).locator("..").boundingBox())?.width ?? 0;
  expect(await widthOf("Wide text")).toBe(808);
  expect(await widthOf("Own text")).toBe(320);
  expect((await view.page.locator(".node", { hasText: "narrow" }).last().boundingBox())?.width).toBe(200);
});

test("a container that scrolls stays at its end while it grows, unless the person scrolled away", async () => {
  const view = await open();
  const rows = (n: number): NodeData[] => Array.from({ length: n }, (_, i) => text(`Row ${i}`));
  await view.show([block({ type: "container", block: true, slot: 50, height: 100, autoscroll: true }, rows(10))]);
  const box = view.page.getByRole("group", { name: "Container" });
  const gap = (): Promise<number> => box.evaluate((one) => Math.round(one.scrollHeight - one.scrollTop - one.clientHeight));
  expect(await gap()).toBe(0);
  await view.run([], [put([0, 0, 10], text("Row 10"))]);
  expect(await gap()).toBe(0);
  await box.evaluate((one) => one.scrollTo(0, 0));
  await view.run([], [put([0, 0, 11], text("Row 11"))]);
  expect(await box.evaluate((one) => one.scrollTop)).toBe(0);
});

test("an element of a type that this page does not know, or that cannot be drawn, leaves the others alone", async () => {
  const view = await open();
  await view.sendAnything({ type: "status", status: { state: "idle" } });
  await view.show([text("before"), { type: "hologram" } as unknown as NodeData, { type: "exception", name: "Error" } as unknown as NodeData, text("after")]);
  expect(await view.page.getByText("This page does not know elements of the type “hologram”.").count()).toBe(1);
  expect(await view.page.getByText("This element could not be drawn.").count()).toBe(1);
  expect(await view.page.getByText("after").isVisible()).toBe(true);
  expect(await view.takeReports()).toEqual([expect.stringContaining('The element "exception" could not be drawn')]);
});
