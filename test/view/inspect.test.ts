/** Inspect: each element knows the line that drew it. */
import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import type { ViewToHost } from "../../runtime/protocol/messages.ts";
import { useViews } from "./lib/use-views.ts";
import { type View, block } from "./lib/view.ts";

const open = useViews();

const at = <T extends NodeData>(line: number, data: T, file?: string): T => ({ ...data, site: { line, column: 4, ...(file && { file }) } });
const said = async (view: View, type: ViewToHost["type"]): Promise<ViewToHost[]> => (await view.said()).filter((message) => message.type === type);
const nodes = [
  at<NodeData>(2, { type: "header", body: "Title" }),
  at<NodeData>(3, { type: "button", id: "b", label: "Go" }),
  at<NodeData>(7, { type: "markdown", body: "from a module" }, "/proj/lib.ts"),
];

test("the button in the bar asks for it, and says whether it is on", async () => {
  const view = await open();
  await view.show([{ type: "header", body: "Title" }]);
  const button = view.page.getByRole("button", { name: "Inspect" });
  await button.click();
  expect(await said(view, "inspect")).toEqual([{ type: "inspect", on: true }]);
  expect(await button.getAttribute("aria-pressed")).toBe("false");
  await view.send({ type: "inspecting", on: true });
  await view.page.locator('[aria-pressed="true"]').waitFor();
  await button.click();
  expect(await said(view, "inspect")).toEqual([{ type: "inspect", on: true }, { type: "inspect", on: false }]);
});

test("a click on an element opens its line, and does not reach the element", async () => {
  const view = await open();
  await view.show(nodes);
  await view.send({ type: "inspecting", on: true });
  await view.page.getByRole("heading", { name: "Title" }).hover();
  await view.page.getByText("Line 2", { exact: true }).waitFor();
  await view.page.getByRole("button", { name: "Go" }).click();
  await view.page.getByText("from a module").click();
  expect(await said(view, "openLocation")).toEqual([
    { type: "openLocation", file: "/home/ada/app.ts", line: 3, column: 4 },
    { type: "openLocation", file: "/proj/lib.ts", line: 7, column: 4 },
  ]);
  expect(await said(view, "event")).toEqual([]);
});

test("Enter does the same from the keyboard, and Escape ends it", async () => {
  const view = await open();
  await view.show(nodes);
  await view.send({ type: "inspecting", on: true });
  await view.page.getByRole("button", { name: "Go" }).focus();
  await view.page.getByText("Line 3", { exact: true }).waitFor();
  await view.page.keyboard.press("Enter");
  await view.page.keyboard.press("Escape");
  expect(await said(view, "openLocation")).toHaveLength(1);
  expect(await said(view, "event")).toEqual([]);
  expect(await said(view, "inspect")).toEqual([{ type: "inspect", on: false }]);
});

test("what the cursor's line drew is outlined, also after it is drawn anew, and only while inspecting", async () => {
  const view = await open();
  await view.show([...nodes, block(at(2, { type: "container", block: true, slot: 9 } as const), [at<NodeData>(9, { type: "text", body: "inside" })])]);
  await view.send({ type: "inspecting", on: true });
  await view.send({ type: "outline", file: "/home/ada/app.ts", line: 9 });
  const outlined = view.page.locator('[data-inspected="cursor"]');
  await outlined.waitFor();
  expect(await outlined.textContent()).toBe("inside");
  await view.send({ type: "outline", file: "/home/ada/app.ts", line: 2 });
  await expect.poll(() => outlined.count()).toBe(2);
  await view.send({ type: "outline", file: "/proj/lib.ts", line: 2 });
  await expect.poll(() => outlined.count()).toBe(0);
  await view.send({ type: "outline", file: "/proj/lib.ts", line: 7 });
  await outlined.waitFor();
  await view.send({ type: "inspecting", on: false });
  await expect.poll(() => outlined.count()).toBe(0);
});

test("without it no element carries a line", async () => {
  const view = await open();
  await view.show([{ type: "header", body: "Title" }]);
  expect(await view.page.locator("[data-site], [data-inspected]").count()).toBe(0);
});
