import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { counter } from "./lib/counter.ts";
import { story } from "./lib/story.ts";
import type { Vscode } from "./lib/vscode.ts";

/** None of them imports dacapo. */
const others = {
  "plain.ts": "export const one = 1;\n",
  "names-it.js": '// import st from "dacapo"\nconst one = "dacapo";\n',
  "README.md": '# one\n\n```ts\nimport st from "dacapo";\nst.rerun();\n```\n',
  "data.json": '{ "one": "dacapo" }\n',
};

const test = story({ files: { "counter.ts": counter, "broken.ts": 'import st from "dacapo";\nst.write("before");\nthrow new Error("on purpose");\n', "notes.txt": "one\n", "loop.ts": 'import st from "dacapo";\nst.rerun();\n', ...others } });

/** The files of the extension that its host has loaded. */
const loadedFiles = (vscode: Vscode): Promise<string[]> => vscode.host.call((api) => {
  const { cache } = process.getBuiltinModule("node:module").createRequire(api.env.appRoot);
  return Object.keys(cache).flatMap((file) => /[\\/]dist[\\/]extension[\\/]([a-z-]+\.cjs)$/.exec(file)?.[1] ?? []).sort();
});

/** What this extension says about a file. */
const problemsIn = (vscode: Vscode, path: string): Promise<string[]> => vscode.host.call((api, file) => {
  return api.languages.getDiagnostics(api.Uri.file(file)).filter(({ source }) => source === "Dacapo").map(({ message }) => message);
}, join(vscode.folder, path));

test("a person opens a file, changes and saves it", async ({ vscode }) => {
  await vscode.quickOpen("notes.txt");
  await vscode.write("notes.txt", "two\n", "end");
  await vscode.save("notes.txt");
  expect(readFileSync(join(vscode.folder, "notes.txt"), "utf8")).toBe("one\ntwo\n");
});

test("to activate is to load one file, and VS Code says how long it took", async ({ vscode }) => {
  // Alone: what VS Code says of it where several extensions activate at once has their code in it too.
  await vscode.host.call((api) => api.extensions.getExtension("dacapo.dacapo")?.activate());
  expect(await loadedFiles(vscode)).toEqual(["main.cjs"]);
  // Printed, not judged: this machine may have other things to do.
  console.log(`Dacapo: ${await vscode.activationTime("Dacapo")}`);
});

test("in files that do not import dacapo nothing happens", async ({ vscode }) => {
  for (const name of Object.keys(others)) {
    await vscode.open(name, 1);
    await vscode.write(name, "\n", "end");
    await vscode.save(name);
  }
  expect(await loadedFiles(vscode)).toEqual(["main.cjs"]);
  // One that does comes after them: when it has been read, all that was to be said of the others has been said.
  await vscode.open("loop.ts");
  await expect.poll(() => problemsIn(vscode, "loop.ts")).toEqual([expect.stringContaining("Every run reaches this")]);
  await vscode.titleButton("Run App").waitFor();
  for (const name of Object.keys(others)) {
    await vscode.open(name);
    await vscode.titleButton("Run App").waitFor({ state: "detached" });
    expect(await problemsIn(vscode, name)).toEqual([]);
  }
  expect(await vscode.page.locator(".part.statusbar [id^='dacapo.']").count()).toBe(0);
  expect(vscode.processes().filter(({ command }) => command.includes("child.mjs"))).toEqual([]);
  await vscode.closeAllEditors();
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

test("nothing asked for anything outside this machine", ({ vscode }) => {
  expect(vscode.refused).toEqual([]);
});
