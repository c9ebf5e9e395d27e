import { expect, test } from "vitest";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { put, type View } from "./lib/view.ts";

const open = useViews();

const cities: ElementData & { type: "multiselect" } = { type: "multiselect", id: "w", label: "Cities", options: ["Oslo", "Bergen", "Trondheim", "Stavanger"], value: [] };
const values = async (view: View): Promise<unknown[]> => (await view.events()).map((event) => event.values["w"]);
/** Takes every event with a run, so that the next value does not wait. */
const settle = async (view: View): Promise<void> => view.run((await view.events()).map((event) => event.seq));

test("options are added in the order in which they are clicked, and the list stays open", async () => {
  const view = await open();
  await view.show([cities]);
  await view.page.getByRole("combobox", { name: "Cities" }).click();
  await view.page.getByRole("option", { name: "Stavanger" }).click();
  await settle(view);
  await view.page.getByRole("option", { name: "Oslo" }).click();
  expect(await values(view)).toEqual([[3], [3, 0]]);
  expect(await view.page.getByRole("option", { selected: true }).allInnerTexts()).toEqual([expect.stringContaining("Oslo"), expect.stringContaining("Stavanger")]);
});

test("a chosen option is taken back by its line, by its own button, and by Backspace in the empty field", async () => {
  const view = await open();
  await view.show([{ ...cities, value: [0, 1, 2] }]);
  const box = view.page.getByRole("combobox");
  await view.page.getByRole("button", { name: "Remove Bergen" }).click();
  await settle(view);
  await box.press("Backspace");
  await settle(view);
  await box.click();
  await view.page.getByRole("option", { name: "Oslo" }).click();
  expect(await values(view)).toEqual([[0, 2], [0], []]);
});

test("the keyboard searches, chooses and takes back", async () => {
  const view = await open();
  await view.show([cities]);
  const box = view.page.getByRole("combobox");
  await box.pressSequentially("tron");
  await box.press("Enter");
  expect(await box.inputValue()).toBe("");
  await settle(view);
  await box.press("ArrowUp");
  await box.press("Enter");
  await settle(view);
  await box.press("Enter");
  await box.press("Escape");
  expect(await box.getAttribute("aria-expanded")).toBe("false");
  expect(await values(view)).toEqual([[2], [2, 1], [2]]);
});

test("what is chosen is said with the field", async () => {
  const view = await open();
  await view.show([{ ...cities, value: [0, "Narvik"] }]);
  const described = await view.page.getByRole("combobox").getAttribute("aria-describedby");
  expect(await view.page.locator(`[id="${described}"]`).innerText()).toBe("Chosen: Oslo, Narvik");
});

test("no more can be chosen than the script allows, and the list says so", async () => {
  const view = await open();
  await view.show([{ ...cities, maxSelections: 1, value: [0] }]);
  await view.page.getByRole("combobox").click();
  expect(await view.page.getByRole("status").filter({ hasText: "One option at most" }).count()).toBe(1);
  await view.page.getByRole("option", { name: "Bergen" }).click({ force: true });
  expect(await view.page.getByRole("option", { name: "Bergen" }).getAttribute("aria-disabled")).toBe("true");
  expect(await view.events()).toEqual([]);
  await view.page.getByRole("option", { name: "Oslo" }).click();
  expect(await values(view)).toEqual([[]]);
});

test("all that fit are chosen at once, and taken back at once", async () => {
  const view = await open();
  await view.show([{ ...cities, selectAll: true }]);
  const box = view.page.getByRole("combobox");
  await box.click();
  await view.page.getByRole("option", { name: "Select all" }).click();
  await settle(view);
  await view.page.getByRole("option", { name: "Select all" }).click();
  await settle(view);
  await box.pressSequentially("er");
  await view.page.getByRole("option", { name: "Select all that fit" }).click();
  expect(await values(view)).toEqual([[0, 1, 2, 3], [], [1, 3]]);
});

test("Enter after typing takes the first option that fits, not all of them", async () => {
  const view = await open();
  await view.show([{ ...cities, selectAll: true }]);
  await view.page.getByRole("combobox").pressSequentially("er");
  await view.page.keyboard.press("Enter");
  expect(await values(view)).toEqual([[1]]);
});

test("a text that is no option becomes one where the script allows it", async () => {
  const view = await open();
  await view.show([{ ...cities, acceptNewOptions: true, value: [0] }]);
  await view.page.getByRole("combobox").pressSequentially("Narvik");
  await view.page.keyboard.press("Enter");
  expect(await values(view)).toEqual([[0, "Narvik"]]);
  expect(await view.page.getByRole("button", { name: "Remove Narvik" }).count()).toBe(1);
});

test("a run that draws the widget anew leaves the focus and the open list", async () => {
  const view = await open();
  await view.show([cities]);
  await view.page.getByRole("combobox").click();
  await view.page.getByRole("option", { name: "Oslo" }).click();
  await view.run([1], [put([0, 0], { ...cities, value: [0] })]);
  expect(await view.page.getByRole("option").count()).toBe(4);
  expect(await view.page.getByRole("combobox").evaluate((field) => field === document.activeElement)).toBe(true);
});

test("everything is cleared at once, and a disabled one cannot be used", async () => {
  const view = await open();
  await view.show([{ ...cities, value: [0, 1] }, { ...cities, id: "off", label: "Off", value: [0, 1], disabled: true }]);
  await view.page.getByRole("button", { name: "Clear" }).click();
  await view.page.getByRole("combobox", { name: "Off" }).click({ force: true });
  expect(await view.page.getByRole("listbox").count()).toBe(0);
  expect(await values(view)).toEqual([[]]);
  expect(await view.page.locator(".multiselect").nth(1).getByRole("button", { name: "Remove Oslo" }).isDisabled()).toBe(true);
});

test("the list keeps within a narrow panel, and on one line what is chosen scrolls", async () => {
  const view = await open({ width: 300, height: 400 });
  await view.show([{ ...cities, options: ["A city with a name that is longer than the panel is wide", "Oslo"], value: [0, 1], wrap: false }]);
  await view.page.getByRole("combobox").click();
  const list = await view.page.getByRole("listbox").boundingBox();
  expect(list && list.x >= 0 && list.x + list.width <= 300).toBe(true);
  expect((await view.page.locator(".multiselect .control").boundingBox())?.height).toBe(26);
  expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
});
