/** `npm run bench -- --growth`: how answers grow with what an app draws, how often it reruns, how long its tables are, and how many apps there are. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { step } from "../../scripts/lib/report.mjs";
import { type AppServer, appFile, serveApp } from "../lib/app-server.ts";
import type { Bench } from "../lib/bench.ts";
import { answerMs, clicks } from "../lib/clicking.ts";
import { childOf, NodeHeap, residentMiB } from "../lib/process-memory.ts";
import { median } from "../lib/statistics.ts";
import { Person } from "../page/person.ts";
import type { Curve, Point } from "./curve.ts";

type Times = Bench["times"];

const curves: Record<string, (browser: Browser, times: Times) => Promise<Curve>> = {
  elements: async (browser, times) => ({
    id: "elements",
    title: "Elements of which the last one changes",
    x: "elements",
    y: "ms from the click to the text (W3b)",
    points: await each([100, 1000, 10_000], (size) => elements(browser, size, times(10))),
  }),
  reruns: async (browser, times) => ({
    id: "reruns",
    title: "A script that asks for its rerun again and again",
    x: "reruns after one click",
    y: "reruns per second (W4)",
    points: await each([1000, 10_000, 100_000], (size) => reruns(browser, size, times(3))),
  }),
  rows: async (browser, times) => ({
    id: "rows",
    title: "A table of five columns that is drawn anew",
    x: "rows",
    y: "ms from the click to the text, without making the numbers (W5b)",
    points: await each([10_000, 100_000, 1_000_000], (size) => rows(browser, size, times(10))),
  }),
  sessions: async (browser, times) => ({
    id: "sessions",
    title: "Apps on one machine, clicked in turn",
    x: "apps, each with a page that is open",
    y: "ms from the click to the header (W1)",
    points: await each([1, 4, 16], (size) => sessions(browser, size, times(32))),
  }),
  saves: async (browser, times) => ({
    id: "saves",
    title: "A script that is saved again and again",
    x: "saves",
    y: "MiB of the child's JavaScript heap (W10)",
    points: await saves(browser, times(10_000)),
  }),
};

/** Every curve, in this order. */
export async function measureGrowth(browser: Browser, times: Times): Promise<Curve[]> {
  const found: Curve[] = [];
  for (const [name, measure] of Object.entries(curves)) found.push(await step(`measuring the growth with ${name}`, () => measure(browser, times)));
  return found;
}

async function each(sizes: readonly number[], measure: (size: number) => Promise<Omit<Point, "x">>): Promise<Point[]> {
  const points: Point[] = [];
  for (const x of sizes) points.push({ x, ...(await measure(x)) });
  return points;
}

async function sitDownAt(browser: Browser, app: AppServer, first: string): Promise<Person> {
  const person = await Person.sitDown(browser, first);
  await person.open(app.url);
  // Drawing the page is not over when its text is there.
  await wait(500);
  return person;
}

async function elements(browser: Browser, size: number, count: number): Promise<Omit<Point, "x">> {
  await using app = await serveApp(appFile("growth-elements.ts"), String(size));
  await using person = await sitDownAt(browser, app, "Bottom 0;");
  const seen = await clicks({ person, button: "Update", text: (k) => `Bottom ${k};`, warm: 3, measured: count });
  const at = await person.buttonAt("Update");
  const { texts, nodes, bytesIn } = await person.counting(() => person.click(at, `Bottom ${count + 4};`));
  return { y: median(seen.map(answerMs)), note: `${texts} text set, ${nodes} nodes added or removed, ${bytesIn} bytes to the page` };
}

async function reruns(browser: Browser, size: number, count: number): Promise<Omit<Point, "x">> {
  await using app = await serveApp(appFile("growth-reruns.ts"), String(size));
  await using person = await sitDownAt(browser, app, "Done after 0 reruns;");
  const seen = await clicks({ person, button: "Go", text: (k) => `Done after ${k * size} reruns;`, warm: 0, measured: count });
  return { y: median(seen.map((one) => (size / answerMs(one)) * 1000)) };
}

async function rows(browser: Browser, size: number, count: number): Promise<Omit<Point, "x">> {
  await using app = await serveApp(appFile("growth-rows.ts"), String(size));
  await using person = await sitDownAt(browser, app, "Table 0;");
  const at = await person.buttonAt("Redraw");
  const above: number[] = [];
  for (let k = 1; k <= count + 2; k++) {
    await wait(100);
    const ms = answerMs(await person.click(at, `Table ${k};`));
    const made = Number(/made in ([\d.]+)/.exec(await person.page.getByText(`Table ${k};`).innerText())?.[1]);
    if (k > 2) above.push(ms - made);
  }
  return { y: median(above) };
}

async function sessions(browser: Browser, size: number, count: number): Promise<Omit<Point, "x">> {
  await using stack = new AsyncDisposableStack();
  const people: Person[] = [];
  const memory: number[] = [];
  for (let i = 0; i < size; i++) {
    const app = stack.use(await serveApp(appFile("w1.ts")));
    people.push(stack.use(await sitDownAt(browser, app, "Title")));
    memory.push(residentMiB(childOf(app.pid)));
  }
  const samples: number[] = [];
  const warm = 3;
  const rounds = warm + Math.max(2, Math.round(count / size));
  for (let k = 1; k <= rounds; k++) {
    for (const person of people) {
      await person.page.bringToFront();
      await wait(60 + ((k * 7) % 50));
      const seen = await person.click(await person.buttonAt("Foo"), `Foo ${k};`);
      if (k > warm) samples.push(answerMs(seen));
    }
  }
  return { y: median(samples), note: `${Math.round(median(memory))} MiB resident in each app's process` };
}

/** Saves as fast as the page shows them, and looks at the heap when all garbage is gone. */
async function saves(browser: Browser, count: number): Promise<Point[]> {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-bench-"));
  try {
    for (const name of ["w8.ts", "w8-helper.ts"]) cpSync(appFile(name), join(folder, name));
    const file = join(folder, "w8.ts");
    const text = readFileSync(file, "utf8");
    await using app = await serveApp(file);
    await using person = await sitDownAt(browser, app, "helper MARK_0;");
    const save = (k: number): Promise<unknown> => person.causes(`main MARK_${k};`, () => writeFileSync(file, text.replace("MARK_0", `MARK_${k}`)));
    // Caches and compiled code have their size by then.
    const first = Math.ceil(count / 10);
    for (let k = 1; k <= first; k++) await save(k);
    using heap = await NodeHeap.open(childOf(app.pid));
    const points: Point[] = [{ x: first, y: await heap.usedMiB() }];
    for (let k = first + 1; k <= count; k++) {
      await save(k);
      if (k === Math.ceil(count / 3) || k === count) points.push({ x: k, y: await heap.usedMiB() });
    }
    return points;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
