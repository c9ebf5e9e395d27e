import { expect } from "vitest";
import { counter } from "./lib/counter.ts";
import { story } from "./lib/story.ts";

const test = story({ which: "oldest", files: { "counter.ts": counter } });

test("in the oldest VS Code that is supported, an app runs and a click changes it", async ({ vscode }) => {
  expect(await vscode.host.call((api) => api.version)).toMatch(/^1\.104\./);
  await vscode.open("counter.ts");
  await vscode.run("Dacapo: Run App");
  const preview = vscode.preview();
  await preview.heading("Count 0").waitFor();
  await preview.button("Add one").click();
  await preview.heading("Count 1").waitFor();
});
