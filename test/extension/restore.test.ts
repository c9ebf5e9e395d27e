/** A window that is opened again: VS Code hands back the panels that were open, with what their pages remembered. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ViewColumn } from "../fakes/vscode/values.ts";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const files = { "/proj/app.ts": 'import st from "dacapo"\nst.header("Hello")' };

/** Brings back a panel as VS Code does: with its title and column, without its options. */
async function bringBack(person: Person, state: unknown): Promise<void> {
  person.activate();
  const panel = person.world.addPanel("dacapo.app", "app.ts", { viewColumn: ViewColumn.Two, preserveFocus: true });
  await person.world.serializer?.deserializeWebviewPanel(panel, state);
  await settle();
}

const remembered = { version: 1, script: "/proj/app.ts", drafts: {} };

test("the page remembers its script, and the app runs again in the panel that comes back", async () => {
  const before = new Person(files);
  before.activate();
  before.world.open("/proj/app.ts");
  await before.run("dacapo.runApp");
  const { state } = before.world.panel("app.ts").page;
  expect(state).toEqual({ version: 1, script: "/proj/app.ts" });
  expect(await before.closeWindow()).toEqual([]);

  const after = new Person(files);
  await bringBack(after, state);
  expect(after.picture()).toBe("preview app.ts: idle | Hello\nstatus $(play-circle) app.ts\nkeys dacapo.hasApp");
});

test("the app runs again on the page that it stood on, and nonsense is passed over", async () => {
  const person = new Person(files);
  await bringBack(person, { ...remembered, address: { page: "sales", query: "year=2026" } });
  expect(person.hosts[0]?.options.address).toEqual({ page: "sales", query: "year=2026" });
  const other = new Person(files);
  await bringBack(other, { ...remembered, address: { page: 7 } });
  expect(other.hosts[0]?.options.address).toBe(undefined);
});

describe("a preview that cannot run yet says why, on its page", () => {
  test("the workspace is not trusted; trusting it runs the app", async () => {
    const person = new Person(files);
    person.world.isTrusted = false;
    await bringBack(person, remembered);
    expect(person.picture()).toBe("preview app.ts: crashed: Running an app runs its code, and this workspace is not trusted.\nkeys none");
    person.world.trust();
    await settle();
    expect(person.picture()).toContain("preview app.ts: idle | Hello");
  });

  test("the script is gone; its button runs it when it is back", async () => {
    const person = new Person({});
    await bringBack(person, remembered);
    expect(person.picture()).toContain("preview app.ts: crashed: app.ts does not exist any more. Restore it or run another file.");
    person.world.panel("app.ts").page.do({ type: "command", command: "restart" });
    await settle();
    expect(person.world.messages).toEqual(["error: app.ts does not exist any more. Restore it or run another file."]);
    person.world.disk.write("/proj/app.ts", files["/proj/app.ts"]);
    person.world.panel("app.ts").page.do({ type: "command", command: "restart" });
    await settle();
    expect(person.picture()).toContain("preview app.ts: idle | Hello");
  });

  test("dacapo.restore says ask; its button runs it", async () => {
    const person = new Person(files);
    person.world.set("dacapo.restore", "ask");
    await bringBack(person, remembered);
    expect(person.hosts).toEqual([]);
    person.world.panel("app.ts").page.do({ type: "command", command: "restart" });
    await settle();
    expect(person.picture()).toContain("preview app.ts: idle | Hello");
  });

  test("closing it, or the window, leaves nothing behind", async () => {
    const person = new Person({});
    await bringBack(person, remembered);
    person.world.panel("app.ts").dispose();
    expect(await person.closeWindow()).toEqual([]);
    const other = new Person({});
    await bringBack(other, remembered);
    expect(await other.closeWindow()).toEqual([]);
  });
});

test.each([undefined, null, 7, {}, { version: 2, script: "/proj/app.ts" }, { version: 1 }, { version: 1, script: 7 }, { version: 1, script: "" }, { version: 1, script: "/proj/\ud800.ts" }])(
  "a page that remembered %j is closed, not run",
  async (state) => {
    const person = new Person(files);
    await bringBack(person, state);
    expect(person.picture()).toBe("keys none");
    expect(person.world.channels[0]?.text).toContain("[warn] A preview could not be restored");
  },
);

test("a preview whose app runs already is not shown twice", async () => {
  vi.stubEnv("DACAPO_RUN_ON_START", "/proj/app.ts");
  const person = new Person(files);
  await bringBack(person, remembered);
  vi.unstubAllEnvs();
  expect(person.hosts).toHaveLength(1);
  expect(person.world.panels.filter((panel) => !panel.isDisposed)).toHaveLength(1);
});

test("a second preview that comes back for an app is closed", async () => {
  const person = new Person(files);
  await bringBack(person, remembered);
  const second = person.world.addPanel("dacapo.app", "app.ts", { viewColumn: ViewColumn.One, preserveFocus: true });
  await person.world.serializer?.deserializeWebviewPanel(second, remembered);
  await settle();
  expect(person.hosts).toHaveLength(1);
  expect(person.world.panels.map(({ isDisposed }) => isDisposed)).toEqual([false, true]);
});

test("what a person began to type is not in the log, whatever else the page remembered", async () => {
  const person = new Person(files);
  await bringBack(person, { version: 2, drafts: { name: "Ada Lovelace" } });
  expect(person.world.channels[0]?.text).toContain("[warn] A preview could not be restored");
  expect(person.world.channels[0]?.text).not.toContain("Lovelace");
});
