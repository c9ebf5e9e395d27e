import { expect, test } from "vitest";
import type { BlockData, NodeData } from "../../runtime/protocol/element.ts";
import { media } from "./lib/media.ts";
import { useViews } from "./lib/use-views.ts";
import { block, put } from "./lib/view.ts";

const open = useViews();
const status = (state: "running" | "complete" | "error", expanded?: boolean): BlockData => ({ type: "status", block: true, slot: 4, id: "s", label: "Loading *rows*", state, ...(expanded !== undefined && { expanded }) });

test("a status says its state in words, and is opened by mouse and keyboard", async () => {
  const view = await open();
  await view.show([block(status("running"), [{ type: "markdown", body: "Step one" }])]);
  expect(await view.page.getByRole("status").getByText("Running").count()).toBe(1);
  const step = view.page.getByText("Step one");
  expect(await step.isVisible()).toBe(false);
  await view.page.getByText("Loading").click();
  expect(await step.isVisible()).toBe(true);
  await view.page.keyboard.press("Space");
  expect(await step.isVisible()).toBe(false);
});

test("what the person opened stays open when the state changes, until the script wants something else", async () => {
  const view = await open();
  await view.show([block(status("running"), [{ type: "markdown", body: "Step one" }])]);
  await view.page.getByText("Loading").click();
  await view.run([], [put([0, 0], status("complete"))]);
  expect(await view.page.getByText("Complete").count()).toBe(1);
  expect(await view.page.getByText("Step one").isVisible()).toBe(true);
  await view.run([], [put([0, 0], status("complete", true))]);
  await view.run([], [put([0, 0], status("complete", false))]);
  expect(await view.page.getByText("Step one").isVisible()).toBe(true);
  await view.page.getByText("Loading").click();
  await view.run([], [put([0, 0], status("error", true))]);
  expect(await view.page.getByText("Step one").isVisible()).toBe(true);
});

/** A conversation of so many messages, each of some height. */
const conversation = (count: number, last = "") => Array.from({ length: count }, (_, i) =>
  block({ type: "chatMessage", block: true, slot: 10 + i, name: i % 2 ? "assistant" : "user" }, [{ type: "markdown", body: i === count - 1 ? `Message ${i}. ${last}` : `Message ${i}. ${"Some words. ".repeat(30)}` }]));

test("a conversation stays at its end while it grows, but not when the person has scrolled up to read", async () => {
  const view = await open();
  await view.show(conversation(12));
  const gap = (): Promise<number> => view.page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY);
  await expect.poll(gap).toBeLessThan(2);
  const grow = (words: number): Promise<void> => view.run([], [put([0, 11, 0], { type: "markdown", body: "Growing words. ".repeat(words) })]);
  await grow(200);
  await expect.poll(gap).toBeLessThan(2);
  await view.page.mouse.move(200, 300);
  await view.page.mouse.wheel(0, -600);
  await view.page.waitForFunction(() => document.documentElement.scrollHeight - innerHeight - scrollY > 400);
  const before = await view.page.evaluate(() => scrollY);
  await grow(400);
  await view.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await view.page.evaluate(() => scrollY)).toBe(before);
});

test("a page with the input of a chat at its bottom begins at its end, whatever it ends with", async () => {
  const view = await open();
  await view.show([...conversation(12), { type: "markdown", body: "The end." }], { bottom: [{ type: "chatInput", id: "ask", label: "Ask", placeholder: "Ask" } as NodeData] });
  await expect.poll(() => view.page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY)).toBeLessThan(2);
});

test("a page that merely shows a message is no conversation", async () => {
  const view = await open();
  await view.show([...conversation(12), { type: "markdown", body: "The end." }]);
  await view.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await view.page.evaluate(() => scrollY)).toBe(0);
});

test("the avatar of a message is a sign, a letter or a picture", async () => {
  const view = await open();
  await view.has({ face: media.other });
  const message = (slot: number, rest: { name: string; avatar?: string; image?: { media: string } }) => block({ type: "chatMessage", block: true, slot, ...rest }, [{ type: "markdown", body: rest.name }]);
  await view.show([message(20, { name: "user" }), message(21, { name: "Ada" }), message(22, { name: "cat", avatar: "🐱" }), message(23, { name: "bob", image: { media: "face" } })]);
  await view.page.waitForFunction(() => document.querySelector("img")?.complete);
  expect(await view.page.locator(".avatar").allInnerTexts()).toEqual([expect.stringMatching(/./u), "A", "🐱", ""]);
  expect(await view.page.locator(".avatar img").evaluate((image) => [image.getAttribute("alt"), image.getBoundingClientRect().width])).toEqual(["", 20]);
  expect(await view.page.getByRole("article", { name: "bob" }).count()).toBe(1);
});
