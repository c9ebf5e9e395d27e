/** Every text that a script can show is hostile here. Nothing of it may run, load, lead away or reach out of its element. */
import { expect, test } from "vitest";
import type { NodeData } from "../../../runtime/protocol/element.ts";
import type { NodeSnapshot } from "../../../runtime/protocol/tree.ts";
import { useViews } from "../lib/use-views.ts";
import { block } from "../lib/view.ts";
import { breachesOf } from "./breaches.ts";
import { payloads } from "./payloads.ts";

const open = useViews();
const canary = (id: string): NodeData => ({ type: "button", id, label: id });

/** One text on every surface. */
function everywhere(text: string): (NodeData | NodeSnapshot)[] {
  return [
    canary("above"),
    { type: "markdown", body: text },
    { type: "markdown", body: `start ${text}`, html: true },
    { type: "markdown", body: text, html: true },
    { type: "caption", body: text, html: true },
    { type: "html", body: text },
    { type: "title", body: text, icon: text, anchor: text },
    { type: "text", body: text, help: text },
    { type: "code", body: text, language: "xml" },
    { type: "code", body: text, language: text },
    { type: "latex", body: text },
    { type: "badge", label: text, help: text, icon: text },
    { type: "metric", label: text, value: text, delta: text, help: text },
    { type: "table", columns: [{ name: text, kind: "text" }], rows: [[text]] },
    { type: "json", body: { [text]: text } },
    { type: "info", body: text, title: text, icon: text },
    { type: "exception", name: text, message: text, fix: text, frames: [{ name: text, file: text, line: 1, column: 1, own: true }] },
    { type: "progress", value: 0.5, text },
    { type: "spinner", text },
    { type: "help", name: text, kind: text, signature: text, doc: text, members: [{ name: text, kind: text, doc: text, value: text }] },
    { type: "button", id: "b", label: text, help: text, icon: text },
    { type: "checkbox", id: "c", label: text, value: false },
    { type: "textInput", id: "t", label: text, value: text, placeholder: text },
    { type: "selectbox", id: "s", label: text, options: [text], value: 0 },
    block({ type: "expander", block: true, slot: 10, id: "e", label: text }, []),
    block({ type: "status", block: true, slot: 11, id: "st", label: text, state: "running" }, []),
    block({ type: "chatMessage", block: true, slot: 12, name: text, avatar: text }, []),
    block({ type: "tabs", block: true, slot: 13, id: "tabs", selected: 0 }, [block({ type: "tab", block: true, slot: 14, label: text }, [])]),
    canary("below"),
  ];
}

test(`${payloads.length} hostile texts on every surface: none runs, loads, leads away or reaches out`, { timeout: 300_000 }, async () => {
  expect(new Set(payloads).size).toBe(payloads.length);
  expect(payloads.length).toBeGreaterThanOrEqual(150);
  const view = await open();
  const address = view.page.url();
  const { origin } = new URL(address);
  const asked: string[] = [];
  view.page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url())) asked.push(request.url());
  });
  // Everything lazy is there before: what is judged is what is drawn.
  await view.show([{ type: "markdown", body: "$x$\n\n```js\nlet a\n```" }, { type: "html", body: "<b>ready</b>" }]);
  await view.page.waitForFunction(() => document.querySelector("math") && document.querySelector(".hljs-keyword") && document.querySelector(".contained > div")?.shadowRoot?.querySelector("b"));
  const breaches: unknown[] = [];
  for (const payload of payloads) {
    await view.show(everywhere(payload));
    await view.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const found = await breachesOf(view);
    if (found) breaches.push({ payload, ...found });
  }
  expect(breaches).toEqual([]);
  expect(asked).toEqual([]);
  expect(view.page.url()).toBe(address);
  // The policy has the last word while hostile text is taken apart: it reports handlers that it would not have compiled. It must not have been needed for anything else.
  const faults = await view.page.evaluate(() => window.faults.splice(0));
  expect(faults.filter((fault) => !fault.startsWith("policy: script-src-attr"))).toEqual([]);
  console.info(`${payloads.length} texts on ${everywhere("").length} surfaces; reports of the policy: ${faults.length}, all of handlers that were not compiled`);
});

test("a click on any link in hostile text asks the host for http, https or mail, or does nothing", { timeout: 120_000 }, async () => {
  const view = await open();
  const address = view.page.url();
  for (const payload of payloads.filter((text) => /href|\]\(|<a\b|:/i.test(text))) {
    await view.show([{ type: "markdown", body: payload, html: true }, { type: "markdown", body: payload }, { type: "html", body: payload }]);
    await view.page.evaluate(() => {
      const click = (root: ParentNode): void => {
        for (const element of root.querySelectorAll("*")) {
          if (element.shadowRoot) click(element.shadowRoot);
          if (element.localName === "a") for (const type of ["click", "auxclick"]) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, button: type === "click" ? 0 : 1 }));
        }
      };
      click(document);
    });
  }
  const opened = (await view.said()).flatMap((message) => (message.type === "openLink" ? [message.url] : []));
  expect(opened.filter((url) => !/^(?:https?|mailto):/.test(url))).toEqual([]);
  expect(opened.length).toBeGreaterThan(3);
  expect(view.page.url()).toBe(address);
  expect(await view.page.evaluate(() => "hurt" in window)).toBe(false);
  await view.page.evaluate(() => window.faults.splice(0));
});
