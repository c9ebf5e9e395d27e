/** Open in Browser, with the real command line: a session of its own that goes with the window. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { BrowserApps } from "../../extension/app/browser-apps.ts";
import { Log } from "../../extension/platform/log.ts";
import { Uri } from "../fakes/vscode/uri.ts";
import { type World, newWorld } from "../fakes/vscode/world.ts";

vi.mock("vscode", () => import("../fakes/vscode.ts"));

const folder = mkdtempSync(join(tmpdir(), "dacapo-browser-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "app.ts"), 'import st from "dacapo";\nst.text("hello");\n');

let world: World;
let started: ChildProcess[];
beforeEach(() => {
  world = newWorld();
  started = [];
});

function browserApps(): BrowserApps {
  const apps = new BrowserApps(Uri.file(resolve(import.meta.dirname, "../..")), new Log(), (args, options) => {
    const child = spawn(process.execPath, [...args], { ...options, stdio: ["pipe", "pipe", "pipe"] });
    started.push(child);
    return child;
  });
  onTestFinished(() => apps.dispose());
  return apps;
}

const gone = (child: ChildProcess | undefined): Promise<unknown> => new Promise((done) => (child?.exitCode === null ? child.once("exit", done) : done(undefined)));

test("the app is served to the browser, once, until the window goes", async () => {
  const apps = browserApps();
  const script = Uri.file(join(folder, "app.ts"));
  expect(await apps.open(script)).toBeUndefined();
  expect(await apps.open(script)).toBeUndefined();
  const [address = "", again] = world.openedLinks;
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  expect(again).toBe(address);
  expect(started).toHaveLength(1);
  expect((await fetch(decodeURIComponent(address))).status).toBe(200);
  apps.dispose();
  await gone(started[0]);
  await expect(fetch(decodeURIComponent(address))).rejects.toThrow("fetch failed");
});

test("a host that dies without a word takes the session with it", async () => {
  const apps = browserApps();
  await apps.open(Uri.file(join(folder, "app.ts")));
  started[0]?.stdin?.destroy();
  await gone(started[0]);
  expect(started[0]?.exitCode).toBe(0);
});

test("a script that is gone says so", async () => {
  const apps = browserApps();
  expect((await apps.open(Uri.file(join(folder, "missing.ts"))))?.code).toBe("browser-not-served");
});
