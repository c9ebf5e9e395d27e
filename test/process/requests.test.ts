/** What a view asks is answered by the link thread: once, with its bytes, whatever the script does meanwhile. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFakeChild } from "./lib/fake-child.ts";
import { FakeView, startApp } from "./lib/harness.ts";

let folder: string;
let childEntry: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-child-"));
  childEntry = await buildFakeChild(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = `
const bytes = new SharedArrayBuffer(4);
new Uint8Array(bytes).set([1, 2, 3, 255]);
app.raw({ store: "media", put: { id: "m", type: "image/png", bytes } });
app.text(0, "drawn");
app.flush();
if (app.pressed === "hang") for (;;);
if (app.pressed === "die") process.kill(process.pid, "SIGKILL");
`;
const medium = { kind: "media", id: "m", from: 1 } as const;
const answer = { answer: { ok: true, body: { type: "image/png", size: 4 } }, attachments: [new Uint8Array([2, 3, 255])] };

test("a request is answered while the script hangs", async () => {
  await using app = startApp({ childEntry, script });
  await app.view.is("idle");
  app.view.press("hang");
  await app.view.is("running");
  expect(await app.view.ask(7, medium)).toMatchObject(answer);
  expect(app.view.status.state).toBe("running");
});

test("each view gets the answers to its own questions, under its own numbers", async () => {
  await using app = startApp({ childEntry, script });
  await app.view.is("idle");
  const other = new FakeView(app.host);
  const replies = await Promise.all([app.view.ask(1, medium), other.ask(1, { ...medium, from: 3 }), app.view.ask(2, { ...medium, id: "no such" })]);
  expect(replies[0]).toMatchObject(answer);
  expect(replies[1]?.attachments).toEqual([new Uint8Array([255])]);
  expect(replies[2]?.answer).toEqual({ ok: false, reason: expect.stringContaining("no longer") });
  expect([app.view.answers.size, other.answers.size]).toEqual([2, 1]);
});

test("what the process can no longer answer fails", async () => {
  await using app = startApp({ childEntry, script });
  await app.view.is("idle");
  app.view.press("die");
  app.view.connection.receive({ type: "request", id: 1, request: medium });
  await app.view.is("crashed");
  await app.view.until("an answer", () => app.view.answers.has(1));
  expect((await app.view.ask(2, medium)).answer).toEqual({ ok: false, reason: "The app's process is gone." });
});

test("a restart fails what the process before it was asked, and the next one answers", async () => {
  await using app = startApp({ childEntry, script });
  await app.view.is("idle");
  app.view.connection.receive({ type: "request", id: 1, request: medium });
  app.host.restart();
  await app.view.until("an answer", () => app.view.answers.has(1));
  expect(app.view.answers.get(1)?.answer.ok).toBe(false);
  await app.view.is("idle");
  expect(await app.view.ask(2, medium)).toMatchObject(answer);
});
