import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Halt, haltIn } from "../../runtime/engine/halt.ts";
import { ownFrame, parseStack, readableFrames } from "../../runtime/engine/stack.ts";
import { tokenAt } from "../../runtime/engine/token.ts";

describe("a stack text", () => {
  it.each([
    ["a function", "    at f (/a/app.ts:3:5)", { name: "f", file: "/a/app.ts", line: 3, column: 5 }],
    ["the top level", "    at /a/app.ts:3:5", { name: "", file: "/a/app.ts", line: 3, column: 5 }],
    ["an async function", "    at async f (/a/app.ts:3:5)", { name: "f", file: "/a/app.ts", line: 3, column: 5 }],
    ["the async top level", "    at async /a/app.ts:3:5", { name: "", file: "/a/app.ts", line: 3, column: 5 }],
    ["a constructor", "    at new Point (/a/app.ts:3:5)", { name: "new Point", file: "/a/app.ts", line: 3, column: 5 }],
    ["a method with an alias", "    at Foo.bar [as baz] (/a/app.ts:3:5)", { name: "Foo.bar [as baz]", file: "/a/app.ts", line: 3, column: 5 }],
    ["a URL", "    at f (file:///a/b%20c/app.ts:3:5)", { name: "f", file: "/a/b c/app.ts", line: 3, column: 5 }],
    ["a module that was loaded again", "    at f (file:///a/m.ts%3Fv=12:3:5)", { name: "f", file: "/a/m.ts", line: 3, column: 5 }],
    ["a path with parentheses", "    at f (/a (copy)/app.ts:3:5)", { name: "f", file: "/a (copy)/app.ts", line: 3, column: 5 }],
    ["a path of Windows", "    at f (C:\\a\\app.ts:3:5)", { name: "f", file: "C:\\a\\app.ts", line: 3, column: 5 }],
    ["Node's own", "    at node:internal/x:3:5", { name: "", file: "node:internal/x", line: 3, column: 5 }],
  ])("gives the frame of %s", (_, line, frame) => {
    expect(parseStack(`Error: x\n${line}`)).toEqual([frame]);
  });

  it.each([["nothing", undefined], ["no frames", "Error: x"], ["frames without a place", "Error: x\n    at async Promise.all (index 0)\n    at <anonymous>"]])("gives no frames of %s", (_, stack) => {
    expect(parseStack(stack)).toEqual([]);
  });

  const map = { isOwn: (file: string) => file.startsWith("/own/"), original: (_: string, line: number, column: number) => ({ line: line + 100, column }) };

  it("is readable without Node's frames, with own positions as in the file", () => {
    const raw = parseStack("Error: x\n    at f (/own/app.ts:1:2)\n    at g (/lib/x.js:3:4)\n    at node:internal/y:5:6");
    expect(readableFrames(raw, map)).toEqual([
      { name: "f", file: "/own/app.ts", line: 101, column: 2, own: true },
      { name: "g", file: "/lib/x.js", line: 3, column: 4, own: false },
    ]);
    expect(ownFrame(raw, map)).toMatchObject({ file: "/own/app.ts", line: 1 });
  });
});

describe("the halt in what was thrown", () => {
  const halt = new Halt({ type: "stop" });
  const cyclic = new Error("cyclic");
  cyclic.cause = cyclic;
  let buried: Error = halt;
  for (let i = 0; i < 20; i++) buried = new Error("level", { cause: buried });

  it.each<[string, unknown, boolean]>([
    ["itself", halt, true],
    ["as a cause", new Error("x", { cause: halt }), true],
    ["as a cause of a cause", new Error("x", { cause: new Error("y", { cause: halt }) }), true],
    ["in an AggregateError", new AggregateError([new Error("x"), halt]), true],
    ["suppressed", Object.assign(new Error("x"), { suppressed: halt, error: new Error("y") }), true],
    ["as the error that suppresses", Object.assign(new Error("x"), { suppressed: new Error("y"), error: halt }), true],
    ["in none", new Error("x", { cause: "text" }), false],
    ["in a cycle of none", cyclic, false],
    ["in what is no error", { cause: halt }, false],
    ["too deep", buried, false],
    ["in undefined", undefined, false],
  ])("%s", (_, error, found) => {
    expect(haltIn(error) !== undefined).toBe(found);
  });
});

describe("the range that a diagnostic underlines", () => {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-token-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["a call without arguments", "  st.rerun();", 6, [3, 13]],
    ["a call with arguments", `  st.text("a");`, 6, [3, 10]],
    ["a word", "throw x;", 7, [7, 8]],
    ["the keyword of an expression", "throw new Error();", 7, [7, 10]],
    ["a chain", "a.b.c.d();", 7, [1, 10]],
    ["what follows a call", "f().then(x);", 5, [5, 9]],
    ["letters beyond ASCII", "größe.länge();", 7, [1, 14]],
    ["an empty call of a value", "(1)();", 4, [4, 6]],
    ["the end of the line", "abc", 4, [1, 4]],
    ["beyond the end of the line", "abc", 99, [1, 4]],
    ["an empty line", "", 1, [1, 2]],
  ])("%s", (name, text, column, [from, to]) => {
    const file = join(folder, `${name}.ts`);
    writeFileSync(file, `first\n${text}\r\nlast`);
    expect(tokenAt(file, 2, column)).toEqual({ file, line: 2, column: from, endLine: 2, endColumn: to });
  });

  it("is the bare place in a file that cannot be read", () => {
    expect(tokenAt("/no/such/file.ts", 3, 1)).toEqual({ file: "/no/such/file.ts", line: 3, column: 1, endLine: 3, endColumn: 2 });
  });
});
