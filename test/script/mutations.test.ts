import { Script } from "node:vm";
import { expect, it } from "vitest";
import { LineIndex } from "../../runtime/script/lines.ts";
import { readLocalModule } from "../../runtime/script/local-module.ts";
import type { ScriptProblem } from "../../runtime/script/problem.ts";
import { type Program, readProgram } from "../../runtime/script/program.ts";
import { fuzzTimeoutMs, rounds } from "../fuzz/lib/rounds.ts";
import { randomFrom } from "./random.ts";
import { stripper } from "./run-program.ts";

const seeds = [
  `#!/usr/bin/env node\nimport st, { button as b, type T } from "dacapo";\nimport { n } from "./x.ts";\n`,
  "const rows: { a: number }[] = [];\nfor (const { a } of rows) { if (a > 1) st.write(`a ${a} ${`b`}`); else break; }\n",
  "try { n++ } catch ({ message, stack }) { message } finally { n }\ntry { f() } catch { } ;\n",
  "export default function () { return /x[/]y/u.test('a') }\nexport { rows as r };\nexport class K<T> { static { n; } #p = 1; get q(): T { return this.#p as T } }\n",
  "enum E { A = 1, B }\nnamespace N { export const a = 1 }\n",
  "await Promise.all([1, 2]); label: while (true) { continue label }\nimport.meta.url; 'no magic'; a?.b ?? c;\r\n\u2028async () => { for await (const x of y) x; }\n",
  "const fs = require('fs'); module.exports = { a: 1, ...require('./b') }; exports.c = 2; exports.d = () => 1;\n",
];
const snippets = ["{", "}", "(", ")", "`", "'", "/", "*/", "/*", "//", "\n", "\r", "\u2029", "=>", "import ", "export ", "catch ", "await ", "<", ">", "#", "@", "\0", "\ud800", "😀", "enum ", "${", ";", "…", "\\u{61}"];

function mutated(seed: number): string {
  const random = randomFrom(seed);
  let source = "";
  const first = random(seeds.length);
  for (let count = 0; count <= random(3); count++) source += seeds[(first + count) % seeds.length] ?? "";
  for (let count = random(4); count > 0; count--) {
    const at = random(source.length + 1);
    const length = random(4) === 0 ? random(40) : random(3);
    source = source.slice(0, at) + (random(2) === 0 ? (snippets[random(snippets.length)] ?? "") : "") + source.slice(at + length);
  }
  return source;
}

const count = rounds({ usual: 4000, soak: 100_000 });

it(`reads ${count} damaged scripts without a crash, points into the file each time, and writes what compiles`, () => {
  const files = ["/app/app.ts", "/app/app.mts", "/app/app.ts", "/app/app.js", "/app/app.cts"];
  const wrong: string[] = [];
  let programs = 0;
  for (let seed = 1; seed <= count; seed++) {
    const source = mutated(seed);
    const file = files[seed % files.length] ?? "";
    const read = readProgram({ file, source, stripper });
    if (read.ok) programs++;
    const complaint = read.ok ? complaintAbout(read.program, source, file, seed) : complaintAboutProblem(read.problem, source);
    if (complaint !== undefined) wrong.push(`seed ${seed}: ${complaint}`);
  }
  expect(wrong).toEqual([]);
  expect(programs).toBeGreaterThan(count / 10);
}, Math.max(120_000, fuzzTimeoutMs));

function complaintAboutProblem(problem: ScriptProblem, source: string): string | undefined {
  const { line, column, endLine, endColumn, message } = problem;
  if (!isInside(source, line, column) || !isInside(source, endLine, endColumn)) return `outside of the file: ${JSON.stringify(problem)}`;
  return /^\S.*[.!?]$/s.test(message) ? undefined : `no sentence: ${message}`;
}

function complaintAbout(program: Program, source: string, file: string, seed: number): string | undefined {
  const { code, positions } = program.toFunction();
  if (!compiles(code)) return "the function does not compile";
  const random = randomFrom(seed);
  const running = new LineIndex(code);
  for (let probe = 0; probe < 5; probe++) {
    const at = running.position(random(code.length));
    const { line, column } = positions.original(at.line, at.column);
    if (!isInside(source, line, column)) return `${at.line}:${at.column} leads out of the file`;
  }
  const module = readLocalModule({ file, source, stripper }, { id: 1, url: "file:///a", meta: { url: "u" } });
  const again = module.ok && readProgram({ file: "/a.js", source: module.module.code, stripper }).ok;
  return again ? undefined : "it is no local module";
}

function isInside(source: string, line: number, column: number): boolean {
  const lines = new LineIndex(source);
  const place = lines.position(lines.offset(line, column));
  return place.line === line && place.column === column;
}

function compiles(code: string): boolean {
  try {
    return new Script(code) instanceof Script;
  } catch {
    // What the test is about.
    return false;
  }
}
