/**
 * What an answer costs, in things that can be counted: no machine is slow enough to change them. The apps are those of the
 * benchmarks, served as `dacapo run` serves them.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appFile, serveApp } from "../../bench/lib/app-server.ts";
import { Person, type Traffic } from "../../bench/page/person.ts";
import type { DomChanges } from "../../bench/page/probe.ts";
import { browserArgs, ensureBrowser } from "../../scripts/lib/browser.mjs";

/**
 * A changed text and what is said of its run. A run that takes longer than a frame on a slow machine says it in several
 * messages, with a word on its state; an element that is sent for nothing would show all the same: there are a thousand.
 */
const mostBytes = 1200;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs] });
  folder = mkdtempSync(join(tmpdir(), "dacapo-costs-"));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What one more click costs, after a few that have warmed everything up. */
async function costOf(file: string, button: string, text: (k: number) => string): Promise<DomChanges & Traffic> {
  await using app = await serveApp(file);
  await using person = await Person.sitDown(browser);
  await person.page.goto(app.url);
  await person.page.getByRole("button", { name: button, exact: true }).waitFor();
  for (let k = 1; k <= 2; k++) {
    const at = await person.buttonAt(button);
    await person.counting(() => person.click(at, text(k)));
  }
  const at = await person.buttonAt(button);
  return await person.counting(() => person.click(at, text(3)));
}

/** A button, then `count` texts of which the first one changes. */
function manyTexts(count: number): string {
  const file = join(folder, `texts-${count}.ts`);
  writeFileSync(file, `import st from "dacapo";
st.sessionState.n ??= 0;
if (st.button("Update")) st.sessionState.n = Number(st.sessionState.n) + 1;
st.write(\`Top \${st.sessionState.n};\`);
for (let i = 0; i < ${count}; i++) st.text(\`Text number \${i}\`);
`);
  return file;
}

test("a click that sets a header in two runs sets one text, with one message each way", async () => {
  const cost = await costOf(appFile("w1.ts"), "Foo", (k) => `Foo ${k};`);
  expect(cost).toMatchObject({ texts: 1, nodes: 0, framesOut: 1 });
  expect(cost.bytesIn).toBeLessThan(mostBytes);
  expect(cost.bytesOut).toBeLessThan(150);
});

test.each([["w3.ts", "Top"], ["w3b.ts", "Bottom"]])("of 1,000 elements the one that changes is sent, and one text is set: %s", async (app, word) => {
  const cost = await costOf(appFile(app), "Update", (k) => `${word} ${k};`);
  expect(cost).toMatchObject({ texts: 1, nodes: 0, framesOut: 1 });
  expect(cost.bytesIn).toBeLessThan(mostBytes);
});

test("the cost of an answer does not grow with the page", async () => {
  const few = await costOf(manyTexts(100), "Update", (k) => `Top ${k};`);
  const many = await costOf(manyTexts(5000), "Update", (k) => `Top ${k};`);
  for (const { texts, nodes, framesOut, bytesIn } of [few, many]) {
    expect({ texts, nodes, framesOut }).toEqual({ texts: 1, nodes: 0, framesOut: 1 });
    expect(bytesIn).toBeLessThan(mostBytes);
  }
});

test("a thousand updates of one place reach the page as a few messages, and the last one is there", async () => {
  const cost = await costOf(appFile("w7.ts"), "Stream", (k) => `run ${k} tick 1000;`);
  expect(cost.framesIn).toBeLessThan(120);
  expect(cost.texts).toBeLessThan(120);
});
