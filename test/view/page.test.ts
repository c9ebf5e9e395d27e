import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import type { AppStatus } from "../../runtime/protocol/messages.ts";
import { useViews } from "./lib/use-views.ts";
import { beginRun, block, idle, put } from "./lib/view.ts";

const open = useViews();
const text = (body: string): NodeData => ({ type: "markdown", body });
const where = { file: "/home/ada/app.ts", line: 12, column: 3 };
const status = (state: AppStatus) => ({ type: "status", status: state }) as const;

test("the bar names the app and its state, and running shows only when it takes a while", async () => {
  const view = await open();
  await view.show([text("hello")]);
  const bar = view.page.getByRole("banner");
  expect(await bar.innerText()).toContain("app.ts");
  await view.stopClock();
  await view.send(status({ state: "running", sinceMs: 0 }));
  await view.pass(290);
  expect(await bar.getByRole("img", { name: "idle" }).count()).toBe(1);
  await view.pass(20);
  expect(await bar.getByRole("img", { name: "running" }).count()).toBe(1);
  await bar.getByRole("button", { name: "Stop" }).click();
  await view.send(status({ state: "idle" }));
  await bar.getByRole("img", { name: "idle" }).waitFor();
  expect(await bar.getByRole("button", { name: "Stop" }).count()).toBe(0);
  await bar.getByRole("button", { name: "Rerun" }).click();
  expect((await view.said()).filter((message) => message.type === "command").map((message) => message.command)).toEqual(["stop", "rerun"]);
});

test("the menu works by keyboard, and gives the focus back", async () => {
  const view = await open();
  await view.show([text("hello")]);
  const button = view.page.getByRole("button", { name: "More", exact: true });
  await button.press("Enter");
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await view.page.keyboard.press(key);
  expect((await view.said()).at(-1)).toEqual({ type: "command", command: "restart" });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await button.press("Enter");
  await view.page.keyboard.press("Escape");
  expect(await view.page.getByRole("menu").count()).toBe(0);
});

test("a paused app says why and where, and offers to go on", async () => {
  const view = await open();
  await view.show([text("hello")], { status: { state: "paused", reason: "The state was the same in the last 25 runs.", where } });
  const banner = view.page.getByRole("status", { name: "Paused" });
  await banner.getByText("st.rerun()").waitFor();
  expect(await banner.innerText()).toContain("on line 12 keeps running the script. The state was the same in the last 25 runs.");
  for (const name of ["Resume", "Run Once", "Go to Line"]) await banner.getByRole("button", { name }).click();
  expect((await view.said()).filter(({ type }) => type !== "ready" && type !== "facts")).toEqual([
    { type: "command", command: "resume" },
    { type: "command", command: "runOnce" },
    { type: "openLocation", ...where },
  ]);
  expect(await view.page.getByText("hello").isVisible()).toBe(true);
});

test("stuck, blocked, crashed and stopped apps each say so and offer what helps", async () => {
  const view = await open();
  await view.show([text("hello")]);
  const cases: [AppStatus, string, string[]][] = [
    [{ state: "stuck", blocked: false, where }, "Not responding", ["Stop", "Restart", "Go to Line"]],
    [{ state: "stuck", blocked: true, where }, "Blocked", ["Restart", "Go to Line"]],
    [{ state: "crashed", reason: "Out of memory.", log: "last words" }, "The app ended", ["Restart"]],
    [{ state: "stopped" }, "Stopped", ["Run Again"]],
  ];
  for (const [state, name, buttons] of cases) {
    await view.send(status(state));
    const banner = view.page.locator("section.banner");
    expect(await banner.getAttribute("aria-label")).toBe(name);
    expect(await banner.getByRole("button").allInnerTexts()).toEqual(buttons);
  }
  await view.send(status({ state: "crashed", reason: "Out of memory.", log: "last words" }));
  await view.page.getByText("Log", { exact: true }).click();
  expect(await view.page.getByRole("region", { name: "Log" }).innerText()).toBe("last words");
  await view.send(status({ state: "idle" }));
  expect(await view.page.locator("section.banner").count()).toBe(0);
});

test("the first run shows a skeleton only when it takes a while, an empty app says what to write", async () => {
  const view = await open();
  await view.show([]);
  await view.stopClock();
  await view.show([], { status: { state: "running", sinceMs: 0 } });
  await view.pass(290);
  expect(await view.page.getByRole("status", { name: "Starting" }).count()).toBe(0);
  await view.pass(20);
  expect(await view.page.getByRole("status", { name: "Starting" }).count()).toBe(1);
  await view.deltas(beginRun(1), { op: "end", run: 1, outcome: "finished", ms: 500 }, idle);
  await view.send(status({ state: "idle" }));
  expect(await view.page.getByText("Nothing here yet.").innerText()).toBe('Nothing here yet. Write st.write("Hello") in app.ts and save it.');
  await view.run([], [put([0, 0], text("Hello"))]);
  expect(await view.page.getByText("Nothing here yet.").count()).toBe(0);
});

test("what a failed run did not reach greys after a while and cannot be used; the next good run mends it", async () => {
  const view = await open();
  await view.show([text("good"), { type: "button", id: "b", label: "Go" }]);
  await view.stopClock();
  await view.deltas(beginRun(1), put([0, 0], { type: "exception", name: "Error", message: "no", frames: [] }), { op: "end", run: 1, outcome: "failed", ms: 1, cursors: [[0, 1]] }, idle);
  const node = view.page.locator(".node.button");
  await view.pass(490);
  expect(await node.evaluate((element) => getComputedStyle(element).opacity)).toBe("1");
  await view.pass(20);
  expect(await node.getAttribute("inert")).not.toBe(null);
  expect(await node.evaluate((element) => getComputedStyle(element).opacity)).toBe("0.5");
  expect(await view.page.locator(".node.exception").evaluate((element) => getComputedStyle(element).opacity)).toBe("1");
  await view.run([], [put([0, 0], text("good"))]);
  expect(await node.getAttribute("inert")).toBe(null);
  expect(await node.evaluate((element) => getComputedStyle(element).opacity)).toBe("1");
});

test("while a slow run is going, what it has not reached yet is grey but can be used", async () => {
  const view = await open();
  await view.show([text("a"), block({ type: "container", block: true, slot: 50 }, [{ type: "button", id: "b", label: "Go" }])]);
  await view.deltas(beginRun(1), { op: "progress", run: 1, cursors: [[0, 1]] });
  await view.page.locator(".node.container.grey").waitFor();
  // Once, not once per level.
  expect(await view.page.locator(".node.button").evaluate((element) => getComputedStyle(element).opacity)).toBe("1");
  await view.page.getByRole("button", { name: "Go", exact: true }).click();
  expect(await view.events()).toHaveLength(1);
});

test("the error of a failed run is announced once", async () => {
  const view = await open();
  await view.show([text("good")]);
  const fail = (run: number) => view.deltas(beginRun(run), put([0, 0], { type: "exception", name: "TypeError", message: "no price", frames: [] }), { op: "end", run, outcome: "failed", ms: 1, cursors: [[0, 1]] }, idle);
  await fail(1);
  const live = view.page.locator("[aria-live=assertive]");
  expect(await live.innerText()).toBe("TypeError: no price");
  await view.page.evaluate(() => {
    const box = document.querySelector("[aria-live=assertive]");
    new MutationObserver(() => Object.assign(window, { saidAgain: true })).observe(box ?? document, { subtree: true, childList: true, characterData: true });
  });
  await fail(2);
  expect(await view.page.evaluate(() => "saidAgain" in window)).toBe(false);
  await view.run([], [put([0, 0], text("good"))]);
  expect(await live.innerText()).toBe("");
});

test("a toast shows once, is acknowledged, and goes by itself or by its button", async () => {
  const view = await open();
  await view.stopClock();
  const toast = { id: 7, effect: { type: "toast", body: "Saved **48** rows", duration: 1 } } as const;
  await view.show([], { effects: [toast] });
  await view.deltas({ op: "effect", effect: toast }, { op: "effect", effect: { id: 8, effect: { type: "toast", body: "stays", duration: "infinite" } } });
  const toasts = view.page.getByRole("region", { name: "Notifications" });
  await toasts.getByText("Saved 48 rows").waitFor();
  expect((await view.said()).filter((message) => message.type === "effectShown").map((message) => message.id)).toEqual([7, 8]);
  await view.pass(2000);
  await toasts.getByText("Saved 48 rows").waitFor({ state: "detached" });
  await toasts.getByRole("button", { name: "Close" }).click();
  expect(await toasts.innerText()).toBe("");
});

test("balloons and snow fly, are acknowledged and go; not where motion is unwanted", async () => {
  for (const reducedMotion of [false, true]) {
    const view = await open({ reducedMotion });
    await view.stopClock();
    await view.show([], { effects: [{ id: 1, effect: { type: "balloons" } }, { id: 2, effect: { type: "snow" } }] });
    // They are loaded when they are first wanted; the page's own timers stand still.
    await expect.poll(() => view.page.locator(".sky").count()).toBe(2);
    expect(await view.page.locator(".sky").evaluateAll((all) => all.map((sky) => getComputedStyle(sky).display))).toEqual(reducedMotion ? ["none", "none"] : ["block", "block"]);
    expect((await view.said()).filter((message) => message.type === "effectShown")).toHaveLength(2);
    await view.pass(5000);
    expect(await view.page.locator(".sky").count()).toBe(0);
  }
});

test("the sidebar is a column that can be resized and closed where there is room, and remembers both", async () => {
  const view = await open();
  await view.show([text("main")], { sidebar: [text("side")] });
  const side = view.page.getByRole("complementary", { name: "Sidebar" });
  const edge = view.page.getByRole("separator", { name: "Width of the sidebar" });
  const before = (await side.boundingBox())?.width ?? 0;
  await edge.press("ArrowRight");
  expect((await side.boundingBox())?.width).toBe(before + 16);
  const box = await edge.boundingBox();
  await view.page.mouse.move((box?.x ?? 0) + 2, 300);
  await view.page.mouse.down();
  await view.page.mouse.move(300, 300);
  await view.page.mouse.up();
  expect((await side.boundingBox())?.width).toBe(300);
  await view.page.getByRole("button", { name: "Sidebar", exact: true }).click();
  expect(await side.count()).toBe(0);
  await view.page.waitForFunction(() => JSON.stringify(window.savedState() ?? null).includes('"sidebarWidth":300,"sidebarOpen":false'));
});

test("on a narrow page the sidebar is a drawer that Escape and a click beside it close", async () => {
  const view = await open({ width: 500 });
  await view.show([text("main")], { sidebar: [text("side")] });
  const side = view.page.getByRole("complementary", { name: "Sidebar" });
  const toggle = view.page.getByRole("button", { name: "Sidebar", exact: true });
  expect(await side.count()).toBe(0);
  await toggle.click();
  await side.getByText("side").waitFor();
  await view.page.keyboard.press("Escape");
  expect(await side.count()).toBe(0);
  expect(await toggle.evaluate((element) => element === document.activeElement)).toBe(true);
  await toggle.click();
  await view.page.mouse.click(480, 300);
  expect(await side.count()).toBe(0);
});

test("what stands at the bottom stays in sight", async () => {
  const view = await open({ height: 300 });
  await view.show(Array.from({ length: 40 }, (_, i) => text(`Row ${i}`)), { bottom: [text("at the bottom")] });
  const box = await view.page.getByText("at the bottom").boundingBox();
  expect((box?.y ?? 1000) + (box?.height ?? 0)).toBeLessThanOrEqual(300);
});

test("the page never scrolls sideways, however narrow it is and however long the words are", async () => {
  const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
  const view = await open({ width: 300 });
  await view.show([
    { type: "title", body: long },
    text(long),
    { type: "code", body: `const x = "${long}";` },
    { type: "table", columns: [1, 2, 3, 4, 5, 6].map((i) => ({ name: `Column ${i}`, kind: "text" as const })), rows: [[long, "b", "c", "d", "e", "f"]] },
    { type: "button", id: "b", label: long },
    { type: "metric", label: long, value: long },
    { type: "radio", id: "r", label: long, options: [long], value: 0 },
    { type: "checkbox", id: "c", label: long, value: true },
    { type: "selectbox", id: "s", label: long, options: [long], value: 0 },
    { type: "exception", name: "Error", message: long, frames: [{ name: long, file: `/${long}.ts`, line: 1, column: 1, own: true }] },
  ]);
  expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
});

test("a message that makes no sense is reported once and dropped, and another version is named", async () => {
  const view = await open();
  await view.show([text("hello")]);
  await view.sendAnything({ type: "deltas", deltas: [{ op: "put", at: "here" }] }, { type: "deltas", deltas: [{ op: "put", at: "here" }] }, 7);
  expect(await view.takeReports()).toHaveLength(2);
  expect(await view.page.getByText("hello").isVisible()).toBe(true);
  await view.sendAnything({ type: "snapshot", protocol: 99 });
  expect(await view.page.getByRole("alert", { name: "Wrong version" }).innerText()).toContain("version 99");
  expect(await view.takeReports()).toHaveLength(1);
});
