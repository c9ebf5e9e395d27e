import { mkdirSync, symlinkSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { Workspace } from "./workspace.ts";

let workspace: Workspace;
afterEach(() => workspace.dispose());

async function logged(files: Record<string, string>, name = "app.ts"): Promise<unknown[]> {
  workspace = new Workspace(files);
  return workspace.run(workspace.script(name));
}

describe("a specifier of a local file", () => {
  it.each<[string, string, string, Record<string, string>?]>([
    ["the file itself", "./a.ts", "a.ts"],
    ["the file without its extension", "./a", "a.ts"],
    ["JavaScript, for TypeScript", "./a.js", "a.ts"],
    ["a JavaScript module, for TypeScript", "./a.mjs", "a.mts"],
    ["JavaScript that is there beside TypeScript", "./a.js", "a.js", { "a.ts": "log('wrong'); export const v = 0" }],
    ["a folder with an index", "./lib", "lib/index.ts"],
    ["a folder with a slash", "./lib/", "lib/index.ts"],
    ["a folder with a main", "./lib", "lib/src/start.ts", { "lib/package.json": '{ "main": "./src/start" }' }],
    ["a file beside a folder of its name", "./lib", "lib.ts", { "lib/index.ts": "export const v = 0" }],
    ["a name with a dot in it", "./a.config", "a.config.ts"],
    ["a name with spaces and signs", "./a é+&.ts", "a é+&.ts"],
  ])("may be %s", async (_, specifier, file, more = {}) => {
    const text = `export const v = "${file}";`;
    expect(await logged({ "app.ts": `import { v } from "${specifier}"; import "./m.ts"; log(v)`, "m.ts": `import { v } from "${specifier}"; log(v)`, [file]: text, ...more })).toEqual([file, file]);
  });

  it("may be JSON without an attribute", async () => {
    expect(await logged({ "app.ts": `import a from "./a.json"; import "./m.ts"; log(a.v)`, "m.ts": `import a from "./a.json"; log(a.v)`, "a.json": '{ "v": 1 }' })).toEqual([1, 1]);
  });

  it("may be absolute", async () => {
    workspace = new Workspace({ "a.ts": "export const v = 1" });
    workspace.write({ "app.ts": `import { v } from ${JSON.stringify(workspace.path("a.ts"))}; import { v as w } from ${JSON.stringify(`file://${workspace.path("a.ts")}`)}; log(v + w)` });
    expect(await workspace.run(workspace.script())).toEqual([2]);
  });
});

describe("tsconfig.json", () => {
  it("names paths, with comments, trailing commas and several targets, in scripts and modules", async () => {
    const tsconfig = `{ // here\n "compilerOptions": { /* "paths": */ "paths": { "@/*": ["./missing/*", "./src/*"], "exact": ["./src/exact.ts"], "@/long/*": ["./other/*"], }, }, }`;
    const files = { "tsconfig.json": tsconfig, "src/a.ts": `import { e } from "exact"; export const a = e`, "src/exact.ts": "export const e = 1", "other/b.ts": "export const b = 2" };
    expect(await logged({ ...files, "app.ts": `import { a } from "@/a"; import { b } from "@/long/b.js"; log(a + b)` })).toEqual([3]);
  });

  it("sets a base URL", async () => {
    expect(await logged({ "tsconfig.json": `{ "compilerOptions": { "baseUrl": "./src" } }`, "src/lib/a.ts": "export const a = 1", "pages/app.ts": `import { a } from "lib/a"; log(a)` }, "pages/app.ts")).toEqual([1]);
  });

  it("extends others, each with paths from its own folder", async () => {
    const files = { "base/tsconfig.json": `{ "compilerOptions": { "paths": { "~/*": ["./lib/*"] } } }`, "base/lib/a.ts": "export const a = 1", "tsconfig.json": `{ "extends": ["./base/tsconfig"] }` };
    expect(await logged({ ...files, "app.ts": `import { a } from "~/a"; log(a)` })).toEqual([1]);
  });

  it("that extends itself or does not parse rules nothing", async () => {
    expect(await logged({ "tsconfig.json": `{ "extends": "./tsconfig.json", `, "app.ts": `import { a } from "./a"; log(a)`, "a.ts": "export const a = 1" })).toEqual([1]);
  });

  it("gives way to packages where its target is missing", async () => {
    const files = { "tsconfig.json": `{ "compilerOptions": { "paths": { "*": ["./src/*"] } } }`, "node_modules/pk/package.json": `{ "type": "module", "exports": "./i.js" }`, "node_modules/pk/i.js": "export const v = 1" };
    expect(await logged({ ...files, "app.ts": `import { v } from "pk"; import { sep } from "node:path"; log(v); log(typeof sep)` })).toEqual([1, "string"]);
  });

  it("that changes counts from the next change of a file on", async () => {
    workspace = new Workspace({ "tsconfig.json": `{ "compilerOptions": { "paths": { "a": ["./one.ts"] } } }`, "one.ts": "export const a = 1", "two.ts": "export const a = 2", "app.ts": `import { a } from "a"; log(a)` });
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual([1]);
    expect(await workspace.save(script, { "tsconfig.json": `{ "compilerOptions": { "paths": { "a": ["./two.ts"] } } }`, "app.ts": `import { a } from "a"; log(a);` })).toEqual([2]);
  });
});

describe("packages", () => {
  it("of both kinds load as Node loads them, once", async () => {
    const files = {
      "node_modules/c/package.json": `{ "name": "c", "main": "i.js" }`,
      "node_modules/c/i.js": `log("c"); exports.c = 1; exports.sub = require("./sub");`,
      "node_modules/c/sub.js": `try { throw 1 } catch (e) { module.exports = e }`,
      "node_modules/e/package.json": `{ "name": "e", "type": "module", "exports": { "import": "./i.js", "require": "./i.cjs" } }`,
      "node_modules/e/i.js": `log("e"); export const e = 1;`,
      "node_modules/e/i.cjs": `exports.e = 2;`,
    };
    workspace = new Workspace({ ...files, "app.ts": `import { c, sub } from "c"; import { e } from "e"; import "./m.cjs"; log(c + sub + e)`, "m.cjs": `log(require("e").e); log(require("c").c)` });
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual(["c", "e", 2, 1, 3]);
    expect(await workspace.save(script, { "m.cjs": `log("m")` })).toEqual(["m", 3]);
    expect(script.files).toEqual([workspace.path("app.ts"), workspace.path("m.cjs")]);
    expect(script.isOwn(workspace.path("node_modules/c/i.js"))).toBe(false);
  });

  it("that are linked to a folder outside of node_modules are local: they reload", async () => {
    workspace = new Workspace({ "packages/p/package.json": `{ "name": "p", "exports": "./i.ts", "type": "module" }`, "packages/p/i.ts": `export const v: number = 1; log("p")`, "app.ts": `import { v } from "p"; log(v)` });
    mkdirSync(workspace.path("node_modules"));
    symlinkSync(workspace.path("packages/p"), workspace.path("node_modules/p"), "dir");
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual(["p", 1]);
    expect(script.isOwn(workspace.path("packages/p/i.ts"))).toBe(true);
    expect(await workspace.save(script, { "packages/p/i.ts": `export const v: number = 2; log("p")` })).toEqual(["p", 2]);
  });

  it("that import dacapo get the same one", async () => {
    const files = { "node_modules/k/package.json": `{ "type": "module", "exports": "./i.js" }`, "node_modules/k/i.js": `import st, { write } from "dacapo"; export const same = (other) => other === st && write === st.write;` };
    expect(await logged({ ...files, "app.ts": `import st from "dacapo"; import { same } from "k"; log(same(st))` })).toEqual([true]);
  });
});

describe("an app opened through a link", () => {
  it("is known by the name it was opened with, and its modules by their real one", async () => {
    workspace = new Workspace({ "real/app.ts": `import { v } from "./m"; const a: number = 1; a; log(v)`, "real/m.ts": "export const v = 1" });
    symlinkSync(workspace.path("real"), workspace.path("link"), "dir");
    const script = workspace.script("link/app.ts");
    expect(await workspace.run(script)).toEqual([1]);
    expect([script.isOwn(workspace.path("link/app.ts")), script.isOwn(workspace.path("real/m.ts"))]).toEqual([true, true]);
    workspace.write({ "real/m.ts": "export const v = 2" });
    expect(await workspace.run(script, [workspace.path("link/m.ts")])).toEqual([2]);
    workspace.write({ "real/app.ts": "log(3)" });
    expect(await workspace.run(script, [workspace.path("real/app.ts")])).toEqual([3]);
  });
});
