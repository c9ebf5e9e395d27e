import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { looksWhole } from "../../runtime/host/looks-whole.ts";

test.each([
  "st.write(1);\n",
  'import st from "dacapo";\nif (st.button("a")) {\n  st.rerun();\n}\n',
  "const s = `a ${b ? `c ${d}` : {e: 1}.e} f`;",
  "// a comment with { and ' in it\nx();",
  "/* ( */ y();",
  'const quoted = "it\'s {" + \'"\' + "\\"";',
])("whole: %j", (text) => expect(looksWhole(text)).toBe(true));

test.each(["", "  \n", "st.write(", 'st.write("half', "if (x) {\n  y();\n", "const s = `half", "const s = `a ${b", "/* half", "a(];"])("half: %j", (text) => expect(looksWhole(text)).toBe(false));

test("of the files of this project nearly all look whole, and cut in the middle nearly none", () => {
  const root = resolve(import.meta.dirname, "../../runtime");
  const texts = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(root, name), "utf8"))
    // What is cut in the middle of a file of declarations alone may be whole.
    .filter((text) => text.includes("\n}\n"));
  const half = texts.map((text) => text.slice(0, text.lastIndexOf("\n}\n") - 20));
  expect(texts.filter(looksWhole).length / texts.length).toBeGreaterThan(0.8);
  expect(half.filter(looksWhole).length / half.length).toBeLessThan(0.1);
});
