/** W6: a chart of three long series that is drawn anew. */
import { setTimeout as wait } from "node:timers/promises";
import { appFile, serveApp } from "../lib/app-server.ts";
import type { Workload } from "../lib/bench.ts";
import { answerMs } from "../lib/clicking.ts";
import { stillSince, watchDrawing } from "../page/stillness.ts";
import { Person } from "../page/person.ts";

const silenceMs = 400;
const warm = 3;

export const w6: Workload = async (bench) => {
  await using app = await serveApp(appFile("w6.ts"));
  await using person = await Person.sitDown(bench.browser);
  await person.page.addInitScript(watchDrawing);
  await person.page.goto(app.url);
  await person.page.locator("canvas").first().waitFor();
  const at = await person.buttonAt("Redraw");
  const [texts, legends, quiets]: [number[], number[], number[]] = [[], [], []];
  for (let k = 1; k <= 2 * (warm + bench.times(12)); k++) {
    await wait(60 + ((k * 7) % 50));
    // In turn: the text below the chart, and the label in its legend.
    const seen = await person.click(at, k % 2 === 0 ? `Chart ${k};` : `seriesA${k}`);
    const quietAt = await person.page.evaluate(stillSince, silenceMs);
    if (k <= 2 * warm) continue;
    (k % 2 === 0 ? texts : legends).push(answerMs(seen));
    quiets.push(quietAt - seen.inputAt);
  }
  return {
    measurements: [
      { id: "w6-text", what: "W6 chart 3 × 10,000 points redrawn: text", unit: "ms", samples: texts },
      { id: "w6-legend", what: "W6 the same: label in the legend", unit: "ms", samples: legends },
      { id: "w6", what: `W6 the same: last thing drawn before ${silenceMs} ms of silence`, unit: "ms", samples: quiets, goal: { atMost: 120 }, note: "all points travel; drawn by column of pixels" },
    ],
  };
};
