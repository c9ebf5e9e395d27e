import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { counter } from "./lib/counter.ts";
import { story } from "./lib/story.ts";

const test = story({ files: { "counter.ts": counter, "broken.ts": 'import st from "dacapo";\nst.write("before");\nthrow new Error("on purpose");\n', "notes.txt": "one\n" } });

test("a person opens a file, changes and saves it", async ({ vscode }) => {
  await vscode.quickOpen("notes.txt");
  await vscode.write("notes.txt", "two\n", "end");
  await vscode.save("notes.txt");
  expect(readFileSync(join(vscode.folder, "notes.txt"), "utf8")).toBe("one\ntwo\n");
});

test("the palette offers to run the app", async ({ vscode }) => {
  await vscode.open("counter.ts");
  await expect.poll(() => vscode.paletteOffers("Dacapo"), { timeout: 15_000 }).toContain("Dacapo: Run App");
});

test("an app runs beside its script, and a click changes it", async ({ vscode }) => {
  await vscode.open("counter.ts");
  await vscode.run("Dacapo: Run App");
  const preview = vscode.preview();
  await preview.heading("Count 0").waitFor();
  await preview.button("Add one").click();
  await preview.heading("Count 1").waitFor();
});

test("an error of the script is listed in Problems and underlined in the editor", async ({ vscode }) => {
  await vscode.open("broken.ts");
  await vscode.run("Dacapo: Run App");
  await expect.poll(() => vscode.problems()).toContainEqual({ severity: "error", message: "Error: on purpose", source: "Dacapo", code: "script-error", place: expect.stringContaining("[Ln 3,") });
  // TypeScript underlines the import: in this folder the types are not there.
  await expect.poll(() => vscode.squiggles("broken.ts", "error")).toBe(2);
});

test("the preview follows the theme", async ({ vscode }) => {
  await vscode.theme("light");
  expect(await vscode.preview().locator("body").getAttribute("data-vscode-theme-kind")).toBe("vscode-light");
  await vscode.theme("dark");
});

test("VS Code says how long the activation took", async ({ vscode }) => {
  await vscode.run("Developer: Show Running Extensions");
  const list = vscode.page.locator(".runtime-extensions-editor");
  const row = list.locator(".monaco-list-row").filter({ hasText: "Dacapo" }).first();
  await list.waitFor();
  await list.hover();
  // The list draws only what is in sight.
  await expect.poll(async () => {
    if (await row.isVisible()) return true;
    await vscode.page.mouse.wheel(0, 300);
    return false;
  }).toBe(true);
  const said = await row.locator(".activation-time").textContent();
  console.log(`Dacapo: ${said}`);
  expect(said).toMatch(/\d+ms/);
});

test("nothing asked for anything outside this machine", ({ vscode }) => {
  expect(vscode.refused).toEqual([]);
});
