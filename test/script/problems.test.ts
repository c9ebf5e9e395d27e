import { describe, expect, it } from "vitest";
import { readProgram } from "../../runtime/script/program.ts";
import { problem, stripper } from "./run-program.ts";

const at = (source: string, file?: string): string => {
  const { code, message, line, column, endLine, endColumn } = problem(source, file);
  return `${code} ${line}:${column}-${endLine}:${endColumn} ${message}`;
};

describe("a script that does not parse", () => {
  it.each([
    ["a missing expression", "let x = 1;\n\n\tconst y = ;\n", "syntax-error 3:12-3:13 An expression is missing here."],
    ["a missing brace", "if (x) {\n foo();\n", "syntax-error 2:8-3:1 The file ends too early: `}` is missing."],
    ["an open string", "const s = 'abc\nlet y", "syntax-error 1:11-1:15 This string is not closed."],
    ["a missing comma", "const x = {\n a: 1\n b: 2 }", "syntax-error 3:2-3:3 Expected `,`."],
    ["a return at the top", "import 'x'; return 1", "syntax-error 1:13-1:21 `return` stands outside of a function."],
    ["await in a plain function", "function f() { await 1 }", "syntax-error 1:16-1:21 `await` stands in a function that is not `async`."],
    ["a name declared twice", "let a: number = 1;\nlet a = 2; export {}", "syntax-error 2:5-2:6 `a` is declared twice."],
    ["a name imported and declared", "import { a } from 'b'; let a = 1;", "syntax-error 1:28-1:29 `a` is declared twice."],
    ["wide characters before", "let 日本 = 1; let 語 = ;", "syntax-error 1:21-1:22 An expression is missing here."],
  ])("in TypeScript: %s", (_, source, said) => {
    expect(at(source)).toBe(said);
  });

  it.each([
    ["a missing expression", "let x = 1;\nconst y = ;\n", "syntax-error 2:11-2:12 Unexpected `;`."],
    ["a missing brace", "if (x) {\n foo();\n", "syntax-error 3:1-3:1 The file ends too early: something is not closed."],
    ["an open string", "const s = 'abc\nlet y", "syntax-error 1:11-1:12 This string is not closed."],
    ["an open template", "let a = `x\n\n", "syntax-error 1:10-1:11 This template is not closed: a backtick is missing."],
    ["an open regular expression", "/abc", "syntax-error 1:2-1:5 This regular expression is not closed."],
    ["a regular expression that is none", "x = /a(/", "syntax-error 1:6-1:7 This regular expression is not valid: /a(/: Unterminated group."],
    ["an undeclared export", "export { a }", "syntax-error 1:10-1:11 `a` is exported but not declared."],
    ["import in a block", "{ import 'a' }", "syntax-error 1:3-1:9 `import` and `export` belong at the top of a module, outside of any block."],
  ])("in JavaScript: %s", (_, source, said) => {
    expect(at(source, "/app/app.mjs")).toBe(said);
  });

  it("points into the file as written when an enum made a transform necessary", () => {
    expect(at("enum A { a }\n\n\nexport { b }")).toBe("syntax-error 4:10-4:11 `b` is exported but not declared.");
  });

  it("in CommonJS by its name cannot import", () => {
    expect(problem('import "x"', "/app/app.cjs")).toMatchObject({ code: "syntax-error", line: 1, column: 1, message: "A CommonJS file cannot use `import` and `export`." });
  });
});

describe("syntax that has no JavaScript beneath its types", () => {
  it.each([
    ["an enum", "enum A { x, y }\nexport const z = A.y"],
    ["a namespace", "namespace N { export const a = 1 }\nexport const b = N.a"],
    ["parameter properties", "class A { constructor(private x: number) {} }\nexport {}"],
    ["a cast in angle brackets", "export const x = <any>1"],
    ["import equals", "import fs = require('node:fs');\nfs"],
  ])("is transformed: %s", (_, source) => {
    expect(readProgram({ file: "/app/app.ts", source, stripper }).ok).toBe(true);
  });

  it("is refused with its line where there is no transform", () => {
    const { strip } = stripper;
    const read = readProgram({ file: "/app/app.ts", source: "let a = 1;\n  enum A {}", stripper: { strip } });
    expect(read).toMatchObject({ ok: false, problem: { code: "unsupported-syntax", line: 2, column: 3, message: "TypeScript enum is not supported." } });
  });

  it("is refused when nothing takes it: decorators", () => {
    expect(at("function d() {}\n@d class A {}")).toBe("unsupported-syntax 2:1-2:2 Decorators are not supported.");
  });

  it("is refused in files with JSX", () => {
    expect(at("const a = <div/>", "/app/app.tsx")).toBe("unsupported-syntax 1:1-1:1 Files with JSX cannot run as an app.");
  });
});

describe("a file that is no script", () => {
  it("is refused by its name", () => {
    expect(at("print(1)", "/app/app.py")).toBe("not-a-script 1:1-1:1 This is not a TypeScript or JavaScript file.");
  });
  it("is not an empty one", () => {
    expect(readProgram({ file: "/app/app.ts", source: "", stripper }).ok).toBe(true);
  });
});
