import { describe, expect, it } from "vitest";
import { run } from "./run-program.ts";

const shownBy = async (source: string): Promise<unknown[]> => (await run(`${source}\nexport {}`)).shown;

describe("magic", () => {
  it.each([
    ["a name", "const a = 1; a", [1]],
    ["a text", "0; 'hello'", [0, "hello"]],
    ["a template", "const a = 1; `a is ${a}`", ["a is 1"]],
    ["a sum", "1 + 1", [2]],
    ["a member", "const o = { a: { b: 2 } }; o.a.b; o['a']; o?.x?.y;", [2, { b: 2 }, undefined]],
    ["a list and an object", "[1, 2]; ({ a: 1 })", [[1, 2], { a: 1 }]],
    ["a choice", "const a = 1; a ? 'yes' : 'no'", ["yes"]],
    ["typed values", "const a = 1; a as number; a satisfies number; a!", [1, 1, 1]],
    ["values in parentheses", "const a = 1; (a); ((a) + 1);", [1, 2]],
  ])("shows %s", async (_, source, shown) => {
    expect(await shownBy(source)).toEqual(shown);
  });

  it("shows in functions, blocks and single statements", async () => {
    const source = "function f() { 1; if (true) 2; else 3\n for (const a of [4]) a }\n{ 5 } switch (1) { case 1: 6 }\n try { 7 } finally { 8 }\n f()";
    expect(await shownBy(source)).toEqual([5, 6, 7, 8, 1, 2, 4]);
  });

  it("keeps lines apart that have no semicolon", async () => {
    expect(await shownBy("const a = 1\na\n'b'\n-1\n!0 // d\nnull")).toEqual([1, NaN, true, null]);
  });

  it.each([
    ["a call", "log(1)"],
    ["a call in an expression", "[1].map((a) => a) && 1"],
    ["new", "new Map()"],
    ["await", "await 1"],
    ["an assignment", "let a; a = 1; a += 1; a ||= 1; a++"],
    ["delete and void", "const o: any = {}; delete o.a; void 0"],
    ["a tagged template", "String.raw`a`"],
    ["a dynamic import", "() => 0; (() => import('node:fs')); const f = () => { import('node:fs') }"],
    ["a function or class", "(() => 1); (function () {}); (class {})"],
    ["a directive", "function f() { 'use strict'; 'other' }\nf()"],
  ])("leaves %s alone", async (_, source) => {
    expect(await shownBy(source)).toEqual([]);
  });

  it("shows an expression whose functions call something", async () => {
    expect(await shownBy("[() => log(1)].length")).toEqual([1]);
  });

  it.each([
    ["first", "'no magic'\n1 + 1"],
    ["after the imports", 'import "./x.ts"\n"no magic"\n1'],
    ["after another directive", "'use strict'; 'no magic'; 1"],
  ])("is off by 'no magic' %s", async (_, source) => {
    expect((await run(`${source}\nexport {}`, { namespaces: [{}] })).shown).toEqual([]);
  });

  it("is on when 'no magic' comes later", async () => {
    expect(await shownBy("log(1); 'no magic'; 2")).toEqual(["no magic", 2]);
  });
});
