import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { mutants, withoutMutant } from "../../scripts/lib/mutants.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";
import { missing, readDocs, rowsOf, testsOf } from "../docs/named-tests.ts";

const read = (path: string): string => readFileSync(join(inProject(), path), "utf8");
const [, ...security] = readDocs("security.md").split("\n## ");
const rows = [...rowsOf(readDocs("reliability.md")), ...security.filter((part) => !part.startsWith("What is protected")).flatMap(rowsOf)];
const begins = (row: string, words: string): boolean => row.startsWith(`| ${words}`);

test("every protection that can be taken away stands where the list says, once", () => {
  const stale = mutants.filter(({ file, find }) => read(file).split(find).length !== 2);
  expect(stale.map(({ protects, file }) => `${protects} (${file})`)).toEqual([]);
});

test("the test that must fail without a protection is one that its rows name", () => {
  const wrong = mutants.flatMap(({ protects, rows: of, test: file, named }) =>
    of.flatMap((words) => {
      const [row, ...more] = rows.filter((one) => begins(one, words));
      if (row === undefined || more.length > 0) return `${protects}: ${1 + more.length} rows begin with ${words}`;
      const tests = testsOf(row).filter((one) => `test/${one.file}` === file);
      if (tests.length === 0) return `${protects}: ${words} does not name ${file}`;
      return named === undefined || tests.some(({ name }) => name.includes(named)) ? [] : `${protects}: ${words} does not name ${named}`;
    }),
  );
  expect(wrong).toEqual([]);
});

describe("a row of what can go wrong, or of who may do what", () => {
  it.each(rows.map((row) => [row.split("|")[1]?.trim() ?? "", row]))("has a protection that can be taken away, or a reason why not: %s", (_, row) => {
    const isProtected = mutants.some(({ rows: of }) => of.some((words) => begins(row, words)));
    const isExplained = Object.keys(withoutMutant).some((words) => begins(row, words));
    expect([isProtected, isExplained].filter(Boolean)).toHaveLength(1);
    expect(missing(testsOf(row))).toEqual([]);
  });
});
