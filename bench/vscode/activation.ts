/** What VS Code says that it takes to load and activate the extension. */
import type { Measurement } from "../lib/measurement.ts";
import type { Vscode } from "../../test/vscode/lib/vscode.ts";

const goalMs = 50;

/** In a new window each time and alone: where a script's language activates it, others' code is loaded between VS Code's two looks at the clock. */
export async function activation(vscode: Vscode, count: number): Promise<Measurement> {
  const samples: number[] = [];
  for (let i = 0; i < count; i++) {
    await vscode.closeAllEditors();
    await vscode.reload();
    await vscode.host.call((api) => api.extensions.getExtension("dacapo.dacapo")?.activate());
    const said = await vscode.activationTime("Dacapo");
    const ms = /\d+(?=ms)/.exec(said)?.[0];
    if (ms === undefined) throw new Error(`VS Code says "${said}" of the activation.`);
    samples.push(Number(ms));
  }
  return { id: "vscode-activation", what: "VS Code: the extension is loaded and activated", unit: "ms", samples, goal: { atMost: goalMs } };
}
