/** Stand-ins draw in the place of the libraries: what is tested is the road there, the frame, and that the policy holds in it. */
import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { put, type View } from "./lib/view.ts";

const open = useViews();
const library = (code: string) => ({ type: "text/javascript", base64: btoa(code) });

const plotly = library(`window.Plotly = {
  react(box, data, layout) {
    box.textContent = JSON.stringify([data, layout.template?.layout.colorway?.length, layout.dragmode]);
    const listeners = {};
    box.on = (name, listener) => { listeners[name] = listener; };
    box.onclick = () => listeners.plotly_selected({ points: [{ curveNumber: 0, pointIndex: 1, x: 2, y: 6, data: box }], range: { x: [1, 2], y: [0, 9] } });
    return Promise.resolve();
  },
  Plots: { resize() {} },
};`);
/** Does what the policy refuses, in every way that libraries do. */
const mermaid = library(`window.mermaid = {
  initialize(config) { this.color = config.themeVariables?.textColor; },
  async render(id, body) {
    if (body === "bad") throw new Error("Parse error on line 1");
    const style = document.createElement("style");
    style.innerHTML = "." + id + " { border: 3px solid rgb(1, 2, 3) }";
    document.head.append(style);
    return { svg: '<div class="' + id + '" style="padding: 7px; height: 50px">' + body + '<style>.' + id + ' { margin-top: 11px }</style></div>' };
  },
};`);
const hostile = library(`window.echarts = { init: (box) => ({ setOption() {
  const tries = [];
  try { tries.push(String(parent.document.title)); } catch { tries.push("no page"); }
  try { eval("1"); tries.push("eval"); } catch { tries.push("no eval"); }
  fetch("/").then(() => tries.push("network"), () => tries.push("no network")).then(() => { box.textContent = tries.join(", "); });
}, resize() {}, dispose() {} }) };`);

const inside = (view: View) => view.page.frameLocator("iframe").locator("body > div").first();
const sample = (n: number, media = "plotly"): NodeData => ({ type: "plotlyChart", media, spec: { data: [n] }, modes: [], selection: null });

test("a library of the script's project draws in a frame, with the theme's colours, and again when its data changes", async () => {
  const view = await open();
  await view.has({ plotly });
  await view.show([sample(1)]);
  await expect.poll(() => inside(view).textContent()).toBe("[[1],12,null]");
  const frame = await view.page.locator("iframe").elementHandle();
  await view.run([], [put([0, 0], sample(2))]);
  await expect.poll(() => inside(view).textContent()).toBe("[[2],12,null]");
  expect(await view.page.locator("iframe").evaluate((now, before) => now === before, frame)).toBe(true);
});

test("what is selected in it is reported, and nothing else of what the library knows", async () => {
  const view = await open();
  await view.has({ plotly });
  await view.show([{ type: "plotlyChart", id: "p", media: "plotly", spec: { data: [] }, modes: ["points", "box"], selection: {} }]);
  await expect.poll(() => inside(view).textContent()).toBe('[[],12,"select"]');
  await inside(view).click();
  const [event] = await view.eventsAfter(1);
  expect(event?.values).toEqual({ p: { points: [{ curveNumber: 0, pointIndex: 1, x: 2, y: 6 }], pointIndices: [1], box: [{ x: [1, 2], y: [0, 9] }], lasso: [] } });
});

test("styles that the policy refuses reach what the library draws all the same", async () => {
  const view = await open();
  await view.has({ mermaid });
  await view.show([{ type: "mermaidChart", media: "mermaid", body: "hello" }]);
  const drawn = view.page.frameLocator("iframe").locator("body > div > div");
  await expect.poll(() => drawn.textContent()).toBe("hello");
  expect(await drawn.evaluate((node) => [getComputedStyle(node).paddingLeft, getComputedStyle(node).borderLeftColor, getComputedStyle(node).marginTop])).toEqual(["7px", "rgb(1, 2, 3)", "11px"]);
  await expect.poll(async () => (await view.page.locator("iframe").boundingBox())?.height).toBeGreaterThanOrEqual(50);
});

test("a text that the library cannot read is answered with its words, until it can", async () => {
  const view = await open();
  await view.has({ mermaid });
  await view.show([{ type: "mermaidChart", media: "mermaid", body: "bad" }]);
  await expect.poll(() => view.page.getByRole("alert").innerText()).toBe("Mermaid diagram: Parse error on line 1");
  await view.run([], [put([0, 0], { type: "mermaidChart", media: "mermaid", body: "good" })]);
  await expect.poll(() => view.page.getByRole("alert").count()).toBe(0);
});

test("a diagram that is too wide scrolls in its own box before its words are too small to read", async () => {
  const view = await open({ width: 300 });
  await view.has({ wide: library("window.mermaid = { initialize() {}, render: async () => ({ svg: '<svg viewBox=\"0 0 1000 50\" width=\"100%\"></svg>' }) }") });
  await view.show([{ type: "mermaidChart", media: "wide", body: "" }]);
  await expect.poll(() => inside(view).evaluate((box) => [box.scrollWidth, box.scrollWidth > box.clientWidth])).toEqual([900, true]);
  expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
});

test("a library reaches neither the page nor the network, and evaluates nothing", async () => {
  const view = await open();
  await view.has({ hostile });
  await view.show([{ type: "echartsChart", media: "hostile", spec: {} }]);
  await expect.poll(() => inside(view).textContent()).toBe("no page, no eval, no network");
});

test("a trace for which Plotly evaluates a text says what draws it without, until another one is drawn", async () => {
  const view = await open();
  await view.has({ evaluating: library('window.Plotly = { react: async (box, data) => { box.textContent = "drawn"; if (data[0] === 1) try { new Function("1"); } catch {} }, Plots: { resize() {} } }') });
  await view.show([sample(1, "evaluating")]);
  await expect.poll(() => view.page.getByRole("alert").innerText()).toContain("npm install plotly.js-strict-dist-min");
  await view.run([], [put([0, 0], sample(2, "evaluating"))]);
  await expect.poll(() => view.page.getByRole("alert").count()).toBe(0);
});

test("a graph follows the theme, and brings no script", async () => {
  const view = await open();
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><g class="node"><polygon fill="none" stroke="black" points="0,0 40,0 40,30 0,30"/><text x="5" y="20">a</text></g><script>window.faults.push("ran")</script></svg>';
  await view.show([{ type: "graphvizChart", svg, body: "digraph { a }" }]);
  const graph = view.page.getByRole("img", { name: "Graph" });
  await graph.locator("polygon").waitFor();
  expect(await graph.locator("script").count()).toBe(0);
  expect(await graph.locator("text").evaluate((node) => getComputedStyle(node).fill === getComputedStyle(document.body).color)).toBe(true);
});
