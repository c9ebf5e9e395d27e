/** A main thread inside a native call: nothing can end it but the end of the process, with all that it started. */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFakeChild } from "./lib/fake-child.ts";
import { startApp } from "./lib/harness.ts";
import { marked, noneLeft } from "./lib/processes.ts";

let folder: string;
let childEntry: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-child-"));
  childEntry = await buildFakeChild(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const blocks = `app.memory.n = (app.memory.n ?? 0) + 1; app.text(0, "run " + app.memory.n); app.flush();
if (app.pressed === "block") require("node:child_process").execSync("sleep 1000 & sleep 1000");
if (app.pressed === "fork") require("node:child_process").spawn("sleep", ["1000"], { stdio: "ignore" }).unref();
if (app.pressed === "leave") { require("node:child_process").spawn("sleep", ["1000"], { stdio: "ignore" }).unref(); process.exit(0); }`;

/** An app whose processes can be told from all others. */
const start = (): { app: ReturnType<typeof startApp>; mark: string } => {
  const mark = `DACAPO_TEST=${randomUUID()}`;
  const [name = "", id = ""] = mark.split("=");
  return { app: startApp({ childEntry, script: blocks, env: { [name]: id } }), mark };
};

test("Stop says that the app is blocked, and Restart ends it with its grandchildren and begins anew", async () => {
  const { app, mark } = start();
  await app.view.shows("run 1");
  app.view.press("block");
  await app.view.shows("run 2");
  await expect.poll(() => marked(mark).length).toBe(4);
  const [before] = marked(mark);
  app.host.stop();
  await app.view.is("stuck");
  expect(app.view.status).toMatchObject({ state: "stuck", blocked: true });
  app.view.connection.receive({ type: "command", command: "restart" });
  await app.view.is("idle");
  await app.view.shows("run 1");
  expect(marked(mark)).toHaveLength(1);
  expect(marked(mark)).not.toContain(before);
  await app[Symbol.asyncDispose]();
  await noneLeft(mark);
});

test("closing the app ends a blocked child too", async () => {
  const { app, mark } = start();
  await app.view.shows("run 1");
  app.view.press("block");
  await app.view.shows("run 2");
  await expect.poll(() => marked(mark).length).toBe(4);
  await app[Symbol.asyncDispose]();
  await noneLeft(mark);
});

test("what a script started in the background ends with the app", async () => {
  const { app, mark } = start();
  await app.view.shows("run 1");
  app.view.press("fork");
  await expect.poll(() => marked(mark).length).toBe(2);
  await app[Symbol.asyncDispose]();
  await noneLeft(mark);
});

test("a script that starts something and leaves does not leave it behind", async () => {
  const { app, mark } = start();
  await app.view.shows("run 1");
  app.view.press("leave");
  await app.view.is("crashed");
  await noneLeft(mark);
  await app[Symbol.asyncDispose]();
});

test("a script that waits for a pipe that nobody writes to is shown as blocked, and Restart ends it", async () => {
  const mark = randomUUID();
  const fifo = join(folder, "pipe");
  execFileSync("mkfifo", [fifo]);
  const script = `app.text(0, "began"); app.flush(); if (app.pressed) require("node:fs").readFileSync(${JSON.stringify(fifo)});`;
  const app = startApp({ childEntry, script, env: { DACAPO_TEST: mark } });
  await app.view.shows("began");
  await app.view.is("idle");
  app.view.press("read");
  await app.view.until("the press to be taken", () => app.view.taken.length === 1);
  app.host.stop();
  await app.view.is("stuck");
  expect(app.view.status).toMatchObject({ state: "stuck", blocked: true });
  expect(app.view.texts, "the picture stays").toEqual(["began"]);
  app.view.connection.receive({ type: "command", command: "restart" });
  await app.view.is("idle");
  expect(marked(mark)).toHaveLength(1);
  await app[Symbol.asyncDispose]();
  await noneLeft(mark);
});
