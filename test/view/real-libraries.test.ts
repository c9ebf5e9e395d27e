/** Plotly, ECharts, Mermaid and Graphviz as npm has them, in a project of their own, from the script to the screen. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureChartLibraries } from "../../scripts/lib/chart-libraries.mjs";
import { launchBrowser, serveScript } from "./gallery/served-page.ts";

const script = `import st from "dacapo";

const bars = st.plotlyChart([{ type: "bar", x: ["a", "b", "c"], y: [3, 5, 2] }], { key: "bars", onSelect: "rerun" });
st.text(\`selected: \${bars.selection.pointIndices.join()}\`);
st.plotlyChart([{ type: "scattergl", mode: "markers", x: [1, 2, 3], y: [1, 4, 9] }], { height: 200 });
st.echartsChart({ xAxis: { data: ["Mon", "Tue"] }, yAxis: {}, series: [{ type: "bar", data: [3, 5] }] }, { renderer: "svg", height: 200 });
st.echartsChart({ series: [{ type: "pie", data: [{ name: "x", value: 3 }] }] }, { height: 200 });
st.mermaidChart("graph LR; read[Read a file] --> check{Good?}");
st.markdown("\`\`\`mermaid\\npie title Pets\\n  \\"Dogs\\" : 3\\n  \\"Cats\\" : 1\\n\`\`\`");
st.mermaidChart("graph LR; read --> [");
st.graphvizChart("digraph { read -> check [label=maybe, color=red] }");
`;

let browser: Browser;
let app: Awaited<ReturnType<typeof serveScript>>;
let folder: string;
/** One for all tests: the libraries are large. */
let page: Page;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-libraries-"));
  writeFileSync(join(folder, "app.ts"), script);
  symlinkSync(await ensureChartLibraries(), join(folder, "node_modules"), "junction");
  [browser, app] = await Promise.all([launchBrowser(), serveScript(join(folder, "app.ts"))]);
  page = await browser.newPage({ viewport: { width: 840, height: 500 }, reducedMotion: "reduce" });
  await page.goto(app.url);
}, 300_000);
afterAll(async () => {
  await Promise.all([browser.close(), app[Symbol.asyncDispose]()]);
  rmSync(folder, { recursive: true, force: true });
});

/** The frame of the `nth` chart with this name. */
const chart = (title: string, nth = 0): FrameLocator => page.getByTitle(title).nth(nth).contentFrame();

test("Plotly draws, with WebGL too, and a bar that is clicked is what the script gets", async () => {
  const points = chart("Plotly chart").locator(".bars .point");
  await expect.poll(() => points.count()).toBe(3);
  await chart("Plotly chart", 1).locator("canvas").first().waitFor();
  await chart("Plotly chart").locator(".nsewdrag").click({ position: await middleOf(1) });
  await page.getByText("selected: 1").waitFor();
  expect(await page.getByRole("alert").getByText("Plotly").count()).toBe(0);

  /** The middle of a bar, from the corner of what takes the mouse. */
  async function middleOf(bar: number): Promise<{ x: number; y: number }> {
    const [place, ground] = await Promise.all([points.nth(bar).boundingBox(), chart("Plotly chart").locator(".nsewdrag").boundingBox()]);
    if (!place || !ground) throw new Error("The chart has no place on the page.");
    return { x: place.x - ground.x + place.width / 2, y: place.y - ground.y + place.height / 2 };
  }
});

test("ECharts draws as SVG and on a canvas", async () => {
  await chart("ECharts chart").locator("svg text", { hasText: "Tue" }).waitFor();
  const canvas = chart("ECharts chart", 1).locator("canvas");
  await canvas.waitFor();
  await expect.poll(() => canvas.evaluate((one: HTMLCanvasElement) => one.getContext("2d")?.getImageData(0, 0, one.width, one.height).data.some((value) => value > 0))).toBe(true);
  expect(await page.getByRole("alert").getByText("ECharts").count()).toBe(0);
});

test("Mermaid draws in its own place and in a fence, each as high as its diagram before it is in sight", async () => {
  await expect.poll(() => chart("Mermaid diagram").locator("svg .nodeLabel").allInnerTexts()).toEqual(["Read a file", "Good?"]);
  const slices = chart("Mermaid diagram", 1).locator("path.pieCircle");
  await expect.poll(() => slices.count()).toBe(2);
  expect(new Set(await slices.evaluateAll((all) => all.map((one) => getComputedStyle(one).fill))).size).toBe(2);
  for (const nth of [0, 1]) await expect.poll(async () => (await page.getByTitle("Mermaid diagram").nth(nth).boundingBox())?.height).toBeGreaterThan(80);
});

test("what Mermaid cannot read is answered with its own words", async () => {
  await expect.poll(() => page.getByRole("alert").allInnerTexts()).toEqual([expect.stringContaining("Parse error on line 1")]);
});

test("Graphviz draws, and a text beside an edge is in the colour of the page", async () => {
  const graph = page.getByRole("img", { name: "Graph" });
  await expect.poll(() => graph.locator("text").allTextContents()).toEqual(["read", "check", "maybe"]);
  expect(await graph.locator(".edge text").evaluate((text) => getComputedStyle(text).fill === getComputedStyle(document.body).color)).toBe(true);
});
