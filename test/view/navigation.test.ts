/** The pages of an app, as a person goes from one to another. */
import { expect, test } from "vitest";
import { folded, navigation, pageLinks, row, shell } from "./lib/shell-gallery.ts";
import { useViews } from "./lib/use-views.ts";

const open = useViews();
const text = (body: string) => ({ type: "markdown", body }) as const;

test("the list of pages marks the one that is shown, under headings, and its icons are not read", async () => {
  const view = await open();
  await view.show(pageLinks, { shell });
  const list = view.page.getByRole("navigation", { name: "Pages" });
  expect(await list.getByRole("link").allInnerTexts()).toEqual([expect.stringContaining("Overview"), expect.stringContaining("Sales by region"), expect.stringContaining("People"), expect.stringContaining("Manual")]);
  expect(await list.locator("[aria-current=page]").innerText()).toContain("Overview");
  expect(await list.getByRole("list", { name: "Administration" }).getByRole("link").count()).toBe(2);
  await list.getByRole("link", { name: "Overview", exact: true }).waitFor();
});

test("choosing a page is an event, and the mark moves when the app says so", async () => {
  const view = await open();
  await view.show([text("overview")], { shell });
  await view.page.getByRole("link", { name: "Sales by region" }).click();
  const [event] = await view.eventsAfter(1);
  expect(event).toEqual({ seq: 1, values: {}, go: { page: "sales" } });
  await view.run([1], [
    { op: "trim", at: [0], count: 0 },
    { op: "put", at: [0, 0], node: text("sales") },
    { op: "shell", shell: { ...shell, navigation: { ...navigation, current: "sales", title: "Sales by region" } } },
    { op: "address", address: { page: "sales", query: "" } },
  ]);
  expect(await view.page.locator("nav [aria-current=page]").innerText()).toContain("Sales by region");
  expect(await view.page.locator("#content").innerText()).toBe("sales");
});

test("pages are reached and chosen by keyboard, and those elsewhere are opened outside", async () => {
  const view = await open();
  await view.show([], { shell });
  await view.page.getByRole("link", { name: "Overview", exact: true }).focus();
  await view.page.keyboard.press("Tab");
  await view.page.keyboard.press("Enter");
  expect((await view.eventsAfter(1))[0]?.go).toEqual({ page: "sales" });
  await view.page.keyboard.press("Tab");
  await view.page.keyboard.press("Tab");
  await view.page.keyboard.press("Enter");
  await expect.poll(async () => (await view.said()).filter((message) => message.type === "openLink")).toEqual([{ type: "openLink", url: "https://example.org/manual" }]);
});

test("a long list is folded, opens on request and stays open; the page that is shown is always in it", async () => {
  const view = await open();
  await view.show([], { shell: { navigation: { ...(folded.navigation ?? navigation), current: "p9", title: "Page 9" } } });
  const titles = (): Promise<string[]> => view.page.locator("nav").getByRole("link").allInnerTexts();
  expect(await titles()).toEqual(["Page 1", "Page 2", "Page 3", "Page 9"]);
  await view.page.getByRole("button", { name: "Show 11 more" }).click();
  expect(await titles()).toHaveLength(14);
  await view.show([], { shell: folded });
  expect(await titles()).toHaveLength(14);
  await view.page.getByRole("button", { name: "Show fewer" }).click();
  expect(await titles()).toEqual(["Page 1", "Page 2", "Page 3"]);
});

test("one page leaves no choice and hidden ones show no list", async () => {
  const view = await open();
  await view.show([], { shell: { navigation: { ...navigation, sections: [{ title: "", pages: [{ title: "Only", to: "" }] }] } } });
  expect(await view.page.getByRole("navigation").count()).toBe(0);
  await view.show([], { shell: { navigation: { ...navigation, position: "hidden" } } });
  expect(await view.page.getByRole("navigation").count()).toBe(0);
  expect(await view.page.title()).toBe("Overview");
});

test("on a narrow page the list is in the drawer, which closes when a page is chosen", async () => {
  const view = await open({ width: 400 });
  for (const [i, one] of [shell, row].entries()) {
    await view.show([], { shell: one, nextSeq: i + 1 });
    expect(await view.page.getByRole("navigation").count()).toBe(0);
    await view.page.getByRole("button", { name: "Sidebar", exact: true }).click();
    await view.page.getByRole("link", { name: "Sales by region" }).click();
    expect(await view.page.getByRole("navigation").count()).toBe(0);
  }
  expect((await view.events()).map(({ go }) => go?.page)).toEqual(["sales", "sales"]);
});

test("at the top, the pages stand in one row below the bar, and no sidebar is needed", async () => {
  const view = await open();
  await view.show([text("hello")], { shell: row });
  expect(await view.page.getByRole("button", { name: "Sidebar", exact: true }).count()).toBe(0);
  const boxes = await Promise.all(["Overview", "Manual"].map((name) => view.page.getByRole("link", { name, exact: true }).boundingBox()));
  expect(boxes[0]?.y).toBe(boxes[1]?.y);
  expect(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("a link to a page goes there with its query; one that is disabled goes nowhere", async () => {
  const view = await open();
  await view.show(pageLinks, { shell });
  const content = view.page.locator("#content");
  await content.getByRole("link", { name: "All sales" }).click();
  expect((await view.eventsAfter(1))[0]?.go).toEqual({ page: "sales", query: "year=2026" });
  await content.getByRole("link", { name: "Not for you" }).click({ force: true });
  await content.getByRole("link", { name: "Manual" }).click();
  expect((await view.said()).filter((message) => message.type === "event" || message.type === "openLink").map((message) => message.type)).toEqual(["event", "openLink"]);
});

test("another page begins at its top", async () => {
  const view = await open({ height: 300 });
  const many = Array.from({ length: 60 }, (_, i) => text(`line ${i}`));
  await view.show(many, { shell });
  await view.page.evaluate(() => scrollTo(0, 600));
  await view.deltas({ op: "address", address: { page: "", query: "a=1" } });
  expect(await view.page.evaluate(() => scrollY)).toBe(600);
  await view.deltas({ op: "address", address: { page: "sales", query: "" } });
  expect(await view.page.evaluate(() => scrollY)).toBe(0);
});

test("what surrounds the page is the script's: title, icon, menu, width, and the sidebar until the person chooses", async () => {
  const view = await open({ width: 1400 });
  await view.show([text("hello")], { shell: { ...shell, layout: "wide", sidebar: "collapsed" } });
  expect(await view.page.title()).toBe("Quarterly report");
  expect(await view.page.locator("header .name").innerText()).toContain("Quarterly report");
  expect((await view.page.locator("#content").boundingBox())?.width).toBeGreaterThan(1300);
  expect(await view.page.getByRole("navigation").count()).toBe(0);
  await view.page.getByRole("button", { name: "Sidebar", exact: true }).click();
  await view.show([text("hello")], { shell: { ...shell, sidebar: "collapsed" } });
  expect(await view.page.getByRole("navigation").count()).toBe(1);
  expect((await view.page.locator("#content").boundingBox())?.width).toBeLessThanOrEqual(840);
  await view.page.getByRole("button", { name: "More", exact: true }).click();
  expect((await view.page.getByRole("menuitem").allInnerTexts()).slice(0, 2)).toEqual(["Get Help", "About"]);
  await view.page.getByRole("menuitem", { name: "About" }).click();
  const about = view.page.getByRole("dialog", { name: "About" });
  await about.getByText("Ada").waitFor();
  await view.page.keyboard.press("Escape");
  await about.waitFor({ state: "detached" });
});

test("a width that the script gives the sidebar holds until the person drags it", async () => {
  const view = await open({ width: 1000 });
  await view.show([], { shell: { ...shell, sidebar: 300 } });
  const edge = view.page.getByRole("separator", { name: "Width of the sidebar" });
  expect(await edge.getAttribute("aria-valuenow")).toBe("300");
  await edge.press("ArrowRight");
  await view.show([], { shell: { ...shell, sidebar: 200 } });
  expect(await edge.getAttribute("aria-valuenow")).toBe("316");
});

test("where the app stands is saved with the page, for the window that brings it back", async () => {
  const view = await open();
  await view.show([], { shell, address: { page: "sales", query: "a=1" } });
  await view.page.waitForFunction(() => JSON.stringify(window.savedState() ?? null).includes('"sales"'));
  expect(await view.page.evaluate(() => window.savedState())).toMatchObject({ script: "/home/ada/app.ts", address: { page: "sales", query: "a=1" } });
});

test("the window tells what it knows of itself, and again when the theme changes", async () => {
  const view = await open({ theme: "light" });
  const facts = async () => (await view.said()).flatMap((message) => (message.type === "facts" ? [message.facts] : []));
  await expect.poll(async () => (await facts()).map(({ theme }) => theme)).toEqual(["light"]);
  expect((await facts())[0]).toMatchObject({ locale: "en-US", timezone: expect.any(String) });
  await view.page.evaluate(() => (document.body.className = "vscode-body vscode-dark"));
  await expect.poll(async () => (await facts()).map(({ theme }) => theme)).toEqual(["light", "dark"]);
});
