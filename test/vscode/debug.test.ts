/** Debug App and Inspect: from the page to the line, and back. */
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { goOn, setBreakpoint, stoppedAt } from "./lib/debugger.ts";
import { story } from "./lib/story.ts";

const script = `import st from "dacapo";
import { double } from "./double.ts";

st.sessionState.count ??= 1;
const next = double(Number(st.sessionState.count));
if (st.button("Double")) st.sessionState.count = next;
st.header(\`Count \${st.sessionState.count}\`);
`;
const helper = `export function double(n: number): number {
  const result: number = n * 2;
  return result;
}
`;

const test = story({ files: { "app.ts": script, "double.ts": helper } });

test("a breakpoint in the script is hit when the app is debugged", async ({ vscode }) => {
  await vscode.open("app.ts");
  await setBreakpoint(vscode, "app.ts", 6);
  await vscode.run("Dacapo: Debug App");
  await expect.poll(() => stoppedAt(vscode), { timeout: 60_000 }).toBe("app.ts:6");
  await goOn(vscode);
  await vscode.preview().heading("Count 1").waitFor();
});

test("it is hit again by a click, and one in a module too", async ({ vscode }) => {
  await setBreakpoint(vscode, "double.ts", 2);
  await vscode.preview().button("Double").click();
  await expect.poll(() => stoppedAt(vscode)).toBe("double.ts:2");
  await goOn(vscode);
  await expect.poll(() => stoppedAt(vscode)).toBe("app.ts:6");
  await goOn(vscode);
  await vscode.preview().heading("Count 2").waitFor();
});

test("breakpoints survive a save: they stand where the line went", async ({ vscode }) => {
  await vscode.replace("app.ts", "st.sessionState.count ??= 1;", "st.sessionState.count ??= 1;\n// one line more");
  await vscode.open("app.ts");
  await vscode.save("app.ts");
  await expect.poll(() => stoppedAt(vscode)).toBe("double.ts:2");
  await goOn(vscode);
  await expect.poll(() => stoppedAt(vscode)).toBe("app.ts:7");
});

test("a long stay at a breakpoint is no stuck script, and disconnecting lets the app go on", async ({ vscode }) => {
  await vscode.page.waitForTimeout(6000);
  expect(await vscode.preview().getByText("Not responding").count()).toBe(0);
  await vscode.host.call((api) => api.debug.removeBreakpoints(api.debug.breakpoints));
  await vscode.host.call((api) => api.commands.executeCommand("workbench.action.debug.disconnect").then(() => undefined));
  await vscode.preview().button("Double").click();
  await vscode.preview().heading("Count 4").waitFor();
});

test("Inspect leads from an element to its line, and the cursor's line is outlined in the page", async ({ vscode }) => {
  const preview = vscode.preview();
  await preview.button("Inspect").click();
  await preview.locator("[data-site]").first().waitFor();
  await preview.heading("Count 4").click();
  await expect.poll(async () => (await vscode.cursor())?.line).toBe(8);
  const outlined: Locator = preview.locator('[data-inspected="cursor"]');
  await expect.poll(() => outlined.textContent()).toContain("Count 4");
  await vscode.open("app.ts", 7);
  await expect.poll(() => outlined.textContent()).toContain("Double");
  await preview.button("Inspect").click();
  await expect.poll(() => preview.locator("[data-site]").count()).toBe(0);
});
