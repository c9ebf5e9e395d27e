/** The types of `dacapo` in a folder where nothing is installed. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Diagnostic, Range } from "../fakes/vscode/values.ts";
import { Person, installed, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const app = 'import st from "dacapo"\nst.header("Hello")';
/** What the extension brings along. */
const shipped = {
  "/ext/package.json": readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  "/ext/dist/types/runtime/st/dacapo.gen.d.ts": "export {}",
  "/ext/dist/standalone.mjs": "explain()",
};
const packageFile = "/proj/node_modules/dacapo/package.json";
const offer = /^info: The editor does not know dacapo here/;

async function personWith(files: Record<string, string>, memory?: Map<string, unknown>): Promise<Person> {
  const person = new Person({ ...shipped, "/proj/sub/app.ts": app, ...files }, memory);
  if (!files[packageFile]) person.world.disk.delete(packageFile);
  person.activate();
  person.world.open("/proj/sub/app.ts");
  await settle();
  return person;
}

const placed = "/proj/sub/node_modules/dacapo/package.json";

test("are offered when a script is run that imports a dacapo that is not there", async () => {
  const person = await personWith({});
  person.world.nextChoice = "Add Types";
  await person.run("dacapo.runApp");
  expect(person.world.messages).toEqual([expect.stringMatching(offer)]);
  const manifest = JSON.parse(person.world.disk.read(placed) ?? "{}");
  expect(manifest).toMatchObject({ name: "dacapo", private: true, types: "./dist/types/runtime/st/dacapo.gen.d.ts" });
  expect(person.world.disk.read("/proj/sub/node_modules/dacapo/dist/types/runtime/st/dacapo.gen.d.ts")).toBe("export {}");
  await person.run("dacapo.runApp");
  expect(person.world.messages).toHaveLength(1);
});

test("are offered once for a folder in one window", async () => {
  const person = await personWith({});
  await person.run("dacapo.runApp");
  await person.run("dacapo.runApp");
  expect(person.world.messages).toHaveLength(1);
});

describe("are not offered", () => {
  const there: [string, Record<string, string>][] = [
    ["where the package is installed", installed],
    ["where a tsconfig says where it is", { "/proj/tsconfig.json": '{ "compilerOptions": { "paths": { "dacapo": ["./d.ts"] } } }' }],
    ["inside the package itself", { "/proj/package.json": '{"name":"dacapo"}' }],
  ];
  test.each(there)("%s, and nothing is written there", async (_where, files) => {
    const person = await personWith(files);
    await person.run("dacapo.runApp");
    await person.run("dacapo.addTypes");
    expect(person.world.messages).toEqual([]);
    expect(person.world.disk.read(placed)).toBeUndefined();
  });

  test("to a person who does not want to be asked", async () => {
    const memory = new Map<string, unknown>();
    const first = await personWith({}, memory);
    first.world.nextChoice = "Don't Ask Again";
    await first.run("dacapo.runApp");
    await first.closeWindow();
    const second = await personWith({}, memory);
    await second.run("dacapo.runApp");
    expect(second.world.messages).toEqual([]);
  });

  test("for a JavaScript file, which TypeScript does not complain about", async () => {
    const person = await personWith({ "/proj/sub/app.js": app });
    person.world.open("/proj/sub/app.js");
    await person.run("dacapo.runApp");
    expect(person.world.messages).toEqual([]);
  });
});

test("are the quick fix of TypeScript's own error", async () => {
  const person = await personWith({});
  const error = new Diagnostic(new Range(0, 15, 0, 23), "Cannot find module 'dacapo' or its corresponding type declarations.");
  error.code = 2307;
  await person.world.fix("/proj/sub/app.ts", error, "Add the types of dacapo beside this file");
  expect(person.world.disk.read(placed)).toContain('"dacapo"');
  error.code = 1005;
  await expect(person.world.fix("/proj/sub/app.ts", error, "Add the types of dacapo beside this file")).rejects.toThrow("There is no quick fix");
});

test("that were placed by an older version are brought up to date by a run", async () => {
  const person = await personWith({ [placed]: '{"name":"dacapo","version":"0.0.1","placedBy":"Dacapo for VS Code"}' });
  await person.run("dacapo.runApp");
  expect(person.world.messages).toEqual([]);
  expect(JSON.parse(person.world.disk.read(placed) ?? "{}").version).toBe(JSON.parse(shipped["/ext/package.json"]).version);
});

test("that cannot be written say so", async () => {
  const person = await personWith({});
  vi.spyOn(person.world.disk, "copy").mockImplementation(() => {
    throw new Error("EACCES");
  });
  await person.run("dacapo.addTypes");
  expect(person.world.messages).toEqual([expect.stringMatching(/^error: The types of dacapo could not be written/)]);
});
