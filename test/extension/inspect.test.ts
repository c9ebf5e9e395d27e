/** Inspect: from an element to its line, and from the cursor's line to its elements. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function withRunningApp(): Promise<Person> {
  const person = new Person({ "/proj/app.ts": 'import st from "dacapo"\nst.header("Hello")', "/proj/other.ts": "" });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  return person;
}

test("the command turns it on and off", async () => {
  const person = await withRunningApp();
  await person.run("dacapo.inspect");
  await person.run("dacapo.inspect");
  expect(person.host.asked.slice(-2)).toEqual(['inspect {"on":true}', 'inspect {"on":false}']);
});

test("the menu of a page acts on the app of that page, whatever the editor shows", async () => {
  const person = await withRunningApp();
  const [first] = person.hosts;
  person.world.open("/proj/other.ts").replace("", 'import st from "dacapo"');
  await person.run("dacapo.runApp");
  person.world.focusPanel("app.ts");
  // What VS Code hands over says which kind of page it was, not which one.
  await person.run("dacapo.inspect", { webview: "dacapo.app" });
  expect(first?.asked.at(-1)).toBe('inspect {"on":true}');
  expect(person.host.asked).toEqual(["start"]);
});

test("the cursor's line is told to the app while it is inspected, and only lines of its own files", async () => {
  const person = await withRunningApp();
  person.world.moveCursor(2);
  await person.run("dacapo.inspect");
  person.world.moveCursor(2);
  person.world.open("/proj/other.ts");
  person.world.moveCursor(1);
  expect(person.host.asked.slice(-2)).toEqual(['inspect {"on":true}', "outline /proj/app.ts:2"]);
});

test("what is clicked in the page is shown in the editor", async () => {
  const person = await withRunningApp();
  person.world.panel("app.ts").page.do({ type: "openLocation", file: "/proj/app.ts", line: 2, column: 4 });
  await settle();
  expect(person.world.activeEditor?.selection?.start).toMatchObject({ line: 1, character: 3 });
});
