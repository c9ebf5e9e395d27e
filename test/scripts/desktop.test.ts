import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBrowser, usualPlaces } from "../../scripts/lib/browser.mjs";
import { hasDisplay, openDesktop, whyNoDesktop } from "../../scripts/lib/desktop-vscode.mjs";

/** A `code` that says its version, and otherwise starts an editor that leaves its group and waits for it, as the real one does. */
const fakeCode = (notes: string): string => `#!${process.execPath}
const { spawn } = require("node:child_process");
const { renameSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
if (args[0] === "--version") return console.log("1.110.0\\nabcdef\\nx64");
const data = args[args.indexOf("--user-data-dir") + 1];
const editor = spawn(process.execPath, ["-e", "setTimeout(() => {}, 10_000)", data], { detached: true, stdio: "ignore" });
writeFileSync(${JSON.stringify(`${notes}.part`)}, JSON.stringify({ args, data, pid: editor.pid, file: process.env.DACAPO_RUN_ON_START }));
renameSync(${JSON.stringify(`${notes}.part`)}, ${JSON.stringify(notes)});
`;

const path = process.env["PATH"];
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-desktop-test-"));
  writeFileSync(join(folder, "code"), fakeCode(join(folder, "notes.json")));
  chmodSync(join(folder, "code"), 0o755);
  process.env["PATH"] = folder + delimiter + path;
});
afterEach(() => {
  process.env["PATH"] = path;
  rmSync(folder, { recursive: true, force: true });
});

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("the VS Code of the desktop is used when there is one and a display to show it on", async () => {
  expect(await whyNoDesktop({ DISPLAY: ":0" }, "linux")).toBeUndefined();
  expect(await whyNoDesktop({}, "linux")).toBe("there is no display");
  process.env["PATH"] = join(folder, "nothing-here");
  expect(await whyNoDesktop({ DISPLAY: ":0" }, "linux")).toBe("there is no `code` on PATH");
});

test("one that is too old is not used", async () => {
  writeFileSync(join(folder, "code"), `#!${process.execPath}\nconsole.log("1.99.3");`);
  expect(await whyNoDesktop({ DISPLAY: ":0" }, "linux")).toMatch(/^the `code` on PATH is 1\.99\.3, and Dacapo needs 1\.\d+\.0$/);
});

test("a Mac and Windows always have a display, Linux when X or Wayland says so", () => {
  expect([hasDisplay({}, "darwin"), hasDisplay({}, "win32"), hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux"), hasDisplay({ DISPLAY: "" }, "linux")]).toEqual([true, true, true, false]);
});

test("it opens with folders of its own, and when it stops nothing of it is left", async () => {
  const desktop = openDesktop({ folder: "/apps", file: "/apps/one.ts", env: { DACAPO_RUN_ON_START: "/apps/one.ts" } });
  await expect.poll(() => existsSync(join(folder, "notes.json"))).toBe(true);
  const notes = JSON.parse(readFileSync(join(folder, "notes.json"), "utf8"));
  expect(notes.args).toEqual(expect.arrayContaining(["--extensionDevelopmentPath", "--new-window", "--wait", "/apps", "/apps/one.ts"]));
  expect(notes.file).toBe("/apps/one.ts");
  expect(runs(notes.pid)).toBe(true);
  await desktop.stop();
  expect(existsSync(notes.data)).toBe(false);
  await expect.poll(() => runs(notes.pid)).toBe(false);
});

test("a browser is looked for where each system keeps it", () => {
  expect(usualPlaces({ PATH: "/opt/bin" }, "linux")).toEqual(expect.arrayContaining(["/opt/bin/chromium", "/usr/bin/google-chrome"]));
  expect(usualPlaces({}, "darwin")[0]).toBe("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
});

test("CHROME_PATH decides, and a wrong one is named", () => {
  expect(findBrowser({ CHROME_PATH: process.execPath }, "linux")).toBe(process.execPath);
  expect(() => findBrowser({ CHROME_PATH: "/nowhere/chrome" }, "linux")).toThrow("CHROME_PATH is /nowhere/chrome, where there is no program.");
});
