/** Tabs, forms, chat messages and the small things: drawn, and used by mouse and keyboard. */
import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { block } from "./lib/view.ts";

const open = useViews();
const text = (body: string): NodeData => ({ type: "markdown", body });
const tabs = (selected = 0) =>
  block({ type: "tabs", block: true, slot: 50, id: "t", selected }, [
    block({ type: "tab", block: true, slot: 51, label: "Chart" }, [text("the chart")]),
    block({ type: "tab", block: true, slot: 52, label: "Data" }, [text("the data")]),
  ]);

test("tabs show one of their pages; a click and the arrow keys choose another, and a rerun leaves it", async () => {
  const view = await open();
  await view.show([tabs()]);
  const tab = (name: string) => view.page.getByRole("tab", { name });
  expect(await view.page.getByText("the chart").isVisible()).toBe(true);
  expect(await view.page.getByText("the data").isVisible()).toBe(false);
  await tab("Data").click();
  expect(await view.page.getByText("the data").isVisible()).toBe(true);
  await view.show([text("pushed"), tabs()]);
  expect(await tab("Data").getAttribute("aria-selected")).toBe("true");
  await tab("Data").press("ArrowLeft");
  expect(await tab("Chart").getAttribute("aria-selected")).toBe("true");
  await view.page.keyboard.press("End");
  expect(await tab("Data").getAttribute("aria-selected")).toBe("true");
});

test("tabs follow the script when it wants another than before", async () => {
  const view = await open();
  await view.show([tabs()]);
  await view.show([tabs(1)]);
  expect(await view.page.getByRole("tab", { name: "Data" }).getAttribute("aria-selected")).toBe("true");
});

test("a form sends what was entered with its submit, not before; Enter presses the first submit button", async () => {
  const view = await open();
  const name = { type: "textInput", id: "name", label: "Name", value: "", form: "form-f" } as const;
  const send = { type: "formSubmitButton", id: "send", label: "Send", form: "form-f" } as const;
  await view.show([block({ type: "form", block: true, slot: 50, id: "form-f" }, [name, send])]);
  await view.page.getByLabel("Name").fill("Ada");
  await view.page.getByLabel("Name").blur();
  expect(await view.events()).toEqual([]);
  await view.page.getByLabel("Name").press("Enter");
  await expect.poll(() => view.events()).toMatchObject([{ values: { name: "Ada" }, trigger: { widget: "send", value: true } }]);
});

test("a colour picker reports the colour that was picked", async () => {
  const view = await open();
  await view.show([{ type: "colorPicker", id: "color", label: "Line", value: "#000000" }]);
  await view.page.getByLabel("Line").fill("#0066cc");
  await expect.poll(() => view.events()).toMatchObject([{ values: { color: "#0066cc" } }]);
});

test("a chat message is an article by its name, with an avatar that says nothing more", async () => {
  const view = await open();
  await view.show([block({ type: "chatMessage", block: true, slot: 50, name: "assistant" }, [text("hello")])]);
  expect(await view.page.getByRole("article", { name: "assistant" }).innerText()).toContain("hello");
});
