/** Two folders in one window that nobody has trusted yet: what is said of their files, and their apps when they are trusted. */
import { resolve } from "node:path";
import { expect } from "vitest";
import { story } from "./lib/story.ts";
import type { Vscode } from "./lib/vscode.ts";

const app = `import st from "dacapo";

st.sessionState.count ??= 0;
if (st.button("Add one")) st.sessionState.count = Number(st.sessionState.count) + 1;
st.header(\`\${process.argv[2]} \${st.sessionState.count}\`);
`;

const test = story({
  files: {
    "both.code-workspace": JSON.stringify({ folders: [{ path: "one" }, { path: "two" }] }),
    "one/first.ts": app,
    "one/wrong.ts": 'import st from "dacapo";\nst.write("Hello");\nst.rerun();\n',
    "one/.vscode/settings.json": JSON.stringify({ "dacapo.run.argv": ["One"] }),
    "two/second.ts": app,
    "two/.vscode/settings.json": JSON.stringify({ "dacapo.run.argv": ["Two"] }),
  },
  workspace: "both.code-workspace",
  asksForTrust: true,
});

const run = (vscode: Vscode, command: string, file: string): Promise<void> =>
  vscode.host.call(async (api, command, path) => void (await api.commands.executeCommand(command, api.Uri.file(path))), command, resolve(vscode.folder, file));

const children = (vscode: Vscode): number => vscode.processes().filter(({ command }) => command.includes("child.mjs")).length;

test("mistakes are told in a folder that is not trusted, and no app runs, whoever asks for it", async ({ vscode }) => {
  await vscode.open("one/wrong.ts");
  await expect.poll(async () => (await vscode.diagnostics("one/wrong.ts")).map(({ code, line }) => `${line} ${code}`)).toContain("3 unconditional-rerun");
  // The command is disabled in the user interface; an extension can call it all the same. The notification waits for an answer.
  await vscode.host.call((api, path) => void api.commands.executeCommand("dacapo.runApp", api.Uri.file(path)), resolve(vscode.folder, "one/first.ts"));
  await expect.poll(() => vscode.notifications()).toEqual([expect.stringContaining("this workspace is not trusted")]);
  expect(children(vscode)).toBe(0);
});

test("trusted, the app runs, with the settings of its folder", async ({ vscode }) => {
  await vscode.run("Workspaces: Manage Workspace Trust");
  await vscode.page.locator(".workspace-trust-editor .monaco-button").filter({ hasText: "Trust" }).first().click();
  await vscode.open("one/first.ts");
  await vscode.titleButton("Run App").click();
  await vscode.preview().heading("One 0").waitFor();
});

test("an app of another folder runs beside it, and neither sees the other", async ({ vscode }) => {
  await vscode.open("two/second.ts");
  await vscode.titleButton("Run App").click();
  await vscode.preview().heading("Two 0").waitFor();
  await vscode.preview().button("Add one").click();
  await vscode.preview().heading("Two 1").waitFor();
  await run(vscode, "dacapo.showPreview", "one/first.ts");
  await vscode.preview().heading("One 0").waitFor();
  await run(vscode, "dacapo.showPreview", "two/second.ts");
  await vscode.preview().heading("Two 1").waitFor();
  expect(children(vscode)).toBe(2);
});
