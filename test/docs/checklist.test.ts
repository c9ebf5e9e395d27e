/** docs/vscode-checklist.md: each point names what shows it, and that is there; or says why nothing does. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readDocs, rowsOf } from "./named-tests.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folders: Record<string, string> = { F: "extension/", R: "vscode/", V: "view/", P: "process/", T: "" };
/** What a point says that no test shows. */
const saysSo = /^(?:does not apply|not yet|not met|not tried: .+|by hand)$/;

const checkFolder = join(root, "scripts", "lib", "check");
const rules = readdirSync(checkFolder).flatMap((file) => [...readFileSync(join(checkFolder, file), "utf8").matchAll(/\bname: "([^"]+)"/g)].map(([, name]) => name));

interface Point {
  what: string;
  how: string;
  shownBy: string;
}

const points = rowsOf(readDocs("vscode-checklist.md")).map((row): Point => {
  const [what = "", how = "", shownBy = ""] = row.split("|").slice(1, -1).map((cell) => cell.trim());
  return { what, how, shownBy };
});

/** The files of tests that a cell names: "F `manifest`, `run`, R `session`". */
function filesIn(cell: string): string[] {
  return [...cell.matchAll(/\b([A-Z]) ((?:`[\w/-]+`(?:, )?)+)/g)].flatMap(([, letter = "", names = ""]) =>
    [...names.matchAll(/`([\w/-]+)`/g)].map(([, name]) => `${folders[letter] ?? `no letter ${letter}: `}${name}.test.ts`));
}

const rulesIn = (cell: string): string[] => [...cell.matchAll(/\bC \*([^*]+)\*/g)].map(([, rule = ""]) => rule);

describe("the list for VS Code", () => {
  test.each(points)("$what", ({ how, shownBy }) => {
    const [files, named] = [filesIn(shownBy), rulesIn(shownBy)];
    expect(files.filter((file) => !existsSync(join(root, "test", file)))).toEqual([]);
    expect(named.filter((rule) => !rules.includes(rule))).toEqual([]);
    expect(how).not.toBe("");
    if (files.length + named.length === 0) expect(shownBy).toMatch(saysSo);
  });

  test("is read: a file that is not there would be found", () => {
    expect(filesIn("F `run`, `no-such`, R `smoke`; C *spelling*")).toEqual(["extension/run.test.ts", "extension/no-such.test.ts", "vscode/smoke.test.ts"]);
    expect(points.length).toBeGreaterThan(50);
  });
});
