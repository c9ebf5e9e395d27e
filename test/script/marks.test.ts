/** Marks at the statements of a script, by which they are measured: the script must do what it does without them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { markStatements } from "../../runtime/script/marks.ts";
import { program, run } from "./run-program.ts";

describe("a marked script", () => {
  it.each([
    ["statements one below the other", "log(1)\nlog(2);\n{ log(3) }", [1, 2, 3, 0]],
    ["several on one line", "log(1); log(2); if (true) log(3); else log(4)\nexport {}", [1, 1, 1, 0]],
    ["statements that only a line break ends", "let a = 1, async = 2\n;[1, 2].forEach(n => log(n))\nlet f = async\nfunction g() { log(a) }\ng()\nexport {}", [1, 2, 3, 5, 0]],
    ["declarations that are hoisted, and those that are not", "h()\nfunction h() { log(1) }\nclass A { static { log(2) } }\nenum E { A = 3 }\nlog(E.A)", undefined],
    ["what is shown", "const a = 1\na + 1\n'text'\nexport {}", undefined],
    ["exports", "export const a = 1\nexport default log(a)\nexport function f() {}\nexport { f as g }", [1, 2, 0]],
    ["an export of an anonymous function", "export default function () {}\nlog(1)", undefined],
    ["loops, labels and waiting", "outer: for (const a of [1, 2]) { for (;;) { log(a); continue outer } }\nawait null\nfor await (const b of [3]) log(b)", [1, 2, 3, 0]],
    ["resources", "{ using a = { [Symbol.dispose]: () => log('gone') }; log(1) }\nlog(2)\nexport {}", undefined],
    ["directives", "'no magic'\n1 + 1\nlog(2)\nexport {}", undefined],
    ["a hashbang", "#!/usr/bin/env node\nlog(1)\nexport {}", [2, 0]],
    ["nothing at all", "", [0]],
  ])("does the same: %s", async (_, source, marks) => {
    const [plain, marked] = [await run(source), await run(source, { marks: true })];
    expect([marked.log, marked.shown, marked.error]).toEqual([plain.log, plain.shown, plain.error]);
    expect(plain.error).toBeUndefined();
    expect(plain.marks).toEqual([]);
    if (marks) expect(marked.marks).toEqual(marks);
  });

  it("stays sloppy or strict as CommonJS, and says when it ends", async () => {
    const source = "'use strict'\nconst inside = (function () { return this === undefined })()\nlog(inside)\nmodule.exports = 1";
    const ran = await run(source, { file: "/app/app.cjs", marks: true });
    expect([ran.log, ran.marks]).toEqual([[true], [2, 3, 4, 0]]);
  });

  it("says nothing of an end that it does not come to", async () => {
    expect((await run("log(1)\nhalt()\nlog(2)\nexport {}", { marks: true })).marks).toEqual([1, 2]);
  });

  it("keeps the places of its errors, on a line with several marks too", () => {
    const source = "let a = 1; let b = 2; missing(a); b++\nexport {}";
    const { code, head, positions } = program(source).toFunction({ mark: markStatements });
    const at = code.indexOf("missing(a)") - head + 1;
    expect(positions.original(1, at)).toMatchObject({ line: 1, column: source.indexOf("missing") + 1 });
  });

  it("can be compiled, whatever people write", () => {
    const folder = join(import.meta.dirname, "../corpus/apps");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.[cm]?[jt]s$/.test(file));
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const { code } = program(readFileSync(join(folder, file), "utf8"), join(folder, file)).toFunction({ mark: markStatements });
      expect(() => new Script(code), file).not.toThrow();
    }
  });
});
