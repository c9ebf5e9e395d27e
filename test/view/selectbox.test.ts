import { expect, test } from "vitest";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";

const open = useViews();

const city: ElementData & { type: "selectbox" } = { type: "selectbox", id: "s", label: "City", options: ["Oslo", "Bergen", "Trondheim", "Stavanger"], value: 0 };

test("a click opens the list and a click on an option chooses it", async () => {
  const view = await open();
  await view.show([city]);
  await view.page.getByRole("combobox", { name: "City" }).click();
  expect(await view.page.getByRole("option").allInnerTexts()).toEqual(["Oslo", "Bergen", "Trondheim", "Stavanger"]);
  expect(await view.page.getByRole("option", { selected: true }).innerText()).toBe("Oslo");
  await view.page.getByRole("option", { name: "Bergen" }).click();
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: 1 }]);
  expect(await view.page.getByRole("combobox").inputValue()).toBe("Bergen");
  expect(await view.page.getByRole("listbox").count()).toBe(0);
});

test("the keyboard does all of it: arrows open and move, Enter chooses, Escape gives up", async () => {
  const view = await open();
  await view.show([city]);
  const box = view.page.getByRole("combobox", { name: "City" });
  await box.press("ArrowDown");
  await box.press("ArrowDown");
  const active = await box.getAttribute("aria-activedescendant");
  expect(await view.page.locator(`[id="${active}"]`).innerText()).toBe("Bergen");
  await box.press("Escape");
  expect(await box.getAttribute("aria-expanded")).toBe("false");
  expect(await view.events()).toEqual([]);
  await box.press("ArrowUp");
  await box.press("ArrowUp");
  await box.press("Enter");
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: 3 }]);
});

test("typing searches: what begins with it first, then what contains it, then its letters in order", async () => {
  const view = await open();
  await view.show([{ ...city, options: ["Bergen", "Hamburg", "Berlin", "Big Ben"] }]);
  const box = view.page.getByRole("combobox");
  await box.fill("be");
  expect(await view.page.getByRole("option").allInnerTexts()).toEqual(["Bergen", "Berlin", "Big Ben"]);
  await box.fill("hbg");
  expect(await view.page.getByRole("option").allInnerTexts()).toEqual(["Hamburg"]);
  await box.press("Enter");
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: 1 }]);
});

test("with the filter `prefix` only what begins with the text fits", async () => {
  const view = await open();
  await view.show([{ ...city, filterMode: "prefix" }]);
  await view.page.getByRole("combobox").fill("st");
  expect(await view.page.getByRole("option").allInnerTexts()).toEqual(["Stavanger"]);
  await view.page.getByRole("combobox").fill("x");
  expect(await view.page.getByRole("status").getByText("No option fits").count()).toBe(1);
});

test("without a filter, letters jump to options that begin with them", async () => {
  const view = await open();
  await view.show([{ ...city, filterMode: null }]);
  const box = view.page.getByRole("combobox");
  await box.press("t");
  await box.press("Enter");
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: 2 }]);
});

test("a clearable one can be emptied by its button and by the keyboard", async () => {
  const view = await open();
  await view.show([{ ...city, clearable: true }]);
  const box = view.page.getByRole("combobox");
  await view.page.getByRole("button", { name: "Clear" }).click();
  await view.run([1]);
  expect(await box.inputValue()).toBe("");
  await box.fill("osl");
  await box.press("Enter");
  await view.run([2]);
  await box.fill("");
  await box.press("Enter");
  expect((await view.events()).map((event) => event.values["s"])).toEqual([null, 0, null]);
});

test("a text that is no option becomes one where the script allows it", async () => {
  const view = await open();
  await view.show([{ ...city, acceptNewOptions: true }]);
  const box = view.page.getByRole("combobox");
  await box.fill("Narvik");
  expect(await view.page.getByRole("option").allInnerTexts()).toEqual(["Add “Narvik”"]);
  await box.press("Enter");
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: "Narvik" }]);
  expect(await box.inputValue()).toBe("Narvik");
});

test("of 20,000 options only those in sight are in the page, and the last can be reached", async () => {
  const view = await open();
  await view.show([{ ...city, options: Array.from({ length: 20_000 }, (_, i) => `Option ${i}`) }]);
  const box = view.page.getByRole("combobox");
  await box.click();
  expect(await view.page.getByRole("option").count()).toBeLessThan(40);
  await box.press("ArrowUp");
  const last = view.page.getByRole("option", { name: "Option 19999" });
  await last.waitFor();
  expect(await last.getAttribute("aria-posinset")).toBe("20000");
  await box.press("Enter");
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: 19_999 }]);
});
