import { expect, test } from "vitest";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { put, type View } from "./lib/view.ts";

const open = useViews();

const day: ElementData & { type: "dateInput" } = { type: "dateInput", id: "w", label: "Day", value: ["2025-01-31"] };
const range: ElementData & { type: "dateInput" } = { ...day, label: "Days", range: true, value: ["2025-07-01", "2025-07-14"] };
const time: ElementData & { type: "timeInput" } = { type: "timeInput", id: "w", label: "Time", value: "08:45", stepMinutes: 15 };
const moment: ElementData & { type: "datetimeInput" } = { type: "datetimeInput", id: "w", label: "Start", value: "2025-01-31T08:45", stepMinutes: 15 };

const values = async (view: View): Promise<unknown[]> => (await view.events()).map((event) => event.values["w"]);
const settle = async (view: View): Promise<void> => view.run((await view.events()).map((event) => event.seq));
/** The day of the calendar that has the focus, as a screen reader says it. */
const focused = (view: View): Promise<unknown> => view.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

test("a day is typed in the format of the field, with any separator, and sent on Enter or when the field is left", async () => {
  const view = await open();
  await view.show([{ ...day, format: "DD.MM.YYYY" }]);
  const field = view.page.getByLabel("Day");
  expect(await field.inputValue()).toBe("31.01.2025");
  await field.fill("1/2/2025");
  await field.press("Enter");
  await settle(view);
  await field.fill("2024-02-29");
  await field.blur();
  expect(await values(view)).toEqual([["2025-02-01"], ["2024-02-29"]]);
  expect(await field.inputValue()).toBe("29.02.2024");
});

test.each([
  ["that is none", "2025/02/30", "Write a day as YYYY/MM/DD."],
  ["that is no text of a day", "soon", "Write a day as YYYY/MM/DD."],
  ["beyond the bounds", "2025/03/01", "Choose a day from 2025/01/01 to 2025/02/28."],
])("a day %s is not sent, and the field says why", async (_, text, problem) => {
  const view = await open();
  await view.show([{ ...day, minValue: "2025-01-01", maxValue: "2025-02-28" }]);
  const field = view.page.getByLabel("Day");
  await field.fill(text);
  await field.press("Enter");
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  expect(await view.page.getByText(problem).count()).toBe(1);
  expect(await view.events()).toEqual([]);
  await field.press("Escape");
  await field.press("Escape");
  expect(await field.inputValue()).toBe("2025/01/31");
});

test("a day is picked from the calendar by mouse", async () => {
  const view = await open();
  await view.show([day]);
  await view.page.getByRole("button", { name: "Calendar" }).click();
  const calendar = view.page.getByRole("dialog", { name: "Day" });
  await calendar.getByRole("button", { name: "Next month" }).click();
  expect(await calendar.getByRole("grid").getAttribute("aria-label")).toBe("February 2025");
  await calendar.getByRole("button", { name: "Friday, February 14, 2025" }).click();
  expect(await calendar.count()).toBe(0);
  expect(await view.page.getByLabel("Day").evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await values(view)).toEqual([["2025-02-14"]]);
});

test("the keyboard walks through the calendar after its ARIA pattern", async () => {
  const view = await open();
  await view.show([day]);
  const field = view.page.getByLabel("Day");
  await field.press("ArrowDown");
  const steps: [string, string][] = [
    ["", "Friday, January 31, 2025"],
    ["ArrowRight", "Saturday, February 1, 2025"],
    ["ArrowDown", "Saturday, February 8, 2025"],
    ["PageUp", "Wednesday, January 8, 2025"],
    ["Shift+PageDown", "Thursday, January 8, 2026"],
    ["Home", "Sunday, January 4, 2026"],
    ["End", "Saturday, January 10, 2026"],
    ["ArrowUp", "Saturday, January 3, 2026"],
    ["ArrowLeft", "Friday, January 2, 2026"],
  ];
  for (const [key, expected] of steps) {
    if (key) await view.page.keyboard.press(key);
    await expect.poll(() => focused(view)).toBe(expected);
  }
  await view.page.keyboard.press("Escape");
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await view.events()).toEqual([]);
  await field.press("ArrowDown");
  await view.page.keyboard.press("ArrowLeft");
  await view.page.keyboard.press("Enter");
  expect(await values(view)).toEqual([["2025-01-30"]]);
});

test("a month and a year far away are chosen at once, and stay within the bounds", async () => {
  const view = await open();
  await view.show([{ ...day, minValue: "1990-05-10" }]);
  await view.page.getByRole("button", { name: "Calendar" }).click();
  await view.page.getByLabel("Year").fill("1990");
  await view.page.getByLabel("Year").press("Tab");
  await view.page.getByLabel("Month", { exact: true }).selectOption("May");
  expect(await view.page.getByRole("button", { name: "Previous month" }).isDisabled()).toBe(true);
  expect(await view.page.getByRole("button", { name: "Wednesday, May 9, 1990" }).isDisabled()).toBe(true);
  await view.page.getByRole("button", { name: "Thursday, May 10, 1990" }).click();
  expect(await values(view)).toEqual([["1990-05-10"]]);
});

test("a range is picked in two steps, each of which is reported, in either order", async () => {
  const view = await open();
  await view.show([range]);
  await view.page.getByRole("button", { name: "Calendar" }).click();
  await view.page.getByRole("button", { name: "Thursday, July 10, 2025" }).click();
  await view.run([1], [put([0, 0], { ...range, value: ["2025-07-10"] })]);
  expect(await view.page.getByLabel("Days").first().inputValue()).toBe("2025/07/10");
  await view.page.getByRole("button", { name: "Monday, July 7, 2025" }).hover();
  expect(await view.page.locator("td.between").count()).toBe(2);
  await view.page.getByRole("button", { name: "Monday, July 7, 2025" }).click();
  expect(await view.page.getByRole("dialog").count()).toBe(0);
  expect(await values(view)).toEqual([["2025-07-10"], ["2025-07-07", "2025-07-10"]]);
});

test("a range is typed, as its begin alone too", async () => {
  const view = await open();
  await view.show([range]);
  const field = view.page.getByRole("combobox", { name: "Days" });
  expect(await field.inputValue()).toBe("2025/07/01 – 2025/07/14");
  await field.fill("2025/08/09 - 2025/08/03");
  await field.press("Enter");
  await settle(view);
  await field.fill("2025/08/05");
  await field.press("Enter");
  expect(await values(view)).toEqual([["2025-08-03", "2025-08-09"], ["2025-08-05"]]);
});

test("a field that may be empty can be emptied; another one goes back to its day", async () => {
  const view = await open();
  await view.show([{ ...day, clearable: true }, { ...day, id: "x", label: "Other" }]);
  await view.page.getByRole("button", { name: "Clear" }).click();
  const other = view.page.getByLabel("Other");
  await other.fill("");
  await other.press("Enter");
  expect((await view.events()).map((event) => event.values)).toEqual([{ w: [] }]);
  expect(await other.inputValue()).toBe("2025/01/31");
});

test("the calendar keeps within a narrow, low panel, and closes when the focus goes elsewhere", async () => {
  const view = await open({ width: 300, height: 320 });
  await view.show([day, { type: "button", id: "b", label: "After" }]);
  await view.page.getByRole("button", { name: "Calendar" }).click();
  const box = await view.page.getByRole("dialog").boundingBox();
  expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 300 && box.y + box.height <= 320).toBe(true);
  await view.page.getByRole("button", { name: "After" }).focus();
  expect(await view.page.getByRole("dialog").count()).toBe(0);
});

test.each([
  ["8:05", "08:05"],
  ["2015", "20:15"],
  ["9", "09:00"],
  ["8.30 pm", "20:30"],
  ["12 am", "00:00"],
  ["23:59:30", "23:59:30"],
])("a time is typed as people write it: %s", async (typed, sent) => {
  const view = await open();
  await view.show([time]);
  const field = view.page.getByRole("combobox", { name: "Time" });
  await field.fill(typed);
  await field.press("Enter");
  expect(await values(view)).toEqual([sent]);
});

test("a time is picked from a list in its steps, which opens at the time that is chosen", async () => {
  const view = await open();
  await view.show([{ ...time, hour12: true, stepMinutes: 30, value: "20:30" }]);
  const field = view.page.getByRole("combobox", { name: "Time" });
  expect(await field.inputValue()).toBe("8:30 PM");
  await field.click();
  expect(await view.page.getByRole("option", { selected: true }).innerText()).toBe("8:30 PM");
  await field.press("ArrowDown");
  await field.press("Enter");
  await settle(view);
  await field.fill("7");
  await view.page.getByRole("option", { name: "7:30 AM" }).click();
  expect(await values(view)).toEqual(["21:00", "07:30"]);
});

test("what is no time is not sent, and the field says so until it is left", async () => {
  const view = await open();
  await view.show([time]);
  const field = view.page.getByRole("combobox", { name: "Time" });
  await field.fill("25:00");
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  await field.press("Enter");
  await field.blur();
  expect(await view.events()).toEqual([]);
  expect(await field.inputValue()).toBe("08:45");
});

test("a moment is a day and a time, each reported with the other", async () => {
  const view = await open();
  await view.show([moment]);
  await view.page.getByRole("combobox", { name: "Start: date" }).fill("2025/02/01");
  await view.page.keyboard.press("Enter");
  await settle(view);
  await view.page.getByRole("combobox", { name: "Start: time" }).fill("10:00");
  await view.page.keyboard.press("Enter");
  expect(await values(view)).toEqual(["2025-02-01T08:45", "2025-02-01T10:00"]);
});

test("a moment stays within its bounds, and one that is empty begins with a day or a time", async () => {
  const view = await open();
  await view.show([{ ...moment, minValue: "2025-01-31T08:00", value: null, clearable: true }]);
  await view.page.getByRole("combobox", { name: "Start: date" }).fill("2025/01/31");
  await view.page.keyboard.press("Enter");
  await settle(view);
  await view.page.getByRole("combobox", { name: "Start: time" }).fill("07:00");
  await view.page.keyboard.press("Enter");
  await settle(view);
  await view.page.getByRole("button", { name: "Clear" }).first().click();
  expect(await values(view)).toEqual(["2025-01-31T08:00", "2025-01-31T08:00", null]);
});

test("disabled fields open nothing", async () => {
  const view = await open();
  await view.show([{ ...day, disabled: true }, { ...time, id: "t", disabled: true }]);
  await view.page.getByLabel("Day").click({ force: true });
  await view.page.getByRole("button", { name: "Calendar" }).click({ force: true });
  await view.page.getByRole("combobox", { name: "Time" }).click({ force: true });
  expect(await view.page.locator("[popover]:popover-open").count()).toBe(0);
});
