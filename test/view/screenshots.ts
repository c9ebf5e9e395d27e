/** Pictures of the page for looking at: `node test/view/screenshots.ts <folder>`, after a build of the view. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { chartGallery } from "./lib/chart-gallery.ts";
import { choiceGallery } from "./lib/choice-gallery.ts";
import { blockGallery, dataGallery, dialogGallery, sidebarGallery, textGallery, widgetGallery, explainGallery, mediaGallery, fileGallery } from "./lib/gallery.ts";
import { folded, pageLinks, row, shell } from "./lib/shell-gallery.ts";
import { media } from "./lib/media.ts";
import type { ThemeKind } from "./lib/themes.ts";
import { type View, Views, beginRun } from "./lib/view.ts";

const folder = process.argv[2] ?? "test-results/view";
mkdirSync(folder, { recursive: true });
const kinds: readonly ThemeKind[] = ["dark", "light", "hc-dark", "hc-light", "browser-dark", "browser-light"];
const widths = [300, 480, 840, 1400];
const where = { file: "/home/ada/app.ts", line: 12, column: 3 };

const views = await Views.launch();

async function picture(name: string, options: { theme?: ThemeKind; width?: number; height?: number }, set: (view: View) => Promise<void>): Promise<void> {
  const view = await views.open(options);
  await view.has(media);
  await set(view);
  await view.page.evaluate(() => document.fonts.ready);
  await view.page.waitForTimeout(150);
  await view.page.screenshot({ path: join(folder, `${name}.png`), fullPage: options.height === undefined });
  for (const fault of await view.faults()) console.log(`${name}: ${fault}`);
  await view.close();
}

const galleries = { text: textGallery, data: dataGallery, widgets: widgetGallery, charts: chartGallery, explain: explainGallery, media: mediaGallery, files: fileGallery, choices: choiceGallery };

for (const theme of kinds) {
  for (const [name, nodes] of Object.entries(galleries)) await picture(`${name}-${theme}`, { theme }, (view) => view.show(nodes));
}
for (const width of widths) {
  await picture(`all-${width}`, { width }, (view) => view.show([...textGallery, ...dataGallery, ...widgetGallery, ...choiceGallery, ...blockGallery], { sidebar: sidebarGallery }));
}
const states: Record<string, (view: View) => Promise<void>> = {
  paused: (view) => view.show(textGallery, { status: { state: "paused", reason: "The state was the same in the last 25 runs.", where } }),
  stuck: (view) => view.show(textGallery, { status: { state: "stuck", blocked: false, where } }),
  crashed: (view) => view.show(textGallery, { status: { state: "crashed", reason: "The app's process ran out of memory.", fix: "Read less data at once.", log: "<--- Last few GCs --->\nFATAL ERROR: Reached heap limit" } }),
  stopped: (view) => view.show(textGallery, { status: { state: "stopped" } }),
  empty: (view) => view.show([]),
  "first-run": async (view) => {
    await view.show([], { status: { state: "running", sinceMs: 0 } });
    await view.page.waitForTimeout(400);
  },
  "long-run": async (view) => {
    await view.show(textGallery, { status: { state: "running", sinceMs: 0 } });
    await view.deltas(beginRun(1), { op: "progress", run: 1, cursors: [[0, 3]] });
    await view.page.waitForTimeout(800);
  },
  toast: async (view) => {
    await view.show(textGallery);
    await view.deltas({ op: "effect", effect: { id: 1, effect: { type: "toast", body: "Saved **48** rows", icon: ":material/save:", duration: "short" } } });
  },
  selectbox: async (view) => {
    await view.show(widgetGallery);
    await view.page.getByRole("combobox").click();
    await view.page.keyboard.press("ArrowDown");
  },
  help: async (view) => {
    await view.show(widgetGallery);
    await view.page.getByRole("button", { name: "Help" }).hover();
  },
  pages: (view) => view.show(pageLinks, { shell }),
  "pages-row": (view) => view.show(pageLinks, { shell: row }),
  "pages-folded": (view) => view.show(pageLinks, { shell: folded, sidebar: sidebarGallery }),
  about: async (view) => {
    await view.show(pageLinks, { shell });
    await view.page.getByRole("button", { name: "More", exact: true }).click();
    await view.page.getByRole("menuitem", { name: "About" }).click();
  },
  dialog: (view) => view.show(widgetGallery, { event: dialogGallery }),
  popover: async (view) => {
    await view.show(blockGallery);
    await view.page.getByRole("button", { name: "Filter" }).click();
  },
  menu: async (view) => {
    await view.show(widgetGallery);
    await view.page.getByRole("button", { name: "More", exact: true }).click();
  },
};
await picture("pages-300", { width: 300, height: 500 }, async (view) => {
  await view.show(pageLinks, { shell });
  await view.page.getByRole("button", { name: "Sidebar", exact: true }).click();
});
for (const theme of ["dark", "light", "hc-dark"] as const) {
  for (const [name, set] of Object.entries(states)) await picture(`state-${name}-${theme}`, { theme, width: 600, height: 520 }, set);
}
const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const edges: Record<string, NodeData[]> = {
  "long-words": [{ type: "title", body: word }, { type: "markdown", body: word.repeat(3) }, { type: "button", id: "b", label: word.repeat(2) }, { type: "metric", label: word, value: word }, { type: "radio", id: "r", label: "Choose", options: [word, word], value: 0 }],
  "right-to-left": [{ type: "header", body: "تقرير المبيعات" }, { type: "markdown", body: "مرحبا **بالعالم**، هذه فقرة قصيرة." }, { type: "textInput", id: "t", label: "الاسم", value: "آدا" }],
  emoji: [{ type: "title", body: "🎉 Party 🎈" }, { type: "button", id: "b", label: "Go", icon: "🚀" }, { type: "success", body: "Done", icon: "✅" }],
};
for (const [name, nodes] of Object.entries(edges)) await picture(`edge-${name}`, { width: 400, height: 500 }, (view) => view.show(nodes));
await picture("edge-zoom-200", { width: 420, height: 600 }, async (view) => {
  await view.show(widgetGallery, { sidebar: sidebarGallery });
  await view.page.evaluate(() => document.body.style.setProperty("zoom", "2"));
});
await picture("drawer", { width: 400, height: 600 }, async (view) => {
  await view.show(textGallery, { sidebar: sidebarGallery });
  await view.page.getByRole("button", { name: "Sidebar" }).click();
});
await views.close();
