/**
 * Pictures of every page of the gallery for docs/elements.md, and that page: `npm run gallery [-- <page>…]`.
 * What is said of a page stands in `judgements.json` beside this file; a page of which nothing is said is named.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";
import { ensureChartLibraries } from "../../../scripts/lib/chart-libraries.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import type { ThemeKind } from "../lib/themes.ts";
import { galleryPages } from "../../gallery/pages.ts";
import { launchBrowser, openServed, serveScript } from "./served-page.ts";

interface Picture {
  readonly name: string;
  readonly theme: ThemeKind;
  readonly width: number;
}

const pictures: readonly Picture[] = [
  { name: "light", theme: "light", width: 840 },
  { name: "dark", theme: "dark", width: 840 },
  { name: "hc-dark", theme: "hc-dark", width: 840 },
  { name: "hc-light", theme: "hc-light", width: 840 },
  { name: "narrow", theme: "light", width: 300 },
];
const only = process.argv.slice(2);
const pages = galleryPages.filter(({ name }) => only.length === 0 || only.includes(name));
const judgements: { readonly [page: string]: string } = JSON.parse(readFileSync(new URL("judgements.json", import.meta.url), "utf8"));

mkdirSync(inProject("docs", "gallery"), { recursive: true });
const libraries = await ensureChartLibraries();
const browser = await launchBrowser();
for (const { name, file } of pages) {
  using project = projectOf(file);
  await using app = await serveScript(project.file);
  for (const picture of pictures) {
    const page = await openServed(browser, app.url, picture.theme, picture.width);
    writeFileSync(inProject("docs", "gallery", `${name}-${picture.name}.png`), await settled(page));
    await page.context().close();
  }
  console.log(name);
}
await browser.close();
writeFileSync(inProject("docs", "elements.md"), contactSheet());

/** A project of its own for a page, with the libraries that some charts are drawn by. */
function projectOf(file: string): Disposable & { readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-gallery-"));
  // A page of several files finds them where it stands.
  const needsLibraries = basename(file) === "libraries.ts";
  if (needsLibraries) {
    copyFileSync(file, join(folder, basename(file)));
    symlinkSync(libraries, join(folder, "node_modules"), "junction");
  }
  return { file: needsLibraries ? join(folder, basename(file)) : file, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The picture once nothing in it changes any more: a frame draws by itself, and the browser's viewer of documents tells nobody. */
async function settled(page: Page): Promise<Buffer> {
  const still = 5;
  const most = 60;
  let picture = await page.screenshot();
  for (let same = 0, i = 0; (await page.locator("iframe").count()) > 0 && same < still && i < most; i++) {
    await page.waitForTimeout(400);
    // Diagrams make the page longer.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const size = page.viewportSize();
    if (size && size.height !== height) await page.setViewportSize({ ...size, height });
    const next = await page.screenshot();
    same = next.equals(picture) ? same + 1 : 0;
    picture = next;
  }
  return picture;
}

function contactSheet(): string {
  const sections = galleryPages.map(({ name }) => {
    if (judgements[name] === undefined) console.log(`${name}: nothing is said of it in judgements.json`);
    const cells = pictures.map((picture) => `![${name}, ${picture.name}](gallery/${name}-${picture.name}.png)`);
    return `## [${name}](../examples/gallery/${name}.ts)\n\n${judgements[name] ?? ""}\n\n| ${pictures.map((picture) => picture.name).join(" | ")} |\n|${" --- |".repeat(pictures.length)}\n| ${cells.join(" | ")} |\n`;
  });
  return `# Elements\n\nEvery function of \`st\`, a page per family: \`dacapo run examples/gallery/<page>.ts\`. The pictures are taken by \`npm run gallery\`, in VS Code's\nfour kinds of themes at 840 pixels and in a panel of 300; what is said of a page\nwas written after looking at its five pictures side by side.\n\n${sections.join("\n")}`;
}
