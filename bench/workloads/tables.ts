/** W5a, W5b: large tables that are drawn anew, and what a person does to the larger one. */
import { setTimeout as wait } from "node:timers/promises";
import { appFile, serveApp } from "../lib/app-server.ts";
import type { Workload } from "../lib/bench.ts";
import { answerMs } from "../lib/clicking.ts";
import type { Measurement } from "../lib/measurement.ts";
import { Person } from "../page/person.ts";

/** What drawing may cost besides what the script itself takes to make the numbers. */
const aboveScriptMs = 15;
const actionMs = 300;

export const w5a: Workload = async (bench) => {
  await using app = await serveApp(appFile("w5a.ts"));
  await using person = await Person.sitDown(bench.browser);
  return { measurements: await redraws(person, app.url, "w5a", "W5a table 100,000 × 10 redrawn", 2, bench.times(20)) };
};

export const w5b: Workload = async (bench) => {
  await using app = await serveApp(appFile("w5b.ts"));
  await using person = await Person.sitDown(bench.browser);
  const measurements = await redraws(person, app.url, "w5b", "W5b table 1,000,000 × 5 redrawn", 2, bench.times(8));
  return { measurements: [...measurements, ...(await handled(person, bench.times(8)))] };
};

/** Clicks on Redraw: in turn, the text below the table and the number in its first cell are waited for. */
async function redraws(person: Person, url: string, id: string, what: string, warm: number, measured: number): Promise<Measurement[]> {
  await person.page.goto(url);
  await person.page.getByRole("gridcell", { name: "777000" }).waitFor();
  const at = await person.buttonAt("Redraw");
  const [text, cell]: [Redraw[], Redraw[]] = [[], []];
  for (let k = 1; k <= 2 * (warm + measured); k++) {
    await wait(60 + ((k * 7) % 50));
    const isText = k % 2 === 0;
    const ms = answerMs(await person.click(at, isText ? `Table ${k};` : String(777_000 + k)));
    await person.page.getByText(`Table ${k};`).waitFor();
    const made = Number(/made in ([\d.]+)/.exec(await person.page.getByText(`Table ${k};`).innerText())?.[1]);
    if (k <= 2 * warm) continue;
    (isText ? text : cell).push({ ms, made });
  }
  return [...redrawn(`${id}-text`, `${what}: text`, text), ...redrawn(`${id}-cell`, `${what}: number in the first cell`, cell)];
}

/** From the click to what was waited for, and what the script took of that to make the numbers. */
interface Redraw {
  ms: number;
  made: number;
}

function redrawn(id: string, what: string, redraws: readonly Redraw[]): Measurement[] {
  return [
    { id, what, unit: "ms", samples: redraws.map(({ ms }) => ms) },
    { id: `${id}-above`, what: `${what}, without what the script takes to make the numbers`, unit: "ms", samples: redraws.map(({ ms, made }) => ms - made), goal: { atMost: aboveScriptMs } },
  ];
}

/** Sorting, searching, and going to the last row. Each time as if for the first time: the table is another one. */
async function handled(person: Person, times: number): Promise<Measurement[]> {
  const { page } = person;
  const [sorts, searches, jumps]: [number[], number[], number[]] = [[], [], []];
  const redraw = await person.buttonAt("Redraw");
  const grid = page.getByRole("grid");
  for (let round = 0; round < times; round++) {
    const n = Number(/Table (\d+);/.exec(await page.getByText(/Table \d+;/).innerText())?.[1]) + 1;
    await person.click(redraw, `Table ${n};`);
    await grid.focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("columnheader", { name: "c0" }).and(page.locator('[aria-sort="ascending"]')).waitFor();
    await page.getByRole("gridcell", { name: String(777_000 + n) }).waitFor({ state: "detached" });
    sorts.push(answerMs(await person.press("Enter", String(777_000 + n))));
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+f");
    await page.keyboard.type("777");
    await page.getByText(/^[\d,]{3,} of 1,000,000 rows$/).waitFor();
    searches.push(answerMs(await person.press("0", "1 of 1,000,000 rows")));
    await page.keyboard.press("Escape");
    await page.getByText(/^1,000,000 rows$/).waitFor();
    jumps.push(answerMs(await person.press("Control+End", "999999")));
  }
  const found = [["sort", "sorted", sorts], ["search", "searched", searches], ["jump", "last row", jumps]] as const;
  return found.map(([name, word, samples]) => ({ id: `w5b-${name}`, what: `W5b the same table: ${word}`, unit: "ms", samples: [...samples], goal: { atMost: actionMs } }));
}
