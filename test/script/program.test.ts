import { describe, expect, it } from "vitest";
import { program, run } from "./run-program.ts";

describe("a script's imports", () => {
  it("are bound before its first line, wherever they stand", async () => {
    const { log } = await run(`log(greet("a"));\nimport { greet } from "./x.js";\nlog(greet("b"));`, { namespaces: [{ greet: (name: string) => `hi ${name}` }] });
    expect(log).toEqual(["hi a", "hi b"]);
  });

  it("bind a default, names, renamed names, names in quotes and the whole namespace", async () => {
    const source = `import d, { a, b as c, "e-f" as g } from "./x.ts";\nimport * as all from "./y.ts";\nlog([d, a, c, g, all.z]);`;
    const { log } = await run(source, { namespaces: [{ default: 1, a: 2, b: 3, "e-f": 4 }, { z: 5 }] });
    expect(log).toEqual([[1, 2, 3, 4, 5]]);
  });

  it("cannot be assigned to", async () => {
    const { error } = await run(`import { a } from "./x.js";\na = 2;`, { file: "/app/app.js", namespaces: [{ a: 1 }] });
    expect(error).toBeInstanceOf(TypeError);
  });

  it("drop the names that only types use", () => {
    const read = program(`import { type T, U, v } from "./x.ts";\nconst a: U = v;`);
    expect(read.imports[0]?.names.map(({ local }) => [local, read.isUsed(local)])).toEqual([["U", false], ["v", true]]);
  });

  it("of JavaScript all count as used: there are no types", () => {
    expect(program(`import { a } from "./x.js";`, "/app/app.js").isUsed("a")).toBe(true);
  });

  it("leave a semicolon, so that the lines around stay apart", async () => {
    const { log, shown } = await run(`const list = [1]\nimport "./x.js"\n[0].length\nlog(list)`, { namespaces: [{}] });
    expect([log, shown]).toEqual([[[1]], [1]]);
  });

  it("name their type and their place", () => {
    const [site] = program(`import data from "./d.json" with { type: "json" };`).imports;
    expect(site).toMatchObject({ specifier: "./d.json", type: "json", specifierStart: 17, specifierEnd: 27 });
  });
});

describe("an import that its module changes", () => {
  it("is read anew at each use", async () => {
    const module = { count: 0, add: () => module.count++ };
    const { log } = await run(`import { count, add } from "./x.ts";\nlog(count); add(); log(count); log({ count });`, { namespaces: [module], live: ["count"] });
    expect(log).toEqual([0, 1, { count: 1 }]);
  });

  it("is called without a receiver", async () => {
    const namespace = {
      f(this: unknown) {
        return this;
      },
      tag(this: unknown) {
        return this;
      },
    };
    const { log } = await run("import { f, tag } from './x.ts'; log(f()); log(tag`x`); log(new f() instanceof f);", { namespaces: [{ ...namespace, f: function f(this: unknown) { return this; } }], live: ["f", "tag"] });
    expect(log).toEqual([undefined, undefined, true]);
  });

  it("leaves a variable of the same name alone", async () => {
    const source = `import { n } from "./x.ts";\nfunction f(n) { return n; }\nlog(f(5)); { let n = 6; log(n); } log([7].map((n) => n)[0]); log({ n: 8 }.n); log(n);`;
    const { log } = await run(source, { namespaces: [{ n: 1 }], live: ["n"] });
    expect(log).toEqual([5, 6, 7, 8, 1]);
  });

  it("cannot be assigned to in the script", async () => {
    const namespace: Record<string, unknown> = Object.freeze({ n: 1 });
    const { error } = await run(`import { n } from "./x.js";\n({ n } = { n: 2 });`, { file: "/app/app.js", namespaces: [namespace], live: ["n"] });
    expect(error).toBeInstanceOf(TypeError);
  });
});

describe("a script's exports", () => {
  it("are evaluated", async () => {
    const source = `export const a = 1, b = 2;\nexport function f() { return a; }\nexport class C {}\nexport { a as c, f as g };\nlog([a, b, f(), typeof C]);`;
    expect((await run(source)).log).toEqual([[1, 2, 1, "function"]]);
  });

  it.each([
    ["an expression", "export default log(1)", [1]],
    ["an expression in parentheses", "export default (log(1), 2);", [1]],
    ["an assignment", "let a; export default a = 5; log(a)", [5]],
    ["a list after a line without a semicolon", "const a = 1\nexport default [log(a)]", [1]],
    ["a function with a name", "log(f()); export default function f() { return 1 }", [1]],
    ["a function without a name", "export default function () { log(1) }\nlog(2)", [2]],
    ["a class without a name", "export default class { static a = log(1) }", [1]],
    ["an arrow", "export default () => 1\nlog(2)", [2]],
    ["keywords on lines of their own", "export // x\n /* y */\n default log(1)", [1]],
  ])("as default may be %s", async (_, source, log) => {
    const ran = await run(source);
    expect([ran.error, ran.log]).toEqual([undefined, log]);
  });

  it("of other modules are imports for their effect", () => {
    const read = program(`export * from "./a.ts";\nexport { b } from "./b.ts";\nexport * as c from "./c.ts";`);
    expect(read.imports.map(({ specifier }) => specifier)).toEqual(["./a.ts", "./b.ts", "./c.ts"]);
  });
});

describe("the body of a module script", () => {
  it("is strict, without this, and waits at its top level", async () => {
    const { log, error } = await run("log(this); log(await Promise.resolve(1)); for await (const x of [2]) log(x); undeclared = 1;\nexport {}");
    expect(log).toEqual([undefined, 1, 2]);
    expect(error).toBeInstanceOf(ReferenceError);
  });

  it("gives nothing away through arguments", async () => {
    expect((await run("log(arguments.length); export {};")).log).toEqual([0]);
  });

  it("has the import.meta that it is given", async () => {
    expect((await run("log(import.meta.url); log(import . meta.url)")).log).toEqual(["file:///app/app.ts", "file:///app/app.ts"]);
  });

  it("may begin with a hashbang", async () => {
    expect((await run("#!/usr/bin/env node\nlog(1)\nexport {}")).log).toEqual([1]);
  });

  it("may end in a comment", async () => {
    expect((await run("log(1); export {} // the end")).log).toEqual([1]);
  });

  it("uses names that the script does not have", async () => {
    expect((await run("const $dacapo0 = 1; log($dacapo0); log(import.meta.url)")).log).toEqual([1, "file:///app/app.ts"]);
  });

  it("is the same text for the same script", () => {
    const source = "try { a() } catch (e) { b(e) }";
    expect(program(source).toFunction().code).toBe(program(source).toFunction().code);
  });
});

describe("a CommonJS script", () => {
  it("is one that has no module syntax, and is sloppy", async () => {
    const { log } = await run("const fs = require('fs'); log(fs); log(this === module.exports); log(__dirname); undeclared1 = 1; log(undeclared1); log(with_());\nfunction with_() { with ({ a: 2 }) { return a } }", { file: "/app/app.js" });
    expect(log).toEqual(["fs", true, "/app", 1, 2]);
  });

  it("may return at its top level", async () => {
    expect((await run("log(1); return; log(2)", { file: "/app/app.cjs" })).log).toEqual([1]);
  });

  it("keeps its own strictness", async () => {
    expect((await run("'use strict'; undeclared2 = 1", { file: "/app/app.cjs" })).error).toBeInstanceOf(ReferenceError);
  });

  it.each([
    ["import", 'import "./x.js"'],
    ["export", "export {}"],
    ["import.meta", "import.meta.url"],
    ["await", "await 1"],
    ["for await", "for await (const a of []) {}"],
  ])("is none with %s at its top", (_, source) => {
    expect(program(source, "/app/app.js").kind).toBe("module");
  });

  it("is one with import() and await in a function", () => {
    expect(program("async () => { await import('./x.js') }", "/app/app.js").kind).toBe("commonjs");
  });
});
