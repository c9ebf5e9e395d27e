/** What a child can do to its host, and what the person sees and keeps. Nothing of it may throw here. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { windowBytes } from "../../runtime/host/output-valve.ts";
import { encodeFrame } from "../../runtime/protocol/codec.ts";
import { buildFakeChild } from "./lib/fake-child.ts";
import { FakeView, startApp } from "./lib/harness.ts";

let folder: string;
let childEntry: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-child-"));
  childEntry = await buildFakeChild(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Draws which child it is; what is pressed is code, whose run draws only what it draws itself. */
const script = 'if (app.pressed) await eval("(async () => {" + app.pressed + "})()"); else app.text(0, "child " + process.pid);';

/** Runs code in a child that has drawn, and gives the crash that follows. */
async function crashBy(code: string, options: { nodeArgs?: string[] } = {}) {
  await using app = startApp({ childEntry, script, ...options });
  await app.view.is("idle");
  const picture = app.view.texts;
  expect(picture).toEqual([expect.stringMatching(/^child \d+$/)]);
  app.view.press(code);
  await app.view.is("crashed");
  expect(app.view.texts, "the last picture stays").toEqual(picture);
  expect(new FakeView(app.host).texts, "also for a view that comes later").toEqual(picture);
  const crash = app.view.status;
  app.view.connection.receive({ type: "command", command: "restart" });
  await app.view.is("idle");
  expect(app.view.texts, "Restart begins anew").toEqual([expect.stringMatching(/^child \d+$/)]);
  expect(app.view.texts).not.toEqual(picture);
  return crash;
}

describe("a child that goes away", () => {
  test("by exit", async () => {
    expect(await crashBy('console.error("last words"); process.exit(3);')).toMatchObject({ reason: "app.js ended its process with exit code 3.", log: "last words" });
  });

  test("by SIGKILL", async () => {
    expect(await crashBy('process.kill(process.pid, "SIGKILL"); for (;;);')).toMatchObject({ reason: expect.stringContaining("SIGKILL") });
  });

  test("by abort", async () => {
    expect(await crashBy("process.abort();")).toMatchObject({ reason: expect.stringContaining("SIGABRT") });
  });

  test("by running out of memory", async () => {
    const crash = await crashBy("const all = []; for (;;) all.push(new Array(1000).fill(all.length));", { nodeArgs: ["--max-old-space-size=64"] });
    expect(crash).toMatchObject({ reason: "app.js ran out of memory.", fix: expect.stringContaining("--max-old-space-size") });
  });

  test("by an error that nothing catches", async () => {
    expect(await crashBy('setTimeout(() => { throw new Error("from a timer"); }); await new Promise(() => {});')).toMatchObject({ log: expect.stringContaining("from a timer") });
  });
});

describe("a child that does not begin", () => {
  test("because an argument of Node's is wrong", async () => {
    await using app = startApp({ childEntry, script, nodeArgs: ["--no-such-option"] });
    await app.view.is("crashed");
    expect(app.view.status).toMatchObject({ reason: expect.stringContaining("before the app began, with exit code 9"), log: expect.stringContaining("bad option") });
  });

  test("because what is preloaded throws", async () => {
    const preload = join(folder, "preload.cjs");
    writeFileSync(preload, 'throw new Error("not today");');
    await using app = startApp({ childEntry, script, nodeArgs: ["--require", preload] });
    await app.view.is("crashed");
    expect(app.view.status).toMatchObject({ reason: expect.stringContaining("exit code 1"), log: expect.stringContaining("not today") });
  });

  test("because the working directory is not there", async () => {
    await using app = startApp({ childEntry, script, cwd: join(folder, "nowhere") });
    await app.view.is("crashed");
    expect(app.view.status).toMatchObject({ reason: expect.stringContaining("could not be started"), fix: expect.stringContaining("working directory") });
  });

  test("because its Node is not there", async () => {
    await using app = startApp({ childEntry, script, nodePath: join(folder, "no-node") });
    await app.view.is("crashed");
    expect(app.view.status).toMatchObject({ reason: expect.stringContaining("no-node"), fix: expect.stringContaining("dacapo.run.nodePath") });
  });

  test("because it is of another version of Dacapo", async () => {
    const other = join(folder, "other.mjs");
    const hello = Buffer.from(encodeFrame(JSON.stringify({ type: "hello", protocol: 99, node: "24.0.0", pid: 1 }))).toString("base64");
    writeFileSync(other, `import { writeSync } from "node:fs"; writeSync(3, Buffer.from("${hello}", "base64")); setInterval(() => {}, 1000);`);
    await using app = startApp({ childEntry: other, script });
    await app.view.is("crashed");
    expect(app.view.status).toMatchObject({ reason: expect.stringContaining("version 99"), fix: expect.stringContaining("reload") });
  });
});

describe("a script that writes to the pipes of the link", () => {
  const write = (bytes: string): string => `require("node:fs").writeSync(3, ${bytes}); await new Promise(() => {});`;

  test("garbage", async () => {
    expect(await crashBy(write('Buffer.alloc(4096, "x")'))).toMatchObject({ reason: expect.stringContaining("its link carried a frame of"), fix: expect.stringContaining("file descriptor 3") });
  });

  test("a frame that would have 4 GB", async () => {
    expect(await crashBy(write("Buffer.from([255, 255, 255, 255, 2, 0, 0, 0])"))).toMatchObject({ reason: expect.stringContaining("a frame of 4294967295 bytes") });
  });

  test("a frame that is not JSON", async () => {
    expect(await crashBy(write('Buffer.concat([Buffer.from([7, 0, 0, 0, 3, 0, 0, 0]), Buffer.from("{x}")])'))).toMatchObject({ reason: expect.stringContaining("cannot be parsed") });
  });

  test("half a frame, and then its end", async () => {
    expect(await crashBy('require("node:fs").writeSync(3, Buffer.from([100, 0, 0, 0, 90, 0, 0, 0, 1, 2, 3])); process.exit(0);')).toMatchObject({ reason: expect.stringContaining("exit code 0") });
  });

  test("a message that makes no sense is dropped, and the app goes on", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.is("idle");
    const frame = Buffer.from(encodeFrame(JSON.stringify({ type: "deltas", deltas: [{ op: "put", at: "everywhere" }] }))).toString("base64");
    app.view.press(`require("node:fs").writeSync(3, Buffer.from("${frame}", "base64"));`);
    app.view.press('app.text(1, "goes on");');
    await app.view.shows("goes on");
    // The two pipes are read each for itself.
    await expect.poll(() => app.logs.filter((line) => line.startsWith("warn"))).toEqual(['warn: The app\'s process sent a message "deltas" that has the wrong form; it is dropped, and so are others like it.']);
  });

  test("and that closes them", async () => {
    expect(await crashBy('require("node:fs").closeSync(3); app.send({ op: "files", files: [] }); app.flush(); await new Promise(() => {});')).toMatchObject({ state: "crashed" });
  });

  test("something else than frames where the main thread speaks by itself", async () => {
    expect(await crashBy('require("node:fs").writeSync(4, "hello, hello"); await new Promise(() => {});')).toMatchObject({ reason: expect.stringContaining("its link carried a frame of") });
  });

  test("a frame that says it is one which has come already", async () => {
    const frame = Buffer.from(encodeFrame(JSON.stringify({ type: "deltas", deltas: [] }), [], 1)).toString("base64");
    expect(await crashBy(`require("node:fs").writeSync(4, Buffer.from("${frame}", "base64")); await new Promise(() => {});`)).toMatchObject({ reason: expect.stringContaining("out of turn") });
  });
});

describe("a flood", () => {
  test("of output neither blocks the app nor fills the host's memory, and says how much is missing", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.is("idle");
    const before = process.memoryUsage().rss;
    app.view.press('const block = Buffer.alloc(1024 * 1024, "x"); for (let i = 0; i < 1024; i++) await new Promise((written) => process.stdout.write(block, written)); app.text(1, "written");');
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    await app.view.until("the flood is over", () => app.view.texts.includes("written"), 60_000);
    clearInterval(watch);
    await app.host.dispose();
    expect(most - before).toBeLessThan(400 * 1024 * 1024);
    expect(app.output.stdout.length).toBeLessThan(60 * windowBytes);
    const missing = [...app.output.stdout.matchAll(/\[dacapo\] ([\d.]+) MiB of output were too fast to show/g)].reduce((sum, [, mib]) => sum + Number(mib), 0);
    expect(Math.abs(missing + app.output.stdout.length / 1024 / 1024 - 1024)).toBeLessThan(2);
  }, 90_000);

  test("of updates of one place is merged: the last one is shown, and the child's memory stays flat", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.is("idle");
    app.view.press('for (let i = 0; i < 300000; i++) { app.text(1, "tick " + i); app.yields(); } app.text(2, "MiB " + Math.round(process.memoryUsage().rss / 1048576));');
    await app.view.until("the last update", () => app.view.texts.includes("tick 299999") && app.view.texts.some((text) => text.startsWith("MiB")), 30_000);
    const puts = app.view.messages.flatMap((m) => (m.type === "deltas" ? m.deltas : [])).filter((d) => d.op === "put").length;
    expect(puts).toBeLessThan(10_000);
    const mib = Number(app.view.texts.find((text) => text.startsWith("MiB"))?.slice(4));
    expect(mib).toBeLessThan(400);
  });

  test("of what cannot be merged makes the script wait for a host that does not read, and its memory stays flat", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.is("idle");
    const draws = 'app.text(2, body + i); app.send({ op: "trim", at: [0], count: 9 }); app.yields(); most = Math.max(most, process.memoryUsage().rss);';
    app.view.press(`app.text(1, "began"); app.flush(); const body = "x".repeat(100000), end = Date.now() + 2500; let most = 0; for (let i = 0; Date.now() < end; i++) { ${draws} } app.text(3, "MiB " + Math.round(most / 1048576));`);
    await app.view.shows("began");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
    await app.view.until("the end", () => app.view.texts.some((text) => text.startsWith("MiB")), 60_000);
    const mib = Number(app.view.texts.find((text) => text.startsWith("MiB"))?.slice(4));
    expect(mib).toBeLessThan(400);
  }, 90_000);
});
