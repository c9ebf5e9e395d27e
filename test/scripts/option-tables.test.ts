import ts from "typescript";
import { expect, test } from "vitest";
import { Declarations } from "../../scripts/lib/option-tables.mjs";

/** The options of the last type that a text declares, as `name: type`, `!` when it must be given, and where it comes from. */
function optionsOf(text: string): string[] {
  const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
  const last = source.statements.filter(ts.isTypeAliasDeclaration).at(-1);
  if (!last) throw new Error("the text declares no type");
  return new Declarations([source]).optionsOf(last.type).map(({ name, type, from, required, doc }) => `${name}${required ? "!" : ""}: ${type} (${from})${doc && ` ${doc}`}`);
}

test.each([
  ["own options, with what is said of them", "interface A {\n/** Its\n * name. */\na?: string; b: number }\ntype T = A;", ["a: string (A) Its name.", "b!: number (A)"]],
  ["inherited ones after the own", "interface A { a?: string } interface B extends A { b?: string }\ntype T = B;", ["b: string (B)", "a: string (A)"]],
  ["an own one in place of an inherited one", "interface A { a?: string } interface B extends A { a?: 1 }\ntype T = B;", ["a: 1 (B)"]],
  ["what is left out and what is picked", 'interface A { a?: 1; b?: 2; c?: 3 } interface B extends Omit<A, "a" | "b">, Pick<A, "a"> {}\ntype T = B;', ["c: 3 (A)", "a: 1 (A)"]],
  ["both of an intersection, with a literal", "interface A { a?: 1 }\ntype T = A & { b?: 2 };", ["a: 1 (A)", "b: 2 ()"]],
  ["a short union in place of its name", 'type Size = "small" | "large"; type Width = Size | number; interface A { a?: Width }\ntype T = A;', ['a: "small" | "large" | number (A)']],
  ["a name that is not a short union", "type F = (row: object) => void; interface A { a?: F }\ntype T = A;", ["a: F (A)"]],
  ["nothing of what is no object", "type T = Iterable<string>;", []],
])("%s", (_, text, expected) => {
  expect(optionsOf(text)).toEqual(expected);
});
