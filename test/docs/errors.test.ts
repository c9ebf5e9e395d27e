import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const sources = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));

/** Codes as the sources give them: the first argument of an AppError, of `#at(…)`'s diagnostics, and `code:` of problems. */
function codesIn(path: string): string[] {
  const text = read(path);
  const patterns = [/new AppError\(\s*"([a-z-]+)"/g, /\bcode: "([a-z]+(?:-[a-z]+)+)"/g, /this\.#at\("\w+", [\w.]+, "([a-z-]+)"/g, /\bcode: AppErrorCode = "([a-z-]+)"/g];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, code]) => code ?? []));
}

const headings = new Set([...read("docs/errors.md").matchAll(/^### ([a-z-]+)$/gm)].map(([, code]) => code));
const codes = new Set([...sources("runtime/engine"), ...sources("runtime/modules"), ...sources("runtime/script"), ...sources("extension/platform")].flatMap(codesIn));

describe("docs/errors.md", () => {
  it("finds the codes in the sources", () => {
    expect(codes.size).toBeGreaterThan(25);
  });

  it.each([...codes])("explains %s", (code) => {
    expect(headings.has(code)).toBe(true);
  });
});
