/** What a page of the documentation says is shown by tests, and the tests that there are. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface NamedTest {
  file: string;
  name: string;
}

export const readDocs = (name: string): string => readFileSync(join(root, "docs", name), "utf8");

/** The rows of all tables, without their heads. */
export function rowsOf(page: string): string[] {
  const lines = page.split("\n");
  return lines.filter((line, i) => line.startsWith("| ") && !line.startsWith("| ---") && !lines[i + 1]?.startsWith("| ---"));
}

/** The tests that a row names: a file, and names of tests in it. */
export function testsOf(row: string): NamedTest[] {
  return [...row.matchAll(/`([\w/-]+\.test\.ts)` ((?:\*[^*]+\*(?:, )?)+)/g)].flatMap(([, file = "", names = ""]) => [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = ""]) => ({ file, name })));
}

/** Those that are not there. */
export function missing(tests: readonly NamedTest[]): NamedTest[] {
  return tests.filter(({ file, name }) => {
    const path = join(root, "test", file);
    return !existsSync(path) || !namesIn(readFileSync(path, "utf8")).includes(name);
  });
}

/** Names of `it`, `test` and `describe`, with what stands in for a parameter as it is written. */
const namesIn = (source: string): string[] => [...source.matchAll(/\b(?:it|test|describe)(?:\.\w+(?:\([^\n]*\))?)?\(\s*(["'`])((?:(?!\1)[^\\\n]|\\.)+)\1/g), ...source.matchAll(/^\s*\](?: as const)?\)\((["'`])((?:(?!\1)[^\\\n]|\\.)+)\1/gm)].map(([, , name = ""]) => name);
