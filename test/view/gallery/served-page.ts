/** A page of the gallery as `dacapo run` serves it, in VS Code's colours. */
import { chromium, type Browser, type Page } from "playwright-core";
import { serve } from "../../../bench/lib/app-server.ts";
import { browserArgs, ensureBrowser } from "../../../scripts/lib/browser.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { type ThemeKind, themes } from "../lib/themes.ts";

export const launchBrowser = async (): Promise<Browser> => chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs] });

/** Serves a script until it is disposed of. */
export const serveScript = (file: string): Promise<AsyncDisposable & { readonly url: string }> => serve([inProject("dist", "cli.mjs"), "run", file, "--no-open"]);

/** Opens the page and waits until all that it shows is there. The context is the caller's to close. */
export async function openServed(browser: Browser, url: string, theme: ThemeKind, width: number): Promise<Page> {
  const { variables, bodyClass, isDark } = themes[theme];
  const context = await browser.newContext({ viewport: { width, height: 400 }, colorScheme: isDark ? "dark" : "light", reducedMotion: "reduce", locale: "en" });
  const page = await context.newPage();
  await page.addInitScript(takeTheme, { variables, bodyClass });
  await page.goto(url);
  await page.locator("h1").first().waitFor();
  // Idle: the run is over. What it drew may still be loading its chunk, its rows or its picture.
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .waiting'));
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  // The panel is as high as what is in it, so that all of it is seen: charts and pictures draw when they are in sight.
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  await page.waitForLoadState("networkidle");
  return page;
}

/** Runs in the page before anything else, as VS Code does it. */
function takeTheme({ variables, bodyClass }: { variables: Record<string, string>; bodyClass: string }): void {
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.classList.add(...bodyClass.split(" ").filter(Boolean));
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  }).observe(document, { childList: true, subtree: true });
}
