import { afterEach, describe, expect, it } from "vitest";
import { createAppScript } from "../../runtime/modules/loaded-script.ts";
import { createModuleGraph } from "../../runtime/modules/module-hooks.ts";
import { good, Halt, Workspace } from "./workspace.ts";

let workspace: Workspace;
afterEach(() => workspace.dispose());

async function logged(files: Record<string, string>, name = "app.ts"): Promise<unknown[]> {
  workspace = new Workspace(files);
  return workspace.run(workspace.script(name));
}

describe("dacapo", () => {
  it.each([
    ["a script", { "app.ts": `import st, { write as w } from "dacapo"; import * as all from "dacapo"; st.write(1); w(2); all.write(3); all.default.write(4)` }],
    ["a module", { "app.ts": `import "./m.ts"`, "m.ts": `import st, { write as w } from "dacapo"; import * as all from "dacapo"; st.write(1); w(2); all.write(3); all.default.write(4)` }],
    ["CommonJS", { "app.cjs": `const st = require("dacapo"); const { write } = st; st.write(1); write(2); st.default.write(3); st.sessionState.n === 1 && write(4)` }],
    ["a dynamic import", { "app.ts": `const all = await import("dacapo"); all.write(1); all.default.write(2); log(3); log(4)` }],
  ])("is there for %s", async (_, files) => {
    expect(await logged(files, "app.cjs" in files ? "app.cjs" : "app.ts")).toEqual([1, 2, 3, 4]);
  });
});

describe("a script", () => {
  it("is run by its body as often as one likes, each time from the top", async () => {
    workspace = new Workspace({ "app.ts": "let n = 0; log(++n)" });
    const body = good(await workspace.script().load());
    await body();
    await body();
    expect(workspace.log).toEqual([1, 1]);
  });

  it("begins to run at the call of its body", async () => {
    workspace = new Workspace({ "app.ts": "log(1); await 0; log(2)" });
    const running = good(await workspace.script().load())();
    expect(workspace.log).toEqual([1]);
    await running;
    expect(workspace.log).toEqual([1, 2]);
  });

  it("has live bindings to what its modules change, also through re-exports", async () => {
    const files = {
      "app.ts": `import { n, add, m } from "./a.ts"; log([n, m]); add(); log([n, m]); { const n = "own"; log(n) }`,
      "a.ts": `export * from "./b.ts"; export { n as m } from "./b.ts";`,
      "b.ts": `export let n: number = 0; export function add() { n += 1; }`,
    };
    expect(await logged(files)).toEqual([[0, 0], [1, 1], "own"]);
  });

  it("runs imports for their effect, in their order, before its first line", async () => {
    expect(await logged({ "app.ts": `log("app"); import "./b.ts"; import "./a.ts"; export * from "./c.ts"`, "a.ts": `log("a")`, "b.ts": `await 0; log("b")`, "c.ts": `log("c")` })).toEqual(["b", "a", "c", "app"]);
  });

  it("needs no module for what it imports only as a type", async () => {
    const files = {
      "app.ts": `import type { A } from "./types"; import { B } from "./types"; import { C } from "types-only"; import "./m.ts"; const x: B | C | A = 1; log(x)`,
      "m.ts": `import { B } from "./types"; import Def, { v, type D, E } from "./n.ts"; const b: B & D & E & Def = v; log(b)`,
      "n.ts": `export const v = 2; export type D = 1; export interface E {} export default interface Def {}`,
      "types.d.ts": "export type A = 1; export type B = 1;",
      "node_modules/@types/types-only/index.d.ts": "export type C = 1;",
    };
    expect(await logged(files)).toEqual([2, 1]);
  });

  it("still runs a module of which it uses nothing", async () => {
    expect(await logged({ "app.ts": `import { a } from "./a.ts"; log(1)`, "a.ts": `log("a"); export const a = 1` })).toEqual(["a", 1]);
  });

  it("has an import.meta like a module's", async () => {
    const source = `log(import.meta.url); log(import.meta.filename); log(import.meta.dirname); log(import.meta.resolve("./m.ts")); log(import.meta.resolve("node:fs")); log(import.meta.main)`;
    workspace = new Workspace({ "app.ts": source, "m.ts": "" });
    const { folder } = workspace;
    expect(await workspace.run(workspace.script())).toEqual([`file://${folder}/app.ts`, `${folder}/app.ts`, folder, `file://${folder}/m.ts`, "node:fs", true]);
  });

  it("passes halts through its own catches and those of its modules", async () => {
    const files = {
      "app.ts": `import { esm } from "./a.ts"; import cjs from "./b.cjs"; for (const f of [esm, cjs.f, () => { try { halt() } catch { log("own") } }]) f()`,
      "a.ts": `export function esm() { try { halt() } catch { log("esm") } finally { log("finally") } }`,
      "b.cjs": `exports.f = () => { try { halt() } catch ({ message }) { log("cjs") } }`,
    };
    workspace = new Workspace(files);
    const body = good(await workspace.script().load());
    await expect(body()).rejects.toBeInstanceOf(Halt);
    expect(workspace.log).toEqual(["finally"]);
    workspace.write({ "app.ts": `import cjs from "./b.cjs"; cjs.f()` });
  });

  it("knows the finally blocks of its modules", async () => {
    workspace = new Workspace({ "app.ts": `import { f } from "./m.ts"; f()`, "m.ts": `export const f = (): void => { try { 1 } catch { 2 } finally {\n  log(new Error().stack);\n} };` });
    const script = workspace.script();
    const [stack] = await workspace.run(script);
    const [, file = "", line, column] = /\((.*m\.ts[^:]*):(\d+):(\d+)\)/.exec(String(stack)) ?? [];
    expect(script.isInFinally(file, Number(line), Number(column))).toBe(true);
    expect(script.isInFinally(file, 1, 20)).toBe(false);
  });

  it("shows what stands alone, in its own file only", async () => {
    await logged({ "app.ts": `import { f } from "./m.ts"; const a = 1; a; f(); export {}`, "m.ts": `export const f = () => { 2; "three"; }; 4` });
    expect(workspace.shown).toEqual([1]);
  });

  it("with using runs on Node 24, and before says what it needs", async () => {
    workspace = new Workspace({ "app.ts": "log(1);\n{ using a = { [Symbol.dispose]: () => log(2) }; }\nexport {}" });
    const result = await workspace.script().load();
    if (result.ok) await result.body();
    const isNew = Number.parseInt(process.versions.node) >= 24;
    const said = result.ok ? workspace.log : `${result.problem.code} on line ${result.problem.line}`;
    expect(said).toEqual(isNew ? [1, 2] : "unsupported-syntax on line 2");
  });

  it("may have its text from elsewhere, until its file is saved", async () => {
    workspace = new Workspace({ "m.ts": "export const v = 1" });
    const script = createAppScript({ file: workspace.path("app.ts"), hooks: workspace.hooks, editorText: `import { v } from "./m.ts"; log(v)` });
    try {
      expect(await workspace.run(script)).toEqual([1]);
      script.replaceText("log(2)");
      expect(await workspace.run(script)).toEqual([2]);
      expect(await workspace.save(script, { "app.ts": "log(3)" })).toEqual([3]);
    } finally {
      script.dispose();
    }
  });

  it("does nothing again when nothing changed", async () => {
    workspace = new Workspace({ "app.ts": "log(1)" });
    const script = workspace.script();
    expect(await script.load()).toBe(await script.load());
  });
});

describe("whether a file is a module", () => {
  const moduleType = { "package.json": '{ "type": "module" }' };
  const commonType = { "package.json": '{ "type": "commonjs" }' };
  const isSloppy = "log((function () { return this !== undefined })())";
  it.each([
    ["sloppy without a package.json and module syntax", {}, "app.js", isSloppy, [true]],
    ["strict in a module package", moduleType, "app.js", isSloppy, [false]],
    ["sloppy in a CommonJS package", commonType, "app.ts", isSloppy, [true]],
    ["a module in a CommonJS package when it imports", commonType, "app.ts", `import "node:fs"; ${isSloppy}`, [false]],
    ["a module in a CommonJS package when it awaits", commonType, "app.js", `await 0; ${isSloppy}`, [false]],
    ["a module by name in a CommonJS package", commonType, "app.mts", isSloppy, [false]],
    ["CommonJS by name in a module package", moduleType, "app.cts", `const n: number = 1; log(require("node:path").sep.length === n); ${isSloppy}`, [true, true]],
    ["CommonJS with require, exports and return", {}, "app.js", `exports.a = 1; log(require.main === module); log(this === exports); log(__filename.endsWith("app.js")); if (true) return; log("no")`, [true, true, true]],
  ])("is as in Node: %s", async (_, files, name, source, expected) => {
    expect(await logged({ ...files, [name]: source }, name)).toEqual(expected);
  });

  it.each([
    ["CommonJS", commonType],
    ["module", moduleType],
  ])("holds for local modules in a %s package: those with module syntax are modules", async (_, files) => {
    expect(await logged({ ...files, "app.ts": `import { a } from "./a"; import b from "./b.cjs"; log(a + b)`, "a.ts": `import "./c.js"; export const a: number = 1`, "b.cjs": "module.exports = 2", "c.js": `export {}; log("c")` })).toEqual(["c", 3]);
  });

  it("gives CommonJS a default and its names, those of what it passes on included", async () => {
    const files = {
      "app.ts": `import whole, { a, b, c, d, e } from "./a.cjs"; log([a, b, c, d, e]); log(whole.a === a)`,
      "a.cjs": `exports.a = 1; module.exports.b = 2; Object.defineProperty(exports, "c", { enumerable: true, get: () => 3 }); Object.assign(exports, require("./b.cjs")); exports.e = undefined; module.exports = { ...exports, ...require("./b.cjs") };`,
      "b.cjs": `module.exports = { d: 4 }`,
    };
    expect(await logged(files)).toEqual([[1, 2, 3, 4, undefined], true]);
  });
});

describe("pages of one app", () => {
  it("share their modules and cannot import each other", async () => {
    workspace = new Workspace({ "app.ts": `import { box } from "./m.ts"; log(box)`, "pages/b.ts": `import { box } from "../m.ts"; log(box)`, "pages/c.ts": `import "./b.ts"`, "m.ts": `export const box = { n: 1 }; log("m")` });
    const graph = createModuleGraph(workspace.hooks);
    try {
      const [app, b, c] = ["app.ts", "pages/b.ts", "pages/c.ts"].map((name) => workspace.script(name, graph));
      if (app === undefined || b === undefined || c === undefined) throw new Error("Three pages.");
      expect(await workspace.run(app)).toEqual(["m", { n: 1 }]);
      const [box] = workspace.log.slice(1);
      expect(await workspace.run(b)).toEqual([box]);
      expect(workspace.log[0]).toBe(box);
      expect((await workspace.problem(c)).code).toBe("self-import");
      expect(await workspace.save(app, { "m.ts": `export const box = { n: 2 }; log("m")`, "pages/b.ts": `import { box } from "../m.ts"; log(box.n)` })).toEqual(["m", { n: 2 }]);
      expect(await workspace.run(b)).toEqual([2]);
    } finally {
      graph.dispose();
    }
  });
});
