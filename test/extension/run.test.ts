import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inProject } from "../../scripts/lib/paths.mjs";
import { Uri } from "../fakes/vscode/uri.ts";
import type { Shell } from "../../runtime/protocol/shell.ts";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const manifest: { contributes: { commands: { command: string }[] } } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
const app = 'import st from "dacapo"\nst.header("Hello")';

/** A person who has the app open and the extension active. */
function withApp(files: Record<string, string> = {}): Person {
  const person = new Person({ "/proj/app.ts": app, ...files });
  person.activate();
  person.world.open("/proj/app.ts");
  return person;
}

describe("Run App", () => {
  test("shows the app beside the editor and leaves the focus there", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    expect(person.picture()).toBe(`editor /proj/app.ts ●
preview app.ts: idle | Hello
status $(play-circle) app.ts
keys dacapo.isApp dacapo.hasApp`);
  });

  test("saves the file first", async () => {
    const person = withApp();
    person.world.open("/proj/app.ts").replace("Hello", "Hi");
    await person.run("dacapo.runApp");
    expect(person.picture()).toContain("preview app.ts: idle | Hi");
    expect(person.picture()).not.toContain("(unsaved)");
  });

  test("runs a running app once more, in the same preview", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    await person.run("dacapo.runApp");
    expect(person.hosts.map((host) => host.asked)).toEqual([["start", "rerun command"]]);
    expect(person.world.panels).toHaveLength(1);
  });

  test("runs a running app with unsaved changes once, not twice", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    person.world.open("/proj/app.ts").replace("Hello", "Hi");
    await person.run("dacapo.runApp");
    expect(person.host.asked).toEqual(["start", "rerun save /proj/app.ts"]);
  });

  test("pressed twice at once starts one app", async () => {
    const person = withApp();
    void person.world.run("dacapo.runApp");
    await person.run("dacapo.runApp");
    expect(person.hosts).toHaveLength(1);
    expect(person.world.panels).toHaveLength(1);
  });

  test("from the explorer runs the file that was clicked", async () => {
    const person = withApp({ "/proj/other.ts": 'st.header("Other")' });
    await person.run("dacapo.runApp", Uri.file("/proj/other.ts"));
    expect(person.picture()).toContain("preview other.ts: idle | Other");
  });

  test("with the focus in a preview runs that preview's app", async () => {
    const person = withApp({ "/proj/b.ts": 'import st from "dacapo"' });
    await person.run("dacapo.runApp");
    person.world.open("/proj/b.ts");
    person.world.focusPanel("app.ts");
    await person.run("dacapo.runApp");
    expect(person.hosts.map((host) => host.asked)).toEqual([["start", "rerun command"]]);
  });

  test("hands the settings to the app", async () => {
    const person = withApp();
    person.world.set("dacapo.run.cwd", "${workspaceFolder}/data");
    person.world.set("dacapo.run.env", { HOME_OF_APP: "${fileDirname}", DEBUG: true });
    person.world.set("dacapo.run.nodePath", "tools/node");
    person.world.set("dacapo.loops.sameStateSeconds", 2);
    await person.run("dacapo.runApp");
    expect(person.host.options).toEqual({
      file: "/proj/app.ts", childEntry: "/ext/dist/child.mjs", fallbackNode: process.execPath, cwd: "/proj/data", argv: [], nodeArgs: [],
      env: { HOME_OF_APP: "/proj", DEBUG: "true" }, nodePath: "/proj/tools/node", loopLimits: { sameStateMs: 2000, changingMs: 10_000 },
    });
  });

  test("takes settings of the wrong kind for absent", async () => {
    const person = withApp();
    for (const key of ["run.cwd", "run.env", "run.nodePath", "run.nodeArgs", "run.argv", "loops.sameStateSeconds"]) person.world.set(`dacapo.${key}`, -1);
    await person.run("dacapo.runApp");
    expect(person.host.options).toMatchObject({ cwd: "/proj", env: {}, nodePath: undefined, nodeArgs: [], argv: [], loopLimits: { sameStateMs: 1000 } });
  });
});

describe("what cannot run says so once, with what to do", () => {
  const cases: [what: string, act: (person: Person) => void, message: string][] = [
    ["no file is open", (person) => person.world.closeEditor("/proj/app.ts"), "error: There is no file to run. Open a TypeScript or JavaScript file and run it again."],
    ["the file is no script", (person) => person.world.open("/proj/notes.md"), "error: notes.md cannot run as an app. An app is a TypeScript or JavaScript file: .ts, .mts, .cts, .js, .mjs or .cjs."],
    ["the file that was never saved is no script", (person) => person.world.showEditor(person.world.newDocument("markdown", "# Notes"), 1), "error: Untitled-1 cannot run as an app. An app is a TypeScript or JavaScript file: .ts, .mts, .cts, .js, .mjs or .cjs."],
    ["the file is on no disk", (person) => person.world.showEditor(person.world.documentAt(Uri.parse("vscode-vfs://github/a/app.ts")), 1), "error: app.ts is not a file on disk, so it cannot run. Open the folder from disk or in a remote window."],
    ["the file was deleted", (person) => person.world.disk.delete("/proj/app.ts"), "error: app.ts does not exist any more. Restore it or run another file."],
    ["the workspace is not trusted", (person) => (person.world.isTrusted = false), "error: Running an app runs its code, and this workspace is not trusted. [Manage Workspace Trust]"],
  ];
  test.each(cases)("%s", async (_what, act, message) => {
    const person = withApp({ "/proj/notes.md": "" });
    act(person);
    await person.run("dacapo.runApp");
    expect(person.world.messages).toEqual([message]);
    expect(person.hosts).toEqual([]);
    expect(person.world.panels).toEqual([]);
  });

  test("a folder", async () => {
    const person = withApp();
    await person.run("dacapo.runApp", Uri.file("/proj"));
    expect(person.world.messages).toEqual(["error: proj is a folder. Choose the script in it that is the app."]);
  });

  test("a file that cannot be saved", async () => {
    const person = withApp();
    const document = person.world.open("/proj/app.ts");
    document.replace("Hello", "Hi");
    document.savingFails = true;
    await person.run("dacapo.runApp");
    expect(person.world.messages).toEqual(["error: app.ts could not be saved, so it was not run. Save it, then run it again."]);
    expect(person.hosts).toEqual([]);
  });

  test("Rerun, Stop, Restart and the rest without any app", async () => {
    const person = withApp();
    for (const command of ["rerun", "stop", "restart", "showPreview", "showOutput", "showActions"]) await person.run(`dacapo.${command}`);
    expect(new Set(person.world.messages)).toEqual(new Set(["info: No app is running. Run one first. [Run App]"]));
    expect(person.world.messages).toHaveLength(6);
  });

  test("the button of a message does what it says", async () => {
    const person = withApp();
    person.world.isTrusted = false;
    person.world.nextChoice = "Manage Workspace Trust";
    await person.run("dacapo.runApp");
    expect(person.world.calledCommands).toEqual(["workbench.trust.manage"]);
  });
});

describe("the buttons above the editor", () => {
  test("are not there for a file that does not import dacapo", async () => {
    const person = withApp({ "/proj/plain.ts": "export const n = 1" });
    person.world.open("/proj/plain.ts");
    expect(person.picture()).toBe("editor /proj/plain.ts ●\nkeys none");
    expect(person.world.channels).toEqual([]);
  });

  test("come and go while the import is typed", async () => {
    const person = withApp({ "/proj/new.ts": "" });
    const document = person.world.open("/proj/new.ts");
    document.replace("", 'import st from "dacapo"\n');
    await settle();
    expect(person.picture()).toContain("keys dacapo.isApp");
    document.replace("import", "// import");
    await settle();
    expect(person.picture()).toContain("keys none");
  });

  test("stay while the focus is in the preview or in the output panel", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    person.world.focusPanel("app.ts");
    expect(person.picture()).toContain("keys dacapo.isApp dacapo.hasApp");
    person.world.focus({ document: person.world.documentAt(Uri.parse("output:dacapo")), viewColumn: 3, selection: undefined, revealRange: () => undefined });
    expect(person.picture()).toContain("keys dacapo.isApp dacapo.hasApp");
  });

  test("turn into Stop when a run lasts, for the app of the editor in front only", async () => {
    const person = withApp({ "/proj/slow.ts": 'import st from "dacapo"\nbusy' });
    await person.run("dacapo.runApp");
    person.world.open("/proj/slow.ts");
    await person.run("dacapo.runApp");
    expect(person.picture()).toContain("status $(loading~spin) slow.ts\nkeys dacapo.isApp dacapo.isRunning dacapo.hasApp");
    person.world.open("/proj/app.ts");
    expect(person.picture()).toContain("status $(play-circle) app.ts\nkeys dacapo.isApp dacapo.hasApp");
    person.world.open("/proj/slow.ts");
    person.host.say({ state: "idle" });
    expect(person.picture()).toContain("keys dacapo.isApp dacapo.hasApp");
  });

  test("do not flicker when a run is short", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    const seen: unknown[] = [];
    vi.spyOn(person.world.contextKeys, "set").mockImplementation(function (this: Map<string, unknown>, key, value) {
      seen.push([key, value]);
      return this;
    });
    await person.run("dacapo.rerun");
    expect(seen).toEqual([]);
  });
});

test("the tab is called what the script says, or by its page", async () => {
  const person = withApp();
  await person.run("dacapo.runApp");
  const navigation = { position: "sidebar", current: "", title: "Overview", sections: [] } as const;
  const titleAfter = (shell: Shell): string => {
    person.host.surround(shell);
    return person.world.panels[0]?.title ?? "";
  };
  expect(titleAfter({ navigation: { ...navigation, sections: [] } })).toBe("Overview");
  expect(titleAfter({ title: "Sales", navigation: { ...navigation, sections: [] } })).toBe("Sales");
  expect(titleAfter({})).toBe("app.ts");
});

describe("Stop, Rerun, Restart", () => {
  test("act on the app of the editor in front", async () => {
    const person = withApp({ "/proj/b.ts": 'import st from "dacapo"' });
    await person.run("dacapo.runApp");
    person.world.open("/proj/b.ts");
    await person.run("dacapo.runApp");
    person.world.open("/proj/app.ts");
    await person.run("dacapo.stop");
    await person.run("dacapo.rerun");
    await person.run("dacapo.restart");
    expect(person.hosts.map((host) => host.asked)).toEqual([["start", "stop", "rerun command", "restart"], ["start"]]);
  });

  test("act on the app used last when the editor shows none", async () => {
    const person = withApp({ "/proj/plain.ts": "" });
    await person.run("dacapo.runApp");
    person.world.open("/proj/plain.ts");
    await person.run("dacapo.rerun");
    expect(person.host.asked).toEqual(["start", "rerun command"]);
  });

  test("Rerun starts an app again that has ended", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    person.host.crash("it ran out of memory");
    expect(person.picture()).toContain("status $(error) app.ts");
    await person.run("dacapo.rerun");
    expect(person.host.asked).toEqual(["start", "restart"]);
    expect(person.picture()).toContain("preview app.ts: idle | Hello\nstatus $(play-circle) app.ts");
  });

  test("Restart takes settings that have changed, by a new host", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    person.world.set("dacapo.run.nodeArgs", ["--max-old-space-size=8192"]);
    await person.run("dacapo.restart");
    expect(person.hosts.map((host) => host.asked)).toEqual([["start", "dispose"], ["start"]]);
    expect(person.host.options.nodeArgs).toEqual(["--max-old-space-size=8192"]);
    expect(person.picture()).toContain("preview app.ts: idle | Hello");
  });

  test("an action of the status bar item acts on the app that it names", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    person.world.nextChoice = "Restart";
    await person.run("dacapo.showActions");
    expect(person.host.asked).toEqual(["start", "restart"]);
  });
});

describe("the end", () => {
  test("closing the preview ends the child and leaves nothing but the editor", async () => {
    const person = withApp();
    await person.run("dacapo.runApp");
    person.world.panel("app.ts").dispose();
    await settle();
    expect(person.host.asked).toEqual(["start", "dispose"]);
    expect(person.picture()).toBe("editor /proj/app.ts ●\nkeys dacapo.isApp");
  });

  test("closing one of two apps leaves the other alone", async () => {
    const person = withApp({ "/proj/b.ts": 'import st from "dacapo"\nst.header("B")' });
    await person.run("dacapo.runApp");
    person.world.open("/proj/b.ts");
    await person.run("dacapo.runApp");
    person.world.panel("app.ts").dispose();
    await settle();
    expect(person.picture()).toBe(`editor /proj/b.ts ●
preview b.ts: idle | B
status $(play-circle) b.ts
keys dacapo.isApp dacapo.hasApp`);
  });

  test("a window that closes waits for the children and leaves nothing registered", async () => {
    const person = withApp({ "/proj/b.ts": 'import st from "dacapo"\nbusy' });
    await person.run("dacapo.runApp");
    person.host.print("a line\n");
    person.world.open("/proj/b.ts");
    await person.run("dacapo.runApp");
    expect(await person.closeWindow()).toEqual([]);
    expect(person.hosts.map((host) => host.asked.at(-1))).toEqual(["dispose", "dispose"]);
  });

  test("a window that closes while an app is being started starts none", async () => {
    const person = withApp();
    void person.world.run("dacapo.runApp");
    expect(await person.closeWindow()).toEqual([]);
    expect(person.hosts).toEqual([]);
  });
});

describe("DACAPO_RUN_ON_START", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("runs the file once per VS Code, not again when the window is reloaded", async () => {
    vi.stubEnv("DACAPO_RUN_ON_START", "/proj/app.ts");
    const memory = new Map<string, unknown>();
    const first = new Person({ "/proj/app.ts": app }, memory);
    first.activate();
    await settle();
    expect(first.picture()).toContain("preview app.ts: idle | Hello");
    await first.closeWindow();
    const second = new Person({ "/proj/app.ts": app }, memory);
    second.activate();
    await settle();
    expect(second.hosts).toEqual([]);
  });

  test.each([...manifest.contributes.commands.map(({ command }) => command), "dacapo._explain"])("%s starts nothing in a workspace that is not trusted, whoever calls it", async (command) => {
    for (const argument of [undefined, Uri.file("/proj/app.ts"), { session: {}, node: { path: ["a"] } }, "duplicate-widget"]) {
      const person = withApp();
      person.world.isTrusted = false;
      await person.run(command, argument);
      expect(person.hosts).toEqual([]);
      expect(person.world.panels).toEqual([]);
      expect(person.world.openedLinks).toEqual([]);
    }
  });

  test("runs nothing in a workspace that is not trusted", async () => {
    vi.stubEnv("DACAPO_RUN_ON_START", "/proj/app.ts");
    const person = new Person({ "/proj/app.ts": app });
    person.world.isTrusted = false;
    person.activate();
    await settle();
    expect(person.hosts).toEqual([]);
    expect(person.world.messages).toEqual([]);
  });
});
