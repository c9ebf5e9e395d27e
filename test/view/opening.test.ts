/** Dialogs, popovers, and blocks that tell the script whether they are open. */
import { expect, test } from "vitest";
import type { BlockData, NodeData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { block } from "./lib/view.ts";

const open = useViews();
const text = (body: string): NodeData => ({ type: "markdown", body });
const name = { type: "textInput", id: "name", label: "Name", value: "" } as const;
const ask = { type: "button", id: "ask", label: "Ask" } as const;

const dialog = (more: Partial<Extract<BlockData, { type: "dialog" }>> = {}, inside: readonly NodeData[] = [name, text("inside")]) =>
  block({ type: "dialog", block: true, slot: 60, id: "dialog-1", label: "Sign *in*", opening: 3, size: "small", dismissible: true, ...more }, inside);
const popover = (more: Partial<Extract<BlockData, { type: "popover" }>> = {}) => block({ type: "popover", block: true, slot: 61, id: "p", label: "Filter", ...more }, [name, text("inside")]);

test("a dialog is a modal window over the page, with the focus on the first thing to enter", async () => {
  const view = await open();
  await view.show([ask], { event: [dialog()] });
  // Its name is Markdown, which is read once its chunk is there.
  await view.page.getByRole("dialog", { name: "Sign in", exact: true }).waitFor();
  expect(await view.page.evaluate(() => document.activeElement?.getAttribute("id"))).toBe("w-name");
  await view.page.keyboard.press("Shift+Tab");
  expect(await view.page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
});

test.each([
  ["the X", async (press: { x(): Promise<void> }) => press.x()],
  ["Escape", async (press: { escape(): Promise<void> }) => press.escape()],
  ["a click outside", async (press: { outside(): Promise<void> }) => press.outside()],
])("a dialog is dismissed by %s: it goes at once, and the host hears which opening it was", async (_, how) => {
  const view = await open();
  await view.show([ask], { event: [dialog()] });
  await how({
    x: () => view.page.getByRole("button", { name: "Close" }).click(),
    escape: () => view.page.keyboard.press("Escape"),
    outside: () => view.page.mouse.click(5, 5),
  });
  expect(await view.page.getByRole("dialog").count()).toBe(0);
  expect(await view.eventsAfter(1)).toMatchObject([{ values: {}, trigger: { widget: "dialog-1", value: 3 } }]);
  await view.deltas({ op: "took", took: [1] }, { op: "remove", at: [2, 0] });
});

test("a dialog that was dismissed stays away over reruns, and comes back when the script calls it again", async () => {
  const view = await open();
  await view.show([ask], { event: [dialog()] });
  await view.page.keyboard.press("Escape");
  await view.show([ask], { event: [dialog({ label: "Sign in, please" })] });
  expect(await view.page.getByRole("dialog").count()).toBe(0);
  await view.show([ask], { event: [dialog({ opening: 4 })] });
  expect(await view.page.getByRole("dialog").isVisible()).toBe(true);
});

test("a dialog that is not dismissible stays, however often Escape is pressed", async () => {
  const view = await open();
  await view.show([ask], { event: [dialog({ dismissible: false })] });
  for (let i = 0; i < 3; i++) await view.page.keyboard.press("Escape");
  await view.page.mouse.click(5, 5);
  expect(await view.page.getByRole("button", { name: "Close" }).count()).toBe(0);
  expect(await view.page.getByRole("dialog").isVisible()).toBe(true);
  expect(await view.events()).toEqual([]);
});

test("a press that begins inside a dialog and ends outside does not dismiss it", async () => {
  const view = await open();
  await view.show([ask], { event: [dialog()] });
  await view.page.getByText("inside").hover();
  await view.page.mouse.down();
  await view.page.mouse.move(5, 5);
  await view.page.mouse.up();
  expect(await view.page.getByRole("dialog").isVisible()).toBe(true);
});

test("a dialog gives the keyboard back to what opened it", async () => {
  const view = await open();
  await view.show([ask]);
  await view.page.getByRole("button", { name: "Ask" }).focus();
  await view.show([ask], { event: [dialog()] });
  await view.show([ask]);
  expect(await view.page.evaluate(() => document.activeElement?.id)).toBe("w-ask");
});

test("what is typed into a dialog stays when its body runs again", async () => {
  const view = await open();
  await view.show([ask], { event: [dialog()] });
  await view.page.keyboard.type("Ada");
  await view.deltas({ op: "put", at: [2, 0, 1], node: text("changed") });
  expect(await view.page.getByLabel("Name").inputValue()).toBe("Ada");
  expect(await view.page.evaluate(() => document.activeElement?.id)).toBe("w-name");
});

test("a popover opens by its button, keeps what is used inside, and closes by Escape or a click elsewhere", async () => {
  const view = await open();
  await view.show([popover(), ask]);
  const button = view.page.getByRole("button", { name: "Filter" });
  const panel = view.page.getByRole("dialog", { name: "Filter" });
  expect(await panel.isVisible()).toBe(false);
  await button.click();
  expect(await panel.isVisible()).toBe(true);
  await view.page.getByLabel("Name").fill("Ada");
  await view.run([], [{ op: "put", at: [0, 0, 1], node: text("changed") }]);
  expect(await panel.isVisible()).toBe(true);
  await view.page.keyboard.press("Escape");
  expect(await panel.isVisible()).toBe(false);
  await button.click();
  await view.page.mouse.click(600, 500);
  expect(await panel.isVisible()).toBe(false);
  expect((await view.events()).every((event) => !("p" in event.values))).toBe(true);
});

test("the button of a popover closes it too", async () => {
  const view = await open();
  await view.show([popover({ widget: true, open: false })]);
  const button = view.page.getByRole("button", { name: "Filter" });
  await button.click();
  await view.page.getByRole("dialog", { name: "Filter" }).waitFor();
  expect(await button.getAttribute("aria-expanded")).toBe("true");
  await button.click();
  await view.page.getByRole("dialog", { name: "Filter" }).waitFor({ state: "hidden" });
  await view.run([1]);
  expect((await view.eventsAfter(2)).map((event) => event.values)).toEqual([{ p: true }, { p: false }]);
});

test("a popover stands below its button, within the window", async () => {
  const view = await open({ width: 300 });
  await view.show([popover()]);
  await view.page.getByRole("button", { name: "Filter" }).click();
  const at = await view.page.getByRole("dialog", { name: "Filter" }).boundingBox();
  const by = await view.page.getByRole("button", { name: "Filter" }).boundingBox();
  expect(at && by && at.y >= by.y + by.height && at.x >= 0 && at.x + at.width <= 300).toBe(true);
});

test("a popover that is a widget reports opening and closing, and follows the script", async () => {
  const view = await open();
  await view.show([popover({ widget: true, open: false })]);
  const panel = view.page.getByRole("dialog", { name: "Filter" });
  await view.page.getByRole("button", { name: "Filter" }).click();
  expect(await view.eventsAfter(1)).toMatchObject([{ values: { p: true } }]);
  await view.run([1], [{ op: "put", at: [0, 0], node: popover({ widget: true, open: true }).data }]);
  expect(await panel.isVisible()).toBe(true);
  await view.page.keyboard.press("Escape");
  expect(await view.eventsAfter(2)).toMatchObject([{}, { values: { p: false } }]);
  await view.run([2], [{ op: "put", at: [0, 0], node: popover({ widget: true, open: true, help: "again" }).data }]);
  expect(await panel.isVisible()).toBe(true);
});

test("an expander and tabs that are widgets report what was opened, once", async () => {
  const view = await open();
  await view.show([
    block({ type: "expander", block: true, slot: 62, id: "e", label: "More", widget: true, expanded: false }, [text("inside")]),
    block({ type: "tabs", block: true, slot: 63, id: "t", widget: true, selected: 0 }, [
      block({ type: "tab", block: true, slot: 64, label: "A" }, [text("a")]),
      block({ type: "tab", block: true, slot: 65, label: "B" }, [text("b")]),
    ]),
  ]);
  await view.page.getByText("More").click();
  expect(await view.page.getByText("inside").isVisible()).toBe(true);
  await view.page.getByRole("tab", { name: "B" }).click();
  await view.page.getByRole("tab", { name: "B" }).click();
  expect(await view.eventsAfter(2)).toMatchObject([{ values: { e: true } }, { values: { t: 1 } }]);
});

test("the key of a container or a widget is a class", async () => {
  const view = await open();
  await view.show([block({ type: "container", block: true, slot: 66, id: "c", key: "my box!" }, [{ ...name, key: "who" }])]);
  expect(await view.page.locator(".st-key-my-box-").count()).toBe(1);
  expect(await view.page.locator(".st-key-who").count()).toBe(1);
});
