/** The workloads in the preview of a real VS Code. */
import { setTimeout as wait } from "node:timers/promises";
import { answerMs } from "../lib/clicking.ts";
import type { Goal, Measurement } from "../lib/measurement.ts";
import { median } from "../lib/statistics.ts";
import type { Vscode } from "../../test/vscode/lib/vscode.ts";
import { Panel } from "./panel.ts";

/** Above the round trip of a panel, as the goals have it. */
const overFloorMs = 5;
const betweenKeysMs = 350;
const savedMs = 60;

/** Opens a script and runs it. Gives its panel and the milliseconds from the command to the first paint. */
async function runApp(vscode: Vscode, file: string, first: string): Promise<{ panel: Panel; firstPaintMs: number }> {
  await vscode.host.call((api) => api.commands.executeCommand("workbench.action.closeAllEditors"));
  await vscode.open(file);
  const began = await vscode.host.call(async (api) => {
    const now = Date.now();
    await api.commands.executeCommand("dacapo.runApp");
    return now;
  });
  const preview = vscode.preview();
  await preview.shows(first);
  const panel = await Panel.with(vscode, preview.locator("body"));
  return { panel, firstPaintMs: (await panel.firstPaint()) - began };
}

async function clicked(vscode: Vscode, what: { id: string; file: string; first: string; button: string; text: (k: number) => string; warm: number; measured: number }): Promise<number[]> {
  const { panel } = await runApp(vscode, what.file, what.first);
  const at = await panel.buttonAt(what.button);
  const samples: number[] = [];
  for (let k = 1; k <= what.warm + what.measured; k++) {
    await wait(60 + ((k * 7) % 50));
    const seen = await panel.click(at, what.text(k));
    if (k > what.warm) samples.push(answerMs(seen));
  }
  return samples;
}

async function keyed(vscode: Vscode, count: number): Promise<number[]> {
  const { panel } = await runApp(vscode, "w2.ts", "Value is 100;");
  await panel.frame.getByRole("slider", { name: "Amount" }).focus();
  const samples: number[] = [];
  for (let k = 1; k <= count + 3; k++) {
    await wait(betweenKeysMs);
    const seen = await panel.press("ArrowRight", `Value is ${100 + k};`);
    if (k > 3) samples.push(answerMs(seen));
  }
  return samples;
}

/** From the moment in which the editor begins to save to the changed text, and to the editor's own word that it has saved. */
async function saved(vscode: Vscode, file: string, says: (k: number) => string, count: number): Promise<{ seen: number[]; told: number[] }> {
  const { panel } = await runApp(vscode, "w8.ts", "main MARK_");
  const [all, told]: [number[], number[]] = [[], []];
  for (let k = 1; k <= count; k++) {
    await wait(500);
    await panel.expect(says(k));
    const save = await vscode.host.call(async (api, path, mark) => {
      const document = await api.workspace.openTextDocument(path);
      const at = document.getText().search(/MARK_\d+/);
      const was = /MARK_\d+/.exec(document.getText())?.[0] ?? "";
      const edit = new api.WorkspaceEdit();
      edit.replace(document.uri, new api.Range(document.positionAt(at), document.positionAt(at + was.length)), mark);
      await api.workspace.applyEdit(edit);
      const began = Date.now();
      let toldAt = began;
      const listener = api.workspace.onDidSaveTextDocument(() => (toldAt = Date.now()));
      await document.save();
      listener.dispose();
      return { began, toldAt };
    }, `${vscode.folder}/${file}`, `MARK_${k}`);
    const { seenAt } = await panel.seen();
    all.push(seenAt + (await panel.clockOffset()) - save.began);
    told.push(save.toldAt - save.began);
  }
  return { seen: all, told };
}

async function started(vscode: Vscode, count: number): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < count; i++) samples.push((await runApp(vscode, "w9.ts", "Hello world;")).firstPaintMs);
  return samples;
}

/** Everything, in the order of the table. The floors have been measured in the same window. */
export async function measureInPanel(vscode: Vscode, floors: { click: Measurement; key: Measurement }, times: (usual: number) => number): Promise<Measurement[]> {
  const goalOver = ({ samples }: Measurement): Goal => ({ atMost: Math.round(median(samples) + overFloorMs) });
  const ms = { unit: "ms", floor: floors.click.id } as const;
  const w1 = await clicked(vscode, { id: "w1", file: "w1.ts", first: "Title", button: "Foo", text: (k) => `Foo ${k};`, warm: 3, measured: times(50) });
  const w2 = await keyed(vscode, times(50));
  const w3b = await clicked(vscode, { id: "w3b", file: "w3b.ts", first: "Bottom 0;", button: "Update", text: (k) => `Bottom ${k};`, warm: 3, measured: times(20) });
  const w7 = await clicked(vscode, { id: "w7", file: "w7.ts", first: "Stream", button: "Stream", text: (k) => `run ${k} tick 1000;`, warm: 0, measured: times(10) });
  const script = await saved(vscode, "w8.ts", (k) => `main MARK_${k};`, times(20));
  const module = await saved(vscode, "w8-helper.ts", (k) => `helper MARK_${k};`, times(20));
  const w9 = await started(vscode, times(10));
  return [
    { id: "vscode-w1", what: "VS Code: W1 click → header (two runs)", ...ms, samples: w1, goal: goalOver(floors.click) },
    { id: "vscode-w2", what: "VS Code: W2 slider key → text", unit: "ms", floor: floors.key.id, samples: w2, goal: goalOver(floors.key) },
    { id: "vscode-w3b", what: "VS Code: W3b 1,000 elements, last text changes", ...ms, samples: w3b },
    { id: "vscode-w7", what: "VS Code: W7 1,000 placeholder updates", ...ms, samples: w7 },
    { id: "vscode-save", what: "beside it: the editor saves the script and tells its extensions", unit: "ms", samples: script.told },
    { id: "vscode-w8", what: "VS Code: W8 save → panel, the script", unit: "ms", samples: script.seen, goal: { atMost: savedMs } },
    { id: "vscode-savem", what: "beside it: the editor saves a module that no editor shows", unit: "ms", samples: module.told },
    { id: "vscode-w8m", what: "VS Code: W8 save → panel, an imported module", unit: "ms", samples: module.seen, goal: { atMost: savedMs } },
    { id: "vscode-w9", what: "VS Code: W9 Run App → first paint of the panel", unit: "ms", samples: w9 },
  ];
}
