/** What the extension costs where it is not wanted: as it was built, counted beside a fake VS Code. */
import childProcess from "node:child_process";
import fs, { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import workers from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inProject } from "../../scripts/lib/paths.mjs";
import * as vscode from "../fakes/vscode.ts";
import { leftOver } from "../fakes/vscode/live.ts";
import { Uri } from "../fakes/vscode/uri.ts";
import { type World, newWorld } from "../fakes/vscode/world.ts";

declare global {
  var vscodeOfThisTest: unknown;
}

/** The built extension in a folder of its own, where `vscode` is a package. */
class Installed {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "dacapo-quiet-")));
  readonly #require = createRequire(join(this.folder, "window.cjs"));

  constructor() {
    cpSync(inProject("dist", "extension"), join(this.folder, "extension"), { recursive: true });
    mkdirSync(join(this.folder, "node_modules", "vscode"), { recursive: true });
    writeFileSync(join(this.folder, "node_modules", "vscode", "index.js"), "module.exports = globalThis.vscodeOfThisTest;");
    globalThis.vscodeOfThisTest = vscode;
  }

  /** Requires it and calls its `activate`, as VS Code does. Gives what that returned. */
  activate(subscriptions: { dispose(): unknown }[]): unknown {
    const storage = Uri.file("/storage");
    const workspaceState = { keys: () => [], get: () => undefined, update: async () => undefined };
    return this.#require("./extension/main.cjs").activate({ extensionUri: Uri.file("/ext"), subscriptions, workspaceState, storageUri: storage, globalStorageUri: storage });
  }

  /** The files of it that were loaded so far. */
  loaded(): string[] {
    return Object.keys(this.#require.cache).filter((file) => file.startsWith(join(this.folder, "extension"))).map((file) => relative(this.folder, file));
  }

  remove(): void {
    for (const file of Object.keys(this.#require.cache)) if (file.startsWith(this.folder)) delete this.#require.cache[file];
    rmSync(this.folder, { recursive: true });
  }
}

let world: World;
let installed: Installed;
let subscriptions: { dispose(): unknown }[];
/** Whatever reads files, or starts a process or a thread. */
let reached: Record<string, { mock: { calls: readonly unknown[] } }>;

beforeEach(() => {
  vi.useFakeTimers();
  world = newWorld();
  installed = new Installed();
  subscriptions = [];
  reached = {
    spawn: vi.spyOn(childProcess, "spawn"),
    execFile: vi.spyOn(childProcess, "execFile"),
    fork: vi.spyOn(childProcess, "fork"),
    spawnSync: vi.spyOn(childProcess, "spawnSync"),
    Worker: vi.spyOn(workers, "Worker"),
    readFile: vi.spyOn(fs, "readFile"),
    "promises.readFile": vi.spyOn(fs.promises, "readFile"),
    "workspace.fs.readFile": vi.spyOn(vscode.workspace.fs, "readFile"),
    "workspace.fs.stat": vi.spyOn(vscode.workspace.fs, "stat"),
    openTextDocument: vi.spyOn(vscode.workspace, "openTextDocument"),
    createFileSystemWatcher: vi.spyOn(vscode.workspace, "createFileSystemWatcher"),
  };
});

afterEach(() => {
  for (const subscription of subscriptions) subscription.dispose();
  vi.restoreAllMocks();
  vi.useRealTimers();
  installed.remove();
});

const whoReached = (): string[] => Object.entries(reached).filter(([, spy]) => spy.mock.calls.length > 0).map(([name]) => name);
const bytes = (file: string): number => statSync(join(installed.folder, file)).size;

/** Lets pauses in typing pass, and what they load arrive. */
const pause = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(2000);
  await vi.advanceTimersByTimeAsync(2000);
};

describe("to activate", () => {
  test("is one file, a fifth of what the extension is made of at the most", () => {
    installed.activate(subscriptions);
    expect(installed.loaded()).toEqual(["extension/main.cjs"]);
    const all = readdirSync(join(installed.folder, "extension")).map((name) => bytes(join("extension", name)));
    expect(bytes("extension/main.cjs")).toBeLessThan(all.reduce((sum, size) => sum + size, 0) / 5);
  });

  test("is over when it returns: nothing is awaited, read, watched or started, and no timer is left", async () => {
    expect(installed.activate(subscriptions)).toBe(undefined);
    expect(vi.getTimerCount()).toBe(0);
    await pause();
    expect(whoReached()).toEqual([]);
    expect(installed.loaded()).toEqual(["extension/main.cjs"]);
  });

  test("leaves nothing when the window goes", () => {
    installed.activate(subscriptions);
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
    expect(leftOver()).toEqual([]);
  });
});

/** All that a person does with a file, and what the editor asks the extension meanwhile. */
async function workOn(path: string): Promise<string[]> {
  const document = world.open(path);
  await pause();
  world.moveCursor(1);
  document.replace("one", "two");
  await pause();
  await document.save();
  await pause();
  const range = new vscode.Range(new vscode.Position(0, 0), new vscode.Position(document.lineCount, 0));
  const actions = await Promise.all([...world.codeActions].map((provider) => provider.provideCodeActions(document, range, { diagnostics: [] })));
  const seen = [
    ...[...world.problems.values()].flat().map(({ message }) => `problem: ${message}`),
    ...[...world.contextKeys].filter(([, value]) => value === true).map(([key]) => `key: ${key}`),
    ...[world.hover(path, "two") ?? []].flat().map((text) => `hover: ${text}`),
    ...world.hints(path).map((hint) => `hint: ${hint}`),
    ...actions.flat().map(({ title }) => `action: ${title}`),
    ...world.statusItems.filter(({ isShown }) => isShown).map(({ text }) => `status: ${text}`),
    ...world.channels.map(({ name }) => `channel: ${name}`),
    ...world.messages,
    ...world.calledCommands,
  ];
  world.closeEditor(path);
  await pause();
  return [...seen, ...whoReached(), ...installed.loaded().filter((file) => file !== "extension/main.cjs")];
}

describe("in a file that does not import dacapo nothing happens", () => {
  const files: Record<string, string> = {
    "/proj/plain.ts": 'export const one = 1;\nwhile (false) st.rerun();\n',
    "/proj/plain.js": 'const one = { sessionState: { x: 1 } };\none.sessionState.x;\nmodule.exports = one;\n',
    "/proj/names-it.ts": '// import st from "dacapo"\nconst one = "dacapo";\nif (st.button("one")) st.rerun();\n',
    "/proj/types-only.ts": 'import type { Table } from "dacapo";\nexport type one = Table;\n',
    "/proj/app.test.ts": 'import { AppTest } from "dacapo/testing";\nconst one = AppTest;\n',
    "/proj/dacapo.d.ts": 'import st from "dacapo";\nexport const one: typeof st;\n',
    "/proj/README.md": '# one\n\n```ts\nimport st from "dacapo";\nst.rerun();\n```\n',
    "/proj/package.json": '{ "name": "one", "dependencies": { "dacapo": "*" } }\n',
    "/proj/view.tsx": 'import st from "dacapo";\nexport const one = <p>{st}</p>;\n',
    "/proj/data.csv": "one,dacapo\n",
  };

  test.each(Object.entries(files))("%s: opened, edited, saved, hovered over and closed", async (path, text) => {
    world.disk.store(path, text);
    installed.activate(subscriptions);
    expect(await workOn(path)).toEqual([]);
  });

  test("and in one that does, it does: this would be seen", async () => {
    world.disk.store("/proj/app.ts", 'import st from "dacapo";\nst.write("one");\nst.rerun();\n');
    installed.activate(subscriptions);
    expect(await workOn("/proj/app.ts")).toEqual([
      expect.stringMatching(/^problem: Every run reaches this/), "key: dacapo.isApp", "action: Rerun when a button is pressed", "action: Rerun once", "extension/analyse.cjs", "extension/fixes.cjs",
    ]);
  });
});
