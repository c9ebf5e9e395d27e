/** What outlives a child: the picture, the session state, what the person did. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildFakeChild } from "./lib/fake-child.ts";
import { FakeView, startApp } from "./lib/harness.ts";

let folder: string;
let childEntry: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-child-"));
  childEntry = await buildFakeChild(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const restart = { type: "command", command: "restart" } as const;

describe("what the person did", () => {
  const script = `app.text(0, "pressed " + app.pressed);
app.flush();
if (app.pressed === "hang") for (;;);
if (app.pressed === "kill") process.kill(process.pid, "SIGKILL");`;

  test("is answered by exactly one run each, in order", async () => {
    await using app = startApp({ childEntry, script });
    for (let i = 0; i < 200; i++) app.view.press(`click ${i}`);
    await app.view.shows("pressed click 199");
    await app.view.is("idle");
    expect(app.view.taken).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  test("behind the event that killed the child is done after Restart, and that event is not", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.shows("pressed undefined");
    app.view.press("kill");
    app.view.press("one");
    app.view.press("two");
    await app.view.is("crashed");
    app.view.press("three");
    const later = new FakeView(app.host);
    expect(later.pending.map(({ trigger }) => trigger?.value)).toEqual(["one", "two", "three"]);
    app.view.connection.receive(restart);
    await app.view.shows("pressed three");
    await app.view.is("idle");
    expect(app.view.states.filter(({ state }) => state === "crashed")).toHaveLength(1);
  });

  test("while the child hangs is kept over a Restart, without the click that hung", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.shows("pressed undefined");
    app.view.press("hang");
    await app.view.shows("pressed hang");
    app.view.press("after");
    app.view.connection.receive(restart);
    await app.view.shows("pressed after");
    await app.view.is("idle");
  });
});

describe("the session state", () => {
  const script = `const kept = app.settings.restore ?? [];
app.text(0, kept.length ? "restored " + kept.map((e) => e.key + "=" + e.value).join() : "new");
if (app.pressed === "save") app.send({ op: "state", set: [{ key: "a", value: "1" }, { key: "b", value: "2" }], deleted: [], skipped: ["socket"] });
if (app.pressed === "change") app.send({ op: "state", set: [{ key: "a", value: "3" }], deleted: ["b"], skipped: [] });
if (app.pressed) { app.text(1, "done " + app.pressed); app.flush(); }
if (app.pressed === "die") process.exit(1);`;

  test("is given to the next child, as it was last; what could not be copied is named", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.shows("new");
    for (const press of ["save", "change"]) {
      app.view.press(press);
      await app.view.shows(`done ${press}`);
    }
    app.view.press("die");
    await app.view.is("crashed");
    app.view.connection.receive(restart);
    await app.view.shows("restored a=3");
    expect(app.logs).toContain("warn: Session state that could not be copied is lost: socket.");
  });
});

describe("where the app stands", () => {
  const script = `app.text(0, "at " + JSON.stringify(app.settings.address));
if (app.pressed === "go") app.send({ op: "address", address: { page: "sales", query: "a=1" } });
if (app.pressed) { app.text(1, "done " + app.pressed); app.flush(); }
if (app.pressed === "die") process.exit(1);`;

  test("is where the next child begins, and every view is told", async () => {
    await using app = startApp({ childEntry, script, address: { page: "first", query: "" } });
    await app.view.shows('at {"page":"first","query":""}');
    app.view.press("go");
    await app.view.shows("done go");
    app.view.press("die");
    await app.view.is("crashed");
    expect(new FakeView(app.host).messages).toMatchObject([{ type: "snapshot", address: { page: "sales", query: "a=1" } }]);
    app.view.connection.receive(restart);
    await app.view.shows('at {"page":"sales","query":"a=1"}');
  });
});

describe("the picture", () => {
  const script = `app.text(0, "top"); app.text(1, "of child " + process.pid); app.flush();
app.yields(); const isSlow = app.settings.restore && require("node:fs").existsSync(app.settings.cwd + "/slow");
for (const end = Date.now() + (isSlow ? 900 : 30); Date.now() < end; );
app.text(2, "bottom");`;

  test("of the last child stays until the next one has drawn its own, and is never half of each", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.shows("bottom");
    const before = app.view.texts;
    const pictures: string[][] = [];
    const record = setInterval(() => pictures.push(app.view.texts), 1);
    app.view.connection.receive(restart);
    await app.view.until("another child's picture", () => app.view.texts[1] !== before[1]);
    clearInterval(record);
    const after = app.view.texts;
    expect(after).toEqual(["top", expect.stringMatching(/^of child \d+$/), "bottom"]);
    for (const picture of pictures) expect([before, after]).toContainEqual(picture);
    expect(pictures.length).toBeGreaterThan(3);
  });

  test("of a new child that takes long is shown as far as it has come", async () => {
    await using app = startApp({ childEntry, script });
    await app.view.shows("bottom");
    writeFileSync(join(app.folder, "slow"), "");
    const before = app.view.texts;
    app.view.connection.receive(restart);
    await app.view.until("the beginning of another child's picture", () => app.view.texts[1] !== before[1]);
    expect(app.view.texts).toHaveLength(2);
    await app.view.shows("bottom");
  });

  test("is there for a view that comes while the script is busy", async () => {
    await using app = startApp({ childEntry, script: 'app.text(0, "before"); app.flush(); if (app.pressed) for (;;);' });
    await app.view.shows("before");
    app.view.press("hang");
    await app.view.until("the run to begin", () => app.view.taken.length === 1);
    const late = new FakeView(app.host);
    expect(late.texts).toEqual(["before"]);
    expect(late.messages).toHaveLength(1);
  });

  test("is the same in two views, whatever each of them missed", async () => {
    await using app = startApp({ childEntry, script: 'app.memory.n = (app.memory.n ?? 0) + 1; for (let i = 0; i < app.memory.n; i++) app.text(i, "line " + i + " of run " + app.memory.n);' });
    await app.view.is("idle");
    for (let i = 0; i < 20; i++) app.view.press("go");
    const second = new FakeView(app.host);
    await app.view.shows("line 20 of run 21");
    await second.shows("line 20 of run 21");
    expect(second.tree.snapshot()).toEqual(app.view.tree.snapshot());
  });
});

describe("restarting and ending", () => {
  test("many restarts at once leave one child", async () => {
    await using app = startApp({ childEntry, script: 'app.text(0, "child " + process.pid);' });
    for (let i = 0; i < 5; i++) app.host.restart();
    await app.view.is("idle");
    app.view.press("x");
    await app.view.until("the press to be answered", () => app.view.taken.length === 1);
    expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
  });

  test("a save after a crash begins anew", async () => {
    await using app = startApp({ childEntry, script: "process.exit(1);" });
    await app.view.is("crashed");
    writeFileSync(app.file, 'app.text(0, "mended");');
    app.host.rerun("save", [app.file]);
    await app.view.shows("mended");
  });

  test("after the end nothing is started, sent or thrown any more", async () => {
    const app = startApp({ childEntry, script: 'app.text(0, "x");' });
    await app.view.shows("x");
    await app.host.dispose();
    expect(app.host.status).toEqual({ state: "stopped" });
    const count = app.view.messages.length;
    app.view.press("late");
    app.host.restart();
    app.host.rerun("save");
    app.host.stop();
    app.host.resume(true);
    await app[Symbol.asyncDispose]();
    expect(app.view.messages).toHaveLength(count);
  });

  test("a child ends in order when it can: well before it would be killed", async () => {
    const app = startApp({ childEntry, script: 'app.text(0, "x"); process.on("exit", () => console.log("said goodbye"));' });
    await app.view.shows("x");
    await app[Symbol.asyncDispose]();
    expect(app.output.stdout).toBe("said goodbye\n");
  });
});

describe("nonsense from a view", () => {
  test("is said once and does no harm", async () => {
    await using app = startApp({ childEntry, script: 'app.text(0, "pressed " + app.pressed);' });
    await app.view.shows("pressed undefined");
    for (const nonsense of [null, 7, "ready", {}, { type: "event" }, { type: "event", event: { seq: -1, values: {} } }, { type: "command", command: "format" }]) {
      app.view.connection.receive(nonsense);
    }
    app.view.press("well");
    await app.view.shows("pressed well");
    expect(app.logs.filter((line) => line.startsWith("warn"))).toHaveLength(1);
  });

  test("an address that is none of the web's is not opened", async () => {
    await using app = startApp({ childEntry, script: "" });
    const opened: string[] = [];
    app.host.on("openLink", (url) => opened.push(url));
    for (const url of ["https://example.org/a", "mailto:a@b.c", "command:workbench.action.quit", "javascript:alert(1)", "file:///etc/passwd", "vscode://x", "nothing"]) {
      app.view.connection.receive({ type: "openLink", url });
    }
    expect(opened).toEqual(["https://example.org/a", "mailto:a@b.c"]);
  });
});
