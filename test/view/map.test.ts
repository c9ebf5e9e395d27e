import { expect, test } from "vitest";
import { mapOf, norway } from "./lib/map-gallery.ts";
import { useViews } from "./lib/use-views.ts";
import { put, type View } from "./lib/view.ts";

const open = useViews();
const sheet = (view: View) => view.page.getByRole("img", { name: /^Map/ });

/** The picture as it stands: it changes with what is drawn. */
const picture = (view: View): Promise<string> => view.page.locator("canvas").first().evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

/** Waits until the land is there: the picture no longer changes. */
async function settled(view: View): Promise<string> {
  let last = "";
  await expect.poll(async () => {
    const before = last;
    last = await picture(view);
    return last !== "" && last === before;
  }, { interval: 150 }).toBe(true);
  return last;
}

test("a map says how many points it has, and where", async () => {
  const view = await open();
  await view.show([norway, mapOf([])]);
  await sheet(view).first().waitFor();
  expect(await sheet(view).first().getAttribute("aria-label")).toBe("Map of 5 points, between 58.97° N, 5.32° E and 69.65° N, 18.96° E");
  expect(await sheet(view).last().getAttribute("aria-label")).toBe("Map without points");
});

test("a map moves by arrow keys, zooms, and shows everything again", async () => {
  const view = await open();
  await view.show([norway]);
  const first = await settled(view);
  await sheet(view).focus();
  const all = view.page.getByRole("button", { name: "Show everything" });
  expect(await all.isDisabled()).toBe(true);
  for (const act of ["ArrowLeft", "+", "-"]) {
    const before = await picture(view);
    await view.page.keyboard.press(act);
    await expect.poll(() => picture(view)).not.toBe(before);
  }
  await view.page.getByRole("button", { name: "Zoom in" }).click();
  await all.click();
  await expect.poll(() => picture(view)).toBe(first);
});

test("the mouse drags it and reads a point", async () => {
  const view = await open();
  await view.show([mapOf([["Oslo", 59.91, 10.75]], { zoom: 4 })]);
  const before = await settled(view);
  const box = await sheet(view).boundingBox();
  const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  await view.page.mouse.move(middle.x, middle.y);
  await expect.poll(() => view.page.locator(".tip").innerText()).toBe("Oslo\n59.91° N, 10.75° E");
  await view.page.mouse.down();
  await view.page.mouse.move(middle.x + 80, middle.y + 20, { steps: 4 });
  await view.page.mouse.up();
  await expect.poll(() => picture(view)).not.toBe(before);
});

test("the wheel scrolls the page until the map has been clicked", async () => {
  const view = await open();
  await view.show([norway, ...Array.from({ length: 60 }, (_, i) => ({ type: "text" as const, body: `line ${i}` }))]);
  const before = await settled(view);
  await view.page.mouse.move(400, 300);
  await view.page.mouse.wheel(0, 120);
  await expect.poll(() => view.page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(await picture(view)).toBe(before);
  await view.page.evaluate(() => scrollTo(0, 0));
  await view.page.mouse.click(400, 300);
  await view.page.mouse.wheel(0, -120);
  await expect.poll(() => picture(view)).not.toBe(before);
  expect(await view.page.evaluate(() => scrollY)).toBe(0);
});

test("a point that moves does not take the map from where the person is looking", async () => {
  const view = await open();
  await view.show([norway]);
  await settled(view);
  await sheet(view).focus();
  await view.page.keyboard.press("+");
  const all = view.page.getByRole("button", { name: "Show everything" });
  await expect.poll(() => all.isEnabled()).toBe(true);
  await view.run([], [put([0, 0], mapOf([["Oslo", 59.9, 10.7], ["Bergen", 66, 14]]))]);
  await expect.poll(() => sheet(view).getAttribute("aria-label")).toContain("2 points");
  expect(await all.isEnabled()).toBe(true);
  await view.run([], [put([0, 0], mapOf([["Lima", -12.05, -77.04]]))]);
  await expect.poll(() => all.isDisabled()).toBe(true);
});
