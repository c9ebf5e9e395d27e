import { stripTypeScriptTypes } from "node:module";
import { describe, expect, it } from "vitest";
import { hasNoTypes } from "../../runtime/script/plain-script.ts";

const plain = [
  "",
  'import st from "dacapo";\nst.header("x");',
  "for (let i = 0; i < 3; i++) await f(i);",
  "const a = b > c ? d : e;",
  "label: for (;;) break label;",
  "with (o) {}",
  "exports.a = require('b');",
  "const { a, ...rest } = o; class A { static #x = 1; }",
];
const typed = [
  "let n: number = 1;",
  "f<T>(x);",
  "g(f<A, B>(x));",
  "new Map<string, number>();",
  "const x = y as unknown;",
  "const x = y!;",
  "enum A { B }",
  "interface A {}",
  "type A = string;",
  'import type { A } from "./a.ts";',
  'import { type A } from "./a.ts";',
  "declare const a: string;",
  "class A { private x = 1; }",
  "class A<T> { x?: T }",
  "function f(this: Window) {}",
  "const f = async <T>(x: T) => x;",
  "let x = a satisfies B;",
];

describe("a source without types", () => {
  it.each(plain)("is one that the stripper gives back as it is: %s", (source) => {
    expect(hasNoTypes(source)).toBe(true);
    if (!source.includes("with")) expect(stripTypeScriptTypes(source)).toBe(source);
  });

  it.each(typed)("is none that has something for the stripper: %s", (source) => {
    expect(hasNoTypes(source)).toBe(false);
  });

  it("is none that TypeScript may read otherwise, whichever it is", () => {
    expect(hasNoTypes("if (a < b && c > d) f();")).toBe(false);
  });

  it("is none that does not parse: the stripper's message is the better one", () => {
    expect(hasNoTypes("let x = ;")).toBe(false);
  });
});
