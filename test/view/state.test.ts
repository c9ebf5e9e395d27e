/** What the person did, while runs come and go. */
import { expect, test } from "vitest";
import type { ElementData, NodeData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { type View, beginRun, block, idle, put } from "./lib/view.ts";

const open = useViews();

const slider: ElementData & { type: "slider" } = { type: "slider", id: "s", label: "Amount", kind: "number", minValue: 0, maxValue: 100, step: 1, value: [50] };
const name: NodeData = { type: "textInput", id: "t", label: "Name", value: "Ada" };
const button: NodeData = { type: "button", id: "b", label: "Go" };
const text = (body: string): NodeData => ({ type: "markdown", body });

/** Counts the mutations of the page while `act` goes on. */
async function mutationsDuring(view: View, act: () => Promise<void>): Promise<string[]> {
  await view.page.evaluate(() => {
    const seen: string[] = [];
    const observer = new MutationObserver((records) => seen.push(...records.map((record) => `${record.type} ${record.target.nodeName}`)));
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    Object.assign(window, { mutations: () => { observer.disconnect(); return seen; } });
  });
  await act();
  return view.page.evaluate<string[]>("mutations()");
}

test("a rerun of 1,000 elements that changes the last text changes one text node, and nothing else", async () => {
  const view = await open();
  const nodes: NodeData[] = [button];
  for (let i = 0; i < 500; i++) nodes.push(text(`Text number ${i}`));
  for (let i = 0; i < 300; i++) nodes.push({ type: "metric", label: `Metric ${i}`, value: String(i * 10), delta: "1", arrow: "up", tone: "good" });
  for (let i = 0; i < 200; i++) nodes.push({ type: "textInput", id: `i${i}`, label: `Input ${i}`, value: `default ${i}` });
  // A button that waits long for its run says so.
  await view.stopClock();
  await view.show([...nodes, text("Bottom 0;")]);
  await view.page.getByRole("button", { name: "Go", exact: true }).click();
  expect(await mutationsDuring(view, () => view.run([1], [put([0, 1001], text("Bottom 1;"))]))).toEqual(["characterData #text"]);
  expect(await view.page.getByText("Bottom 1;").count()).toBe(1);
});

test("a change within rich text changes its words only", async () => {
  const view = await open();
  await view.show([text("**Total** 1 of `n`")]);
  await view.page.locator("strong").waitFor();
  expect(await mutationsDuring(view, () => view.run([], [put([0, 0], text("**Total** 2 of `n`"))]))).toEqual(["characterData #text"]);
});

test("quick clicks are all reported, each by itself", async () => {
  const view = await open();
  await view.show([button, { type: "button", id: "c", label: "Other" }]);
  await view.page.evaluate(() => {
    const [go, other] = document.querySelectorAll<HTMLButtonElement>("main button");
    for (let i = 0; i < 10; i++) {
      go?.click();
      other?.click();
    }
  });
  const events = await view.events();
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(events.filter((event) => event.trigger?.widget === "b")).toHaveLength(10);
});

test("a value does not jump back while its run has not begun, nor when an older run draws the widget", async () => {
  const view = await open();
  await view.show([slider]);
  const thumb = view.page.getByRole("slider");
  await thumb.press("ArrowRight");
  // A run that began before the event draws the widget as it knows it.
  await view.run([], [put([0, 0], { ...slider, label: "Amount!" })]);
  expect(await thumb.inputValue()).toBe("51");
  // Taken: what the person chose stands until the runtime says otherwise.
  await view.deltas(beginRun(9, [1]));
  expect(await thumb.inputValue()).toBe("51");
  await view.deltas(put([0, 0], { ...slider, value: [20] }));
  expect(await thumb.inputValue()).toBe("20");
});

test("a widget's next value waits for the run of its last one, and only the newest goes", async () => {
  const view = await open();
  await view.show([slider]);
  for (let i = 0; i < 5; i++) await view.page.getByRole("slider").press("ArrowRight");
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: [51] }]);
  await view.deltas(beginRun(1, [1]), put([0, 0], { ...slider, value: [51] }));
  expect((await view.events()).map((event) => event.values)).toEqual([{ s: [51] }, { s: [55] }]);
  expect(await view.page.getByRole("slider").inputValue()).toBe("55");
});

test("a click carries the values that still wait", async () => {
  const view = await open();
  await view.show([slider, button]);
  for (let i = 0; i < 3; i++) await view.page.getByRole("slider").press("ArrowRight");
  await view.page.getByRole("button", { name: "Go", exact: true }).click();
  expect(await view.events()).toEqual([
    { seq: 1, values: { s: [51] } },
    { seq: 2, values: { s: [53] }, trigger: { widget: "b", value: true } },
  ]);
});

test("a value that does not ask for a run goes at once, each time", async () => {
  const view = await open();
  await view.show([{ ...slider, reruns: false }]);
  for (let i = 0; i < 3; i++) await view.page.getByRole("slider").press("ArrowRight");
  expect((await view.events()).map((event) => event.values["s"])).toEqual([[51], [52], [53]]);
});

test("a field that is left by a click sends its text before the click", async () => {
  const view = await open();
  await view.show([name, button]);
  await view.page.getByLabel("Name").fill("Grace");
  await view.page.getByRole("button", { name: "Go", exact: true }).click();
  expect(await view.events()).toEqual([
    { seq: 1, values: { t: "Grace" } },
    { seq: 2, values: {}, trigger: { widget: "b", value: true } },
  ]);
});

test("focus, caret and unsent text stay through a rerun and through an insertion above", async () => {
  const view = await open();
  await view.show([text("top"), name]);
  const field = view.page.getByLabel("Name");
  await field.fill("Grace Hopper");
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(3, 7));
  await view.run([], [{ op: "insert", at: [0, 0], node: { type: "error", body: "pushed" } }, put([0, 1], text("changed")), put([0, 2], { ...name, value: "Someone else", label: "Name" } as NodeData)]);
  expect(await field.inputValue()).toBe("Grace Hopper");
  expect(await field.evaluate((input: HTMLInputElement) => [document.activeElement === input, input.selectionStart, input.selectionEnd])).toEqual([true, 3, 7]);
  expect(await view.events()).toEqual([]);
});

test("focus and unsent text follow a widget that moves among its siblings, and one that is mounted anew elsewhere", async () => {
  const view = await open();
  await view.show([text("a"), name, button]);
  const field = view.page.getByLabel("Name");
  await field.fill("Grace");
  await view.run([], [put([0, 1], button), put([0, 2], name)]);
  expect(await field.evaluate((input) => document.activeElement === input)).toBe(true);
  await view.run([], [put([0, 0], { type: "container", block: true, slot: 50 }), put([0, 0, 0], name), put([0, 2], text("gone"))]);
  expect(await field.inputValue()).toBe("Grace");
  expect(await field.evaluate((input) => document.activeElement === input)).toBe(true);
});

test("the page stays scrolled where it is while a run replaces what is above", async () => {
  const view = await open({ height: 300 });
  const tall = block({ type: "container", block: true, slot: 50 }, Array.from({ length: 30 }, (_, i) => text(`Row ${i}`)));
  await view.show([tall, text("end")]);
  await view.page.evaluate(() => scrollTo(0, 600));
  await view.deltas(beginRun(1), { op: "trim", at: [0, 0], count: 0 });
  expect(await view.page.evaluate(() => scrollY)).toBe(600);
  await view.deltas(...Array.from({ length: 30 }, (_, i) => put([0, 0, i], text(`Line ${i}`))), { op: "end", run: 1, outcome: "finished", ms: 1 }, idle);
  expect(await view.page.evaluate(() => scrollY)).toBe(600);
  expect(await view.page.locator("#content").getAttribute("style")).toBeFalsy();
});

test("a button shows that its run is going, but not when that is soon over", async () => {
  const view = await open();
  await view.show([button]);
  await view.stopClock();
  const go = view.page.getByRole("button", { name: "Go", exact: true });
  await go.click();
  await view.run([1]);
  await view.pass(400);
  expect(await go.getAttribute("aria-busy")).toBe(null);
  await go.click();
  await view.deltas(beginRun(9, [2]));
  await view.pass(310);
  expect(await go.getAttribute("aria-busy")).toBe("true");
  await view.deltas({ op: "end", run: 9, outcome: "finished", ms: 400 }, idle);
  expect(await go.getAttribute("aria-busy")).toBe(null);
});

test("a snapshot keeps the values that are pending, forgets those that were taken, and what never arrived is sent again", async () => {
  const view = await open();
  await view.show([slider, { ...slider, id: "u", label: "Other" }, button]);
  await view.page.getByRole("slider", { name: "Amount" }).press("ArrowRight");
  await view.page.getByRole("slider", { name: "Other" }).press("ArrowLeft");
  await view.page.getByRole("button", { name: "Go", exact: true }).click();
  await view.forget();
  // The host has events 1 and 2; a run took the first one. The click never reached it.
  await view.show([{ ...slider, value: [10] }, { ...slider, id: "u", label: "Other" }, button], { nextSeq: 3, pending: [{ seq: 2, values: { u: [49] } }] });
  expect(await view.page.getByRole("slider", { name: "Amount" }).inputValue()).toBe("10");
  expect(await view.page.getByRole("slider", { name: "Other" }).inputValue()).toBe("49");
  expect(await view.events()).toEqual([{ seq: 3, values: {}, trigger: { widget: "b", value: true } }]);
});

test("a page that was loaded anew shows the values that are pending and numbers its events from there", async () => {
  const view = await open();
  await view.show([slider, button], { nextSeq: 8, pending: [{ seq: 7, values: { s: [77] } }] });
  expect(await view.page.getByRole("slider").inputValue()).toBe("77");
  await view.page.getByRole("button", { name: "Go", exact: true }).click();
  expect((await view.events()).map((event) => event.seq)).toEqual([8]);
});

test("an expander stays as the person left it until the script wants something else", async () => {
  const view = await open();
  const expander = (expanded: boolean) => block({ type: "expander", block: true, slot: 50, id: "e", label: "More", expanded }, [text("inside")]);
  await view.show([expander(false)]);
  await view.page.getByText("More").click();
  await view.page.getByText("inside").waitFor();
  await view.show([text("pushed"), expander(false)]);
  expect(await view.page.getByText("inside").isVisible()).toBe(true);
  await view.show([expander(true)]);
  await view.page.getByText("More").click();
  await view.page.getByText("inside").waitFor({ state: "hidden" });
});

test("unsent text and open expanders are there again when the page was hidden and comes back", async () => {
  const first = await open();
  const nodes = [name, block({ type: "expander", block: true, slot: 50, id: "e", label: "More" }, [text("inside")])];
  await first.show(nodes);
  await first.page.getByText("More").click();
  await first.page.getByLabel("Name").fill("half a na");
  await first.page.waitForFunction(() => JSON.stringify(window.savedState() ?? null).includes("half a na"));
  const savedState = await first.page.evaluate(() => window.savedState());
  const second = await open({ savedState });
  await second.show(nodes);
  expect(await second.page.getByLabel("Name").inputValue()).toBe("half a na");
  expect(await second.page.getByText("inside").isVisible()).toBe(true);
});

test("what is typed as a password is remembered by nothing that outlives its page", async () => {
  const view = await open();
  await view.show([{ type: "textInput", id: "p", label: "Key", value: "", secret: true }, ...Array.from({ length: 60 }, (_, i) => text(`Row ${i}`))]);
  // It is still being typed: a field that the person leaves has sent its text.
  await view.page.getByLabel("Key", { exact: true }).fill("open sesame");
  await view.page.evaluate(() => scrollTo(0, 300));
  await view.page.waitForFunction(() => JSON.stringify(window.savedState() ?? null).includes('"scroll":300'));
  expect(JSON.stringify(await view.page.evaluate(() => window.savedState()))).not.toContain("sesame");
});

test("a page that comes back is scrolled to where it was", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => text(`Row ${i}`));
  const first = await open();
  await first.show(rows);
  await first.page.evaluate(() => scrollTo(0, 500));
  await first.page.waitForFunction(() => JSON.stringify(window.savedState() ?? null).includes('"scroll":500'));
  const second = await open({ savedState: await first.page.evaluate(() => window.savedState()) });
  await second.show(rows);
  expect(await second.page.evaluate(() => scrollY)).toBe(500);
});

test("state that another version saved does no harm", async () => {
  const view = await open({ savedState: { view: { open: { e: 7 }, sidebarWidth: "wide" }, drafts: ["x"], scroll: "far" } });
  await view.show([name]);
  expect(await view.page.getByLabel("Name").inputValue()).toBe("Ada");
});
