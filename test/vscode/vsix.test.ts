/** The package that ships, put into a VS Code by VS Code's own installer, and one round with it. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect } from "vitest";
import { ensureCodeServer } from "../../scripts/lib/code-server.mjs";
import { commandOf } from "../../scripts/lib/run.mjs";
import { counter } from "./lib/counter.ts";
import { story } from "./lib/story.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dacapo-vsix-"));
const vsix = join(folder, "dacapo.vsix");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packs what is built, and has it installed. Answers with the folder of the installed extension. */
async function installed(): Promise<string> {
  execFileSync(process.execPath, [commandOf("@vscode/vsce", "vsce"), "package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", vsix], { cwd: root, stdio: "pipe" });
  const { node, entry } = await ensureCodeServer("current");
  const extensions = join(folder, "extensions");
  execFileSync(node, [entry, "--install-extension", vsix, "--extensions-dir", extensions, "--user-data-dir", join(folder, "data"), "--config", join(folder, "config.yaml")], { stdio: "pipe", env: { ...process.env, HOME: folder } });
  const [name] = readdirSync(extensions).filter((entryName) => entryName.startsWith("dacapo.dacapo-"));
  if (name === undefined) throw new Error("VS Code did not install the package");
  return join(extensions, name);
}

const test = story({ files: { "counter.ts": counter }, extensions: [await installed()] });

test("the package is not larger than 5 MB", () => {
  expect(statSync(vsix).size).toBeLessThan(5_000_000);
});

test("the installed package runs an app, follows an edit, and keeps its state", async ({ vscode }) => {
  await vscode.open("counter.ts");
  await vscode.run("Dacapo: Run App");
  const preview = vscode.preview();
  await preview.heading("Count 0").waitFor();
  await preview.button("Add one").click();
  await preview.heading("Count 1").waitFor();
  await vscode.replace("counter.ts", "Count", "Number");
  await vscode.save("counter.ts");
  await preview.heading("Number 1").waitFor();
});

test("it pauses a script that reruns for ever, marks the line, and goes on when the line is gone", async ({ vscode }) => {
  await vscode.write("counter.ts", "st.rerun();\n", "end");
  await vscode.save("counter.ts");
  const preview = vscode.preview();
  await preview.button("Resume").waitFor();
  await expect.poll(async () => (await vscode.diagnostics("counter.ts")).map(({ line, code }) => `${line} ${code}`)).toContain("6 rerun-loop");
  await vscode.replace("counter.ts", "st.rerun();", "");
  await vscode.save("counter.ts");
  await preview.button("Resume").waitFor({ state: "hidden" });
  await preview.button("Add one").click();
  await preview.heading("Number 2").waitFor();
});
