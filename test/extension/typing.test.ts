/** Text that is not saved: it runs while the setting says so, and when there is no file to save it to yet. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const app = 'import st from "dacapo"\nst.header("One")\n';

async function withTypedApp(): Promise<Person> {
  const person = new Person({ "/proj/app.ts": app });
  person.world.set("dacapo.run.on", "type");
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  return person;
}

describe("with dacapo.run.on: type", () => {
  test("the text in the editor runs when the typing pauses, once, and is not saved", async () => {
    const person = await withTypedApp();
    const document = person.world.open("/proj/app.ts");
    document.replace("One", "T");
    document.replace('"T', '"Tw');
    document.replace('"Tw', '"Two');
    await settle();
    expect(person.host.asked).toEqual(["start", "rerun save as typed"]);
    expect(person.picture()).toContain("editor /proj/app.ts (unsaved) ●\npreview app.ts: idle | Two");
  });

  test("half-typed text that does not parse never runs", async () => {
    const person = await withTypedApp();
    const document = person.world.open("/proj/app.ts");
    document.replace('"One")', '"Two"');
    await settle();
    expect(person.host.asked).toEqual(["start"]);
    document.replace('"Two"', '"Two")');
    await settle();
    expect(person.host.asked).toEqual(["start", "rerun save as typed"]);
  });

  test("Run App runs unsaved text without saving it", async () => {
    const person = new Person({ "/proj/app.ts": app });
    person.world.set("dacapo.run.on", "type");
    person.activate();
    person.world.open("/proj/app.ts").replace("One", "Two");
    await person.run("dacapo.runApp");
    expect(person.picture()).toContain("(unsaved) ●\npreview app.ts: idle | Two");
    expect(person.world.disk.read("/proj/app.ts")).toContain("One");
  });

  test("an error is marked where it stands in the text that ran", async () => {
    const person = await withTypedApp();
    const document = person.world.open("/proj/app.ts");
    document.replace("st.header", 'st.write("above")\nthrow "broken"\nst.header');
    await settle();
    expect(person.picture()).toContain("error /proj/app.ts:3:1 broken");
    document.replace('st.write("above")', 'st.write("a")\nst.write("b")');
    await settle();
    expect(person.picture()).toContain("error /proj/app.ts:4:1 broken");
  });

  test("an app that ended starts again with the text as typed", async () => {
    const person = await withTypedApp();
    const document = person.world.open("/proj/app.ts");
    document.replace("One", "Two");
    person.host.crash("it ran out of memory");
    await person.run("dacapo.rerun");
    expect(person.picture()).toContain("preview app.ts: idle | Two");
  });
});

test("typing runs nothing while the app is run by saves", async () => {
  const person = new Person({ "/proj/app.ts": app });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  person.world.open("/proj/app.ts").replace("One", "Two");
  await settle();
  expect(person.host.asked).toEqual(["start"]);
});

describe("a script that was never saved", () => {
  async function withUntitled(): Promise<Person> {
    const person = new Person({});
    person.activate();
    person.world.showEditor(person.world.newDocument("typescript", app), 1);
    await person.run("dacapo.runApp");
    return person;
  }

  test("runs beside the files of the workspace", async () => {
    const person = await withUntitled();
    expect(person.host.options).toMatchObject({ file: "/proj/Untitled-1.ts", cwd: "/proj", text: app });
    expect(person.picture()).toBe("editor Untitled-1 (unsaved) ●\npreview Untitled-1: idle | One\nstatus $(play-circle) Untitled-1\nkeys dacapo.isApp dacapo.hasApp");
  });

  test("runs again as it stands when the person asks", async () => {
    const person = await withUntitled();
    person.world.documents[0]?.replace("One", "Two");
    await person.run("dacapo.rerun");
    expect(person.picture()).toContain("preview Untitled-1: idle | Two");
  });

  test("goes on in its preview, with its state, when it is saved to a file", async () => {
    const person = await withUntitled();
    person.host.tellState({ count: 3 });
    const [untitled] = person.world.documents;
    if (untitled) await person.world.saveAs(untitled, "/proj/kept.ts");
    await settle();
    expect(person.hosts).toHaveLength(2);
    expect(person.hosts[0]?.asked).toContain("dispose");
    expect(person.host.options).toMatchObject({ file: "/proj/kept.ts", cwd: "/proj", restore: [expect.objectContaining({ key: "count" })] });
    expect(person.picture()).toBe("editor /proj/kept.ts ●\npreview kept.ts: idle | One\nstatus $(play-circle) kept.ts\nkeys dacapo.isApp dacapo.hasApp");
    person.world.documents[0]?.replace("One", "Two");
    await person.world.documents[0]?.save();
    await settle();
    expect(person.picture()).toContain("preview kept.ts: idle | Two");
    expect(await person.closeWindow()).toEqual([]);
  });

  test("keeps its app when it is closed while another file is opened", async () => {
    const person = await withUntitled();
    person.world.disk.store("/proj/other.ts", app);
    person.world.open("/proj/other.ts");
    person.world.close(person.world.documents.find(({ isUntitled }) => isUntitled) ?? person.world.open("/proj/other.ts"));
    await settle();
    expect(person.hosts).toHaveLength(1);
    expect(person.host.asked).not.toContain("dispose");
  });

  test("has its errors in its editor", async () => {
    const person = await withUntitled();
    person.world.documents[0]?.replace("st.header", 'throw "broken"\nst.header');
    await person.run("dacapo.runApp");
    expect(person.picture()).toContain("error Untitled-1:2:1 broken");
  });
});

test("New App opens a small app that runs as it stands", async () => {
  const person = new Person({});
  person.activate();
  await person.run("dacapo.newApp");
  expect(person.picture()).toBe("editor Untitled-1 (unsaved) ●\nkeys dacapo.isApp");
  await person.run("dacapo.runApp");
  expect(person.picture()).toContain("preview Untitled-1: idle");
});
