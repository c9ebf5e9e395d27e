/** Damaged apps, as they are while somebody types: what the editor says about them points into the file, and what it offers can be done. */
import { expect, test } from "vitest";
import { analyse } from "../../runtime/script/analysis/analyse.ts";
import { applyEdits, type Fix } from "../../runtime/script/fixes/fix.ts";
import { findFixes } from "../../runtime/script/fixes/fixes.ts";
import { LineIndex } from "../../runtime/script/lines.ts";
import { readLocalModule } from "../../runtime/script/local-module.ts";
import { readProgram } from "../../runtime/script/program.ts";
import { random } from "../lib/random.ts";
import { stripper } from "../script/run-program.ts";
import { fuzzTimeoutMs, rounds } from "./lib/rounds.ts";

const heads = ['import st from "dacapo";\n', 'import st, { button as b, rerun } from "dacapo";\r\n', '#!/usr/bin/env node\nimport * as st from "dacapo";\n', 'const st = require("dacapo");\n'];

/** What the rules and the fixes speak of. */
const pieces = [
  'st.sessionState.value ??= "Title";\nst.header(st.sessionState.value);\nif (st.button("Foo")) {\n  // Why.\n  st.sessionState.value = "Foo";\n  st.rerun();\n}\n',
  "st.rerun();\n",
  'st.slider("a", { key: "k" }); st.sessionState.k = 1;\n',
  'st.button("Go"); st.button("Go");\r\nfor (const a of rows) st.checkbox("Same");\n',
  'if (st.button("Edit")) { st.textInput("Name"); for (;;) { st.selectbox("x", [1]); break } }\n',
  "class Row { constructor(public n: number) {} }\nst.sessionState.row = new Row(1);\n",
  "const limit = st.slider(`L`); const load = st.cacheData(() => rows.slice(0, limit));\nload();\n",
  "try { st.rerun() } catch (e) { st.error(`${e}`) } finally { st.stop() }\n",
  'const form = st.form("f", () => { if (st.formSubmitButton("Go")) st.rerun(); });\n',
  'const tick: () => void = st.fragment(() => { st.metric("n", 1 as number); st.rerun("fragment") }, { runEvery: "2s" }); tick();\n',
  "st.sessionState.list = [];\nst.sessionState.list.push(1);\nif (st.sessionState.n === undefined) st.sessionState.n = 0;\n",
  'label: while (true) { if (await st.dialog("😀", async () => st.rerun())()) break label }\n',
  "enum Kind { A, B }\nst.write(Kind.A);\n",
  'switch (st.radio("r", ["a"])) { case "a": st.rerun(); default: rerun() }\n',
];
const snippets = ["{", "}", "(", ")", "`", "'", "/*", "//", "\n", "\r", "\u2029", "=>", "st.", "st.rerun()", "await ", "<", "?.", "${", ";", "…", "😀", "\ud800", ", ", "async ", "return ", '{ key: "k" }', "if (st.button('x')) "];

function damaged(seed: number): string {
  const next = random(seed);
  let source = heads[next(heads.length)] ?? "";
  for (let count = 1 + next(4); count > 0; count--) source += pieces[next(pieces.length)] ?? "";
  for (let count = next(4); count > 0; count--) {
    const at = next(source.length + 1);
    source = source.slice(0, at) + (next(2) === 0 ? (snippets[next(snippets.length)] ?? "") : "") + source.slice(at + (next(4) === 0 ? next(40) : next(3)));
  }
  return source;
}

const isInside = (lines: LineIndex, line: number, column: number): boolean => {
  const place = lines.position(lines.offset(line, column));
  return place.line === line && place.column === column;
};

/** What is wrong with a fix of this source; undefined when nothing is. */
function complaintAbout(fix: Fix, source: string, lines: LineIndex, file: string): string | undefined {
  const { at, edits } = fix;
  if (!isInside(lines, at.line, at.column) || !isInside(lines, at.endLine, at.endColumn)) return "stands outside of the file";
  const inOrder = edits.toSorted((left, right) => left.start - right.start || left.end - right.end);
  if (inOrder.some(({ start, end }) => start < 0 || end < start || end > source.length)) return "edits outside of the file";
  if (inOrder.some(({ start }, i) => start < (inOrder[i - 1]?.end ?? 0))) return "edits the same place twice";
  return readProgram({ file, source: applyEdits(source, edits), stripper }).ok ? undefined : "leaves what cannot be read";
}

const count = rounds({ usual: 1000, soak: 100_000 });

test(`${count} damaged apps: what is said of them points into the file, and every fix leaves a script that can be read`, { timeout: fuzzTimeoutMs }, () => {
  const files = ["/app/app.ts", "/app/app.js", "/app/app.mts"];
  const wrong: string[] = [];
  const found = { diagnostics: 0, fixes: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const source = damaged(seed);
    const file = files[seed % files.length] ?? "";
    const lines = new LineIndex(source);
    for (const { code, message, line, column, endLine, endColumn, related } of analyse(source, file, stripper.strip, stripper.transform)) {
      found.diagnostics++;
      if (!isInside(lines, line, column) || !isInside(lines, endLine, endColumn) || line > endLine) wrong.push(`seed ${seed}: ${code} outside of the file at ${line}:${column}-${endLine}:${endColumn}`);
      if (!/^\S.*[.!?]$/s.test(message)) wrong.push(`seed ${seed}: ${code} is no sentence: ${message}`);
      if (related.some((one) => !isInside(lines, one.line, one.column))) wrong.push(`seed ${seed}: ${code} is related to a place outside of the file`);
    }
    for (const fix of findFixes(source, file, stripper)) {
      found.fixes++;
      const complaint = complaintAbout(fix, source, lines, file);
      if (complaint !== undefined) wrong.push(`seed ${seed}: ${fix.name} ${complaint}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(found.diagnostics).toBeGreaterThan(count / 10);
  expect(found.fixes).toBeGreaterThan(count / 10);
});

test.each<[what: string, open: string, close: string]>([
  ["parentheses", "(", ")"],
  ["lists", "[", "]"],
  ["blocks", "{", "}"],
  ["calls", "f(", ")"],
  ["conditions", "if (a) ", ";"],
  ["functions", "() => ", "1"],
  ["templates", "`${", "}`"],
  ["sums", "1 + ", "1"],
  ["negations", "!", "1"],
  ["members", "a.", "a"],
  ["containers", 'st.expander("a", () => { ', " });"],
  ["types", "type T = [", "];"],
])("a script that nests %s without end is refused or read, and nothing crashes", (_what, open, close) => {
  for (const depth of [500, 20_000]) {
    const isPaired = close.length > 0 && !["1", "a", ";"].includes(close);
    const source = `import st from "dacapo";\n${open.repeat(depth)}${isPaired ? close.repeat(depth) : close}\nst.rerun();\n`;
    for (const file of ["/app/app.ts", "/app/app.js"]) {
      const read = readProgram({ file, source, stripper });
      if (!read.ok) expect(read.problem.message).toMatch(/[.!?]$/);
      const module = readLocalModule({ file, source, stripper }, { id: 1, url: "file:///a", meta: {} });
      expect(module.ok, `${file} as a module`).toBe(read.ok);
      expect(Array.isArray(analyse(source, file, stripper.strip, stripper.transform))).toBe(true);
      expect(Array.isArray(findFixes(source, file, stripper))).toBe(true);
    }
  }
});
