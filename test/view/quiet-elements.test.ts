/** Elements that say little: what they are to who sees them, and to who does not. */
import { expect, test } from "vitest";
import { chart } from "./lib/chart-gallery.ts";
import { violations } from "./lib/axe.ts";
import { useViews } from "./lib/use-views.ts";

const open = useViews();

test("a divider is a separator, a space has its pixels, a skeleton says that something loads", async () => {
  const view = await open();
  await view.show([{ type: "divider" }, { type: "space", px: 40 }, { type: "skeleton", height: 60 }]);
  await view.page.getByRole("separator").waitFor();
  await expect.poll(async () => (await view.page.locator(".node.space").boundingBox())?.height).toBe(40);
  expect((await view.page.getByRole("status", { name: "Loading" }).boundingBox())?.height).toBe(60);
});

test("a badge has its label, its icon and what it is about", async () => {
  const view = await open();
  await view.show([{ type: "badge", label: "**New**", color: "green", icon: ":material/check:", help: "Since May" }]);
  const badge = view.page.getByTitle("Since May");
  await expect.poll(() => badge.locator("strong").textContent()).toBe("New");
  expect(await badge.locator(".codicon").count()).toBe(1);
});

test("callouts say in a word what they are, and in which colour at their edge", async () => {
  const view = await open();
  await view.show([{ type: "success", body: "Saved", title: "Good" }, { type: "info", body: "Note" }, { type: "warning", body: "Mind" }, { type: "error", body: "Failed", icon: "🔥" }]);
  const notes = view.page.getByRole("note");
  await expect.poll(() => notes.allTextContents()).toEqual([expect.stringMatching(/Good\s*Saved/), expect.stringContaining("Note"), expect.stringContaining("Mind"), expect.stringMatching(/🔥\s*Failed/)]);
  const edges = await notes.evaluateAll((all) => all.map((one) => getComputedStyle(one).borderInlineStartColor));
  expect(new Set(edges).size).toBe(4);
});

test("a link to a page takes the keyboard, and one that is disabled does not", async () => {
  const view = await open();
  await view.show([{ type: "pageLink", label: "Sales", to: "sales", query: "year=2026", help: "Of this year." }, { type: "pageLink", label: "People", to: "people", disabled: true }]);
  const link = view.page.getByRole("link", { name: "Sales" });
  await link.press("Enter");
  expect((await view.eventsAfter(1)).map(({ go }) => go)).toEqual([{ page: "sales", query: "year=2026" }]);
  expect(await view.page.getByRole("link", { name: "People" }).getAttribute("tabindex")).toBe(null);
});

test("an area chart is read like a line, and its areas are filled", async () => {
  const view = await open();
  await view.show([chart({ type: "areaChart", data: { a: [1, 5, 2], b: [2, 2, 4] }, stack: "zero" })]);
  const picture = view.page.getByRole("img", { name: /area chart/i });
  await picture.waitFor();
  await picture.press("Home");
  await expect.poll(() => view.page.locator(".tip").textContent()).toMatch(/a.*1.*b.*2/s);
});

test("help on a class lists its members with what they are", async () => {
  const view = await open();
  await view.show([{ type: "help", name: "Stack", kind: "class", signature: "Stack(first?: T)", doc: "Last in, first out.", members: [{ name: "push", kind: "method", signature: "push(item: T): void", doc: "Puts one on *top*." }], more: 3 }]);
  await expect.poll(() => view.page.locator(".node.help").textContent()).toMatch(/class Stack\(first\?: T\).*Last in, first out\..*push\(item: T\): void.*method.*Puts one on top\..*3 more/s);
});

test.each(["dark", "light", "hc-dark", "hc-light"] as const)("charts by specification, by libraries and by Graphviz, and a logo, have no violation in the theme %s", async (theme) => {
  const view = await open({ theme });
  const library = (name: string, code: string) => ({ [name]: { type: "text/javascript", base64: btoa(code) } });
  await view.has({
    ...library("plotly", "window.Plotly = { react(box) { box.textContent = 'drawn'; box.on = () => {}; return Promise.resolve(); }, Plots: { resize() {} } }"),
    ...library("echarts", "window.echarts = { init: (box) => ({ setOption() { box.textContent = 'drawn'; }, resize() {}, dispose() {} }) }"),
    ...library("mermaid", "window.mermaid = { initialize() {}, render: async () => ({ svg: '<svg><title>drawn</title></svg>' }) }"),
    logo: { type: "image/svg+xml", base64: btoa('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20"/></svg>') },
  });
  await view.show([
    { type: "logo", image: { media: "logo" }, size: "medium" },
    { type: "vegaLiteChart", spec: { data: { values: [{ a: 1, b: 2 }] }, description: "One point", mark: "point", encoding: { x: { field: "a", type: "quantitative" }, y: { field: "b", type: "quantitative" } } }, params: [], selection: null },
    { type: "plotlyChart", media: "plotly", spec: { data: [] }, modes: [], selection: null },
    { type: "echartsChart", media: "echarts", spec: {} },
    { type: "mermaidChart", media: "mermaid", body: "graph LR; a" },
    { type: "graphvizChart", svg: '<svg width="80" height="40" viewBox="0 0 80 40"><g class="node"><title>a</title><ellipse fill="none" stroke="black" cx="40" cy="20" rx="30" ry="15"/><text x="40" y="24" text-anchor="middle">a</text></g></svg>', body: "digraph { a }" },
  ]);
  await view.page.getByRole("img", { name: "One point" }).locator("canvas").waitFor();
  await view.page.locator(".node.graphvizChart svg").waitFor();
  expect(await violations(view.page, theme)).toEqual([]);
});
