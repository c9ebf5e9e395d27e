/** `npm run bench -- --vscode`: the workloads in the preview of a real VS Code, with the round trip of a panel as their floor. */
import { step } from "../../scripts/lib/report.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";
import { startVscode } from "../../test/vscode/lib/vscode.ts";
import type { Measurement } from "../lib/measurement.ts";
import { activation } from "./activation.ts";
import { roundTrip } from "./round-trip.ts";
import { measureInPanel } from "./workloads.ts";

export async function measureVscode(times: (usual: number) => number): Promise<Measurement[]> {
  const vscode = await step("starting VS Code", () => startVscode({ copyOf: inProject("bench", "apps") }));
  try {
    const floors = await step("measuring the floors of a panel", () => roundTrip(vscode, times(50)));
    const inPanel = await step("measuring in the panel", () => measureInPanel(vscode, floors, times));
    return [floors.click, floors.key, ...inPanel, await step("activating in new windows", () => activation(vscode, times(10)))];
  } finally {
    await vscode.stop();
  }
}
