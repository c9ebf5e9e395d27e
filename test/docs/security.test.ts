import { describe, expect, it } from "vitest";
import { missing, readDocs, rowsOf, testsOf } from "./named-tests.ts";

const [, ...parts] = readDocs("security.md").split("\n## ");
const rows = parts.filter((part) => !part.startsWith("What is protected")).flatMap(rowsOf);

describe("docs/security.md", () => {
  it("has every border", () => {
    expect(rows.length).toBeGreaterThanOrEqual(24);
  });

  it.each(rows.map((row) => [row.split("|")[1]?.trim(), row]))("names tests that exist: %s", (_, row) => {
    expect(testsOf(row).length).toBeGreaterThan(0);
    expect(missing(testsOf(row))).toEqual([]);
  });
});
