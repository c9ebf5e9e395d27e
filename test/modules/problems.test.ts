import { mkdirSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { good, Workspace } from "./workspace.ts";

let workspace: Workspace;
afterEach(() => workspace.dispose());

async function problemOf(files: Record<string, string | Uint8Array>, name = "app.ts"): Promise<string> {
  workspace = new Workspace(files);
  const { code, file, line, column, endLine, endColumn, message, fix } = await workspace.problem(workspace.script(name));
  expect(endLine).toBeGreaterThanOrEqual(line);
  expect(endColumn).toBeGreaterThanOrEqual(column);
  return `${code} ${file.replace(`${workspace.folder}/`, "")}:${line}:${column} ${message} ${fix}`;
}

describe("what is no script", () => {
  it("is a file that does not exist", async () => {
    expect(await problemOf({})).toBe("no-such-file app.ts:1:1 This file does not exist. Save it, or run another file.");
  });
  it("is a folder", async () => {
    workspace = new Workspace();
    mkdirSync(workspace.path("app.ts"));
    expect((await workspace.problem(workspace.script())).code).toBe("not-a-script");
  });
  it.each([["zero bytes", [97, 0, 98]], ["bytes that are not UTF-8", [0xff, 0xfe, 0x41]]])("is one with %s", async (_, bytes) => {
    expect(await problemOf({ "app.ts": Uint8Array.from(bytes) })).toContain("not-a-script app.ts:1:1 This file is not UTF-8 text.");
  });
  it("is not an empty file", async () => {
    workspace = new Workspace({ "app.ts": "" });
    expect(await workspace.run(workspace.script())).toEqual([]);
  });
  it("is not one that begins with a byte order mark", async () => {
    workspace = new Workspace({ "app.ts": '\ufefflog("a"); export {}' });
    expect(await workspace.run(workspace.script())).toEqual(["a"]);
  });
  it("comes to life when the file is created", async () => {
    workspace = new Workspace();
    const script = workspace.script();
    await workspace.problem(script);
    expect(await workspace.save(script, { "app.ts": "log(1)" })).toEqual([1]);
  });
});

describe("an import that leads nowhere", () => {
  it.each([
    ["a file", { "app.ts": 'import "./a.ts";\nimport { b } from "./b.ts"; b' , "a.ts": "" }, 'unresolved-import app.ts:2:19 "./b.ts" does not exist. Create the file, or correct the path.'],
    ["a file with another extension", { "app.ts": 'import "./data.ts"', "data.json": "{}" }, 'unresolved-import app.ts:1:8 "./data.ts" does not exist. Did you mean "./data.json"?'],
    ["a mistyped file", { "app.ts": 'import "./lib/helpr.ts"', "lib/helper.ts": "" }, 'unresolved-import app.ts:1:8 "./lib/helpr.ts" does not exist. Did you mean "./lib/helper.ts"?'],
    ["a mistyped file without an extension", { "app.ts": 'import "./helpr"', "helper.ts": "" }, 'unresolved-import app.ts:1:8 "./helpr" does not exist. Did you mean "./helper.ts"?'],
    ["a package", { "app.ts": 'import x from "left-padding/sub"; x' }, 'unresolved-import app.ts:1:15 The package "left-padding" is not installed. Run `npm install left-padding`.'],
    ["a scoped package", { "app.ts": 'import x from "@a/b/c"; x' }, 'unresolved-import app.ts:1:15 The package "@a/b" is not installed. Run `npm install @a/b`.'],
    ["a package that package.json lists", { "app.ts": 'import x from "zzz-pkg"; x', "package.json": '{"dependencies":{"zzz-pkg":"1"}}' }, 'unresolved-import app.ts:1:15 The package "zzz-pkg" is not installed. Run `npm install`: package.json lists it.'],
    ["a file without its dot", { "app.ts": 'import x from "helper"; x', "helper.ts": "" }, 'unresolved-import app.ts:1:15 The package "helper" is not installed. Did you mean "./helper.ts"?'],
    ["a file from a module", { "app.ts": 'import "./a.ts"', "a.ts": '\n  import "./b.ts"' }, 'unresolved-import a.ts:2:10 "./b.ts" does not exist. Create the file, or correct the path.'],
    ["a package from a module", { "app.ts": 'import "./a.ts"', "a.ts": 'import x from "zzz-pkg"; x' }, 'unresolved-import a.ts:1:15 The package "zzz-pkg" is not installed. Run `npm install zzz-pkg`.'],
    ["a file from CommonJS", { "app.ts": 'import "./a.cjs"', "a.cjs": '\nrequire("./b")' }, 'unresolved-import a.cjs:2:9 "./b" does not exist. Create the file, or correct the path.'],
  ])("is told on its line: %s", async (_, files, said) => {
    expect(await problemOf(files)).toBe(said);
  });

  it("is told before anything is evaluated when it is a file", async () => {
    await problemOf({ "app.ts": 'import "./a.ts"; import "./b.ts"', "a.ts": "log(1)" });
    expect(workspace.log).toEqual([]);
  });

  it("may be guarded in CommonJS, by Node's own code", async () => {
    workspace = new Workspace({ "app.cjs": 'try { require("zzz-pkg") } catch (e) { log(e.code) }' });
    expect(await workspace.run(workspace.script("app.cjs"))).toEqual(["MODULE_NOT_FOUND"]);
  });

  it("may be guarded when it is dynamic", async () => {
    workspace = new Workspace({ "app.ts": 'try { await import("zzz-pkg") } catch (e) { log(e.code) }' });
    expect(await workspace.run(workspace.script())).toEqual(["ERR_MODULE_NOT_FOUND"]);
  });
});

describe("a name that a module does not export", () => {
  it.each([
    ["of a module", { "app.ts": 'import { a,\n  valeu } from "./a.ts"; a; valeu', "a.ts": "export const a = 1, value = 2" }, 'missing-export app.ts:2:3 "./a.ts" has no export named `valeu`. Did you mean `value`?'],
    ["a default", { "app.ts": 'import a from "./a.ts"; a', "a.ts": "export const a = 1" }, 'missing-export app.ts:1:8 "./a.ts" has no default export. Import its names in braces.'],
    ["of Dacapo, as Python spells it", { "app.ts": 'import { session_state } from "dacapo"; session_state' }, 'missing-export app.ts:1:10 "dacapo" has no export named `session_state`. Did you mean `sessionState`?'],
    ["of Node", { "app.ts": 'import { readFil } from "node:fs"; readFil' }, 'missing-export app.ts:1:10 "node:fs" has no export named `readFil`. Did you mean `readFile`?'],
    ["of JavaScript, though unused", { "app.mjs": 'import { b } from "./a.mjs"', "a.mjs": "export const a = 1" }, 'missing-export app.mjs:1:10 "./a.mjs" has no export named `b`. Export it there, or correct the name.'],
    ["in a module", { "app.ts": 'import "./a.ts"', "a.ts": '\nimport { c } from "./b.ts"; c', "b.ts": "export {}" }, 'missing-export a.ts:2:10 "./b.ts" has no export named `c`. Export it there, or correct the name.'],
    ["of Dacapo in a module", { "app.ts": 'import "./a.ts"', "a.ts": 'import { writ } from "dacapo"; writ' }, 'missing-export a.ts:1:10 "dacapo" has no export named `writ`. Did you mean `write`?'],
    ["of CommonJS", { "app.ts": 'import { b } from "./a.cjs"; b', "a.cjs": "exports.a = 1" }, 'missing-export app.ts:1:10 "./a.cjs" has no export named `b`. Export it there, or correct the name.'],
  ])("is told where it stands: %s", async (_, files, said) => {
    expect(await problemOf(files, "app.mjs" in files ? "app.mjs" : "app.ts")).toBe(said);
  });
});

describe("a module that is not right", () => {
  it.each([
    ["does not parse", { "app.ts": 'import "./a.ts"', "a.ts": "let a = 1;\nlet b = ;" }, "syntax-error a.ts:2:9 An expression is missing here. Correct the syntax."],
    ["does not parse as CommonJS", { "app.ts": 'import "./a.cjs"', "a.cjs": "let a = 1;\nlet b = ;" }, "syntax-error a.cjs:2:9 Unexpected `;`. Correct the syntax."],
    ["has JSX", { "app.ts": 'import "./a.tsx"', "a.tsx": "<b/>" }, "unsupported-syntax a.tsx:1:1 Files with JSX cannot run as an app. Draw with `st` calls and name the file `.ts` or `.js`."],
    ["is JSON that does not parse", { "app.ts": 'import a from "./a.json"; a', "a.json": '{\n "a": 1,\n}' }, "syntax-error a.json:3:1 "],
    ["is the app itself", { "app.ts": 'import "./a.ts"', "a.ts": '\nimport { x } from "./app.ts"; x' }, 'self-import a.ts:2:19 "./app.ts" is the app itself, which runs from the top each time and exports nothing. Move what is shared to a file of its own and import that.'],
    ["is the app itself, in the app", { "app.ts": 'import "./app"' }, 'self-import app.ts:1:8 "./app" is the app itself, which runs from the top each time and exports nothing. Move what is shared to a file of its own and import that.'],
  ])("%s", async (_, files, said) => {
    expect((await problemOf(files)).startsWith(said)).toBe(true);
  });

  it("throws while it is evaluated: told on the import's line, with the error and its frame", async () => {
    workspace = new Workspace({ "app.ts": '\nimport { a } from "./a.ts"; a', "a.ts": 'import "./b.ts"; export const a = 1', "b.ts": '\n\nthrow new RangeError("too far")' });
    const problem = await workspace.problem(workspace.script());
    expect(problem).toMatchObject({ code: "module-error", file: workspace.path("app.ts"), line: 2, column: 19, message: '"./a.ts" failed while it was loaded: RangeError: too far' });
    expect(problem.error).toBeInstanceOf(RangeError);
    expect(problem.error instanceof Error && problem.error.stack).toContain("b.ts:3:7");
  });

  it("throws something that is no error", async () => {
    expect(await problemOf({ "app.ts": 'import "./a.ts"', "a.ts": "throw 5" })).toContain('module-error app.ts:1:8 "./a.ts" failed while it was loaded: 5');
  });
});

describe("a new version that does not load", () => {
  it.each([
    ["does not parse", "log(2"],
    ["imports what is not there", 'import "./x.ts"; log(2)'],
    ["is half written", "l\0"],
  ])("leaves the last good body callable: it %s", async (_, text) => {
    workspace = new Workspace({ "app.ts": 'import { a } from "./a.ts"; log(a)', "a.ts": "export const a = 1" });
    const script = workspace.script();
    const body = good(await script.load());
    workspace.write({ "app.ts": text });
    const first = await workspace.problem(script, [workspace.path("app.ts")]);
    expect((await workspace.problem(script)).code).toBe(first.code);
    await body();
    expect(workspace.log).toEqual([1]);
    expect(await workspace.save(script, { "app.ts": "log(3)" })).toEqual([3]);
  });

  it("leaves the positions of the last good one", async () => {
    workspace = new Workspace({ "app.ts": "const a: number = 1; a; a; export {}" });
    const script = workspace.script();
    await script.load();
    const before = script.original(script.file, 1, 60);
    workspace.write({ "app.ts": "(" });
    await workspace.problem(script, [script.file]);
    expect(script.original(script.file, 1, 60)).toEqual(before);
  });
});
