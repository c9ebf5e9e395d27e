import { expect, test } from "vitest";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";

const open = useViews();

const slider: ElementData & { type: "slider" } = { type: "slider", id: "s", label: "Amount", kind: "number", minValue: 0, maxValue: 100, step: 1, value: [50] };

test("a slider steps by arrow keys, ten steps by page keys, and to its ends", async () => {
  const view = await open();
  await view.show([slider]);
  const thumb = view.page.getByRole("slider", { name: "Amount" });
  for (const [i, key] of ["ArrowRight", "PageUp", "PageDown", "Home", "End"].entries()) {
    await thumb.press(key);
    await view.run([i + 1]);
  }
  expect((await view.events()).map((event) => event.values["s"])).toEqual([[51], [61], [51], [0], [100]]);
});

test("a slider reports while it is dragged, and shows where it is at once", async () => {
  const view = await open();
  await view.show([slider]);
  const box = await view.page.getByRole("slider").boundingBox();
  if (!box) throw new Error("the slider has no place");
  await view.page.mouse.move(box.x + box.width / 2, box.y + 10);
  await view.page.mouse.down();
  await view.page.mouse.move(box.x + box.width * 0.75, box.y + 10, { steps: 5 });
  await view.page.mouse.up();
  expect(await view.page.getByRole("slider").inputValue()).toBe("75");
  expect(await view.page.getByTitle("Double click to type a value").innerText()).toBe("75");
  // The first change left at once; the others wait for its run, and only the newest is sent.
  expect(await view.events()).toHaveLength(1);
  await view.run([1]);
  expect((await view.eventsAfter(2)).at(-1)?.values).toEqual({ s: [75] });
});

test("fractions come out as they are written", async () => {
  const view = await open();
  await view.show([{ ...slider, minValue: 0, maxValue: 1, step: 0.1, value: [0.2] }]);
  await view.page.getByRole("slider").press("ArrowRight");
  expect((await view.events())[0]?.values).toEqual({ s: [0.3] });
  expect(await view.page.getByRole("slider").getAttribute("aria-valuetext")).toBe("0.3");
});

test("a double click on the value, or Enter on the thumb, opens a field for an exact one", async () => {
  const view = await open();
  await view.show([slider]);
  await view.page.getByTitle("Double click to type a value").dblclick();
  await view.page.getByRole("textbox", { name: "Amount" }).fill("42");
  await view.page.keyboard.press("Enter");
  await view.run([1]);
  const thumb = view.page.getByRole("slider", { name: "Amount" });
  expect(await thumb.evaluate((element) => element === document.activeElement)).toBe(true);
  await thumb.press("Enter");
  await view.page.getByRole("textbox", { name: "Amount" }).fill("1000");
  await view.page.keyboard.press("Enter");
  expect((await view.events()).map((event) => event.values["s"])).toEqual([[42], [100]]);
});

test("the thumbs of a range are named, and neither passes the other", async () => {
  const view = await open();
  await view.show([{ ...slider, value: [20, 30] }]);
  const low = view.page.getByRole("slider", { name: "Amount from" });
  const high = view.page.getByRole("slider", { name: "Amount to" });
  await low.press("PageUp");
  await view.run([1]);
  await low.press("ArrowRight");
  expect(await low.inputValue()).toBe("30");
  await high.press("ArrowRight");
  expect((await view.events()).map((event) => event.values["s"])).toEqual([[30, 30], [30, 31]]);
});

test("a press on the track of a range moves the nearer thumb", async () => {
  const view = await open();
  await view.show([{ ...slider, value: [20, 80] }]);
  const box = await view.page.getByRole("slider", { name: "Amount from" }).boundingBox();
  if (!box) throw new Error("the slider has no place");
  await view.page.mouse.move(box.x + box.width * 0.7, box.y + 10);
  await view.page.mouse.click(box.x + box.width * 0.7, box.y + 10);
  expect((await view.events()).map((event) => event.values["s"])).toEqual([[20, expect.closeTo(70, -1)]]);
});

test("dates read as the script asks for", async () => {
  const view = await open();
  const noon = Date.UTC(2026, 0, 15, 12);
  const day = 86_400_000;
  await view.show([{ ...slider, kind: "datetime", minValue: noon - 10 * day, maxValue: noon + 10 * day, step: day, value: [noon], format: "D MMM YYYY" }]);
  expect(await view.page.getByRole("slider").getAttribute("aria-valuetext")).toBe("15 Jan 2026");
  await view.page.getByRole("slider").press("ArrowRight");
  expect((await view.events())[0]?.values).toEqual({ s: [noon + day] });
});
