import { expect, test } from "vitest";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { put } from "./lib/view.ts";

const open = useViews();

test("a button reports a click, by mouse and by keyboard", async () => {
  const view = await open();
  await view.show([{ type: "button", id: "go", label: "Go" }]);
  const button = view.page.getByRole("button", { name: "Go", exact: true });
  await button.click();
  await button.press("Enter");
  await button.press("Space");
  const trigger = { widget: "go", value: true };
  expect(await view.events()).toEqual([1, 2, 3].map((seq) => ({ seq, values: {}, trigger })));
});

test("a button answers to its shortcut, and a plain letter stays text where text is typed", async () => {
  const view = await open();
  await view.show([
    { type: "button", id: "go", label: "Go", shortcut: "Ctrl+Enter" },
    { type: "button", id: "next", label: "Next", shortcut: "n" },
    { type: "textInput", id: "t", label: "Text", value: "" },
  ]);
  await view.page.keyboard.press("Control+Enter");
  await view.page.keyboard.press("n");
  await view.page.getByLabel("Text").press("n");
  expect((await view.events()).map((event) => event.trigger?.widget)).toEqual(["go", "next"]);
});

test("a disabled widget reports nothing", async () => {
  const view = await open();
  await view.show([
    { type: "button", id: "go", label: "Go", disabled: true },
    { type: "checkbox", id: "c", label: "Check", value: false, disabled: true },
    { type: "slider", id: "s", label: "Slide", kind: "number", minValue: 0, maxValue: 10, step: 1, value: [1], disabled: true },
  ]);
  await view.page.getByRole("button", { name: "Go", exact: true }).click({ force: true });
  await view.page.getByText("Check").click({ force: true });
  expect(await view.page.getByRole("slider").isDisabled()).toBe(true);
  expect(await view.events()).toEqual([]);
});

test("a widget that is disabled while running is so from the click until the app is idle", async () => {
  const view = await open();
  await view.show([{ type: "button", id: "go", label: "Go", disabledWhileRunning: true }]);
  const button = view.page.getByRole("button", { name: "Go", exact: true });
  await button.click();
  expect(await button.isDisabled()).toBe(true);
  await view.run([1]);
  expect(await button.isDisabled()).toBe(false);
});

test("a checkbox and a toggle report what they are now", async () => {
  const view = await open();
  await view.show([
    { type: "checkbox", id: "c", label: "Check", value: false },
    { type: "toggle", id: "t", label: "Switch", value: true },
  ]);
  await view.page.getByText("Check").click();
  await view.page.getByRole("switch", { name: "Switch" }).press("Space");
  expect((await view.events()).map((event) => event.values)).toEqual([{ c: true }, { t: false }]);
  expect(await view.page.getByRole("checkbox", { name: "Check" }).isChecked()).toBe(true);
});

test("a radio reports the index of its option, by mouse and by arrow keys", async () => {
  const view = await open();
  await view.show([{ type: "radio", id: "r", label: "Size", options: ["S", "M", "L"], value: 0, captions: ["small"] }]);
  const group = view.page.getByRole("radiogroup", { name: "Size" });
  await group.getByText("L", { exact: true }).click();
  await view.run([1]);
  await group.getByRole("radio", { name: "L", exact: true }).press("ArrowUp");
  expect((await view.events()).map((event) => event.values)).toEqual([{ r: 2 }, { r: 1 }]);
  expect(await group.getByRole("radio", { name: "M", exact: true }).isChecked()).toBe(true);
});

test("a text field sends on Enter and when it is left, and only what is new", async () => {
  const view = await open();
  await view.show([{ type: "textInput", id: "t", label: "Name", value: "Ada" }]);
  const field = view.page.getByLabel("Name");
  await field.fill("Grace");
  expect(await view.events()).toEqual([]);
  await field.press("Enter");
  await view.run([1]);
  await field.fill("Edsger");
  await field.blur();
  await view.run([2]);
  await field.focus();
  await field.blur();
  expect((await view.events()).map((event) => event.values)).toEqual([{ t: "Grace" }, { t: "Edsger" }]);
});

test("a live text field sends while the person types, once they pause", async () => {
  const view = await open();
  await view.show([{ type: "textInput", id: "t", label: "Search", value: "", live: true }]);
  await view.page.getByLabel("Search").pressSequentially("abc", { delay: 20 });
  const events = await view.eventsAfter(1);
  expect(events.map((event) => event.values)).toEqual([{ t: "abc" }]);
});

test("a text that does not have its form is not sent, and the field says so", async () => {
  const view = await open();
  await view.show([{ type: "textInput", id: "t", label: "Code", value: "", validate: "^\\d{3}$" }]);
  const field = view.page.getByLabel("Code");
  await field.fill("12");
  await field.press("Enter");
  expect(await view.events()).toEqual([]);
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  await field.fill("123");
  await field.press("Enter");
  expect((await view.events()).map((event) => event.values)).toEqual([{ t: "123" }]);
});

test("a secret is hidden until the person asks to see it", async () => {
  const view = await open();
  await view.show([{ type: "textInput", id: "t", label: "Key", value: "abc", secret: true }]);
  expect(await view.page.getByLabel("Key").getAttribute("type")).toBe("password");
  await view.page.getByRole("button", { name: "Show the text" }).click();
  expect(await view.page.getByLabel("Key").getAttribute("type")).toBe("text");
});

test("a text area sends on Ctrl+Enter and when it is left; Enter is a new line", async () => {
  const view = await open();
  await view.show([{ type: "textArea", id: "t", label: "Notes", value: null, placeholder: "Write" }]);
  const field = view.page.getByLabel("Notes");
  await field.fill("one");
  await field.press("Enter");
  await field.pressSequentially("two");
  expect(await view.events()).toEqual([]);
  await field.press("Control+Enter");
  await view.run([1]);
  await field.fill("three");
  await field.blur();
  expect((await view.events()).map((event) => event.values)).toEqual([{ t: "one\ntwo" }, { t: "three" }]);
});

const number: ElementData & { type: "numberInput" } = { type: "numberInput", id: "n", label: "Count", value: 5, minValue: 0, maxValue: 10, step: 0.1 };

test("a number field steps by its buttons and by the arrow keys, exactly", async () => {
  const view = await open();
  await view.show([number]);
  await view.page.getByRole("button", { name: "Increase" }).click();
  await view.run([1]);
  await view.page.getByRole("button", { name: "Decrease" }).click();
  await view.run([2]);
  await view.page.getByRole("spinbutton", { name: "Count" }).press("ArrowUp");
  await view.run([3]);
  await view.page.getByRole("spinbutton", { name: "Count" }).press("PageDown");
  expect((await view.events()).map((event) => event.values["n"])).toEqual([5.1, 5, 5.1, 4.1]);
});

test("a number field takes what is typed within its bounds, and takes back what is no number", async () => {
  const view = await open();
  await view.show([number]);
  const field = view.page.getByRole("spinbutton", { name: "Count" });
  await field.fill("99");
  await field.press("Enter");
  await view.run([1]);
  expect(await field.inputValue()).toBe("10.0");
  await field.fill("seven");
  await field.blur();
  expect(await field.inputValue()).toBe("10.0");
  await field.fill("2,5");
  await field.blur();
  expect((await view.events()).map((event) => event.values["n"])).toEqual([10, 2.5]);
});

test("a number field may be left empty only where the script allows it", async () => {
  const view = await open();
  await view.show([number, { ...number, id: "m", label: "Maybe", clearable: true }]);
  for (const label of ["Count", "Maybe"]) {
    await view.page.getByRole("spinbutton", { name: label }).fill("");
    await view.page.getByRole("spinbutton", { name: label }).blur();
  }
  expect((await view.events()).map((event) => event.values)).toEqual([{ m: null }]);
  expect(await view.page.getByRole("spinbutton", { name: "Count" }).inputValue()).toBe("5.0");
});

test("the `?` of a widget shows its help and describes the control", async () => {
  const view = await open();
  await view.show([{ type: "textInput", id: "t", label: "Name", value: "", help: "As in the **passport**." }]);
  await view.page.getByRole("button", { name: "Help" }).focus();
  await view.page.getByRole("tooltip").waitFor();
  expect(await view.page.getByRole("tooltip").innerText()).toBe("As in the passport.");
  await view.page.keyboard.press("Escape");
  await view.page.getByRole("tooltip").waitFor({ state: "hidden" });
  const id = await view.page.getByLabel("Name").getAttribute("aria-describedby");
  expect(await view.page.locator(`[id="${id}"]`).textContent()).toContain("As in the passport.");
});

test("a label that is not shown still names its control", async () => {
  const view = await open();
  await view.show([
    { type: "textInput", id: "a", label: "Hidden", value: "", labelVisibility: "hidden" },
    { type: "numberInput", id: "b", label: "Collapsed", value: 1, step: 1, labelVisibility: "collapsed" },
    { type: "checkbox", id: "c", label: "Boxed", value: true, labelVisibility: "collapsed" },
  ]);
  for (const [role, name] of [["textbox", "Hidden"], ["spinbutton", "Collapsed"], ["checkbox", "Boxed"]] as const) {
    expect(await view.page.getByRole(role, { name }).count()).toBe(1);
  }
});

test("values of a form wait until its button is pressed and go with the press", async () => {
  const view = await open();
  await view.show([
    { type: "textInput", id: "t", label: "Name", value: "", form: "f" },
    { type: "checkbox", id: "c", label: "Check", value: false, form: "f" },
    { type: "button", id: "send", label: "Send", form: "f" },
  ]);
  await view.page.getByLabel("Name").fill("Ada");
  await view.page.getByText("Check").click();
  expect(await view.events()).toEqual([]);
  await view.run([], [put([0, 1], { type: "checkbox", id: "c", label: "Check", value: false, form: "f" })]);
  expect(await view.page.getByRole("checkbox").isChecked()).toBe(true);
  await view.page.getByRole("button", { name: "Send" }).click();
  expect(await view.events()).toEqual([{ seq: 1, values: { t: "Ada", c: true }, trigger: { widget: "send", value: true } }]);
});
