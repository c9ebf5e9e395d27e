/** A file that the app offers: the editor asks where to, and writes it there. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Uri } from "../fakes/vscode/uri.ts";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function personWithFile(): Promise<Person> {
  const person = new Person({ "/proj/app.ts": 'import st from "dacapo"' });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  person.hosts[0]?.media.set("m", new TextEncoder().encode("a,b"));
  return person;
}

async function save(person: Person, name: string): Promise<void> {
  person.world.panels[0]?.page?.do({ type: "saveFile", media: "m", name });
  await settle();
}

test("is saved where the person says, beside the script at first", async () => {
  const person = await personWithFile();
  const suggested: string[] = [];
  person.world.saveDialog = (uri) => {
    suggested.push(uri.path);
    return Uri.file("/elsewhere/rows.csv");
  };
  await save(person, "rows.csv");
  expect(suggested).toEqual(["/proj/rows.csv"]);
  expect(person.world.disk.read("/elsewhere/rows.csv")).toBe("a,b");
  expect(person.world.messages).toEqual([]);
});

test("has the name alone of what the app calls it, never a path", async () => {
  const person = await personWithFile();
  const suggested: string[] = [];
  person.world.saveDialog = (uri) => void suggested.push(uri.path);
  for (const name of ["../../etc/passwd", "C:\\Windows\\x.dll", "..", ""]) await save(person, name);
  expect(suggested).toEqual(["/proj/passwd", "/proj/x.dll", "/proj/download", "/proj/download"]);
});

test("that cannot be had any more is a message, and nothing is written", async () => {
  const person = await personWithFile();
  person.hosts[0]?.media.clear();
  person.world.saveDialog = (uri) => uri;
  await save(person, "rows.csv");
  expect(person.world.messages).toEqual(["error: rows.csv could not be saved: This is no longer on the page."]);
  expect(person.world.disk.read("/proj/rows.csv")).toBe(undefined);
});

test("that does not fit on the disk is a message with the reason", async () => {
  const person = await personWithFile();
  person.world.disk.isFull = true;
  person.world.saveDialog = (uri) => uri;
  await save(person, "rows.csv");
  expect(person.world.messages).toEqual(["error: rows.csv could not be saved: ENOSPC: no space left on device"]);
});
