/** `story(…)` is vitest's `test` with a VS Code in it: started once for a file, pictured when a test fails, checked for orphans at the end. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { test } from "vitest";
import type { FoundProcess } from "./processes.ts";
import { startVscode } from "./vscode.ts";
import type { Vscode, VscodeRequest } from "./vscode.ts";

const resultsFolder = fileURLToPath(new URL("../../../test-results/", import.meta.url));

/**
 * @example
 * const test = story({ files: { "hello.ts": source } });
 * test("a click changes the header", async ({ vscode }) => { … });
 */
export function story(request: VscodeRequest) {
  return test
    // Vitest reads from the first parameter which fixtures are needed: none.
    .extend("shared", { scope: "file" }, async ({}, { onCleanup }) => {
      const vscode = await startVscode(request);
      onCleanup(async () => {
        await vscode.stop();
        const left = await whoStays(vscode);
        for (const { pid } of left) process.kill(pid, "SIGKILL");
        if (left.length > 0) throw new Error(`VS Code has ended and these still ran:\n${left.map(({ pid, command }) => `${pid} ${command}`).join("\n")}`);
      });
      return vscode;
    })
    .extend("vscode", async ({ shared, task, onTestFailed }) => {
      onTestFailed(() => keepEvidence(shared, task.name));
      return shared;
    });
}

/** Who is still there some time after the end. */
async function whoStays(vscode: Vscode): Promise<FoundProcess[]> {
  for (const end = Date.now() + 15_000; Date.now() < end && vscode.processes().length > 0; ) await wait(100);
  return vscode.processes();
}

/** A picture of the window, and what the page, the server and the extension's own log said. */
async function keepEvidence(vscode: Vscode, name: string): Promise<void> {
  mkdirSync(resultsFolder, { recursive: true });
  const base = `${resultsFolder}${name.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 80)}`;
  await vscode.page.screenshot({ path: `${base}.png` });
  const parts = { "console of the window": vscode.consoleLines.slice(-100).join("\n"), "server": vscode.log().slice(-20_000), ...vscode.extensionLogs() };
  writeFileSync(`${base}.log`, Object.entries(parts).map(([title, text]) => `── ${title}\n${text}\n`).join("\n"));
}
