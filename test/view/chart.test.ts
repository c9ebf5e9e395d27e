import { expect, test } from "vitest";
import { chart } from "./lib/chart-gallery.ts";
import { useViews } from "./lib/use-views.ts";
import { put, type View } from "./lib/view.ts";

const open = useViews();

const three = (n: number, length = 10_000) => {
  const xs = Array.from({ length }, (_, i) => i);
  return { [`seriesA${n}`]: xs.map((x) => Math.sin(x / 500 + n)), b: xs.map((x) => Math.cos(x / 300 + n)), c: xs.map((x) => Math.sin(x / 100) * Math.cos(x / 900 + n)) };
};
const small = { month: ["Jan", "Feb", "Mar"], sales: [3, 5, 4], returns: [1, 0, 2] };

/** How many pixels of the chart are not empty. */
const inked = (view: View): Promise<number> =>
  view.page.locator("canvas").first().evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) count++;
    return count;
  });

/** The colours that the chart is drawn in, the most frequent ones first. */
const colors = (view: View): Promise<string[]> =>
  view.page.locator("canvas").first().evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const counts = new Map<string, number>();
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) counts.set(`${data[i]},${data[i + 1]},${data[i + 2]}`, (counts.get(`${data[i]},${data[i + 1]},${data[i + 2]}`) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a).map(([color]) => color);
  });

const plot = (view: View) => view.page.getByRole("img", { name: /chart/ });

test("a chart names its series, says what it shows, and is a table for who cannot see it", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: small, xLabel: "Month" })]);
  await plot(view).waitFor();
  expect(await view.page.getByRole("listitem").allInnerTexts()).toEqual(["sales", "returns"]);
  expect(await plot(view).getAttribute("aria-label")).toBe("Line chart: 2 series, 6 values. sales from 3 to 5; returns from 0 to 2.");
  expect(await view.page.getByRole("row").allInnerTexts()).toEqual(["Month\tsales\treturns", "Jan\t3\t1", "Feb\t5\t0", "Mar\t4\t2"]);
  expect(await inked(view)).toBeGreaterThan(1000);
});

test("the table of a long chart stays short", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: three(0) })]);
  await plot(view).waitFor();
  expect(await view.page.getByRole("row").count()).toBe(25);
  expect(await view.page.locator("caption").textContent()).toBe("24 of 10,000 rows");
});

test("a chart without data says so", async () => {
  const view = await open();
  await view.show([chart({ type: "barChart", data: [] })]);
  await view.page.getByText("No data to draw.").waitFor();
  expect(await plot(view).count()).toBe(0);
});

test("the mouse reads the values at its place", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: small })]);
  await plot(view).hover({ position: { x: 400, y: 100 } });
  await expect.poll(() => view.page.locator(".tip").innerText()).toBe("Feb\nsales\n5\nreturns\n0");
  await view.page.mouse.move(400, 700);
  await expect.poll(() => view.page.locator(".tip").count()).toBe(0);
});

test("bars are read too, with their parts of the whole", async () => {
  const view = await open();
  await view.show([chart({ type: "barChart", data: small, stack: "normalize", horizontal: true, sort: false })]);
  await plot(view).hover({ position: { x: 300, y: 30 } });
  await expect.poll(() => view.page.locator(".tip").innerText()).toBe("Jan\nsales\n3 (75%)\nreturns\n1 (25%)");
});

test("the mouse reads the point that it is at, and nothing where there is none", async () => {
  const view = await open();
  await view.show([chart({ type: "scatterChart", data: [{ w: 0, p: 0, k: "wood" }, { w: 10, p: 10, k: "steel" }], x: "w", y: "p", color: "k" })]);
  const box = await plot(view).boundingBox();
  await plot(view).hover({ position: { x: (box?.width ?? 0) / 2, y: 100 } });
  expect(await view.page.locator(".tip").count()).toBe(0);
  await plot(view).press("End");
  await expect.poll(() => view.page.locator(".tip").innerText()).toBe("steel\nw\n10\np\n10");
});

test("the arrow keys read it point by point, aloud", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: small })]);
  await plot(view).focus();
  const heard = () => view.page.locator("[aria-live=polite]").first().textContent();
  const keys = [["ArrowRight", "Jan: sales 3, returns 1"], ["ArrowRight", "Feb: sales 5, returns 0"], ["End", "Mar: sales 4, returns 2"], ["ArrowRight", "Mar: sales 4, returns 2"], ["ArrowLeft", "Feb: sales 5, returns 0"], ["Home", "Jan: sales 3, returns 1"], ["PageDown", "Feb: sales 5, returns 0"], ["Escape", ""]] as const;
  for (const [key, text] of keys) {
    await view.page.keyboard.press(key);
    await expect.poll(heard).toBe(text);
  }
  expect(await view.page.locator(".tip").count()).toBe(0);
});

test("a redrawn chart keeps its place on the page and what is read of it", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: three(0) })]);
  await plot(view).focus();
  await view.page.keyboard.press("Home");
  await expect.poll(() => view.page.locator(".tip").innerText()).toContain("seriesA0");
  const before = await plot(view).boundingBox();
  const changed = await view.page.evaluate(() => {
    const counts = { nodes: 0 };
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) counts.nodes += addedNodes.length + removedNodes.length;
    }).observe(document, { subtree: true, childList: true });
    Object.assign(window, { counts });
    return counts.nodes;
  });
  await view.run([], [put([0, 0], chart({ type: "lineChart", data: three(1) }))]);
  await expect.poll(() => view.page.locator(".tip").innerText()).toContain("seriesA1");
  expect(await view.page.evaluate(() => Reflect.get(window, "counts").nodes)).toBe(changed);
  expect(await plot(view).boundingBox()).toEqual(before);
  expect(await plot(view).evaluate((node) => node === document.activeElement)).toBe(true);
});

test("a chart follows the theme while it stands there", async () => {
  const view = await open({ theme: "dark" });
  await view.show([chart({ type: "barChart", data: [3, 4] })]);
  await plot(view).waitFor();
  await expect.poll(async () => (await colors(view))[0]).toBe("89,164,249");
  await view.page.evaluate(() => document.documentElement.style.setProperty(["--vscode", "charts-blue"].join("-"), "#ff0088"));
  await expect.poll(async () => (await colors(view))[0]).toBe("255,0,136");
});

test("a chart is as wide as its place, and as high as asked", async () => {
  const view = await open({ width: 840 });
  await view.show([chart({ type: "lineChart", data: small, height: 180 }), chart({ type: "lineChart", data: small, width: "content" }), chart({ type: "lineChart", data: small, width: 300 })]);
  const figures = view.page.locator("figure");
  await figures.nth(2).waitFor();
  expect((await figures.nth(0).boundingBox())?.height).toBe(180);
  expect((await figures.nth(1).boundingBox())?.width).toBe(420);
  expect((await figures.nth(2).boundingBox())?.width).toBe(300);
  await view.page.setViewportSize({ width: 400, height: 600 });
  await expect.poll(() => plot(view).first().locator("canvas").first().evaluate((canvas: HTMLCanvasElement) => canvas.width / devicePixelRatio)).toBe((await figures.nth(0).boundingBox())?.width);
});

test("wheel and plus look closer, dragging moves along, minus, 0 and a double click show all again", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: { x: Array.from({ length: 101 }, (_, i) => i), y: Array.from({ length: 101 }, (_, i) => i % 7) }, x: "x", y: "y" })]);
  await plot(view).waitFor();
  const box = (await plot(view).boundingBox()) ?? expect.fail();
  const [left, middle, top] = [box.x + 60, box.x + box.width / 2, box.y + 80];
  const readAt = async (x: number): Promise<number> => {
    await view.page.mouse.move(x, top + 1);
    await view.page.mouse.move(x, top);
    return Number(/\d+/.exec((await view.page.locator(".tip").textContent()) ?? "")?.[0]);
  };
  const atLeft = await readAt(left);
  const atMiddle = await readAt(middle);
  // Without Ctrl or focus the wheel is the page's.
  await view.page.mouse.wheel(0, -300);
  expect(await readAt(left)).toBe(atLeft);
  await plot(view).focus();
  await view.page.mouse.move(middle, top);
  for (let i = 0; i < 6; i++) await view.page.mouse.wheel(0, -100);
  await expect.poll(() => readAt(left)).toBeGreaterThan(atLeft + 20);
  expect(Math.abs((await readAt(middle)) - atMiddle)).toBeLessThanOrEqual(1);
  const closer = await readAt(left);
  await view.page.mouse.move(middle, top);
  await view.page.mouse.down();
  await view.page.mouse.move(middle + 200, top, { steps: 4 });
  await view.page.mouse.up();
  await expect.poll(() => readAt(left)).toBeLessThan(closer);
  await plot(view).dblclick({ position: { x: box.width / 2, y: 80 } });
  await expect.poll(() => readAt(left)).toBe(atLeft);
  await view.page.mouse.move(0, 0);
  await plot(view).press("+");
  await plot(view).press("+");
  await expect.poll(() => readAt(left)).toBeGreaterThan(atLeft);
  await plot(view).press("0");
  await expect.poll(() => readAt(left)).toBe(atLeft);
});

test("keys that read a point out of sight bring it there", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: Array.from({ length: 50 }, (_, i) => i) })]);
  for (const key of ["+", "+", "+", "+", "End"]) await plot(view).press(key);
  const tip = (await view.page.locator(".tip").boundingBox()) ?? expect.fail();
  const box = (await plot(view).boundingBox()) ?? expect.fail();
  expect(await view.page.locator(".tip").textContent()).toContain("49");
  expect(tip.x).toBeGreaterThanOrEqual(box.x);
  expect(tip.x + tip.width).toBeLessThanOrEqual(box.x + box.width + 1);
});

test("a million points are drawn", async () => {
  const view = await open();
  await view.show([chart({ type: "lineChart", data: Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i / 50_000)) })]);
  await plot(view).waitFor();
  expect(await plot(view).getAttribute("aria-label")).toContain("1,000,000 values");
  await expect.poll(() => inked(view)).toBeGreaterThan(2000);
});
