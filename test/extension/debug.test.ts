/** Debug App: VS Code's own debugger on the process of an app. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function withRunningApp(): Promise<Person> {
  const person = new Person({ "/proj/app.ts": 'import st from "dacapo"\nst.header("Hello")' });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  return person;
}

test("attaches to an app that runs, and runs it again when the debugger knows the breakpoints", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.debugApp");
  expect(person.world.debugger.attached).toMatchObject([{ type: "node", request: "attach", name: "Dacapo: app.ts", port: 9229, autoAttachChildProcesses: false, showAsyncStacks: false }]);
  expect(person.host.asked).toEqual(["start", 'debug {"on":true}', "rerun command"]);
});

test("keeps the debugger from opening files over the preview, and leaves the focus in the editor", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.debugApp");
  expect(person.world.calledCommands).toEqual(["workbench.action.lockEditorGroup"]);
  expect(person.picture()).toContain("editor /proj/app.ts ●");
});

test("runs an app first that does not run", async () => {
  const person = new Person({ "/proj/app.ts": 'import st from "dacapo"' });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.debugApp");
  expect(person.world.panels).toHaveLength(1);
  expect(person.world.debugger.attached).toHaveLength(1);
});

test("a second time only runs the app again", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.debugApp");
  await person.run("dacapo.debugApp");
  expect(person.world.debugger.attached).toHaveLength(1);
  expect(person.host.asked.at(-1)).toBe("rerun command");
});

test("a person who disconnects leaves the app running, and it listens no more", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.debugApp");
  person.world.debugger.end();
  expect(person.host.asked.at(-1)).toBe('debug {"on":false}');
  await person.run("dacapo.debugApp");
  expect(person.world.debugger.attached).toHaveLength(2);
});

test("an app that is restarted is attached to again", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.debugApp");
  person.host.say({ state: "starting" });
  person.world.debugger.end();
  person.host.tellDebugger(9333);
  await settle();
  expect(person.world.debugger.attached.map(({ port }) => port)).toEqual([9229, 9333]);
});

test("closing the preview ends the debugging", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.debugApp");
  person.world.panel("app.ts").dispose();
  await settle();
  expect(person.world.debugger.sessions).toEqual([]);
});

test("a script that never yields says so", async () => {
  const person = await withRunningApp();
  person.host.listensForDebugger = false;
  const done = person.world.run("dacapo.debugApp");
  await settle(6000);
  await done;
  expect(person.world.messages).toEqual(["error: app.ts is busy and does not listen for a debugger. Stop its run, then debug it again. [Stop]"]);
});

test("a debugger that is switched off says so", async () => {
  const person = await withRunningApp();
  person.world.debugger.isEnabled = false;
  await person.run("dacapo.debugApp");
  expect(person.world.messages).toEqual([expect.stringMatching(/^error: The JavaScript debugger did not attach to app\.ts/)]);
});

test("a window that closes while an app is debugged leaves nothing behind", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.debugApp");
  expect(await person.closeWindow()).toEqual([]);
});
