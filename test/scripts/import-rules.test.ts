import { describe, expect, test } from "vitest";
import { cycleViolations, importViolations } from "../../scripts/lib/check/import-rules.mjs";
import { importsOf } from "../../scripts/lib/check/imports.mjs";

/** What the rules say about files, as `file:line message`. */
function violations(files: Record<string, string>, declared: string[] = []): string[] {
  const modules = Object.entries(files).map(([path, text]) => ({ path, imports: importsOf({ path, text }) }));
  return [...importViolations(modules, declared), ...cycleViolations(modules)].map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe("reading imports", () => {
  const specifiers = (path: string, text: string): string[] => importsOf({ path, text }).map(({ specifier, line, isType }) => `${line} ${specifier}${isType ? " (type)" : ""}`);

  test("finds every way to name a module, with its line", () => {
    const text = [
      'import a from "./a.ts";',
      'import type { B } from "./b.ts";',
      'import { type C } from "./c.ts";',
      'export { d } from "./d.ts";',
      'export type { E } from "./e.ts";',
      'const f = await import("./f.ts");',
      'let g: import("./g.ts").G;',
      'const h = require("./h.cjs");',
      'new Worker(new URL("./i.ts", import.meta.url));',
      'import "./j.css";',
    ].join("\n");
    expect(specifiers("x.ts", text)).toEqual(["1 ./a.ts", "2 ./b.ts (type)", "3 ./c.ts (type)", "4 ./d.ts", "5 ./e.ts (type)", "6 ./f.ts", "7 ./g.ts (type)", "8 ./h.cjs", "9 ./i.ts", "10 ./j.css"]);
  });

  test("finds those of a component where they stand", () => {
    expect(specifiers("X.svelte", '<p>import a from "./no.ts"</p>\n<script lang="ts">\n  import b from "./b.ts";\n</script>\n<b>x</b>')).toEqual(["3 ./b.ts"]);
  });

  test("does not take a text for an import", () => {
    expect(specifiers("x.ts", 'const text = `import a from "./a.ts"`; // import b from "./b.ts"')).toEqual([]);
  });
});

describe("the table of the areas", () => {
  test("lets the view and the extension reach the protocol", () => {
    expect(violations({
      "webview/main.ts": 'import "../runtime/protocol/tree.ts";',
      "extension/main.ts": 'import "vscode"; import "node:fs"; import "../runtime/protocol/tree.ts"; import "../runtime/script/parse.ts"; import "../runtime/host/app-host.ts";',
    })).toEqual([]);
  });

  test.each([
    ["the protocol imports nothing", "runtime/protocol/tree.ts", "../script/parse.ts", "runtime/protocol may not import runtime/script/parse.ts"],
    ["not even Node", "runtime/protocol/tree.ts", "node:fs", "runtime/protocol may not import node:fs"],
    ["reading a script is pure", "runtime/script/parse.ts", "node:fs", "runtime/script may not import node:fs"],
    ["the runtime does not know VS Code", "runtime/host/app-host.ts", "vscode", "runtime may not import vscode"],
    ["nor the extension", "runtime/host/app-host.ts", "../../extension/main.ts", "runtime may not import extension/main.ts"],
    ["the engine does not know what is built on it", "runtime/engine/run.ts", "../st/st.ts", "runtime/engine may not import runtime/st/st.ts"],
    ["the view does not know the engine", "webview/main.ts", "../runtime/engine/run.ts", "webview may not import runtime/engine/run.ts"],
    ["nor Node", "webview/main.ts", "node:path", "webview may not import node:path"],
    ["the extension does not reach into the engine", "extension/main.ts", "../runtime/engine/run.ts", "extension may not import runtime/engine/run.ts"],
    ["nor into the view", "extension/main.ts", "../webview/main.ts", "extension may not import webview/main.ts"],
    ["nobody imports what the build makes", "extension/main.ts", "../dist/child.mjs", "dist/child.mjs is made by the build: import its source"],
    ["packages are declared", "runtime/host/app-host.ts", "@scope/thing/part", "package.json does not name @scope/thing"],
  ])("%s", (_, path, specifier, message) => {
    expect(violations({ [path]: `\nimport "${specifier}";` })).toEqual([`${path}:2 ${message}`]);
  });

  test("a type counts as an import", () => {
    expect(violations({ "webview/main.ts": 'import type { Run } from "../runtime/engine/run.ts";' })).toHaveLength(1);
  });

  test("the types of a package stand for the package", () => {
    expect(violations({ "runtime/script/walk.ts": 'import type { Node } from "estree";' }, ["@types/estree"])).toEqual([]);
  });
});

describe("circles", () => {
  test("are found around a corner", () => {
    expect(violations({ "runtime/a.ts": 'import "./b.ts";', "runtime/b.ts": 'import "./c.ts";', "runtime/c.ts": '\nimport "./a.ts";' })).toEqual(["runtime/c.ts:2 runtime/a.ts → runtime/b.ts → runtime/c.ts → runtime/a.ts"]);
  });

  test("are found among types and components too", () => {
    expect(violations({ "runtime/a.ts": 'import "./b.ts";', "runtime/b.ts": 'import type { A } from "./a.ts";' })).toEqual(["runtime/b.ts:1 runtime/a.ts → runtime/b.ts → runtime/a.ts"]);
    expect(violations({ "webview/List.svelte": '<script>import "./list.ts";</script>', "webview/list.ts": 'import "./List.svelte";' })).toHaveLength(1);
  });

  test("of one are none: a component may draw itself", () => {
    expect(violations({ "webview/List.svelte": '<script>import List from "./List.svelte";</script>' })).toEqual([]);
  });
});
