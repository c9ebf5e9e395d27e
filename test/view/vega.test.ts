import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { columnsOf } from "../../runtime/st/chart/columns.ts";
import { packTable } from "../../runtime/st/chart/pack-table.ts";
import { useViews } from "./lib/use-views.ts";
import { put } from "./lib/view.ts";

const open = useViews();
const rows = (n: number) => Array.from({ length: 12 }, (_, i) => ({ weight: i, price: (i * 7 + n) % 5, kind: i % 2 === 0 ? "wood" : "steel" }));
const spec = { data: { name: "dacapo" }, description: "Prices by weight", mark: "point", encoding: { x: { field: "weight", type: "quantitative" }, y: { field: "price", type: "quantitative" }, color: { field: "kind", type: "nominal" } } };
const params = [{ name: "brush", select: "interval" }];

const chart = (more: Partial<Extract<NodeData, { type: "vegaLiteChart" }>> = {}, n = 0): NodeData => ({ type: "vegaLiteChart", spec, table: packTable(columnsOf("vegaLiteChart", rows(n))), params: [], selection: null, ...more });
const canvas = "[role=img] canvas";

test("a chart of Vega-Lite is drawn as wide as its place, without eval, and follows it", async () => {
  const view = await open({ width: 840 });
  await view.show([chart()]);
  await view.page.getByRole("img", { name: "Prices by weight" }).locator("canvas").waitFor();
  expect((await view.page.locator(canvas).boundingBox())?.width).toBe(808);
  await view.page.setViewportSize({ width: 500, height: 600 });
  await expect.poll(async () => (await view.page.locator(canvas).boundingBox())?.width).toBe(468);
});

test("a selection is reported when it rests, by the name of its parameter", async () => {
  const view = await open();
  await view.show([chart({ id: "v", spec: { ...spec, params }, params: ["brush"], selection: { brush: {} } })]);
  await view.page.locator(canvas).waitFor();
  const box = await view.page.locator(canvas).boundingBox();
  await view.page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 90);
  await view.page.mouse.down();
  await view.page.mouse.move((box?.x ?? 0) + 500, (box?.y ?? 0) + 180, { steps: 5 });
  await view.page.mouse.up();
  const [event] = await view.eventsAfter(1);
  expect(event?.values).toEqual({ v: { brush: { weight: [expect.any(Number), expect.any(Number)], price: [expect.any(Number), expect.any(Number)] } } });
});

test("new data is fed to the chart that stands there", async () => {
  const view = await open();
  await view.show([chart()]);
  await view.page.locator(canvas).waitFor();
  const before = await view.page.locator(canvas).evaluateHandle((node: HTMLCanvasElement) => ({ node, picture: node.toDataURL() }));
  await view.run([], [put([0, 0], chart({}, 3))]);
  await expect.poll(() => view.page.locator(canvas).evaluate((node: HTMLCanvasElement, old) => [node === old.node, node.toDataURL() === old.picture], before)).toEqual([true, false]);
});

test("a spec that makes no sense says why, and the next one is drawn", async () => {
  const view = await open();
  await view.show([chart({ spec: { mark: "nonsense" } })]);
  await expect.poll(() => view.page.getByRole("alert").innerText()).toContain("Vega-Lite cannot draw this:");
  await view.run([], [put([0, 0], chart())]);
  await view.page.locator(canvas).waitFor();
  expect(await view.page.getByRole("alert").count()).toBe(0);
});

test("the mouse reads a mark", async () => {
  const view = await open();
  await view.show([chart({ spec: { ...spec, mark: "bar", encoding: { x: { field: "kind", type: "nominal" }, y: { aggregate: "count" } } } })]);
  await view.page.locator(canvas).waitFor();
  await view.page.locator(canvas).hover({ position: { x: 250, y: 200 } });
  await expect.poll(() => view.page.locator(".tip").innerText()).toBe("kind\nsteel\nCount of Records\n6");
});
