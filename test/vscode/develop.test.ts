/** F5 in this project, by its own `.vscode/`: a build, a second window with the extension, the debugger on its sources. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { setBreakpoint } from "./lib/debugger.ts";
import { Preview } from "./lib/preview.ts";
import { copyProject, runScript } from "./lib/project-copy.ts";
import { story } from "./lib/story.ts";
import type { Vscode } from "./lib/vscode.ts";

const inNewest = story({ extensions: [] });
// In a browser, the newest one's debugger does not reach the window that it opens, and the oldest one has no terminal to build in.
const inOldest = story({ which: "oldest", extensions: [] });

inNewest("the task that F5 begins with builds the extension", { timeout: 90_000 }, async ({ vscode }) => {
  copyProject(vscode.folder);
  const main = join(vscode.folder, "dist", "extension", "main.cjs");
  expect(existsSync(main)).toBe(false);
  // VS Code reads `.vscode/` some time after it has been written.
  await expect.poll(() => vscode.host.call(async (api) => (await api.tasks.fetchTasks()).map(({ name }) => name)), { timeout: 30_000 }).toContain("build for debugging");
  const exitCode = await vscode.host.call(async (api) => {
    const task = (await api.tasks.fetchTasks()).find(({ name }) => name === "build for debugging");
    if (!task) throw new Error("the task is gone");
    const ended = new Promise<number | undefined>((resolve) => api.tasks.onDidEndTaskProcess((end) => resolve(end.exitCode)));
    await api.tasks.executeTask(task);
    return ended;
  });
  expect(exitCode).toBe(0);
  expect(existsSync(main)).toBe(true);
});

// The debugger of a VS Code in a browser now and then closes the window that it has opened, so this runs when it is asked for:
// `DACAPO_F5=1 npm test -- vscode test/vscode/develop.test.ts`.
if (process.env["DACAPO_F5"] !== undefined) {
  inOldest("F5 opens the examples with the extension, and a breakpoint in its source is hit", { timeout: 120_000 }, async ({ vscode }) => {
    copyProject(vscode.folder);
    await runScript(vscode.folder, "build.mjs", "--no-types");
    prepareForBrowser(vscode);
    const file = "extension/app/run-app.ts";
    const line = lineOf(join(vscode.folder, file), "await sessions.open(");
    await vscode.open(file, line);
    await setBreakpoint(vscode, file, line);

    const opened = vscode.page.context().waitForEvent("page", { timeout: 60_000 });
    await vscode.page.keyboard.press("F5");
    const window = await opened;
    await window.locator('.editor-actions .action-label[aria-label^="Run App"]').click({ timeout: 60_000 });
    // Two extension hosts are there now, and either may answer `vscode.host`: the first window itself is looked at.
    await vscode.editor(file).locator(".debug-top-stack-frame-line").first().waitFor();
    expect(await vscode.page.getByText("Paused on breakpoint").count()).toBeGreaterThan(0);
    await vscode.page.locator(".debug-toolbar .codicon-debug-continue").click();
    await new Preview(window).heading("Title").waitFor({ timeout: 60_000 });
  });
}

/** A VS Code in a browser knows the extension's folder by its address only; and what F5 begins with has been done. */
function prepareForBrowser({ folder, page }: Vscode): void {
  const path = join(folder, ".vscode", "launch.json");
  const argument = "--extensionDevelopmentPath=";
  const launch = JSON.parse(readFileSync(path, "utf8").replaceAll(argument, `${argument}vscode-remote://${new URL(page.url()).host}`));
  for (const configuration of launch.configurations) delete configuration.preLaunchTask;
  writeFileSync(path, JSON.stringify(launch));
}

function lineOf(path: string, text: string): number {
  return readFileSync(path, "utf8").split("\n").findIndex((line) => line.includes(text)) + 1;
}
