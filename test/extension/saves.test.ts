import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A person whose app, with one local module, is running. */
async function withRunningApp(): Promise<Person> {
  const person = new Person({
    "/proj/app.ts": 'import st from "dacapo"\nst.header("One")\nimport "./lib.ts"',
    "/proj/lib.ts": 'st.header("Two")',
    "/proj/other.ts": "",
  });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  return person;
}

test("saving the script runs it again, once", async () => {
  const person = await withRunningApp();
  const document = person.world.open("/proj/app.ts");
  document.replace("One", "1");
  await document.save();
  await settle();
  expect(person.host.asked).toEqual(["start", "rerun save /proj/app.ts"]);
  expect(person.picture()).toContain("preview app.ts: idle | 1 | Two");
});

test("saving a local module that it imports runs it again", async () => {
  const person = await withRunningApp();
  const document = person.world.open("/proj/lib.ts");
  document.replace("Two", "2");
  await document.save();
  await settle();
  expect(person.host.asked).toEqual(["start", "rerun save /proj/lib.ts"]);
});

test("saving any other file does not", async () => {
  const person = await withRunningApp();
  const document = person.world.open("/proj/other.ts");
  document.replace("", "1");
  await document.save();
  await settle();
  expect(person.host.asked).toEqual(["start"]);
});

test("changes from outside run it again, a burst of them once", async () => {
  const person = await withRunningApp();
  await settle();
  person.world.disk.write("/proj/app.ts", 'st.header("x")\nimport "./lib.ts"');
  person.world.disk.write("/proj/lib.ts", 'st.header("y")');
  person.world.disk.write("/proj/other.ts", "z");
  await settle();
  expect(person.host.asked).toEqual(["start", "rerun save /proj/app.ts /proj/lib.ts"]);
});

test("a change from outside after a save in the editor is seen", async () => {
  const person = await withRunningApp();
  const document = person.world.open("/proj/app.ts");
  document.replace("One", "1");
  await document.save();
  await settle();
  person.world.disk.write("/proj/app.ts", 'st.header("9")');
  await settle();
  expect(person.host.asked).toEqual(["start", "rerun save /proj/app.ts", "rerun save /proj/app.ts"]);
});

test("a program that saves by deleting and creating the file runs it once, and never as missing", async () => {
  const person = await withRunningApp();
  person.world.disk.delete("/proj/app.ts");
  person.world.disk.write("/proj/app.ts", 'st.header("New")');
  await settle();
  expect(person.host.asked).toEqual(["start", "rerun save /proj/app.ts"]);
  expect(person.picture()).toContain("preview app.ts: idle | New");
});

test("a script that is deleted says so in its preview", async () => {
  const person = await withRunningApp();
  person.world.disk.delete("/proj/app.ts");
  await settle();
  expect(person.picture()).toContain("preview app.ts: idle | ✗ no such file");
});

test("a module that is no longer imported is no longer watched", async () => {
  const person = await withRunningApp();
  person.world.disk.write("/proj/app.ts", 'st.header("alone")');
  await settle();
  person.world.disk.write("/proj/lib.ts", "changed");
  await settle();
  expect(person.host.asked).toEqual(["start", "rerun save /proj/app.ts"]);
});

test("with dacapo.run.on: manual a save waits for Rerun, which reads what was saved", async () => {
  const person = await withRunningApp();
  person.world.set("dacapo.run.on", "manual");
  const document = person.world.open("/proj/app.ts");
  document.replace("One", "1");
  await document.save();
  await settle();
  expect(person.host.asked).toEqual(["start"]);
  await person.run("dacapo.rerun");
  await person.run("dacapo.rerun");
  expect(person.host.asked).toEqual(["start", "rerun command /proj/app.ts", "rerun command"]);
});

test("so does Rerun on the page", async () => {
  const person = await withRunningApp();
  person.world.set("dacapo.run.on", "manual");
  await person.world.open("/proj/app.ts").save();
  person.world.panel("app.ts").page.do({ type: "command", command: "rerun" });
  await settle();
  expect(person.host.asked).toEqual(["start", "rerun command /proj/app.ts"]);
});

test("a save starts an app again that has ended", async () => {
  const person = await withRunningApp();
  person.host.crash("it ran out of memory");
  await person.world.open("/proj/app.ts").save();
  await settle();
  expect(person.host.asked).toEqual(["start", "restart"]);
});

test("a save after the preview was closed runs nothing", async () => {
  const person = await withRunningApp();
  person.world.panel("app.ts").dispose();
  await person.world.open("/proj/app.ts").save();
  await settle();
  expect(person.host.asked).toEqual(["start", "dispose"]);
});
