/** Every element and state, judged by axe, in VS Code's themes and in a plain browser. */
import { describe, expect, test } from "vitest";
import { chartGallery } from "./lib/chart-gallery.ts";
import { choiceGallery } from "./lib/choice-gallery.ts";
import { blockGallery, dataGallery, dialogGallery, sidebarGallery, textGallery, widgetGallery, explainGallery, mediaGallery, fileGallery } from "./lib/gallery.ts";
import { pageLinks, row, shell } from "./lib/shell-gallery.ts";
import { media } from "./lib/media.ts";
import { tableGallery } from "./lib/table-gallery.ts";
import { violations } from "./lib/axe.ts";
import type { ThemeKind } from "./lib/themes.ts";
import { useViews } from "./lib/use-views.ts";

const open = useViews();
const themes: readonly ThemeKind[] = ["dark", "light", "hc-dark", "hc-light", "browser-dark", "browser-light"];

describe.each(themes)("in the theme %s", (theme) => {
  test("text, data, widgets and blocks have no violation", async () => {
    const view = await open({ theme });
    await view.has(media);
    for (const nodes of [textGallery, [...dataGallery, ...explainGallery], mediaGallery, fileGallery, [...widgetGallery, ...blockGallery]]) {
      await view.show(nodes, { sidebar: sidebarGallery });
      // Rich text is drawn once its chunk is there.
      await view.page.waitForFunction(() => [...document.querySelectorAll(".md")].every((one) => one.textContent?.trim()));
      if (nodes === textGallery) await view.page.waitForFunction(() => document.querySelectorAll(".line .hljs-keyword").length > 0 && document.querySelectorAll("math").length > 1);
      expect(await violations(view.page, theme)).toEqual([]);
    }
  });

  test("charts have no violation", async () => {
    const view = await open({ theme });
    await view.show(chartGallery);
    await view.page.locator("canvas").first().waitFor();
    await view.page.getByRole("img", { name: /chart/ }).first().press("Home");
    await view.page.locator(".tip").waitFor();
    expect(await violations(view.page, theme)).toEqual([]);
  });

  test("tables have no violation", async () => {
    const view = await open({ theme });
    await view.show(tableGallery);
    await view.page.getByRole("gridcell").first().waitFor();
    await view.page.getByRole("grid").first().press("ArrowDown");
    expect(await violations(view.page, theme)).toEqual([]);
    await view.page.getByRole("columnheader", { name: "name" }).first().click({ button: "right" });
    await view.page.getByRole("menu").waitFor();
    expect(await violations(view.page, theme, "[role=menu]")).toEqual([]);
  });

  test("dialogs and popovers have no violation", async () => {
    const view = await open({ theme });
    await view.show(blockGallery);
    await view.page.getByRole("button", { name: "Filter" }).click();
    await view.page.getByRole("dialog", { name: "Filter" }).waitFor();
    expect(await violations(view.page, theme, ".popover")).toEqual([]);
    await view.show(blockGallery, { event: dialogGallery });
    await view.page.getByRole("dialog", { name: "Cast your vote" }).waitFor();
    expect(await violations(view.page, theme)).toEqual([]);
  });

  test("pages in the sidebar and in a row have no violation", async () => {
    const view = await open({ theme });
    for (const one of [shell, row]) {
      await view.show(pageLinks, { shell: one });
      await view.page.waitForFunction(() => [...document.querySelectorAll(".md")].every((part) => part.textContent?.trim()));
      expect(await violations(view.page, theme)).toEqual([]);
    }
  });

  test("banners, toasts, lists and menus have no violation", async () => {
    const view = await open({ theme });
    const judge = async (part?: string): Promise<void> => expect(await violations(view.page, theme, part)).toEqual([]);
    await view.show(["name", "city", "amount"].flatMap((id) => widgetGallery.filter((node) => "id" in node && node.id === id)), {
      status: { state: "crashed", reason: "Out of memory.", log: "last words" },
      effects: [{ id: 1, effect: { type: "toast", body: "Saved", duration: "infinite" } }],
    });
    await judge();
    await view.page.getByRole("combobox").click();
    await view.page.keyboard.press("ArrowDown");
    await judge(".selectbox");
    await view.page.keyboard.press("Escape");
    await view.page.getByRole("button", { name: "More", exact: true }).click();
    await judge("header");
    await view.page.keyboard.press("Escape");
    await view.page.getByTitle("Double click to type a value").first().dblclick();
    await judge(".slider");
    await view.page.getByRole("button", { name: "Help" }).first().hover();
    await judge(".textInput");
  });

  test("choices, days and times have no violation, with their lists, menus and calendars", async () => {
    const view = await open({ theme });
    await view.show(choiceGallery);
    // What is loaded when it is first drawn.
    await view.page.getByLabel("Start: time").waitFor();
    await view.page.getByRole("combobox", { name: "Birthday" }).waitFor();
    await view.page.getByRole("combobox", { name: "Alarm" }).waitFor();
    const judge = async (part?: string): Promise<void> => expect(await violations(view.page, theme, part)).toEqual([]);
    await judge();
    await view.page.getByRole("combobox", { name: "Cities" }).click();
    await view.page.keyboard.press("ArrowDown");
    await judge(".multiselect");
    await view.page.getByRole("button", { name: "Export" }).click();
    await judge(".menuButton");
    await view.page.getByRole("combobox", { name: "Holiday" }).press("ArrowDown");
    await judge(".dateInput");
    await view.page.getByRole("combobox", { name: "Alarm" }).click();
    await judge(".timeInput");
    await view.page.getByRole("combobox", { name: "Birthday" }).fill("soon");
    await judge(".dateInput");
  });
});
