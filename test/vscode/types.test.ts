/** A folder with nothing installed: the types come with a click, and a new app runs as it stands. */
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { story } from "./lib/story.ts";
import type { Vscode } from "./lib/vscode.ts";

const script = 'import st from "dacapo";\n\nst.header("Hello");\nst.button("Press");\n';
/** The number below the button of a new app. */
const clicks = (vscode: Vscode, count: number): Locator => vscode.preview().locator(".value").getByText(String(count), { exact: true });
const test = story({ files: { "app.ts": script } });

test("the squiggle under the import goes when the types are added", async ({ vscode }) => {
  await vscode.open("app.ts");
  await expect.poll(() => vscode.squiggles("app.ts", "error"), { timeout: 30_000 }).toBe(1);
  await vscode.run("Dacapo: Run App");
  await vscode.preview().heading("Hello").waitFor();
  await vscode.page.locator(".notifications-toasts .monaco-button").getByText("Add Types", { exact: true }).click();
  await expect.poll(() => vscode.squiggles("app.ts", "error"), { timeout: 30_000 }).toBe(0);
});

test("then hovering over a call shows what it does", async ({ vscode }) => {
  const hover = (): Promise<string> => vscode.host.call(async (api, file) => {
    const found = await api.commands.executeCommand<{ contents: ({ value: string } | string)[] }[]>("vscode.executeHoverProvider", api.Uri.file(file), new api.Position(3, 8));
    return found.flatMap(({ contents }) => contents.map((each) => (typeof each === "string" ? each : each.value))).join("\n");
  }, `${vscode.folder}/app.ts`);
  await expect.poll(hover, { timeout: 30_000 }).toMatch(/button[\s\S]*label: string/);
});

test("New App opens an app that runs without being saved", async ({ vscode }) => {
  await vscode.run("Dacapo: New App");
  // Until its editor is there, the button is that of the app before.
  await vscode.editor("Untitled-1").waitFor();
  await vscode.titleButton("Run App").click();
  await vscode.preview().heading("My app").waitFor();
  await vscode.preview().button("Count").click();
  await clicks(vscode, 1).waitFor();
});

test("and goes on with its state when it is saved to a file, which knows the types that lie beside it", async ({ vscode }) => {
  await vscode.editor("Untitled-1").locator(".view-lines").click({ position: { x: 5, y: 5 } });
  await vscode.page.keyboard.press("Control+S");
  const input = vscode.page.locator(".quick-input-widget .quick-input-box input");
  // The dialog fills in a name of its own when it is ready.
  await expect.poll(() => input.inputValue()).toMatch(/\.ts$/);
  await input.fill(`${vscode.folder}/kept.ts`);
  await input.press("Enter");
  await vscode.statusBarItem("kept.ts").waitFor();
  await clicks(vscode, 1).waitFor();
  await vscode.preview().button("Count").click();
  await clicks(vscode, 2).waitFor();
  await expect.poll(() => vscode.squiggles("kept.ts", "error"), { timeout: 30_000 }).toBe(0);
});
