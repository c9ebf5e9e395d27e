/** The pages of examples/gallery as a person sees them, from the script to the screen. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { galleryPages } from "../../gallery/pages.ts";
import { violations } from "../lib/axe.ts";
import { launchBrowser, openServed, serveScript } from "./served-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(galleryPages.map(({ name, file }) => [name, file] as const))("the page %s has no violation, and fits into a narrow panel", async (_, file) => {
  await using app = await serveScript(file);
  const page = await openServed(browser, app.url, "light", 300);
  expect(await violations(page, "light")).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  await page.context().close();
});
