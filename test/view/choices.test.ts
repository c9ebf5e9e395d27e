import { expect, test } from "vitest";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { put, type View } from "./lib/view.ts";

const open = useViews();

/** The values of a widget that the page has reported. */
const values = async (view: View, id = "w"): Promise<unknown[]> => (await view.events()).map((event) => event.values[id]);

const pills: ElementData & { type: "pills" } = { type: "pills", id: "w", label: "Topics", options: ["News", "Sports", "Culture"], value: [] };

test("one option is pressed at a time, and pressing it again takes it back", async () => {
  const view = await open();
  await view.show([pills]);
  const group = view.page.getByRole("radiogroup", { name: "Topics" });
  await group.getByRole("radio", { name: "Sports" }).click();
  expect(await group.getByRole("radio", { checked: true }).allInnerTexts()).toEqual(["Sports"]);
  await view.run([1]);
  await group.getByRole("radio", { name: "Culture" }).click();
  await view.run([2]);
  await group.getByRole("radio", { name: "Culture" }).click();
  expect(await values(view)).toEqual([[1], [2], []]);
  expect(await group.getByRole("radio", { checked: true }).count()).toBe(0);
});

test("what is required is not taken back", async () => {
  const view = await open();
  await view.show([{ ...pills, type: "segmentedControl", value: [1], required: true }]);
  await view.page.getByRole("radio", { name: "Sports" }).click();
  await view.page.getByRole("radio", { name: "Sports" }).press("Delete");
  expect(await view.events()).toEqual([]);
});

test("several options are pressed in the order in which they were chosen", async () => {
  const view = await open();
  await view.show([{ ...pills, multi: true }]);
  for (const name of ["Culture", "News", "Culture"]) {
    await view.page.getByRole("group", { name: "Topics" }).getByRole("button", { name }).click();
    await view.run([(await view.events()).length]);
  }
  expect(await values(view)).toEqual([[2], [2, 0], [0]]);
  expect(await view.page.getByRole("button", { pressed: true }).allInnerTexts()).toEqual(["News"]);
});

test("option buttons are one stop of the Tab key; arrows choose where one is chosen and only move where several are", async () => {
  const view = await open();
  await view.show([pills, { ...pills, id: "m", label: "More", multi: true }, { type: "button", id: "b", label: "After" }]);
  await view.page.getByRole("radio", { name: "News" }).focus();
  await view.page.keyboard.press("ArrowRight");
  await view.run([1]);
  await view.page.keyboard.press("ArrowLeft");
  await view.page.keyboard.press("ArrowLeft");
  expect(await view.page.evaluate(() => document.activeElement?.textContent)).toBe("Culture");
  await view.page.keyboard.press("Tab");
  await view.page.keyboard.press("End");
  await view.page.keyboard.press("Space");
  await view.page.keyboard.press("Tab");
  expect(await view.page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("After");
  expect((await values(view)).filter(Boolean).at(0)).toEqual([1]);
  expect((await values(view, "m")).filter(Boolean)).toEqual([[2]]);
});

test("option buttons keep the focus when a run draws them anew", async () => {
  const view = await open();
  await view.show([pills]);
  await view.page.getByRole("radio", { name: "Sports" }).click();
  await view.run([1], [put([0, 0], { ...pills, value: [1], options: ["News", "Sports", "Culture", "Weather"] })]);
  expect(await view.page.evaluate(() => document.activeElement?.textContent)).toBe("Sports");
});

test("stars are lit up to the one that is chosen, a thumb up comes first", async () => {
  const view = await open();
  await view.show([
    { type: "feedback", id: "w", label: "", kind: "stars", value: 1 },
    { type: "feedback", id: "t", label: "", kind: "thumbs", value: null },
    { type: "feedback", id: "f", label: "", kind: "faces", value: null },
  ]);
  const rating = view.page.getByRole("radiogroup", { name: "Rating" });
  expect(await rating.locator(".lit").count()).toBe(2);
  await rating.getByRole("radio", { name: "4 stars" }).click();
  await view.run([1]);
  expect(await rating.getByRole("radio", { checked: true }).getAttribute("aria-label")).toBe("4 stars");
  await view.page.getByRole("radiogroup", { name: "Feedback" }).first().getByRole("radio").first().click();
  await view.page.getByRole("radio", { name: "Neutral" }).click();
  await rating.getByRole("radio", { name: "4 stars" }).press("ArrowRight");
  expect((await view.events()).map((event) => event.values)).toEqual([{ w: 3 }, { t: 1 }, { f: 2 }, { w: 4 }]);
});

test("a star that is chosen is taken back by another press, or by the Delete key", async () => {
  const view = await open();
  await view.show([{ type: "feedback", id: "w", label: "", kind: "stars", value: 1 }]);
  await view.page.getByRole("radio", { name: "2 stars" }).click();
  await view.run([1]);
  await view.page.getByRole("radio", { name: "3 stars" }).click();
  await view.run([2]);
  await view.page.keyboard.press("Delete");
  expect(await values(view)).toEqual([null, 2, null]);
});

test("a slider of options says them, and reports their places", async () => {
  const view = await open();
  await view.show([{ type: "selectSlider", id: "w", label: "Size", options: ["S", "M", "L"], value: [1] }, { type: "selectSlider", id: "r", label: "Days", options: ["Mon", "Tue", "Wed"], value: [0, 1] }]);
  const slider = view.page.getByRole("slider", { name: "Size" });
  expect(await slider.getAttribute("aria-valuetext")).toBe("M");
  await slider.press("ArrowRight");
  await view.run([1]);
  await slider.press("Home");
  const to = view.page.getByRole("slider", { name: "Days to" });
  await to.press("End");
  await view.page.getByRole("slider", { name: "Days from" }).press("End");
  expect(await values(view)).toEqual([[2], [0], undefined]);
  expect((await values(view, "r")).filter(Boolean)).toEqual([[0, 2]]);
  expect(await view.page.getByText("Wed").count()).toBeGreaterThan(0);
});

test("pages are chosen by number and by arrows, which keep the focus at the ends", async () => {
  const view = await open();
  const pages: ElementData & { type: "pagination" } = { type: "pagination", id: "w", label: "", pages: 24, value: 5 };
  await view.show([pages]);
  const nav = view.page.getByRole("navigation", { name: "Pages" });
  expect(await nav.getByRole("button").allInnerTexts()).toEqual([expect.any(String), "1", "4", "5", "6", "24", expect.any(String)]);
  expect(await nav.locator("[aria-current=page]").innerText()).toBe("5");
  await nav.getByRole("button", { name: "Page 24" }).click();
  await view.run([1], [put([0, 0], { ...pages, value: 24 })]);
  const next = nav.getByRole("button", { name: "Next page" });
  await next.click({ force: true });
  expect(await next.getAttribute("aria-disabled")).toBe("true");
  expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
  await nav.getByRole("button", { name: "Previous page" }).press("Enter");
  expect(await values(view)).toEqual([24, 23]);
});

test("a narrow panel has room for fewer numbers, and zero shows the place alone", async () => {
  const view = await open({ width: 260 });
  await view.show([{ type: "pagination", id: "w", label: "", pages: 240, value: 120, maxVisiblePages: null }, { type: "pagination", id: "z", label: "", pages: 9, value: 3, maxVisiblePages: 0 }]);
  await view.page.waitForFunction(() => (document.querySelector("nav")?.querySelectorAll("li").length ?? 99) < 9);
  const [first, second] = await view.page.getByRole("navigation").all();
  expect(await first?.getByRole("listitem").count()).toBeLessThan(8);
  expect(await first?.evaluate((nav) => nav.scrollWidth <= nav.clientWidth)).toBe(true);
  expect(await second?.innerText()).toContain("3 / 9");
});

test("a menu opens below its button and gives what is chosen, by mouse", async () => {
  const view = await open();
  await view.show([{ type: "menuButton", id: "w", label: "Export", options: ["CSV", "JSON"] }]);
  await view.page.getByRole("button", { name: "Export" }).click();
  await view.page.getByRole("menuitem", { name: "JSON" }).click();
  expect(await view.events()).toEqual([{ seq: 1, values: {}, trigger: { widget: "w", value: 1 } }]);
  expect(await view.page.getByRole("menu").count()).toBe(0);
});

test("the keyboard opens a menu at either end, walks around it, jumps by letters and gives up", async () => {
  const view = await open();
  await view.show([{ type: "menuButton", id: "w", label: "Export", options: ["CSV", "JSON", "Excel"] }]);
  const button = view.page.getByRole("button", { name: "Export" });
  const focused = (): Promise<unknown> => view.page.evaluate(() => document.activeElement?.textContent);
  await button.press("ArrowUp");
  expect(await focused()).toBe("Excel");
  await view.page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("CSV");
  await view.page.keyboard.press("j");
  expect(await focused()).toBe("JSON");
  await view.page.keyboard.press("Escape");
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await view.events()).toEqual([]);
  await button.press("Enter");
  await view.page.keyboard.press("End");
  await view.page.keyboard.press("Enter");
  expect((await view.events()).map((event) => event.trigger)).toEqual([{ widget: "w", value: 2 }]);
  expect(await button.getAttribute("aria-expanded")).toBe("false");
});

test("a link goes to the host, and to the script only where it wants to know", async () => {
  const view = await open();
  await view.show([
    { type: "linkButton", label: "Docs", url: "https://example.com/docs" },
    { type: "linkButton", id: "w", label: "Report", url: "https://example.com/report" },
    { type: "linkButton", label: "Off", url: "https://example.com/off", disabled: true },
  ]);
  await view.page.getByRole("link", { name: "Docs" }).click();
  await view.page.getByRole("link", { name: "Report" }).press("Enter");
  await view.page.getByRole("link", { name: "Off" }).click({ force: true });
  expect((await view.said()).filter((message) => message.type === "openLink").map((message) => message.url)).toEqual(["https://example.com/docs", "https://example.com/report"]);
  expect(await view.events()).toEqual([{ seq: 1, values: {}, trigger: { widget: "w", value: true } }]);
  expect(await view.page.getByRole("link", { name: "Off" }).getAttribute("aria-disabled")).toBe("true");
});

test("a label that is too long wraps, is cut in a row of buttons, and can then be read in full", async () => {
  const view = await open({ width: 300 });
  const label = "A label that is far too long for the width of one line";
  await view.show([{ type: "button", id: "a", label }, { type: "button", id: "b", label, wrap: false }]);
  const [wrapped, cut] = await view.page.getByRole("button", { name: label }).all();
  expect((await wrapped?.boundingBox())?.height).toBeGreaterThan(30);
  expect((await cut?.boundingBox())?.height).toBe(26);
  await cut?.hover();
  expect(await cut?.getAttribute("title")).toBe(label);
});

test("a box with a label that is not to wrap keeps to one line", async () => {
  const view = await open({ width: 300 });
  const label = "A label that is far too long for the width of one line";
  await view.show([{ type: "checkbox", id: "a", label, value: false }, { type: "toggle", id: "b", label, value: false, wrap: false }]);
  const heights = await view.page.locator("label").evaluateAll((labels) => labels.map((one) => one.getBoundingClientRect().height));
  expect(heights[0]).toBeGreaterThan(30);
  expect(heights[1]).toBe(24);
});
