import { describe, expect, it } from "vitest";
import { missing, readDocs, rowsOf, testsOf } from "./named-tests.ts";

const [faults = "", load = ""] = readDocs("reliability.md").split("\n## Load\n");
const rows = rowsOf(faults);

describe("docs/reliability.md", () => {
  it("has every kind of fault", () => {
    expect(rows.length).toBeGreaterThanOrEqual(38);
  });

  it.each(rowsOf(load).map((row) => [row.split("|")[1]?.trim(), row]))("names tests of load that exist: %s", (_, row) => {
    expect(testsOf(row).length).toBeGreaterThan(0);
    expect(missing(testsOf(row))).toEqual([]);
  });

  it.each(rows.map((row) => [row.split("|")[1]?.trim(), row]))("names tests that exist: %s", (_, row) => {
    const cells = row.split("|").map((cell) => cell.trim()).slice(1, -1);
    expect(cells.filter((cell) => cell !== "")).toHaveLength(4);
    expect(testsOf(row).length).toBeGreaterThan(0);
    expect(missing(testsOf(row))).toEqual([]);
  });
});
