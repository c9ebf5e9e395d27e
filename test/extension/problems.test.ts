import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { Uri } from "../fakes/vscode/uri.ts";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const broken = 'import st from "dacapo"\nst.header("Hello")\nthrow "boom"';

async function withBrokenApp(files: Record<string, string> = {}): Promise<Person> {
  const person = new Person({ "/proj/app.ts": broken, ...files });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  return person;
}

const problemsOf = (person: Person): string[] => person.picture().split("\n").filter((line) => /^(error|warning|information) \//.test(line));

test("an error of the script stands on its line and goes with the next good run", async () => {
  const person = await withBrokenApp();
  expect(person.picture()).toBe(`editor /proj/app.ts ●
preview app.ts: idle | Hello | ✗ boom
error /proj/app.ts:3:1 boom
status $(play-circle) app.ts
keys dacapo.isApp dacapo.hasApp`);
  const document = person.world.open("/proj/app.ts");
  document.replace('throw "boom"', "");
  await document.save();
  await settle();
  expect(person.picture()).not.toContain("boom");
});

test("it says where it comes from and links to its explanation", async () => {
  const person = await withBrokenApp();
  const [diagnostic] = person.world.problems.get("/proj/app.ts") ?? [];
  expect(diagnostic).toMatchObject({ source: "Dacapo", range: { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } } });
  const code = diagnostic?.code;
  expect(code).toMatchObject({ value: "script-error" });
  expect(typeof code === "object" && code.target.toString()).toBe("command:dacapo._explain?%5B%22script-error%22%5D");
  await person.run("dacapo._explain", "script-error");
  expect(person.world.calledCommands).toEqual(["markdown.showPreview file:///ext/docs/errors.md#script-error"]);
});

test("what reading the script and running it both tell is told once, and by the more severe one", async () => {
  const person = new Person({ "/proj/app.ts": 'import st from "dacapo"\nst.button("A")\nst.button("A")\n' });
  person.activate();
  person.world.open("/proj/app.ts");
  await settle();
  expect(problemsOf(person)).toEqual([expect.stringMatching(/^warning .*:3:1 /)]);
  await person.run("dacapo.runApp");
  person.host.report([{ file: "/proj/app.ts", line: 3, column: 4, endLine: 3, endColumn: 10, code: "duplicate-widget", severity: "error", message: "Twice.", related: [] }]);
  expect(problemsOf(person)).toEqual(["error /proj/app.ts:3:4 Twice."]);
});

test("a halt that is swallowed is told once, by reading the script and by a real run of it", async () => {
  const source = 'import st from "dacapo"\nawait Promise.allSettled([(async () => { st.stop() })()])\n';
  vi.useRealTimers();
  const app = await AppTest.fromString(source).run();
  const ofTheRun = app.diagnostics.map((each) => ({ ...each, file: "/proj/app.ts" }));
  await app.dispose();
  expect(ofTheRun).toMatchObject([{ code: "swallowed-halt", severity: "warning", line: 2, message: expect.stringMatching(/^Something caught/) }]);
  vi.useFakeTimers();
  const person = new Person({ "/proj/app.ts": source });
  person.activate();
  const document = person.world.open("/proj/app.ts");
  await settle();
  const told = [expect.stringMatching(/^warning \/proj\/app\.ts:2:.*ends the run by throwing/)];
  expect(problemsOf(person)).toEqual(told);
  await person.run("dacapo.runApp");
  person.host.report(ofTheRun);
  expect(problemsOf(person)).toEqual(told);
  document.replace("import st", "\nimport st");
  await settle();
  expect(problemsOf(person)).toEqual([expect.stringMatching(/^warning \/proj\/app\.ts:3:/)]);
});

test("what belongs together is linked", async () => {
  const person = await withBrokenApp();
  const place = { file: "/proj/app.ts", line: 2, column: 1, endLine: 2, endColumn: 3 };
  person.host.report([{ ...place, code: "rerun-loop", severity: "warning", message: "loops", related: [{ ...place, line: 1, endLine: 1, message: "state written here" }] }]);
  const [diagnostic] = person.world.problems.get("/proj/app.ts") ?? [];
  expect(diagnostic?.relatedInformation).toMatchObject([{ message: "state written here", location: { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } } } }]);
});

describe("it goes with", () => {
  const ends: [string, (person: Person) => unknown][] = [
    ["Stop", (person) => person.run("dacapo.stop")],
    ["closing the preview", (person) => person.world.panel("app.ts").dispose()],
    ["deleting the file", (person) => person.world.events.deletedFiles.fire({ files: [Uri.file("/proj/app.ts")] })],
    ["turning diagnostics off", (person) => person.world.set("dacapo.diagnostics.enabled", false)],
  ];
  test.each(ends)("%s", async (_what, act) => {
    const person = await withBrokenApp();
    await act(person);
    await settle();
    expect(problemsOf(person)).toEqual([]);
  });

  test("and comes back when diagnostics are turned on again", async () => {
    const person = await withBrokenApp();
    person.world.set("dacapo.diagnostics.enabled", false);
    person.world.set("dacapo.diagnostics.enabled", true);
    expect(problemsOf(person)).toEqual(["error /proj/app.ts:3:1 boom"]);
  });
});

describe("while the person types", () => {
  test("it moves with its line", async () => {
    const person = await withBrokenApp();
    const document = person.world.open("/proj/app.ts");
    document.replace("import", "// one\n// two\nimport");
    expect(problemsOf(person)).toEqual(["error /proj/app.ts:5:1 boom"]);
    document.replace("// one\n", "");
    expect(problemsOf(person)).toEqual(["error /proj/app.ts:4:1 boom"]);
  });

  test("it goes when its line is edited", async () => {
    const person = await withBrokenApp();
    person.world.open("/proj/app.ts").replace("boom", "bang");
    expect(problemsOf(person)).toEqual([]);
  });

  test("a run that reports again speaks of the file as it was saved", async () => {
    const person = await withBrokenApp();
    const document = person.world.open("/proj/app.ts");
    document.replace("import", "// one\nimport");
    person.host.rerun("command");
    expect(problemsOf(person)).toEqual(["error /proj/app.ts:4:1 boom"]);
    document.replace("// one\n", "");
    await document.save();
    await settle();
    expect(problemsOf(person)).toEqual(["error /proj/app.ts:3:1 boom"]);
  });
});

describe("two apps", () => {
  const lib = { "/proj/lib.ts": 'throw "in lib"' };
  const one = 'import st from "dacapo"\nimport "./lib.ts"';

  test("that share a broken module show its error once, as long as one of them runs", async () => {
    const person = await withBrokenApp({ ...lib, "/proj/app.ts": one, "/proj/b.ts": one });
    person.world.open("/proj/b.ts");
    await person.run("dacapo.runApp");
    expect(problemsOf(person)).toEqual(["error /proj/lib.ts:1:1 in lib"]);
    person.world.panel("app.ts").dispose();
    await settle();
    expect(problemsOf(person)).toEqual(["error /proj/lib.ts:1:1 in lib"]);
    person.world.panel("b.ts").dispose();
    await settle();
    expect(problemsOf(person)).toEqual([]);
  });
});

test("what reading the script tells stands there before it is run, and follows the typing", async () => {
  const person = new Person({ "/proj/app.ts": 'import st from "dacapo";\nst.title("x");\nst.rerun();\n' });
  person.activate();
  const document = person.world.open("/proj/app.ts");
  await vi.waitUntil(async () => (await settle(400), problemsOf(person).length > 0), { timeout: 20_000 });
  expect(problemsOf(person)).toEqual([expect.stringMatching(/^error \/proj\/app\.ts:3:1 /)]);
  document.replace("st.rerun();\n", "");
  await vi.waitUntil(async () => (await settle(400), problemsOf(person).length === 0), { timeout: 20_000 });
  expect(problemsOf(person)).toEqual([]);
});

describe("a run that does not get past a line", () => {
  const script = 'import st from "dacapo"\n  for (;;) {}\nbusy\n';
  const where = { file: "/proj/app.ts", line: 2 };

  test("is told on that line, with Stop at hand, until it goes on", async () => {
    const person = await withBrokenApp({ "/proj/app.ts": script });
    person.host.say({ state: "stuck", blocked: false, where });
    expect(problemsOf(person)).toEqual(["information /proj/app.ts:2:3 The script has been busy here for a while. Stop ends this run; session state is kept."]);
    const [hint] = person.world.problems.get("/proj/app.ts") ?? [];
    if (!hint) throw new Error("There is no hint");
    expect([hint.range.start.character, hint.range.end.character]).toEqual([2, 13]);
    await person.world.fix("/proj/app.ts", hint, "Stop app.ts");
    expect(person.host.asked.at(-1)).toBe("stop");
    expect(problemsOf(person)).toEqual([]);
  });

  test("that waits in native code is offered only a restart", async () => {
    const person = await withBrokenApp({ "/proj/app.ts": script });
    person.host.say({ state: "stuck", blocked: true, where });
    const [hint] = person.world.problems.get("/proj/app.ts") ?? [];
    if (!hint) throw new Error("There is no hint");
    await expect(person.world.fix("/proj/app.ts", hint, "Stop app.ts")).rejects.toThrow("but Restart app.ts");
  });

  test("leaves nothing behind when its preview is closed", async () => {
    const person = await withBrokenApp({ "/proj/app.ts": script });
    person.host.say({ state: "stuck", blocked: false, where });
    person.world.panel("app.ts").dispose();
    await settle();
    expect(problemsOf(person)).toEqual([]);
  });
});
