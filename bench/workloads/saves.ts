/** W8: from a save to the page. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { appFile, serveApp } from "../lib/app-server.ts";
import type { Workload } from "../lib/bench.ts";
import { Person } from "../page/person.ts";

const betweenSavesMs = 700;

export const w8: Workload = async (bench) => {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-bench-"));
  try {
    for (const name of ["w8.ts", "w8-helper.ts"]) cpSync(appFile(name), join(folder, name));
    await using app = await serveApp(join(folder, "w8.ts"));
    await using person = await Person.sitDown(bench.browser, "helper MARK_0;");
    await person.open(app.url);
    const save = (name: string, word: string): Promise<number[]> => saves(person, join(folder, name), word, bench.times(20));
    return {
      measurements: [
        { id: "w8-main", what: "W8 save → DOM, the script", unit: "ms", samples: await save("w8.ts", "main"), goal: { atMost: 20 } },
        { id: "w8-module", what: "W8 save → DOM, an imported module", unit: "ms", samples: await save("w8-helper.ts", "helper"), goal: { atMost: 25 } },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Changes the mark after `word` in a file, again and again. */
async function saves(person: Person, file: string, word: string, count: number): Promise<number[]> {
  const text = readFileSync(file, "utf8");
  const samples: number[] = [];
  for (let k = 1; k <= count; k++) {
    await wait(betweenSavesMs);
    const mark = `${word} MARK_${k};`;
    samples.push(await person.causes(mark, () => writeFileSync(file, text.replace(/(main|helper) MARK_\d+;/, mark))));
  }
  return samples;
}
