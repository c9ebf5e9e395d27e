/** An app with pages in a real browser, served by its real server: what the address says, and where it leads. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createAppHost } from "../../runtime/host/app-host.ts";
import { AppServer } from "../../runtime/server/app-server.ts";
import { Assets } from "../../runtime/server/assets.ts";
import { browserArgs, ensureBrowser } from "../../scripts/lib/browser.mjs";

const dist = resolve(import.meta.dirname, "../../dist");
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs] });
});
afterAll(() => browser.close());

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const files = {
  "app.ts": `import st from "dacapo";
await st.navigation([st.page("home.ts", { title: "Home" }), st.page("list.ts", { title: "List", icon: "📋" }), st.page("facts.ts", { visibility: "hidden" })]).run();
st.caption("query " + JSON.stringify(st.queryParams.toDict()));`,
  "home.ts": `import st from "dacapo";
st.header("At home");
if (st.button("Filter")) st.queryParams.set("n", 1 + Number(st.queryParams.n ?? 0));
if (st.button("To the list")) st.switchPage("list.ts", { queryParams: { sort: "up" } });`,
  "facts.ts": `import st from "dacapo";\nst.text("facts " + JSON.stringify(st.context));`,
  "list.ts": `import st from "dacapo";\nst.header("The list");`,
};

/** Serves the app and gives a way to open pages of it. */
async function serve(): Promise<{ open(path?: string): Promise<Page>; base: string }> {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-address-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const host = createAppHost({ file: join(folder, "app.ts"), childEntry: join(dist, "child.mjs"), fallbackNode: process.execPath, nodePath: process.execPath });
  const server = new AppServer({ host, assets: new Assets(join(dist, "webview")), title: "app.ts", port: 0, log: () => {} });
  const address = await server.listen();
  host.start();
  ends.push(async () => {
    await Promise.all([server.close(), host.dispose()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const base = `${new URL(address).origin}/${server.token}/`;
  return {
    base,
    async open(path) {
      const page = await browser.newPage();
      ends.push(() => page.close());
      page.setDefaultTimeout(15_000);
      await page.goto(path === undefined ? address : base + path);
      return page;
    },
  };
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole("heading", { name }).waitFor();
const queryIs = (page: Page, query: string): Promise<void> => page.getByText(`query ${query}`).waitFor();

test("the printed address becomes that of the app, without the token in its query", async () => {
  const { open, base } = await serve();
  const page = await open();
  await heading(page, "At home");
  await page.waitForURL(base);
  await queryIs(page, "{}");
  expect(await page.title()).toBe("Home");
});

test("choosing a page shows in the address, and Back and Forward lead through the pages", async () => {
  const { open, base } = await serve();
  const page = await open();
  await page.getByRole("link", { name: "List" }).click();
  await heading(page, "The list");
  expect(page.url()).toBe(`${base}list`);
  expect(await page.title()).toBe("List");
  await page.goBack();
  await heading(page, "At home");
  expect(page.url()).toBe(base);
  await page.goForward();
  await heading(page, "The list");
});

test("what the script writes into the query shows at once and is no step back", async () => {
  const { open, base } = await serve();
  const page = await open();
  await page.getByRole("link", { name: "List" }).click();
  await heading(page, "The list");
  await page.getByRole("link", { name: "Home" }).click();
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(`${base}?n=1`);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(`${base}?n=2`);
  await page.goBack();
  await heading(page, "The list");
  expect(page.url()).toBe(`${base}list`);
  await page.goForward();
  await queryIs(page, '{"n":"2"}');
});

test("st.switchPage shows in the address with its query", async () => {
  const { open, base } = await serve();
  const page = await open();
  await page.getByRole("button", { name: "To the list" }).click();
  await page.waitForURL(`${base}list?sort=up`);
  await queryIs(page, '{"sort":"up"}');
});

test("an address leads to its page and query, also when the page is loaded again", async () => {
  const { open, base } = await serve();
  const page = await open("list?a=1&a=2");
  await heading(page, "The list");
  await queryIs(page, '{"a":"2"}');
  await page.reload();
  await heading(page, "The list");
  await queryIs(page, '{"a":"2"}');
  expect(page.url()).toBe(`${base}list?a=1&a=2`);
});

test("a page that does not exist is said so and is the first one instead", async () => {
  const { open, base } = await serve();
  const page = await open("nowhere");
  await heading(page, "At home");
  await page.getByText("There is no page nowhere here").waitFor();
  await page.waitForURL(base);
});

test("a second tab of the session shows the same, and its address follows", async () => {
  const { open, base } = await serve();
  const first = await open();
  await heading(first, "At home");
  const second = await open("list");
  await heading(second, "The list");
  await heading(first, "The list");
  await first.waitForURL(`${base}list`);
});

test("the script knows the window and the request that it was opened with", async () => {
  const { open, base } = await serve();
  const page = await open("facts");
  await page.getByText(/^facts \{.*"url":"http/).waitFor();
  const facts = JSON.parse((await page.getByText(/^facts /).innerText()).slice(6));
  expect(facts).toMatchObject({ url: `${base}facts`, ipAddress: null, isEmbedded: false, locale: "en-US", theme: { type: "light" }, cookies: {} });
  expect(facts.headers).toMatchObject({ host: new URL(base).host, "user-agent": expect.stringContaining("Chrome") });
  expect(facts.timezoneOffset).toBe(await page.evaluate(() => new Date().getTimezoneOffset()));
  // It has asked, so it runs again when the answer changes.
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByText(/"theme":\{"type":"dark"\}/).waitFor();
});

test("a page is also what another tab can open: its link has an address", async () => {
  const { open, base } = await serve();
  const page = await open();
  await heading(page, "At home");
  expect(await page.getByRole("link", { name: "List" }).getAttribute("href")).toBe(`${new URL(base).pathname}list`);
});
