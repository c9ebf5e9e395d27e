import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/streamlit.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| (?!---|§|Streamlit \||Behaviour)/.test(line));

/** The tests that a row names: a file, and names of tests in it. */
function testsOf(row: string): { file: string; name: string }[] {
  return [...row.matchAll(/`([\w/-]+\.test\.ts)` ((?:\*[^*]+\*(?:, )?)+)/g)].flatMap(([, file = "", names = ""]) => [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = ""]) => ({ file, name })));
}

describe("docs/streamlit.md", () => {
  it("goes through all sections of the run model", () => {
    const sections = new Set(rows.flatMap((row) => /^\| (\d+)/.exec(row)?.[1] ?? []).map(Number));
    expect([...sections]).toEqual(Array.from({ length: 17 }, (_, i) => i + 2));
  });

  it.each(rows.map((row) => [row.split("|").slice(1, 3).join("").trim(), row]))("names tests that exist: %s", (_, row) => {
    const tests = testsOf(row);
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, name } of tests) {
      const path = join(root, "test", file);
      expect(existsSync(path), file).toBe(true);
      expect(namesIn(readFileSync(path, "utf8")), `${file}: ${name}`).toContain(name);
    }
  });

  it.each(rows.filter((row) => /^\| \d/.test(row)))("says whether it is as in Streamlit: %s", (row) => {
    expect(row.split("|")[3]?.trim()).toMatch(/^(as Streamlit|differs: \w)/);
  });
});

/** Names of `it`, `test` and `describe`, with what stands in for a parameter as it is written. */
const namesIn = (source: string): string[] => [...source.matchAll(/\b(?:it|test|describe)(?:\.\w+(?:\([^\n]*\))?)?\((["'`])((?:(?!\1)[^\\\n]|\\.)+)\1/g), ...source.matchAll(/^\s*\]\)\((["'`])((?:(?!\1)[^\\\n]|\\.)+)\1/gm)].map(([, , name = ""]) => name);
