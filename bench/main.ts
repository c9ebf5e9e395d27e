/**
 * Measures Dacapo in a real browser, beside the floors of the same machine in the same run. Started by `npm run bench`,
 * which has built everything. Prints tables; judges against the goals, but never fails because something was slow.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { browserArgs, ensureBrowser } from "../scripts/lib/browser.mjs";
import { Refusal, runScript, step } from "../scripts/lib/report.mjs";
import { floorPages } from "./floors/floor-pages.ts";
import { Floors } from "./floors/floors.ts";
import { appFile, serveApp } from "./lib/app-server.ts";
import type { Bench } from "./lib/bench.ts";
import { machine } from "./lib/machine.ts";
import { type Counts, judge, type Measurement } from "./lib/measurement.ts";
import { measureGrowth } from "./growth/measure-growth.ts";
import { publish, publishGrowth } from "./lib/publish.ts";
import { countsTable, growthTable, timesTable } from "./lib/table.ts";
import { comparable, compared, serveStreamlit, streamlitVersion } from "./streamlit/streamlit.ts";
import { measureVscode } from "./vscode/measure-vscode.ts";
import { workloads } from "./workloads/workloads.ts";

/** A quick run measures a part of what a full one does, and at least this often. */
const quickPart = 0.2;
const leastTimes = 3;

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: [] },
      json: { type: "string" },
      quick: { type: "boolean", default: false },
      docs: { type: "boolean", default: false },
      vscode: { type: "boolean", default: false },
      growth: { type: "boolean", default: false },
    },
  });
  const times = (usual: number): number => (values.quick ? Math.max(leastTimes, Math.round(usual * quickPart)) : usual);
  if (values.growth) return growth(times, values);
  const names = chosen(values.only.flatMap((list) => list.split(",")));
  const { measurements, counts } = values.vscode ? { measurements: await measureVscode(times), counts: [] } : await measure(names, times);
  const tables = [timesTable(measurements.map((one) => judge(one, measurements))), ...(counts.length > 0 ? [countsTable(counts)] : [])].join("\n\n");
  console.log(`${machine()}\n\n${tables}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ machine: machine(), measurements, counts }, undefined, 2)}\n`);
  if (values.docs) publish(values.vscode ? "vscode" : "browser", `${machine()}\n\n${tables}`);
});

/** The curves, in place of the workloads. */
async function growth(times: Bench["times"], { json, docs }: { json?: string | undefined; docs: boolean }): Promise<void> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs] });
  const curves = await measureGrowth(browser, times).finally(() => browser.close());
  const tables = curves.map(growthTable).join("\n\n");
  console.log(`${machine()}\n\n${tables}`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine: machine(), curves }, undefined, 2)}\n`);
  if (docs) publishGrowth(curves, machine());
}

function chosen(names: readonly string[]): string[] {
  const unknown = names.find((name) => !Object.hasOwn(workloads, name));
  if (unknown !== undefined) throw new Refusal(`There is no workload "${unknown}". There are: ${Object.keys(workloads).join(", ")}.`);
  return names.length > 0 ? [...names] : Object.keys(workloads);
}

async function measure(names: readonly string[], times: Bench["times"]): Promise<{ measurements: Measurement[]; counts: Counts[] }> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs] });
  try {
    await using floors = await Floors.start(browser);
    const measurements: Measurement[] = [];
    const counts: Counts[] = [];
    await step("measuring the floors", async () => {
      for (const page of floorPages) await floors.sample(page, times(20));
    });
    const streamlit = streamlitVersion();
    for (const name of names) {
      const found = await step(`measuring ${name}`, () => workloads[name]?.({ browser, floors, times, serve: (app) => serveApp(appFile(`${app}.ts`)) }));
      const other = streamlit !== undefined && comparable.has(name) ? await step(`measuring ${name} in Streamlit`, () => workloads[name]?.({ browser, floors, times, serve: serveStreamlit })) : undefined;
      measurements.push(...compared(found?.measurements ?? [], other?.measurements ?? [], streamlit ?? ""));
      counts.push(...(found?.counts ?? []));
    }
    return { measurements: [...floors.measurements, ...measurements], counts };
  } finally {
    await browser.close();
  }
}
