/** A person's session: open, run, click, edit, save, break, mend, loop, stop, close. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { story } from "./lib/story.ts";
import type { Vscode } from "./lib/vscode.ts";

const script = `import st from "dacapo";
import { greeting } from "./greeting.ts";

st.sessionState.count ??= 0;
st.title(greeting);
if (st.button("Add one")) st.sessionState.count++;
st.header(\`Count \${st.sessionState.count}\`);
st.textInput("Name", { key: "name" });
`;

const test = story({ files: { "app.ts": script, "greeting.ts": 'export const greeting = "Hello";\n', "plain.ts": "export const a = 1;\n" } });

/** What Dacapo says about app.ts: TypeScript's own codes are numbers. */
async function ours(vscode: Vscode): Promise<string[]> {
  const found = await vscode.diagnostics("app.ts");
  return found.filter(({ code }) => !/^\d+$/.test(code)).map(({ severity, line, code }) => `${severity} ${line} ${code}`);
}

test("the run button stands over a file that imports dacapo, and over no other", async ({ vscode }) => {
  await vscode.open("plain.ts");
  await vscode.open("app.ts");
  const run = vscode.titleButton("Run App");
  await run.waitFor();
  await vscode.open("plain.ts");
  await run.waitFor({ state: "hidden" });
});

test("it opens the preview beside the script and leaves the focus in the editor", async ({ vscode }) => {
  await vscode.open("app.ts");
  await vscode.run("Dacapo: Run App");
  const preview = vscode.preview();
  await preview.heading("Hello").waitFor();
  await preview.heading("Count 0").waitFor();
  expect(await vscode.editor("app.ts").locator(":focus").count()).toBe(1);
});

test("a click runs the script again, and the state stays", async ({ vscode }) => {
  const preview = vscode.preview();
  await preview.button("Add one").click();
  await preview.heading("Count 1").waitFor();
});

test("saving the script reruns it with the state kept", async ({ vscode }) => {
  await vscode.write("app.ts", 'st.write("written later");\n', "end");
  await vscode.save("app.ts");
  await vscode.preview().shows("written later");
  await vscode.preview().heading("Count 1").waitFor();
});

test("a local module that is saved outside the editor reruns the app", async ({ vscode }) => {
  writeFileSync(join(vscode.folder, "greeting.ts"), 'export const greeting = "Good evening";\n');
  await vscode.preview().heading("Good evening").waitFor();
});

test("text that was typed and not sent survives the reruns of others", async ({ vscode }) => {
  const preview = vscode.preview();
  await preview.getByLabel("Name").fill("Ada");
  writeFileSync(join(vscode.folder, "greeting.ts"), 'export const greeting = "Good night";\n');
  await preview.heading("Good night").waitFor();
  expect(await preview.getByLabel("Name").inputValue()).toBe("Ada");
});

test("a script error is a card in the page and a squiggle on its line, and goes with the next good run", async ({ vscode }) => {
  await vscode.write("app.ts", `${script}missing("nothing");\n`, "all");
  await vscode.save("app.ts");
  const preview = vscode.preview();
  await preview.shows("missing is not defined");
  await preview.heading("Count 1").waitFor();
  await expect.poll(() => ours(vscode)).toContain("error 9 script-error");
  await vscode.write("app.ts", script, "all");
  await vscode.save("app.ts");
  // It is said twice: in its card, and to screen readers.
  await expect.poll(() => preview.getByText("missing is not defined").count()).toBe(0);
  await expect.poll(() => ours(vscode)).toEqual([]);
});

test("a script that does not parse keeps the last good picture under its error", async ({ vscode }) => {
  await vscode.write("app.ts", `${script}st.write("open`, "all");
  await vscode.save("app.ts");
  const preview = vscode.preview();
  await preview.shows(/SyntaxError|syntax/i);
  await preview.heading("Count 1").waitFor();
  await expect.poll(() => ours(vscode)).toContain("error 9 syntax-error");
  await vscode.write("app.ts", script, "all");
  await vscode.save("app.ts");
  await expect.poll(() => ours(vscode)).toEqual([]);
});

test("a script that reruns for ever is paused, and its st.rerun() is marked", async ({ vscode }) => {
  await vscode.write("app.ts", `${script}st.rerun();\n`, "all");
  await vscode.save("app.ts");
  await vscode.preview().button("Resume").waitFor();
  await expect.poll(() => ours(vscode)).toContain("error 9 rerun-loop");
  await vscode.write("app.ts", script, "all");
  await vscode.save("app.ts");
  await vscode.preview().button("Resume").waitFor({ state: "hidden" });
  await vscode.preview().heading("Count 1").waitFor();
});

test("a paused app leads to the line, and goes on when the person says so", async ({ vscode }) => {
  const waiting = `${script}import { existsSync } from "node:fs";\nif (!existsSync("go")) st.rerun();\nst.write("went on");\n`;
  await vscode.write("app.ts", waiting, "all");
  await vscode.save("app.ts");
  const preview = vscode.preview();
  await preview.button("Go to Line").click();
  await expect.poll(async () => (await vscode.cursor())?.line).toBe(10);
  writeFileSync(join(vscode.folder, "go"), "");
  await preview.button("Resume").click();
  await preview.shows("went on");
  await preview.heading("Count 1").waitFor();
  await preview.button("Resume").waitFor({ state: "hidden" });
});

test("a quick fix turns a button and a rerun into a callback, and the app works as before", async ({ vscode }) => {
  const old = `${script}if (st.button("Foo")) {\n  st.sessionState.title = "Foo";\n  st.rerun();\n}\nst.subheader(String(st.sessionState.title ?? "Title"));\n`;
  await vscode.write("app.ts", old, "all");
  await expect.poll(() => ours(vscode)).toContain("info 11 needless-rerun");
  await vscode.open("app.ts", 11);
  await vscode.page.keyboard.press("End");
  await vscode.page.keyboard.press("ArrowLeft");
  await vscode.page.keyboard.press("ArrowLeft");
  await vscode.page.keyboard.press("Control+.");
  await vscode.page.locator(".action-widget .monaco-list-row.action").filter({ hasText: "onClick" }).first().click();
  await expect.poll(() => vscode.textOf("app.ts")).toMatch(/st\.button\("Foo", \{\s*onClick/);
  await vscode.save("app.ts");
  const preview = vscode.preview();
  await preview.heading("Title").waitFor();
  await preview.button("Foo").click();
  await preview.heading("Foo").waitFor();
  await expect.poll(() => ours(vscode)).toEqual([]);
});

test("a loop that never ends is stopped, and the session goes on", async ({ vscode }) => {
  await vscode.write("app.ts", `${script}if (st.checkbox("Hang")) for (;;);\n`, "all");
  await vscode.save("app.ts");
  const preview = vscode.preview();
  await preview.getByLabel("Hang").click();
  await preview.getByRole("img", /^(running|stuck)$/).waitFor();
  await vscode.run("Dacapo: Stop");
  await expect.poll(() => ours(vscode)).toContain("info 9 stopped-here");
  await preview.getByLabel("Hang").click();
  await preview.button("Add one").click();
  await preview.heading("Count 2").waitFor();
});

test("a right click in the page offers what can be done with its app", async ({ vscode }) => {
  await vscode.preview().heading(/^Count/).click({ button: "right" });
  const offered = vscode.page.locator(".monaco-menu .action-label");
  await expect.poll(() => offered.allTextContents()).toEqual(expect.arrayContaining(["Rerun", "Stop", "Inspect", "Show App Output", "Open in Browser"]));
  // A click elsewhere.
  await vscode.page.locator(".context-view-block").click({ position: { x: 300, y: 500 } });
  await offered.first().waitFor({ state: "detached" });
});

test("closing the preview ends the app's process", async ({ vscode }) => {
  expect(vscode.processes().some(({ command }) => command.includes("child.mjs"))).toBe(true);
  await vscode.run("View: Close All Editors");
  await expect.poll(() => vscode.processes().filter(({ command }) => command.includes("child.mjs"))).toEqual([]);
});
