/** The Dacapo view in the side bar, and a window that is reloaded. */
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { story } from "./lib/story.ts";
import type { Vscode } from "./lib/vscode.ts";

const script = `import st from "dacapo";

st.sessionState.user ??= { name: "Ada" };
st.sessionState.count ??= 0;
if (st.button("Add one")) st.sessionState.count = Number(st.sessionState.count) + 1;
st.header(\`Count \${st.sessionState.count}\`);
st.write(\`Hello \${(st.sessionState.user as { name: string }).name}\`);
const load = st.cacheData((n: number) => n * 2);
st.text(String(load(21)));
`;

const test = story({ files: { "app.ts": script } });

const row = (vscode: Vscode, label: string): Locator => vscode.page.locator(".pane-body .monaco-list-row").filter({ has: vscode.page.locator(".label-name").getByText(label, { exact: true }) }).first();

test("the view appears with the first app and shows its session state", async ({ vscode }) => {
  const icon = vscode.page.locator('.activitybar .action-label[aria-label^="Dacapo"]');
  expect(await icon.count()).toBe(0);
  await vscode.open("app.ts");
  await vscode.run("Dacapo: Run App");
  await vscode.preview().heading("Count 0").waitFor();
  await icon.click();
  await expect.poll(() => row(vscode, "count").textContent()).toContain("0");
});

test("it follows the app, and lists its runs", async ({ vscode }) => {
  await vscode.preview().button("Add one").click();
  await expect.poll(() => row(vscode, "count").textContent()).toContain("1");
  await expect.poll(() => row(vscode, "Add one").textContent()).toMatch(/ms · 1 element · count/);
});

test("a value is edited in it, and the app runs with the new one", async ({ vscode }) => {
  await row(vscode, "count").hover();
  await row(vscode, "count").locator(".action-label[aria-label^='Edit Value']").click();
  const input = vscode.page.locator(".quick-input-widget .quick-input-box input");
  await input.fill("41");
  await input.press("Enter");
  await vscode.preview().heading("Count 41").waitFor();
  await vscode.preview().button("Add one").click();
  await vscode.preview().heading("Count 42").waitFor();
  await expect.poll(() => row(vscode, "count").textContent()).toContain("42");
});

test("hovering over the key in the script shows the value", async ({ vscode }) => {
  const hover = await vscode.host.call(async (api, file) => {
    const found = await api.commands.executeCommand<{ contents: ({ value: string } | string)[] }[]>("vscode.executeHoverProvider", api.Uri.file(file), new api.Position(3, 18));
    return found.flatMap(({ contents }) => contents.map((each) => (typeof each === "string" ? each : each.value))).join("\n");
  }, `${vscode.folder}/app.ts`);
  expect(hover).toMatch(/app\.ts[\s\S]*42/);
});

test("what a line costs stands at its end, until the setting says otherwise", async ({ vscode }) => {
  const line = vscode.editor("app.ts").locator(".view-line").filter({ hasText: "st.text(String(load(21)))" });
  // The run after the click found what the first one had computed.
  await expect.poll(() => line.textContent()).toMatch(/load\(21\)\)\);\s*cached$/);
  await vscode.set({ "dacapo.cost": "off" });
  await expect.poll(() => line.textContent()).toMatch(/load\(21\)\)\);$/);
  await vscode.set({ "dacapo.cost": null });
});

test("reloading the window brings the preview back with the session state", async ({ vscode }) => {
  // A moment after the app came to rest its state is kept.
  await expect.poll(() => row(vscode, "count").textContent()).toContain("42");
  await vscode.reload();
  // The window starts anew, and then the app: on a busy machine that takes its time.
  await vscode.preview().heading("Count 42").waitFor({ timeout: 80_000 });
  await vscode.preview().button("Add one").click();
  await vscode.preview().heading("Count 43").waitFor();
});

test("an extension host that is killed leaves no app behind; a window that is reloaded then has the preview with its session state", async ({ vscode }) => {
  const children = (): string[] => vscode.processes().flatMap(({ command }) => (command.includes("child.mjs") && command.includes("app.ts") ? command : []));
  await expect.poll(children).toHaveLength(1);
  const before = await vscode.host.call(() => process.pid);
  await vscode.host.call(() => void setTimeout(() => process.kill(process.pid, "SIGKILL"), 10));
  await expect.poll(children).toEqual([]);
  // VS Code starts another one, which gets no preview back: that is for a new window alone.
  await expect.poll(() => vscode.host.call(() => process.pid), { timeout: 60_000 }).not.toBe(before);
  await vscode.reload();
  // What the last click changed may have died before it was copied; what was there before has not.
  await vscode.preview().heading(/Count 4[2-9]/).waitFor({ timeout: 80_000 });
});
