import type { FrameLocator } from "playwright-core";
import { expect, test } from "vitest";
import type { ElementData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { put } from "./lib/view.ts";

const open = useViews();
type ComponentData = Extract<ElementData, { type: "component" }>;

const counter: ComponentData = {
  type: "component",
  id: "c",
  label: "counter",
  trigger: "t",
  data: { max: 3 },
  value: { count: 1 },
  html: '<button style="font-weight: 700">+</button> <output></output>',
  css: "button { color: var(--st-link-color) }",
  js: `export default ({ parentElement, data, state, setStateValue, setTriggerValue, name }) => {
    parentElement.querySelector("output").textContent = name + " " + state.count + "/" + data.max;
    parentElement.querySelector("button").onclick = () => { setStateValue("count", state.count + 1); if (state.count + 1 === data.max) setTriggerValue("full", data.max); };
  }`,
};

test("st.html: its styles are for it alone, those of the page are not for it", async () => {
  const view = await open();
  await view.show([
    { type: "html", body: '<style>p { color: rgb(1, 2, 3) } #own { font-weight: 700 }</style><p id="own" style="font-style: italic">inside</p>' },
    { type: "markdown", body: "outside *words*" },
  ]);
  const inside = view.page.getByText("inside");
  expect(await inside.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).fontWeight, getComputedStyle(element).fontStyle])).toEqual(["rgb(1, 2, 3)", "700", "italic"]);
  expect(await view.page.getByText("outside").evaluate((element) => getComputedStyle(element).color)).not.toBe("rgb(1, 2, 3)");
});

test("st.html: a link opens through the host, and what changes is changed in place", async () => {
  const view = await open();
  await view.show([{ type: "html", body: '<details open><summary>s</summary><a href="https://example.com/x">out</a></details><p>one</p>' }]);
  await view.page.getByText("out").click();
  expect(await view.said()).toContainEqual({ type: "openLink", url: "https://example.com/x" });
  await view.page.getByText("s", { exact: true }).click();
  await view.run([], [put([0, 0], { type: "html", body: '<details open><summary>s</summary><a href="https://example.com/x">out</a></details><p>two</p>' })]);
  expect(await view.page.getByText("two").isVisible()).toBe(true);
  expect(await view.page.getByText("out").isVisible()).toBe(false);
});

test("st.html with scripts: styles, handlers and scripts work in a frame as high as its content", async () => {
  const view = await open();
  await view.show([{ type: "html", scripts: true, body: `<style>div { height: 123px }</style><div id="d" onclick="this.textContent = 'clicked'">start</div><script>document.getElementById("d").textContent = "ran";</script><script>window.after = document.getElementById("d").textContent;</script>` }]);
  const frame = view.page.frameLocator("iframe");
  await frame.getByText("ran").waitFor();
  await frame.getByText("ran").click();
  await frame.getByText("clicked").waitFor();
  await expect.poll(() => view.page.locator("iframe").evaluate((one) => one.getBoundingClientRect().height)).toBe(123);
  expect(await view.page.locator("iframe").getAttribute("sandbox")).toBe("allow-scripts");
});

/** The state as the component shows it. */
const shown = (frame: FrameLocator): Promise<string | null> => frame.locator("output").textContent();

test("a component shows what it is given, tells its state and triggers, and shows the script's answer", async () => {
  const view = await open();
  await view.show([counter]);
  const frame = view.page.frameLocator("iframe");
  await expect.poll(() => shown(frame)).toBe("counter 1/3");
  await frame.getByRole("button").click();
  await view.eventsAfter(1);
  await expect.poll(() => shown(frame)).toBe("counter 2/3");
  await view.run([1], [put([0, 0], { ...counter, value: { count: 2 } })]);
  await frame.getByRole("button").click();
  const events = await view.eventsAfter(3);
  expect(events.map(({ values, trigger }) => ({ values, trigger }))).toEqual([
    { values: { c: { count: 2 } } },
    { values: { c: { count: 3 } } },
    { values: {}, trigger: { widget: "t", value: { name: "full", value: 3 } } },
  ]);
  await view.run([2, 3], [put([0, 0], { ...counter, value: { count: 10 }, data: { max: 20 } })]);
  await expect.poll(() => shown(frame)).toBe("counter 10/20");
});

test("a component keeps its document while only its data changes, and gets a new one with new code", async () => {
  const view = await open();
  await view.show([counter]);
  const frame = view.page.frameLocator("iframe");
  await expect.poll(() => shown(frame)).toBe("counter 1/3");
  await frame.locator("output").evaluate((element) => element.setAttribute("data-mark", "kept"));
  await view.run([], [put([0, 0], { ...counter, data: { max: 9 } })]);
  await expect.poll(() => shown(frame)).toBe("counter 1/9");
  expect(await frame.locator("[data-mark=kept]").count()).toBe(1);
  await view.run([], [put([0, 0], { ...counter, html: '<button>-</button> <output></output>' })]);
  await frame.getByRole("button", { name: "-" }).waitFor();
  expect(await frame.locator("[data-mark=kept]").count()).toBe(0);
});

test("a component has the theme as variables, and the new ones when the theme changes", async () => {
  const view = await open({ theme: "dark" });
  await view.show([counter]);
  const button = view.page.frameLocator("iframe").getByRole("button");
  const colors = (): Promise<string[]> => button.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).fontWeight]);
  const link = await view.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--vscode-textLink-foreground"));
  const asColor = (text: string): Promise<string> => view.page.evaluate((color) => {
    const probe = document.createElement("i");
    probe.style.color = color;
    return document.body.appendChild(probe) && getComputedStyle(probe).color;
  }, text);
  const before = await asColor(link);
  await expect.poll(colors).toEqual([before, "700"]);
  await view.page.evaluate(() => document.documentElement.style.setProperty("--vscode-textLink-foreground", "rgb(9, 8, 7)"));
  await expect.poll(colors).toEqual(["rgb(9, 8, 7)", "700"]);
});

test("a component whose code fails says so in its place", async () => {
  const view = await open();
  await view.show([{ ...counter, js: "export default () => { throw new TypeError('no such thing'); }" }]);
  expect(await view.page.getByRole("alert").textContent()).toBe("counter: TypeError: no such thing");
});

test("a link in a frame opens through the host", async () => {
  const view = await open();
  await view.show([{ type: "html", scripts: true, body: '<a href="https://example.com/y">out</a>' }]);
  await view.page.frameLocator("iframe").getByText("out").click();
  await expect.poll(() => view.said()).toContainEqual({ type: "openLink", url: "https://example.com/y" });
});

test("st.iframe: HTML in a frame; an address as a link that the host opens", async () => {
  const view = await open();
  await view.show([{ type: "iframe", body: "<p>hello</p>", height: 80, tabIndex: -1 }, { type: "iframe", src: "https://example.com/page" }]);
  await view.page.frameLocator("iframe").getByText("hello").waitFor();
  expect(await view.page.locator("iframe").evaluate((one) => [one.getBoundingClientRect().height, one.getAttribute("tabindex")])).toEqual([80, "-1"]);
  await view.page.getByRole("button", { name: "https://example.com/page" }).click();
  expect(await view.said()).toContainEqual({ type: "openLink", url: "https://example.com/page" });
});
