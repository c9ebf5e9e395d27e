/** Code that never yields, entered in every way that Node enters code: it is ended, and the app goes on. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildFakeChild } from "./lib/fake-child.ts";
import { startApp } from "./lib/harness.ts";
import { nodeOf, nodeVersions } from "./lib/nodes.ts";

let folder: string;
let childEntry: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-child-"));
  childEntry = await buildFakeChild(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The line that hangs is line 6 of the script below. `hangs()` says that it is about to. */
const ways: Record<string, string> = {
  "the body": "hangs(); for (;;);",
  "the body, after an await": "await null; hangs(); for (;;);",
  "the body, after a timer": "await new Promise((r) => setTimeout(r, 5)); hangs(); for (;;);",
  "a try whose catch and finally hang too": "hangs(); for (;;) { try { for (;;); } catch { for (;;); } finally { for (;;); } }",
  "setTimeout": "setTimeout(() => { hangs(); for (;;); }, 1); await new Promise(() => {});",
  "setInterval": "app.memory.interval = setInterval(() => { hangs(); for (;;); }, 1); await new Promise(() => {});",
  "setImmediate": "setImmediate(() => { hangs(); for (;;); }); await new Promise(() => {});",
  "process.nextTick": "process.nextTick(() => { hangs(); for (;;); }); await new Promise(() => {});",
  "a chain of microtasks": "hangs(); for (;;) await null;",
  "a socket's callback":
    'const net = require("node:net"); const server = net.createServer((c) => c.end("x")).listen(0, () => net.connect(server.address().port).on("data", () => { server.close(); hangs(); for (;;); })); await new Promise(() => {});',
  "a callback that a built-in calls": "[1].forEach(() => { hangs(); for (;;); });",
  "code made by eval": 'hangs(); eval("for (;;);");',
  "calls into Node": 'hangs(); for (;;) require("node:fs").statSync("/");',
};

const script = (hang: string): string => `app.memory.count = (app.memory.count ?? 0) + 1;
app.memory.ticker ??= setInterval(() => { app.memory.ticks = (app.memory.ticks ?? 0) + 1; }, 5);
app.memory.promise ??= new Promise((resolve) => { app.memory.resolve = resolve; });
app.text(0, "run " + app.memory.count); const hangs = () => { app.text(1, "hangs"); app.flush(); };
if (app.pressed === "hang") {
${hang}
}
if (app.pressed === "look") {
  clearInterval(app.memory.interval);
  const before = app.memory.ticks ?? 0;
  setTimeout(() => app.memory.resolve("kept"), 30);
  app.text(0, "run " + app.memory.count + ", promise " + await app.memory.promise + ", ticking " + (app.memory.ticks > before));
}`;

describe.each(nodeVersions)("on Node %s", (version) => {
  test.each(Object.entries(ways))("a loop in %s is ended by Stop; state, timers and promises go on", async (_way, hang) => {
    await using app = startApp({ script: script(hang), childEntry, nodePath: await nodeOf(version) });
    await app.view.shows("run 1");
    app.view.press("hang");
    await app.view.shows("hangs");
    app.host.stop();
    await app.view.is("stopped");
    app.view.press("look");
    await app.view.shows("run 3, promise kept, ticking true");
    expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
    expect(app.output.stderr).toBe("");
  });

  test("the line that was ended is told", async () => {
    await using app = startApp({ script: script("hangs(); for (;;);"), childEntry, nodePath: await nodeOf(version) });
    await app.view.shows("run 1");
    app.view.press("hang");
    await app.view.shows("hangs");
    app.host.stop();
    await app.view.until("an effect that names the line", () => JSON.stringify(app.view.messages).includes("terminated 6"));
  });
});

describe("what may not be ended", () => {
  test("a run that merely awaits: Stop is answered by the engine, and what awaits goes on", async () => {
    await using app = startApp({ childEntry, script: 'app.text(0, "waiting"); app.flush(); await new Promise((r) => setTimeout(r, 1200)); console.log("awaited to the end");' });
    await app.view.shows("waiting");
    app.host.stop();
    await app.view.is("stopped");
    await expect.poll(() => app.output.stdout, { timeout: 5000 }).toBe("awaited to the end\n");
    expect(JSON.stringify(app.view.messages)).not.toContain("terminated");
  });

  test("a busy run, by a person's event: it waits for its turn", async () => {
    await using app = startApp({ childEntry, script: 'app.text(0, "began " + app.pressed); app.flush(); if (app.pressed === "busy") { const end = Date.now() + 1500; while (Date.now() < end); app.text(0, "done"); app.flush(); }' });
    await app.view.shows("began undefined");
    app.view.press("busy");
    await app.view.shows("began busy");
    app.view.press("next");
    await app.view.shows("began next");
    expect(app.view.taken).toEqual([1, 2]);
    expect(JSON.stringify(app.view.messages)).not.toContain("terminated");
  });

  test("a run in its first second, by a save", async () => {
    await using app = startApp({ childEntry, script: 'app.memory.n = (app.memory.n ?? 0) + 1; if (app.memory.n === 2) { app.text(0, "busy"); app.flush(); const end = Date.now() + 700; while (Date.now() < end); } app.text(0, "done " + app.memory.n);' });
    await app.view.shows("done 1");
    app.view.press("again");
    await app.view.shows("busy");
    app.host.rerun("save");
    await app.view.shows("done 3");
    expect(JSON.stringify(app.view.messages)).not.toContain("terminated");
  });
});

test("a save ends a run that hangs, once it is a second old", async () => {
  await using app = startApp({ childEntry, script: script("hangs(); for (;;);") });
  await app.view.shows("run 1");
  app.view.press("hang");
  await app.view.shows("hangs");
  const saved = performance.now();
  app.host.rerun("save");
  await app.view.shows("run 3");
  expect(performance.now() - saved).toBeGreaterThan(700);
});

test("a run that has not yielded for five seconds is shown as stuck, with its line, and as running when it goes on", async () => {
  await using app = startApp({ childEntry, script: 'app.text(0, "computing"); app.flush();\nconst end = Date.now() + 6500;\nwhile (Date.now() < end);\napp.text(0, "done");' });
  await app.view.is("stuck");
  expect(app.view.status).toEqual({ state: "stuck", blocked: false, where: { file: app.file, line: 3 } });
  await app.view.shows("done");
  await app.view.is("idle");
});

test("a thread that hangs when its run is over is shown as stuck when something waits, and Stop ends that too", async () => {
  await using app = startApp({ childEntry, script: 'app.text(0, "run " + app.pressed); if (app.pressed === "later") setTimeout(() => { app.text(1, "hangs"); app.flush();\nfor (;;); }, 20);' });
  await app.view.shows("run undefined");
  app.view.press("later");
  await app.view.shows("hangs");
  app.view.press("next");
  await app.view.is("stuck");
  expect(app.view.status).toEqual({ state: "stuck", blocked: false, where: { file: app.file, line: 2 } });
  app.host.stop();
  await app.view.shows("run next");
});

test("a run that awaits for longer than that is not stuck", async () => {
  await using app = startApp({ childEntry, script: 'await new Promise((r) => setTimeout(r, 6500)); app.text(0, "done");' });
  await app.view.shows("done");
  expect(app.view.states.map(({ state }) => state)).not.toContain("stuck");
});
