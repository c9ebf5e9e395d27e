/** The same texts as in `text.test.ts`, wherever any element of the page shows one: labels of charts and maps, cells, files, menus, days. */
import { expect, test } from "vitest";
import type { NodeData } from "../../../runtime/protocol/element.ts";
import type { NodeSnapshot } from "../../../runtime/protocol/tree.ts";
import { chart, chartGallery } from "../lib/chart-gallery.ts";
import { choiceGallery } from "../lib/choice-gallery.ts";
import { blockGallery, dataGallery, fileGallery, mediaGallery, widgetGallery } from "../lib/gallery.ts";
import { mapGallery } from "../lib/map-gallery.ts";
import { media } from "../lib/media.ts";
import { pageLinks } from "../lib/shell-gallery.ts";
import { tableGallery } from "../lib/table-gallery.ts";
import { useViews } from "../lib/use-views.ts";
import { payloads } from "./payloads.ts";

const open = useViews();

/** Properties that a person reads. All others are words of the protocol, numbers and ids. */
const readable = new Set(["label", "body", "help", "placeholder", "caption", "captions", "alt", "title", "icon", "options", "labels", "delta", "deltaDescription", "text", "name", "avatar", "doc", "signature", "xLabel", "yLabel", "displayText", "format", "fileName"]);

/** Names of columns differ, as those of any table do. */
let count = 0;

/** The same with `text` in the place of all that is read; lists stay lists of different texts. */
function hostile(value: unknown, text: string, isRead = false): unknown {
  if (typeof value === "string") return isRead ? text : value;
  if (Array.isArray(value)) return value.map((one, i) => (typeof one === "string" && isRead ? `${text} ${i}` : hostile(one, text)));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === "head" ? cells(one, text) : key === "name" ? `${text} ${++count}` : hostile(one, text, readable.has(key))]));
}

/** The rows of a table that travel with it: every text in them, lists and objects too. */
const cells = (value: unknown, text: string): unknown => {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((one) => cells(one, text));
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cells(one, text)])) : value;
};

const chartsOf = (text: string): NodeData[] => [
  chart({ type: "lineChart", data: { [text]: [1, 5, 2], [`${text} 2`]: [2, 3, 4] }, xLabel: text, yLabel: text }),
  chart({ type: "barChart", data: new Map([[text, 1], [`${text} 2`, 2]]), stack: "zero" }),
  chart({ type: "scatterChart", data: [{ x: 1, y: 2, kind: text }, { x: 2, y: 1, kind: `${text} 2` }], x: "x", y: "y", color: "kind" }),
];

/** Several texts at once: each begins on a line of its own. */
const texts = Array.from({ length: Math.ceil(payloads.length / 12) }, (_, i) => payloads.slice(i * 12, i * 12 + 12).join("\n"));

test("hostile texts in every element: none runs, loads or leads away", { timeout: 180_000 }, async () => {
  const view = await open();
  await view.has(media);
  const address = view.page.url();
  const { origin } = new URL(address);
  const asked: string[] = [];
  view.page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url())) asked.push(request.url());
  });
  const groups: readonly (NodeData | NodeSnapshot)[][] = [[...dataGallery, ...widgetGallery, ...pageLinks], [...choiceGallery, ...fileGallery], [...blockGallery, ...mediaGallery], [...tableGallery, ...chartGallery.slice(0, 2), ...mapGallery]];
  const breaches: unknown[] = [];
  for (const [i, text] of texts.entries()) {
    // SAFETY: only texts were replaced, by other texts.
    const nodes = hostile(groups[i % groups.length], text) as (NodeData | NodeSnapshot)[];
    await view.show([...chartsOf(text), ...nodes, { type: "button", id: "end", label: "still here" }]);
    await view.page.getByRole("button", { name: "still here" }).waitFor();
    // The menus, lists and tips that show a text when a person comes near.
    await view.page.getByRole("img", { name: /chart/ }).first().press("Home");
    await view.page.locator(".tip").first().waitFor();
    const found = await view.page.evaluate(() => ({
      hurt: "hurt" in window,
      handlers: [...document.querySelectorAll("#content *")].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")),
      tags: [...document.querySelectorAll("#content :is(script, style, object, embed, base, link, meta, frame, applet, template, noscript, marquee)")].map((one) => one.localName),
      links: [...document.querySelectorAll<HTMLAnchorElement>("#content a[href]")].map((one) => one.getAttribute("href") ?? "").filter((href) => /^\s*(?:javascript|data|vbscript|command|file|vscode)/i.test(href)),
    }));
    if (found.hurt || found.handlers.length + found.tags.length + found.links.length > 0) breaches.push({ text, ...found });
  }
  expect(breaches).toEqual([]);
  expect(asked).toEqual([]);
  expect(view.page.url()).toBe(address);
  const faults = await view.page.evaluate(() => window.faults.splice(0));
  expect(faults.filter((fault) => !fault.startsWith("policy: script-src-attr"))).toEqual([]);
  // What is no media, no file and no row says so: that is not what is judged here.
  await view.takeReports();
});
